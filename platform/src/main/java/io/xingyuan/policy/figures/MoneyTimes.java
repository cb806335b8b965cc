package io.xingyuan.policy.figures;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.CaseId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 到账用时: from the day on which an enterprise handed in its application, or consented to what was offered, to the day on
 * which the money arrived. What came back has not arrived until it is paid again, and then counts by that day; what was
 * recovered or cancelled does not count. The database counts and sums, over the working days that it is told.
 */
@Component
class MoneyTimes {

    private static final int FETCH = 2_000;

    /** So that what is joined fits into memory. */
    private static final String ROOM = "set local work_mem = '64MB'";

    /** How many working days lie up to a day. */
    private static final String UPTO = "(select days from working)[%s - date '2000-01-01' + 1]";

    /** Working days from the day of asking; nought where they come in the wrong order. */
    private static final String SINCE = "greatest(0, " + UPTO + " - " + UPTO.formatted("asked") + ")";

    /**
     * What was paid at once needs no looking for its parts: that is nearly everything. All parts of an award have the same
     * pool, park and clause; they are put together where they are read, since a join with their sums is misjudged.
     */
    private static final String COUNTED = """
            with working as materialized (select :working::int[] as days),
            asked as not materialized (
                select payment_id, (submitted_at at time zone 'Asia/Shanghai')::date as day, false as consented
                from policy.application where payment_id is not null and submitted_at is not null
                union all
                select payment_id, (answered_at at time zone 'Asia/Shanghai')::date, true
                from policy.applyfree_offer where payment_id is not null and answered_at is not null),
            award as (
                select p.id, p.number, p.clause, p.clause_title, p.enterprise_name, p.case_id,
                    p.paid_on as first_on, p.paid_on as last_on, 1 as parts
                from policy.fund_payment p where p.part = 0 and p.status = 'PAID' and %1$s
                union all
                select id, number, clause, clause_title, enterprise_name, case_id, first_on, last_on, parts
                from (
                    select p.id, p.number, p.clause, p.clause_title, p.enterprise_name, p.case_id,
                        min(p.paid_on) filter (where p.status = 'PAID') over award as first_on,
                        case when bool_and(p.status = 'PAID') filter (where p.status not in ('CANCELLED', 'RECOVERED'))
                            over award then max(p.paid_on) filter (where p.status = 'PAID') over award end as last_on,
                        (count(*) filter (where p.status not in ('CANCELLED', 'RECOVERED')) over award)::int as parts
                    from policy.fund_payment p where p.part > 0 and %1$s
                    window award as (partition by p.award_id)) in_parts
                where first_on is not null),
            counted as (
                select award.id, award.number, award.clause, award.clause_title, award.enterprise_name,
                    nullif(award.case_id, '')::uuid as case_id, a.day as asked, a.consented, award.first_on,
                    award.last_on, award.parts, s.opened_on, s.office_days, s.applicant_days, s.paused_days
                from award join asked a on a.payment_id = award.id
                left join policy.award_spent s on s.case_id = nullif(award.case_id, '')::uuid),
            timed as (
                select counted.*,"""
            + " " + SINCE.formatted("first_on") + " as to_first,"
            + " case when last_on is not null then " + SINCE.formatted("last_on") + " end as to_last,"
            + " case when opened_on is not null then " + SINCE.formatted("opened_on") + " end as waited"
            + " from counted)";

    private static final String ROWS = " select * from timed where %s order by first_on desc, number, id";

    private final JdbcClient sql;
    private final WorkCalendar calendar;
    private final AwardFigures figures;

    MoneyTimes(JdbcClient sql, WorkCalendar calendar, AwardFigures figures) {
        this.sql = sql;
        this.calendar = calendar;
        this.figures = figures;
    }

    /**
     * 一笔兑现, of which some has arrived.
     *
     * @param asked the day of consent or of handing in
     * @param first the day on which the first part arrived
     * @param last the day on which the last one did; null while some are still to come
     * @param toFirst working days
     * @param toLast working days; null while some are still to come
     * @param spent what the case took; null while it is open
     */
    record Arrival(
            String title,
            String enterprise,
            String number,
            String payment,
            @Nullable CaseId caseId,
            boolean consented,
            LocalDate asked,
            LocalDate first,
            @Nullable LocalDate last,
            int parts,
            int toFirst,
            @Nullable Integer toLast,
            @Nullable Spent spent) {}

    /**
     * 事项用时, in working days.
     *
     * @param waited until the case was opened
     */
    record Spent(int waited, int office, int applicant, int paused) {}

