package io.xingyuan.policy.matching;

import io.xingyuan.policy.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** 匹配排序: the orders that the list offers. */
enum MatchOrder {
    STATE("按状态"),
    AMOUNT("金额从高到低"),
    DISTANCE("差距从近到远"),
    NAME("按企业名称");

    private final String label;

    MatchOrder(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MatchOrder at(String path) {
        return Arrays.stream(values())
                .filter(order -> order.path().equals(path))
                .findFirst()
                .orElse(STATE);
    }

    /** Ties fall to the order of names, then to the order of the library. */
    Comparator<Match> comparator(Census census) {
        Comparator<Match> byName = Comparator.comparingInt(
                (Match match) -> census.residents().get(match.enterpriseRow()).place());
        Comparator<Match> byAmount = Comparator.comparingLong(Match::most).reversed();
        Comparator<Match> byState = Comparator.comparing(Match::outcome);
        return switch (this) {
            case STATE ->
                byState.thenComparingLong(MatchOrder::nearness)
                        .thenComparing(byAmount)
                        .thenComparing(byName);
            case AMOUNT ->
                Comparator.comparing((Match match) -> match.outcome() == Outcome.INELIGIBLE)
                        .thenComparing(byAmount)
                        .thenComparing(byState)
                        .thenComparing(byName);
            case DISTANCE ->
                Comparator.comparing((Match match) -> match.outcome() != Outcome.NEAR)
                        .thenComparingLong(MatchOrder::nearness)
                        .thenComparing(byState)
                        .thenComparing(byName);
            case NAME -> byName.thenComparing(byState).thenComparing(byAmount);
        };
    }

    /** Counts only where something is near. */
    private static long nearness(Match match) {
        return match.outcome() == Outcome.NEAR ? match.column().distance(match.row()) : 0;
    }
}
