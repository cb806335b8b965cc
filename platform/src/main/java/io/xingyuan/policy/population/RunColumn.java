package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import java.util.Map;

/**
 * 条款结果: what a run found for one clause, in figures.
 *
 * @param rule fingerprint of the clause as it was
 * @param roster fingerprint of the rows
 */
record RunColumn(
        ClauseId clause, int position, String rule, String roster, Map<Outcome, Integer> counts, MoneyBands bands) {

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
