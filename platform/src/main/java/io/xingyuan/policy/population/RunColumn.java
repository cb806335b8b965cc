package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 条款结果: what a run found for one clause, in figures.
 *
 * @param rule fingerprint of the clause as it was
 * @param roster fingerprint of the rows
 * @param outsideFen 预算外: what of the eligible the yearly limit of the pool does not reach, in 分; null without a limit
 */
record RunColumn(
        ClauseId clause,
        int position,
        String rule,
        String roster,
        Map<Outcome, Integer> counts,
        MoneyBands bands,
        @Nullable Long outsideFen) {

    /** 预算内, in 分; null without a limit. */
    @Nullable
    Long insideFen() {
        return outsideFen == null ? null : bands.certainFen() + bands.ceilingFen() - outsideFen;
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
