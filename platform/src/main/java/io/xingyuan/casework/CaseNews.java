package io.xingyuan.casework;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.DeadlineSource;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 事项消息: whom to tell of what happened to a case, in the transaction in which it did; and what is due for whom. */
@Component
class CaseNews implements DeadlineSource {

    static final String CORRECTION = "case-correction";
    static final String CLOSED = "case-closed";
    static final String URGED = "case-urged";
    static final String HANDED = "case-handed";

    private static final int AHEAD = 3;
    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Notices notices;
    private final CaseFiles files;
    private final Tasks tasks;
    private final JdbcClient sql;

    CaseNews(Notices notices, CaseFiles files, Tasks tasks, JdbcClient sql) {
        this.notices = notices;
        this.files = files;
        this.tasks = tasks;
        this.sql = sql;
    }

    /** 已催办: whoever has to decide is reminded. */
    record Urged(CaseId id) {}

    /**
     * 已交办: somebody was given a task, asked to co-sign, or told.
     *
     * @param what a Chinese verb such as 转办
     */
    record Handed(CaseId id, String account, String what) {}

    @EventListener
    void asked(CorrectionAsked asked) {
        tellApplicant(CORRECTION, "请补正：", asked.id(), asked.asked());
    }

    @EventListener
    void closed(CaseClosed closed) {
        tellApplicant(CLOSED, closed.status().label() + "：", closed.id(), "");
    }

    private void tellApplicant(String kind, String what, CaseId id, String words) {
        CaseFile file = files.get(id);
        EnterpriseId enterprise = file.enterprise();
        if (enterprise != null) {
            tell(kind, what, file, words, Audience.of(enterprise));
        }
    }

    @EventListener
    void urged(Urged urged) {
        CaseFile file = files.get(urged.id());
        String park = file.park();
        for (Task task : tasks.ofVisit(file)) {
            if (task.status() == Task.Status.OPEN && task.kind() != Task.Kind.CORRECT) {
                Audience audience = account(task.holder())
                        .map(Audience::of)
                        .orElseGet(() -> Audience.of(task.role(), park == null ? null : new ParkId(park)));
                tell(URGED, "催办：", file, task.stageName(), audience);
            }
        }
    }

    @EventListener
    void handed(Handed handed) {
        account(handed.account())
                .ifPresent(
                        account -> tell(HANDED, handed.what() + "：", files.get(handed.id()), "", Audience.of(account)));
    }

    private void tell(String kind, String what, CaseFile file, String words, Audience audience) {
        notices.tell(new News(
                kind, what + file.title(), (file.number() + " " + words).strip(), "/cases/" + file.id(), audience));
    }

    private static Optional<UUID> account(@Nullable String holder) {
        return holder != null && holder.matches(UUID_SHAPE) ? Optional.of(UUID.fromString(holder)) : Optional.empty();
    }

    @Override
    public Map<UUID, List<Due>> due(LocalDate today) {
        Map<UUID, List<Due>> due = new HashMap<>();
        sql.sql("""
                        select holder, number, title, due from casework.task
                        where status = 'OPEN' and holder is not null and due <= :until order by due, id""")
                .param("until", today.plusDays(AHEAD))
                .query((row, number) -> Map.entry(
                        row.getString("holder"),
                        new Due(
                                row.getString("number") + " " + row.getString("title"),
                                row.getObject("due", LocalDate.class))))
                .list()
                .forEach(each -> account(each.getKey())
                        .ifPresent(account -> due.computeIfAbsent(account, _ -> new ArrayList<>())
                                .add(each.getValue())));
        return due;
    }
}
