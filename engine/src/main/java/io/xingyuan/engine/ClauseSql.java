package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 条款的 SQL 写法: what {@link ClauseSweep} does with a batch, said once for all rows. */
final class ClauseSql {

    private final Plan plan;
    private final SqlDialect dialect;
    private final LocalDate asOf;
    private final SqlStages stages;
    private final SqlExpressions expressions;
    private final SqlDistance distances;

    ClauseSql(Plan plan, CodeTable codes, SqlDialect dialect, LocalDate asOf) {
        this.plan = plan;
        this.dialect = dialect;
        this.asOf = asOf;
        stages = new SqlStages(dialect);
        var cells = new SqlCells(dialect, stages, asOf);
        var frame = new Frame(new long[0], new Fact[0], FrameLoader.settings(plan, asOf), asOf);
        List<SqlCells.Cell> inputs = plan.slots().stream()
                .map(slot -> cells.cell(slot, slot.own() ? "t" : "e"))
                .toList();
        expressions = new SqlExpressions(dialect, stages, frame, codes, inputs);
        distances = new SqlDistance(expressions, stages);
    }

    ClauseQuery query() {
        List<Outline> leaves = new ArrayList<>();
        announce(plan.outline(), leaves);
        expressions.announce(List.of(plan.condition()));
        AmountPlan amount = plan.amount();
        if (amount != null) {
            expressions.announce(amount.nodes());
        }
        SqlTerm condition = stages.share(expressions.value(plan.condition()));
        SqlTerm water = stages.share(SqlTerm.of(remembers() ? "l.tier" : "cast(null as integer)"));
        SqlTerm tiers = tiers(amount, water);
        SqlTerm excluded = excluded(condition, water, tiers);
        SqlTerm truth = stages.share(SqlTerm.of("case when %s then false else %s end", excluded, condition));
        SqlTerm reasons = stages.share(
                SqlTerm.of("case when %s is null then %s else 0 end", truth, expressions.reasons(plan.condition())));
        SqlTerm distance = stages.share(SqlTerm.of(
                "case when not %s and not %s then %s end",
                truth, excluded, distances.of(Point.of(plan.outline(), plan))));
        List<SqlTerm> results = new ArrayList<>(List.of(
                SqlTerm.of(
                        "case when %1$s then 'ELIGIBLE' when not %1$s then 'INELIGIBLE' when %2$s = "
                                + Unknown.NEEDS_JUDGEMENT + " then 'NEEDS_REVIEW' else 'INCOMPLETE' end as state",
                        truth,
                        reasons),
                SqlTerm.of("%s as reasons", reasons),
                SqlTerm.of("%s as distance", distance)));
        SqlTerm given = stages.share(SqlTerm.of("(coalesce(%s, true) or %s is not null)", truth, distance));
        results.addAll(new SqlAmount(amount, expressions, stages).columns(given, reached(tiers, truth)));
        results.addAll(failing(leaves, truth, excluded));
        List<String> ids = new ArrayList<>(leaves.stream().map(Outline::id).toList());
        ids.add(Memory.ID);
        return new ClauseQuery(
                plan.clause().id(), dialect, stages.query("t." + dialect.name("id"), source(), results), ids);
    }

    private void announce(Outline point, List<Outline> leaves) {
        expressions.announce(List.of(point.node()));
        if (point.children().isEmpty()) {
            leaves.add(point);
        }
        point.children().forEach(child -> announce(child, leaves));
    }

    private boolean remembers() {
        Frequency frequency = plan.clause().frequency();
        return frequency != null && frequency != Frequency.PER_EVENT;
    }

    private String source() {
        Entity entity = plan.clause().entity();
        String id = "t." + dialect.name("id");
        String source = dialect.name(FactSchema.table(entity)) + " t";
        if (entity != Entity.ENTERPRISE) {
            source += " left join " + dialect.name(FactSchema.table(Entity.ENTERPRISE)) + " e on e."
                    + dialect.name("id") + " = t." + dialect.name("enterprise");
        }
        if (remembers()) {
            String year = plan.clause().frequency() == Frequency.YEARLY ? " and year = " + (asOf.getYear() - 1) : "";
            source += " left join (select subject, max(case when tier > 0 then tier else 0 end) as tier from "
                    + FactSchema.AWARDS + " where clause = "
                    + dialect.text(plan.clause().id().toString()) + year + " group by subject) l on l.subject = " + id;
        }
        return source;
    }

    /** Tiers reached beyond those paid; null when unknown or none are asked for. */
    private @Nullable SqlTerm tiers(@Nullable AmountPlan amount, SqlTerm water) {
        Node node = amount == null ? null : amount.tiers();
        return node == null ? null : stages.share(SqlTerm.of("(%s - coalesce(%s, 0))", expressions.value(node), water));
    }

    /** Whether the ledger leaves nothing to be had; of those without an award who fail anyway it says nothing. */
    private SqlTerm excluded(SqlTerm condition, SqlTerm water, @Nullable SqlTerm tiers) {
        if (tiers == null) {
            return stages.share(SqlTerm.of("(%s is not null)", water));
        }
        return stages.share(SqlTerm.of(
                "(coalesce(%s, 1) <= 0 and (%s is not null or coalesce(%s, true)))", tiers, water, condition));
    }

    /** Who is only nearly there would reach at least one more tier. */
    private @Nullable SqlTerm reached(@Nullable SqlTerm tiers, SqlTerm truth) {
        return tiers == null
                ? null
                : stages.share(SqlTerm.of("case when not %1$s and %2$s < 1 then 1 else %2$s end", truth, tiers));
    }

    private List<SqlTerm> failing(List<Outline> leaves, SqlTerm truth, SqlTerm excluded) {
        List<SqlTerm> bits = new ArrayList<>();
        collect(plan.outline(), null, false, bits);
        bits.add(excluded);
        List<SqlTerm> columns = new ArrayList<>();
        for (int from = 0; from <= leaves.size(); from += ClauseQuery.BITS) {
            SqlTerm sum = expressions.arithmetic().number(0);
            for (int bit = from; bit < Math.min(bits.size(), from + ClauseQuery.BITS); bit++) {
                SqlTerm weight = expressions.arithmetic().number(1L << (bit - from));
                sum = SqlTerm.of("%s + case when %s then %s else 0 end", sum, bits.get(bit), weight);
            }
            columns.add(
                    SqlTerm.of("case when not %s then %s else 0 end as failing_" + (columns.size() + 1), truth, sum));
        }
        return columns;
    }

    /** As {@link Failure#leaves}: whether all from the root down to a leaf stand as a failure wants them. */
    private void collect(Outline point, @Nullable SqlTerm above, boolean wanted, List<SqlTerm> bits) {
        SqlTerm value = stages.share(expressions.value(point.node()));
        SqlTerm here = wanted ? value : SqlTerm.of("(not %s)", value);
        SqlTerm path = above == null ? here : SqlTerm.of("(%s and %s)", above, here);
        if (point.children().isEmpty()) {
            bits.add(path);
            return;
        }
        SqlTerm shared = stages.share(path);
        boolean below = (point.kind() == Explanation.Kind.NOT) != wanted;
        point.children().forEach(child -> collect(child, shared, below, bits));
    }
}
