package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 到期提醒: tells a role of tasks that nobody has claimed when their light turns red, and again when they are overdue; many
 * at once are one message. Who has claimed one finds it in the daily digest.
 */
@Component
class DeadlineRounds {

    static final String DUE = "case-due";

    private static final int AT_ONCE = 500;
    private static final int NAMED = 10;

    private final JdbcClient sql;
    private final Lights lights;
    private final Notices notices;
    private final Audit audit;
    private final TransactionOperations transaction;

    DeadlineRounds(JdbcClient sql, Lights lights, Notices notices, Audit audit, TransactionOperations transaction) {
        this.sql = sql;
        this.lights = lights;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** 听众: whom to tell, and of what. */
    private record Told(Role role, @Nullable String park, boolean over) {}

    private record Waiting(Told told, String number, LocalDate due) {

        String words() {
            return number + "（" + due + " 到期）";
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void round() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("到期提醒");
            warned().stream().collect(Collectors.groupingBy(Waiting::told)).forEach(this::tell);
        });
    }

    /** Those of which the role has not been told so; another process leaves them alone. */
    private List<Waiting> warned() {
        LocalDate today = lights.today();
        return sql.sql("""
                update casework.task set warned = case when due < :today then 2 else 1 end
                where id in (
                    select id from casework.task
                    where status = 'OPEN' and holder is null and kind <> 'CORRECT'
                      and ((warned = 0 and red_from <= :today) or (warned < 2 and due < :today))
                    order by due, id limit :most for update skip locked)
                returning role, park, number, due""")
                .param("today", today)
                .param("most", AT_ONCE)
                .query((row, number) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    return new Waiting(
                            new Told(Role.valueOf(row.getString("role")), row.getString("park"), due.isBefore(today)),
                            row.getString("number"),
                            due);
                })
                .list();
    }

    private void tell(Told told, List<Waiting> waiting) {
        String park = told.park();
        String words =
                waiting.stream().map(Waiting::words).sorted().limit(NAMED).collect(Collectors.joining("、"));
        notices.tell(new News(
                DUE,
                (told.over() ? "没有人签收的事项已超期：" : "没有人签收的事项快到期：") + waiting.size() + " 件",
                waiting.size() > NAMED ? words + "等" : words,
                "/inbox",
                Audience.of(told.role(), park == null ? null : new ParkId(park))));
    }
}
