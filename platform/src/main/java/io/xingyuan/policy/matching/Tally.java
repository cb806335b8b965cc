package io.xingyuan.policy.matching;

import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** 计数: how many rows are in each state, how many enterprises they touch, and their money. */
final class Tally {

    private final Map<Outcome, Integer> rows = new EnumMap<>(Outcome.class);
    private final Map<Outcome, BitSet> enterprises = new EnumMap<>(Outcome.class);
    private final Map<MoneyBand, Integer> banded = new EnumMap<>(MoneyBand.class);
    private MoneyBands money = MoneyBands.NONE;
    private long nearest = Long.MAX_VALUE;

    static Tally of(Iterable<Match> matches) {
        Tally tally = new Tally();
        matches.forEach(tally::add);
        return tally;
    }

    private void add(Match match) {
        rows.merge(match.outcome(), 1, Integer::sum);
        enterprises.computeIfAbsent(match.outcome(), outcome -> new BitSet()).set(match.enterpriseRow());
        money = money.plus(match.money());
        for (MoneyBand band : MoneyBand.values()) {
            if (band.of(match.money()) > 0) {
                banded.merge(band, 1, Integer::sum);
            }
        }
        if (match.outcome() == Outcome.NEAR) {
            nearest = Math.min(nearest, match.column().distance(match.row()));
        }
    }

    int rows(Outcome outcome) {
        return rows.getOrDefault(outcome, 0);
    }

    int rows() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    int rows(MoneyBand band) {
        return banded.getOrDefault(band, 0);
    }

    int enterprises(Outcome outcome) {
        BitSet touched = enterprises.get(outcome);
        return touched == null ? 0 : touched.cardinality();
    }

    MoneyBands money() {
        return money;
    }

    /** Distance of the nearest row in millionths; meaningless when none is near. */
    long nearest() {
        return nearest;
    }
}
