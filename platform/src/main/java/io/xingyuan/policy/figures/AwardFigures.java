package io.xingyuan.policy.figures;

import io.xingyuan.policy.fund.BudgetAccount;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.web.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 兑现统计库: sums of payments in one scan, and the pools of a year. What was cancelled or recovered does not count. */
@Component
class AwardFigures {

    private static final String MONEY = """
            count(*) as payments, coalesce(sum(fen) filter (where status = any(:onReserve)), 0) as reserved,
                coalesce(sum(fen) filter (where status = any(:committed)), 0) as committed,
                coalesce(sum(fen) filter (where status = any(:paid)), 0) as paid""";

    private static final String TOGETHER = """
            coalesce(sum(payments), 0) as payments, coalesce(sum(reserved), 0) as reserved,
                coalesce(sum(committed), 0) as committed, coalesce(sum(paid), 0) as paid""";

    private static final Comparator<Group> MOST_FIRST = Comparator.comparingLong(
                    (Group group) -> group.sums().fen())
            .reversed()
            .thenComparing(Group::key);

    private final JdbcClient sql;
    private final Clock clock;

    AwardFigures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 兑现合计: how many enterprises and payments, and where the money stands, in 分. */
    record Sums(long enterprises, long payments, long reserved, long committed, long paid) {

        long fen() {
            return reserved + committed + paid;
        }
    }

    /** 分组: a line of a table; the key is what the list of payments takes, empty for what is not on record. */
    record Group(String key, String name, Sums sums) {}

    /** 预算: a pool and where its money stands, in 分. */
    record Budget(
            UUID id,
            int year,
            String name,
            String source,
            long total,
            long frozen,
            long reserved,
            long committed,
            long paid) {

        long free() {
            return total - frozen - reserved - committed - paid;
        }
    }

    /** 统计. */
    record Report(
            Sums whole,
            List<Group> clauses,
            List<Group> parks,
            List<Group> sizes,
            List<Group> segments,
            List<Budget> budgets) {

        static final Report NONE =
                new Report(new Sums(0, 0, 0, 0, 0), List.of(), List.of(), List.of(), List.of(), List.of());

        long total() {
            return budgets.stream().mapToLong(Budget::total).sum();
        }

        long used() {
            return budgets.stream().mapToLong(Budget::paid).sum();
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Enterprises are few beside payments, so what tells them apart is counted over them; only the clauses go through all
     * payments.
     */
    @Transactional(readOnly = true)
    public Report report(AwardFilter filter, Scope scope) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = "p.status not in ('CANCELLED', 'RECOVERED') and " + conditions(filter, scope, parameters);
        Integer year = filter.in(today());
        parameters.put("onReserve", names(BudgetAccount.RESERVED));
        parameters.put("committed", names(BudgetAccount.COMMITTED));
        parameters.put("paid", names(BudgetAccount.PAID));
        sql.sql("set local work_mem = '64MB'").update();
        Map<String, List<Group>> groups = new HashMap<>();
        sql.sql("""
                with mine as not materialized (select * from policy.fund_payment p where %1$s),
                firm as materialized (
                    select enterprise_id, park, size_class, chain_segment, %2$s from mine
                    group by enterprise_id, park, size_class, chain_segment),
                clause as (
                    select clause, max(title) as title, count(*) as enterprises, %3$s from (
                        select clause, enterprise_id, max(clause_title) as title, %2$s from mine
                        group by clause, enterprise_id) each
                    group by clause)
                select case when grouping(park) = 0 then 'park' when grouping(size_class) = 0 then 'size'
                        when grouping(chain_segment) = 0 then 'chain' else 'whole' end as kind,
                    coalesce(park, size_class, chain_segment, '') as key, '' as title,
                    count(distinct enterprise_id) as enterprises, %3$s
                from firm group by grouping sets ((), (park), (size_class), (chain_segment))
                union all
                select 'clause', clause, title, enterprises, payments, reserved, committed, paid from clause
                """.formatted(conditions, MONEY, TOGETHER)).params(parameters).query(row -> {
            String kind = row.getString("kind");
            String key = row.getString("key");
            groups.computeIfAbsent(kind, none -> new ArrayList<>())
                    .add(new Group(
                            key,
                            kind.equals("clause") ? row.getString("title") : key,
                            new Sums(
                                    row.getLong("enterprises"),
                                    row.getLong("payments"),
                                    row.getLong("reserved"),
                                    row.getLong("committed"),
                                    row.getLong("paid"))));
        });
        groups.values().forEach(each -> each.sort(MOST_FIRST));
        return new Report(
                groups.getOrDefault("whole", List.of(new Group("", "", new Sums(0, 0, 0, 0, 0))))
                        .getFirst()
                        .sums(),
                groups.getOrDefault("clause", List.of()),
                groups.getOrDefault("park", List.of()),
                groups.getOrDefault("size", List.of()),
                groups.getOrDefault("chain", List.of()),
                budgets(year));
    }

    /** Of payments {@code p}, after {@code where}. */
    String conditions(AwardFilter filter, Scope scope, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Integer year = filter.in(today());
        if (year != null) {
            conditions.add("p.pool_id in (select id from policy.fund_pool where year = :year)");
            parameters.put("year", year);
        }
        if (!scope.everywhere()) {
            conditions.add("p.park = any(:parks)");
            parameters.put("parks", scope.codes());
        }
        if (!filter.parkCode().isEmpty()) {
            conditions.add("p.park = :park");
            parameters.put("park", filter.parkCode());
        }
        if (!filter.clauseId().isEmpty()) {
            conditions.add("p.clause = :clause");
            parameters.put("clause", filter.clauseId());
        }
        return String.join(" and ", conditions);
    }

    private static String[] names(BudgetAccount account) {
        return PaymentStatus.in(account).stream().map(Enum::name).toArray(String[]::new);
    }

    private List<Budget> budgets(@Nullable Integer year) {
        return sql.sql("""
                        select id, year, name, source, total_fen, frozen_fen, reserved_fen, committed_fen, paid_fen
                        from policy.fund_pool where :all or year = :year order by year desc, name""")
                .param("all", year == null)
                .param("year", year == null ? 0 : year)
                .query((row, number) -> new Budget(
                        row.getObject("id", UUID.class),
                        row.getInt("year"),
                        row.getString("name"),
                        row.getString("source"),
                        row.getLong("total_fen"),
                        row.getLong("frozen_fen"),
                        row.getLong("reserved_fen"),
                        row.getLong("committed_fen"),
                        row.getLong("paid_fen")))
                .list();
    }

    /** The years of all pools and this one, the newest first. */
    List<Integer> years() {
        return sql.sql("select year from policy.fund_pool union select :now order by 1 desc")
                .param("now", today().getYear())
                .query(Integer.class)
                .list();
    }

    /** Id and title of every clause under which money was set aside for an enterprise within reach. */
    List<Map.Entry<String, String>> clauses(Scope scope) {
        return sql.sql("""
                        select clause, max(clause_title) as title from policy.fund_payment
                        where :everywhere or park = any(:parks) group by clause order by title""")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .query((row, number) -> Map.entry(row.getString("clause"), row.getString("title")))
                .list();
    }
}
