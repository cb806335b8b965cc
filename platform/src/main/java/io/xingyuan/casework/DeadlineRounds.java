package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 到期提醒: tells whoever holds a task, or its role while nobody does, when its light turns red, and again when it is
 * overdue; many at once are one message.
 */
@Component
class DeadlineRounds {

    static final String DUE = "case-due";

    private static final int AT_ONCE = 500;

    private final JdbcClient sql;
    private final Lights lights;
    private final Audiences audiences;
    private final Notices notices;
    private final Audit audit;
    private final TransactionOperations transaction;

    DeadlineRounds(
            JdbcClient sql,
            Lights lights,
            Audiences audiences,
            Notices notices,
            Audit audit,
            TransactionOperations transaction) {
        this.sql = sql;
        this.lights = lights;
        this.audiences = audiences;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** 听众: whom to tell, and of what. */
    private record Told(Duty duty, boolean over) {

        String title() {
            return (duty.holder() == null ? "没有人签收的事项" : "您签收的事项") + (over ? "已超期：" : "快到期：");
        }
    }

    private record Waiting(Told told, String number, LocalDate due) {

        String words(WorkingDays days) {
            return number + "，" + days.told(due) + " 到期";
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void round() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("到期提醒");
            warned().stream().collect(Collectors.groupingBy(Waiting::told)).forEach(this::tell);
        });
    }

    /** Those of which nobody has been told so; another process leaves them alone. */
    private List<Waiting> warned() {
        LocalDate today = lights.today();
        return sql.sql("""
                update casework.task set warned = case when due < :today then 2 else 1 end
                where id in (
                    select id from casework.task
                    where status = 'OPEN' and kind <> 'CORRECT' and warned < 2 and due is not null
                      and ((warned = 0 and red_from <= :today) or due < :today)
                    order by due, id limit :most for update skip locked)
                returning role, holder, park, number, due""")
                .param("today", today)
                .param("most", AT_ONCE)
                .query((row, number) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    Duty duty = new Duty(
                            Role.valueOf(row.getString("role")), row.getString("holder"), row.getString("park"));
                    return new Waiting(new Told(duty, due.isBefore(today)), row.getString("number"), due);
                })
                .list();
    }

    private void tell(Told told, List<Waiting> waiting) {
        WorkingDays days = lights.workingDays();
        notices.tell(new News(
                DUE,
                told.title() + waiting.size() + " 件",
                CaseNews.named(waiting.stream().map(each -> each.words(days)).toList()),
                "/inbox",
                audiences.of(told.duty())));
    }
}
