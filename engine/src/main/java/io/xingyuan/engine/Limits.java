package io.xingyuan.engine;

import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * 限额: budgets of single clauses, and one for all of them. First each clause's own is shared among its claims; what these
 * get is then asked of the common one.
 *
 * @param clauses a clause that is not among them has no budget of its own
 * @param together null without a common one
 */
public record Limits(
        Map<ClauseId, BudgetRule> clauses, @Nullable BudgetRule together) {

    /** Money is no limit. */
    public static final Limits NONE = new Limits(Map.of(), null);

    public Limits {
        clauses = Map.copyOf(clauses);
    }

    /** One common budget. */
    public static Limits of(BudgetRule together) {
        return new Limits(Map.of(), together);
    }

    /**
     * What each claim gets, in 分; of the pending and of those that are not sought what counts stays as it is.
     *
     * @param counted what counts of each claim after stacking
     * @param sought which claims the budgets are for
     */
    long[] share(Contenders claims, long[] counted, IntPredicate sought) {
        long[] given = counted.clone();
        int to;
        for (int from = 0; from < given.length; from = to) {
            to = from + 1;
            while (to < given.length && claims.number(to) == claims.number(from)) {
                to++;
            }
            BudgetRule own = clauses.get(claims.clause(from).id());
            if (own != null) {
                own.cut(claims, given, from, to, sought);
            }
        }
        if (together != null) {
            together.cut(claims, given, 0, given.length, sought);
        }
        return given;
    }
}
