package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 外出委托库: who decides for whom on which days. */
@Component
class Absences {

    private static final int LONGEST = 180;

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;
    private final Colleagues colleagues;
    private final Notices notices;

    Absences(JdbcClient sql, Clock clock, Audit audit, Colleagues colleagues, Notices notices) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.colleagues = colleagues;
        this.notices = notices;
    }

    /**
     * In whose name a visitor may work today: their own first. A principal gives no more than what is still theirs: the
     * mandate ends with the role, and shrinks with its scope.
     */
    List<Mandate> mandates(Visitor visitor) {
        List<Mandate> mandates = new ArrayList<>();
        mandates.add(Mandate.own(visitor));
        if (Role.Group.STAFF.has(visitor.role()) && visitor.enterprise() == null) {
            LocalDate today = LocalDate.now(clock);
            sql
                    .sql("""
                            select * from casework.absence
                            where delegate = :delegate and ended_at is null and until_day >= :today
                            order by from_day, id""")
                    .param("delegate", visitor.account())
                    .param("today", today)
                    .query(Absences::absence)
                    .list()
                    .stream()
                    .filter(absence -> absence.holdsOn(today))
                    .flatMap(absence -> colleagues.reach(absence.account(), absence.role()).stream()
                            .map(reach -> mandate(absence, reach)))
                    .forEach(mandates::add);
        }
        return List.copyOf(mandates);
    }

    /** Accounts of those who may do this today in the name of a colleague who is away. */
    List<String> standIns(Duty duty) {
        LocalDate today = LocalDate.now(clock);
        return sql
                .sql("""
                        select * from casework.absence
                        where role = :role and ended_at is null and until_day >= :today
                          and (cast(:holder as text) is null or account = :holder)
                        order by from_day, id""")
                .param("role", duty.role().name())
                .param("today", today)
                .param("holder", duty.holder())
                .query(Absences::absence)
                .list()
                .stream()
                .filter(absence -> absence.holdsOn(today))
                .filter(absence -> colleagues.reach(absence.account(), absence.role()).stream()
                        .anyMatch(reach -> mandate(absence, reach).covers(duty)))
                .map(Absence::delegate)
                .distinct()
                .toList();
    }

    private static Mandate mandate(Absence absence, Scope reach) {
        return new Mandate(
                absence.account(),
                absence.name(),
                absence.role(),
                absence.scope().within(reach));
    }

    /** The newest first. */
    List<Absence> of(Visitor visitor) {
        return sql.sql("select * from casework.absence where account = :account order by from_day desc, id limit 20")
                .param("account", visitor.account())
                .query(Absences::absence)
                .list();
    }

    @Transactional
    void delegate(Colleague to, LocalDate from, LocalDate until) {
        Visitor by = Visitor.now();
        LocalDate today = LocalDate.now(clock);
        if (to.account().equals(by.account())) {
            throw new Refusal("请选择本人以外的受托人。");
        }
        if (until.isBefore(from) || until.isBefore(today) || until.isAfter(from.plusDays(LONGEST))) {
            throw new Refusal("委托的结束日期应不早于开始日期和今天，最长 {0} 天。", LONGEST);
        }
        sql.sql("""
                insert into casework.absence (id, account, name, role, everywhere, parks, delegate, delegate_name,
                    from_day, until_day)
                values (:id, :account, :name, :role, :everywhere, :parks, :delegate, :delegateName, :from, :until)""")
                .param("id", Ids.next(clock))
                .param("account", by.account())
                .param("name", by.name())
                .param("role", by.role().name())
                .param("everywhere", by.scope().everywhere())
                .param("parks", by.scope().codes())
                .param("delegate", to.account())
                .param("delegateName", to.name())
                .param("from", from)
                .param("until", until)
                .update();
        Audiences.account(to.account())
                .ifPresent(account -> notices.tell(new News(
                        CaseNews.HANDED,
                        by.name() + "委托您代办",
                        from + " 至 " + until + "，" + by.role().label() + "的待办会出现在您的事务箱。",
                        "/inbox",
                        Audience.of(account))));
        audit.record(
                "委托代办",
                "外出委托",
                by.account(),
                by.name(),
                List.of(FieldChange.of("受托人", null, to.name()), FieldChange.of("期间", null, from + " 至 " + until)));
    }

    @Transactional
    void end(UUID id) {
        Visitor by = Visitor.now();
        Absence absence =
                of(by).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("委托"));
        if (absence.ended()) {
            throw new Refusal("这项委托已经结束。");
        }
        sql.sql("update casework.absence set ended_at = :now where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        audit.record(
                "结束委托", "外出委托", by.account(), by.name(), List.of(FieldChange.of("受托人", absence.delegateName(), null)));
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        Set<ParkId> parks = Arrays.stream((String[]) row.getArray("parks").getArray())
                .map(ParkId::new)
                .collect(Collectors.toSet());
        return new Absence(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new Scope(row.getBoolean("everywhere"), parks),
                row.getString("delegate"),
                row.getString("delegate_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getTimestamp("ended_at") != null);
    }
}
