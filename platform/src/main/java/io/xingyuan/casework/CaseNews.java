package io.xingyuan.casework;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.AddressBook;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.DeadlineSource;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    static final String ARRIVED = "case-arrived";
    static final String CORRECTED = "case-corrected";
    static final String OBJECTED = "case-objection";

    private static final int AHEAD = 3;
    private static final int NAMED = 10;

    private final Notices notices;
    private final CaseFiles files;
    private final Tasks tasks;
    private final Audiences audiences;
    private final Respondents respondents;
    private final AddressBook book;
    private final WorkCalendar calendar;
    private final JdbcClient sql;

    CaseNews(
            Notices notices,
            CaseFiles files,
            Tasks tasks,
            Audiences audiences,
            Respondents respondents,
            AddressBook book,
            WorkCalendar calendar,
            JdbcClient sql) {
        this.notices = notices;
        this.files = files;
        this.tasks = tasks;
        this.audiences = audiences;
        this.respondents = respondents;
        this.book = book;
        this.calendar = calendar;
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

    /** 加签已办: whoever waited for it may go on. */
    record Cosigned(CaseId id, String by) {}

    /** 补正已交: it is back with whoever asked; where that is nobody certain, it arrives like any other. */
    record Corrected(CaseId id, Duty duty) {}

    /** 已提异议: somebody of the public objects to what a visit has published. */
    record Objected(CaseId id, int visit) {}

    /** 异议未答复: so many of a visit's objections still wait. */
    record Unanswered(CaseId id, int visit, int count) {}

    @EventListener
    void asked(CorrectionAsked asked) {
        LocalDate until = tasks.mendBy(files.get(asked.id()));
        String by = until == null ? "" : " 请在 " + calendar.days().told(until) + " 前补正。";
        tellApplicant(CORRECTION, "请补正：", asked.id(), asked.asked() + by);
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
        for (Task task : tasks.ofVisit(file)) {
            if (task.status() == Task.Status.OPEN && task.kind() != Task.Kind.CORRECT) {
                tell(URGED, "催办：", file, task.stageName(), audiences.of(task.duty()));
            }
        }
    }

    @EventListener
    void cosigned(Cosigned cosigned) {
        CaseFile file = files.get(cosigned.id());
        tasks.ofVisit(file).stream()
                .filter(task -> task.status() == Task.Status.OPEN && task.kind() == Task.Kind.DECIDE)
                .map(Task::duty)
                .distinct()
                .forEach(duty -> tell(HANDED, "加签已办：", file, cosigned.by() + "已同意", audiences.of(duty)));
    }

    @EventListener
    void corrected(Corrected corrected) {
        CaseFile file = files.get(corrected.id());
        tell(CORRECTED, "补正已交：", file, file.stageName(), audiences.of(corrected.duty()));
    }

    @EventListener
    void objected(Objected objected) {
        toAnswer(objected.id(), objected.visit(), "公示异议：", "公示期内有人提出异议，请核实并答复，答复前计时暂停。");
    }

    @EventListener
    void unanswered(Unanswered unanswered) {
        toAnswer(unanswered.id(), unanswered.visit(), "公示异议待答复：", "还有 " + unanswered.count() + " 件异议没有答复，答复前不能办理。");
    }

    private void toAnswer(CaseId id, int visit, String what, String words) {
        CaseFile file = files.get(id);
        respondents.duties(file, visit).forEach(duty -> tell(OBJECTED, what, file, words, audiences.of(duty)));
    }

    @EventListener
    void handed(Handed handed) {
        Audiences.account(handed.account())
                .ifPresent(
                        account -> tell(HANDED, handed.what() + "：", files.get(handed.id()), "", Audience.of(account)));
    }

    private void tell(String kind, String what, CaseFile file, String words, Audience audience) {
        notices.tell(new News(
                kind, what + file.title(), (file.number() + " " + words).strip(), "/cases/" + file.id(), audience));
    }

    /** The first of many, for one message. */
    static String named(List<String> many) {
        String words = many.stream().sorted().limit(NAMED).collect(Collectors.joining("、"));
        return many.size() > NAMED ? words + "等" : words;
    }

    /** 到期待办: something due of one holder, or the first ones of a role or an enterprise with how many there are. */
    private record Waiting(
            Duty duty, @Nullable EnterpriseId enterprise, long all, long late, String title, LocalDate day) {

        private record Whose(Duty duty, @Nullable EnterpriseId enterprise) {}

        static Waiting of(ResultSet row, int number) throws SQLException {
            UUID enterprise = row.getObject("enterprise", UUID.class);
            return new Waiting(
                    new Duty(Role.valueOf(row.getString("role")), row.getString("holder"), row.getString("park")),
                    enterprise == null ? null : new EnterpriseId(enterprise),
                    row.getLong("everything"),
                    row.getLong("late"),
                    row.getString("number") + " " + row.getString("title"),
                    row.getObject("due", LocalDate.class));
        }

        Whose whose() {
            return new Whose(duty, enterprise);
        }
    }

    @Override
    public Map<UUID, Dues> due(LocalDate today) {
        Map<UUID, Dues> due = new HashMap<>();
        sql
                .sql("""
                        select * from (
                            select t.*, count(*) over whose as everything,
                                count(*) filter (where due < :today) over whose as late,
                                row_number() over (whose order by due, id) as place
                            from (select id, role, holder, park, number, title, due,
                                      case when kind = 'CORRECT' then enterprise_id end as enterprise
                                  from casework.task where status = 'OPEN' and due <= :until) t
                            window whose as (partition by role, holder, park, enterprise)) waiting
                        where holder is not null or place <= :named order by due, id""")
                .param("today", today)
                .param("until", today.plusDays(AHEAD))
                .param("named", NAMED)
                .query(Waiting::of)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Waiting::whose))
                .forEach((whose, waiting) -> {
                    Dues dues = dues(waiting);
                    people(whose).forEach(account -> due.merge(account, dues, Dues::and));
                });
        return due;
    }

    private Dues dues(List<Waiting> waiting) {
        WorkingDays days = calendar.days();
        return new Dues(
                waiting.stream()
                        .map(each -> new Due(each.title(), each.day(), days.told(each.day())))
                        .toList(),
                waiting.getFirst().all(),
                waiting.getFirst().late());
    }

    /** Who can do it: what lies in no park is for those of the role who reach all parks. */
    private Set<UUID> people(Waiting.Whose whose) {
        EnterpriseId enterprise = whose.enterprise();
        if (enterprise != null) {
            return book.peopleOf(enterprise);
        }
        Audience audience = audiences.of(whose.duty());
        Set<UUID> people = new HashSet<>(audience.accounts());
        Role role = audience.role();
        if (role != null) {
            ParkId park = audience.park();
            people.addAll(park == null ? book.holdersEverywhere(role) : book.holders(role, park));
        }
        return people;
    }
}
