package io.xingyuan.policy.figures;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseTimes;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 到账用时: from the day on which an enterprise handed in its application, or consented to what was offered, to the day on
 * which the money arrived. What came back has not arrived until it is paid again, and then counts by that day; what was
 * recovered or cancelled does not count.
 */
@Component
class MoneyTimes {

    private final JdbcClient sql;
    private final WorkCalendar calendar;
    private final CaseTimes cases;
    private final AwardFigures figures;

    MoneyTimes(JdbcClient sql, WorkCalendar calendar, CaseTimes cases, AwardFigures figures) {
        this.sql = sql;
        this.calendar = calendar;
        this.cases = cases;
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
     * @param waited working days from that day until the case was opened
     * @param spent what the case took; null while it is open
     */
    record Arrival(
            String clause,
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
            int waited,
            CaseTimes.@Nullable Spent spent) {}

    /** 条款到账用时: averages of a clause; the whole has none. */
    record Times(String clause, String title, List<Arrival> arrivals) {

        int count() {
            return arrivals.size();
        }

        String toFirst() {
            return average(arrivals.stream().map(Arrival::toFirst));
        }

        /** Of those that have arrived in full. */
        String toLast() {
            return average(arrivals.stream().map(Arrival::toLast));
        }

        String waited() {
            return average(spent().map(Arrival::waited));
        }

        String office() {
            return average(spent().map(Arrival::spent).filter(Objects::nonNull).map(CaseTimes.Spent::office));
        }

        String applicant() {
            return average(spent().map(Arrival::spent).filter(Objects::nonNull).map(CaseTimes.Spent::applicant));
        }

        String paused() {
            return average(spent().map(Arrival::spent).filter(Objects::nonNull).map(CaseTimes.Spent::paused));
        }

        /** How many wait for further parts. */
        long unfinished() {
            return arrivals.stream().filter(arrival -> arrival.last() == null).count();
        }

        private Stream<Arrival> spent() {
            return arrivals.stream().filter(arrival -> arrival.spent() != null);
        }

        private static String average(Stream<@Nullable Integer> days) {
            List<Integer> known = days.filter(Objects::nonNull).toList();
            long sum = known.stream().mapToLong(Integer::longValue).sum();
            return known.isEmpty() ? "—" : AwardsPage.quotient(sum, known.size());
        }
    }

    /** By clause, the most first. */
    static List<Times> byClause(List<Arrival> arrivals) {
        Map<String, List<Arrival>> clauses = new TreeMap<>();
        arrivals.forEach(arrival -> clauses.computeIfAbsent(arrival.clause(), none -> new ArrayList<>())
                .add(arrival));
        return clauses.entrySet().stream()
                .map(each -> new Times(each.getKey(), each.getValue().getFirst().title(), each.getValue()))
                .sorted(Comparator.comparingInt((Times times) -> -times.count()))
                .toList();
    }

    /** The latest arrival first. */
    List<Arrival> arrivals(AwardFilter filter, Scope scope) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = figures.conditions(filter, scope, parameters);
        List<Paid> paid = sql.sql("""
                        with asked as (
                            select payment_id, (submitted_at at time zone 'Asia/Shanghai')::date as day,
                                false as consented
                            from policy.application where payment_id is not null and submitted_at is not null
                            union all
                            select payment_id, (answered_at at time zone 'Asia/Shanghai')::date, true
                            from policy.applyfree_offer where payment_id is not null and answered_at is not null)
                        select p.id, p.number, p.clause, p.clause_title, p.enterprise_name, p.case_id, a.day,
                            a.consented, min(q.paid_on) filter (where q.status = 'PAID') as first_on,
                            max(q.paid_on) filter (where q.status = 'PAID') as last_on,
                            count(*) filter (where q.status = 'PAID') as arrived,
                            count(*) filter (where q.status not in ('CANCELLED', 'RECOVERED')) as parts
                        from asked a join policy.fund_payment p on p.id = a.payment_id
                        join policy.fund_payment q on q.award_id = p.award_id
                        where
                        """ + conditions + """

                        group by p.id, a.day, a.consented
                        having count(*) filter (where q.status = 'PAID') > 0
                        order by first_on desc, p.number""")
                .params(parameters)
                .query((row, number) -> new Paid(
                        row.getString("clause"),
                        row.getString("clause_title"),
                        row.getString("enterprise_name"),
                        row.getString("number"),
                        row.getString("id"),
                        row.getString("case_id").isEmpty() ? null : CaseId.of(row.getString("case_id")),
                        row.getBoolean("consented"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("first_on", LocalDate.class),
                        row.getObject("last_on", LocalDate.class),
                        row.getInt("arrived"),
                        row.getInt("parts")))
                .list();
        Map<CaseId, CaseTimes.Spent> spent = cases.of(
                paid.stream().map(Paid::caseId).filter(Objects::nonNull).toList());
        WorkingDays days = calendar.days();
        return paid.stream()
                .map(each -> each.arrival(days, each.caseId() == null ? null : spent.get(each.caseId())))
                .toList();
    }

    private record Paid(
            String clause,
            String title,
            String enterprise,
            String number,
            String payment,
            @Nullable CaseId caseId,
            boolean consented,
            LocalDate asked,
            LocalDate first,
            LocalDate last,
            int arrived,
            int parts) {

        Arrival arrival(WorkingDays days, CaseTimes.@Nullable Spent spent) {
            boolean whole = arrived == parts;
            return new Arrival(
                    clause,
                    title,
                    enterprise,
                    number,
                    payment,
                    caseId,
                    consented,
                    asked,
                    first,
                    whole ? last : null,
                    parts,
                    Math.max(0, days.between(asked, first)),
                    whole ? Integer.valueOf(Math.max(0, days.between(asked, last))) : null,
                    spent == null ? 0 : Math.max(0, days.between(asked, spent.opened())),
                    spent);
        }
    }
}
