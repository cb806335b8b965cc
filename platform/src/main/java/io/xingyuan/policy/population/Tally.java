package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseTotals;
import io.xingyuan.engine.Cuts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 方案合计: what rules come to, counted by enterprise.
 *
 * @param outcomes enterprises by their best outcome, by {@link io.xingyuan.policy.Outcome#name()}
 * @param effects enterprises by what the variant means for them, by {@link Effect#name()}
 * @param certainFen 确定, after the budget, with the other two bands
 * @param askedFen 确定 and 上限 before the budget
 * @param served enterprises that get money
 * @param cuts how the budgets met the claims; null where that was not kept
 * @param groups distributions, by size class, park and part of the chain
 * @param clauses what each clause comes to, in their order
 */
record Tally(
        Map<String, Integer> outcomes,
        Map<String, Integer> effects,
        long certainFen,
        long ceilingFen,
        long pendingFen,
        long unstated,
        long askedFen,
        int served,
        @Nullable Cuts cuts,
        List<Grouped> groups,
        List<OfClause> clauses) {

    /**
     * 一条的合计.
     *
     * @param clause its local id
     * @param eligible subjects that meet it
     * @param certainFen 确定, after the budgets, with the other two bands
     */
    record OfClause(
            String clause, int eligible, long certainFen, long ceilingFen, long pendingFen, long unstated, Cuts cuts) {

        static OfClause of(ClauseTotals totals) {
            return new OfClause(
                    totals.clause().id().local(),
                    totals.eligible(),
                    totals.bands().certainFen(),
                    totals.bands().ceilingFen(),
                    totals.bands().pendingFen(),
                    totals.bands().unstated(),
                    totals.cuts());
        }

        long dueFen() {
            return certainFen + ceilingFen;
        }
    }

    /** 分布: one way of grouping. */
    record Grouped(String by, List<Group> groups) {}

    /** 一组: enterprises of one kind, how many are eligible and what they get. */
    record Group(String name, int eligible, long dueFen, int gains, int loses) {}

    long dueFen() {
        return certainFen + ceilingFen;
    }

    Optional<OfClause> clause(String local) {
        return clauses.stream().filter(each -> each.clause().equals(local)).findFirst();
    }

    int outcome(io.xingyuan.policy.Outcome outcome) {
        return outcomes.getOrDefault(outcome.name(), 0);
    }

    int effect(Effect effect) {
        return effects.getOrDefault(effect.name(), 0);
    }
}
