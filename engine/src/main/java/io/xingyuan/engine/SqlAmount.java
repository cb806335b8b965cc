package io.xingyuan.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SQL 里的金额: what {@link Pricing} says of a batch. */
final class SqlAmount {

    private final @Nullable AmountPlan amount;
    private final SqlExpressions expressions;
    private final SqlStages stages;

    SqlAmount(@Nullable AmountPlan amount, SqlExpressions expressions, SqlStages stages) {
        this.amount = amount;
        this.expressions = expressions;
        this.stages = stages;
    }

    /**
     * The columns of the answer.
     *
     * @param given whether the row gets an amount at all
     * @param tiers tiers newly reached, for a clause by tier
     */
    List<SqlTerm> columns(SqlTerm given, @Nullable SqlTerm tiers) {
        SqlTerm none = SqlTerm.constant("cast(null as bigint)");
        if (amount == null) {
            return columns(given, none, SqlTerm.constant("false"), none, SqlTerm.constant("0"));
        }
        SqlTerm base = stages.share(base(amount, tiers, none));
        SqlTerm cap = part(amount.cap(), none);
        SqlTerm floor = part(amount.floor(), none);
        boolean discretionary = amount.kind() == AmountKind.DISCRETIONARY;
        SqlTerm raised = discretionary
                ? base
                : stages.share(SqlTerm.of("case when %1$s < %2$s then %2$s else %1$s end", base, floor));
        SqlTerm fen = SqlTerm.of("case when %s is null then %s else %s end", base, cap, capped(raised, cap));
        boolean computed = amount.formula() != null || amount.each() != null;
        SqlTerm bound = computed ? SqlTerm.of("(%s is null and %s is not null)", base, cap) : SqlTerm.constant("false");
        return columns(
                given,
                fen,
                bound,
                discretionary ? SqlTerm.of("case when %s is not null then %s end", floor, capped(floor, cap)) : none,
                tiers == null || amount.each() == null ? SqlTerm.constant("0") : SqlTerm.of("coalesce(%s, 0)", tiers));
    }

    private static List<SqlTerm> columns(SqlTerm given, SqlTerm fen, SqlTerm bound, SqlTerm floorFen, SqlTerm tiers) {
        return List.of(
                SqlTerm.of("case when %s then %s end as fen", given, fen),
                SqlTerm.of("(%s and %s) as bound", given, bound),
                SqlTerm.of("case when %s then %s end as floor_fen", given, floorFen),
                SqlTerm.of("case when %s then %s else 0 end as tiers", given, tiers));
    }

    private SqlTerm base(AmountPlan amount, @Nullable SqlTerm tiers, SqlTerm none) {
        if (amount.each() != null) {
            return SqlTerm.of(
                    "(case when %1$s < 0 then 0 else %1$s end * %2$s)",
                    Objects.requireNonNull(tiers), expressions.value(amount.each()));
        }
        SqlTerm formula = part(amount.formula(), none);
        Rounding rounding = amount.rounding();
        return rounding == null ? formula : expressions.arithmetic().round(formula, rounding.unit(), rounding.mode());
    }

    private SqlTerm part(@Nullable Node node, SqlTerm none) {
        return node == null ? none : stages.share(expressions.value(node));
    }

    /** Not more than the cap, if there is one, and not less than nothing. */
    private SqlTerm capped(SqlTerm sum, SqlTerm cap) {
        SqlTerm lowered = stages.share(SqlTerm.of("case when %1$s > %2$s then %2$s else %1$s end", sum, cap));
        return SqlTerm.of("case when %1$s < 0 then 0 else %1$s end", lowered);
    }
}