    /**
     * 条款到账用时: sums over the awards of a clause; the whole has none.
     *
     * @param arrived in full
     * @param ended with a closed case
     */
    record Times(
            String clause,
            String title,
            long count,
            long firstDays,
            long arrived,
            long lastDays,
            long ended,
            long waitedDays,
            long officeDays,
            long applicantDays,
            long pausedDays) {

        static final Times NONE = new Times("", "", 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Both together, under no clause. */
        Times with(Times other) {
            return new Times(
                    "",
                    "",
                    count + other.count,
                    firstDays + other.firstDays,
                    arrived + other.arrived,
                    lastDays + other.lastDays,
                    ended + other.ended,
                    waitedDays + other.waitedDays,
                    officeDays + other.officeDays,
                    applicantDays + other.applicantDays,
                    pausedDays + other.pausedDays);
        }

        String toFirst() {
            return average(firstDays, count);
        }

        /** Of those that have arrived in full. */
        String toLast() {
            return average(lastDays, arrived);
        }

        String waited() {
            return average(waitedDays, ended);
        }

        String office() {
            return average(officeDays, ended);
        }

        String applicant() {
            return average(applicantDays, ended);
        }

        String paused() {
            return average(pausedDays, ended);
        }

        /** How many wait for further parts. */
        long unfinished() {
            return count - arrived;
        }

        private static String average(long days, long number) {
            return number == 0 ? "—" : AwardsPage.quotient(days, number);
        }
    }

    /** 到账用时表: the whole, and by clause, the most first. */
    record Table(Times whole, List<Times> clauses) {}

    @Transactional(readOnly = true)
    public Table table(AwardFilter filter, Scope scope) {
        Map<String, Object> parameters = parameters();
        String counted = counted(filter, scope, parameters);
        List<Times> clauses = room().sql(counted
                        + " select clause, max(clause_title) as title, count(*) as number,"
                        + " coalesce(sum(to_first), 0) as first_days, count(to_last) as arrived,"
                        + " coalesce(sum(to_last), 0) as last_days, count(opened_on) as ended,"
                        + " coalesce(sum(waited), 0) as waited, coalesce(sum(office_days), 0) as office,"
                        + " coalesce(sum(applicant_days), 0) as applicant, coalesce(sum(paused_days), 0) as paused"
                        + " from timed where " + filter.which().condition()
                        + " group by clause order by number desc, clause")
                .params(parameters)
                .query(MoneyTimes::times)
                .list();
        return new Table(clauses.stream().reduce(Times.NONE, Times::with), clauses);
    }

    /** For this transaction. */
    private JdbcClient room() {
        sql.sql(ROOM).update();
        return sql;
    }

    private static Times times(ResultSet row, int number) throws SQLException {
        return new Times(
                row.getString("clause"),
                row.getString("title"),
                row.getLong("number"),
                row.getLong("first_days"),
                row.getLong("arrived"),
                row.getLong("last_days"),
                row.getLong("ended"),
                row.getLong("waited"),
                row.getLong("office"),
                row.getLong("applicant"),
                row.getLong("paused"));
    }

    /** The latest arrival first. */
    @Transactional(readOnly = true)
    public List<Arrival> page(AwardFilter filter, Scope scope, Paging paging) {
        Map<String, Object> parameters = parameters();
        return room().sql(counted(filter, scope, parameters)
                        + ROWS.formatted(filter.which().condition()) + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(MoneyTimes::arrival)
                .list();
    }

    @Transactional(readOnly = true)
    public void each(AwardFilter filter, Scope scope, Consumer<Arrival> reader) {
        Map<String, Object> parameters = parameters();
        room().sql(counted(filter, scope, parameters)
                        + ROWS.formatted(filter.which().condition()))
                .params(parameters)
                .withFetchSize(FETCH)
                .query(row -> {
                    reader.accept(arrival(row, 0));
                });
    }

    private Map<String, Object> parameters() {
        return new HashMap<>(Map.of("working", calendar.days().counts()));
    }

    private String counted(AwardFilter filter, Scope scope, Map<String, Object> parameters) {
        return COUNTED.formatted(figures.conditions(filter, scope, parameters));
    }

    private static Arrival arrival(ResultSet row, int number) throws SQLException {
        String caseId = row.getString("case_id");
        return new Arrival(
                row.getString("clause_title"),
                row.getString("enterprise_name"),
                row.getString("number"),
                row.getString("id"),
                caseId == null ? null : CaseId.of(caseId),
                row.getBoolean("consented"),
                row.getObject("asked", LocalDate.class),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                row.getInt("parts"),
                row.getInt("to_first"),
                row.getObject("to_last", Integer.class),
                row.getObject("opened_on", LocalDate.class) == null
                        ? null
                        : new Spent(
                                row.getInt("waited"),
                                row.getInt("office_days"),
                                row.getInt("applicant_days"),
                                row.getInt("paused_days")));
    }
}
