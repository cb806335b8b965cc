package io.xingyuan.policy.population;

import java.util.List;
import java.util.Map;

/**
 * 方案合计: what rules come to, counted by enterprise.
 *
 * @param outcomes enterprises by their best outcome, by {@link io.xingyuan.policy.Outcome#name()}
 * @param effects enterprises by what the variant means for them, by {@link Effect#name()}
 * @param certainFen 确定, after the budget, with the other two bands
 * @param askedFen 确定 and 上限 before the budget
 * @param served enterprises that get money
 * @param groups distributions, by size class, park and part of the chain
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
        List<Grouped> groups) {

    /** 分布: one way of grouping. */
    record Grouped(String by, List<Group> groups) {}

    /** 一组: enterprises of one kind, how many are eligible and what they get. */
    record Group(String name, int eligible, long dueFen, int gains, int loses) {}

    long dueFen() {
        return certainFen + ceilingFen;
    }

    int outcome(io.xingyuan.policy.Outcome outcome) {
        return outcomes.getOrDefault(outcome.name(), 0);
    }

    int effect(Effect effect) {
        return effects.getOrDefault(effect.name(), 0);
    }
}
