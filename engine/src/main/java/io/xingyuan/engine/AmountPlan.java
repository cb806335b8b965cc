package io.xingyuan.engine;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 金额的执行计划. The amount is formula (or new tiers × each), rounded, raised to the floor unless discretionary, cut
 * at the cap, and never negative; without a formula, or while its facts are unknown, it is the cap.
 */
record AmountPlan(
        AmountKind kind,
        @Nullable Node formula,
        @Nullable Node tiers,
        @Nullable Node each,
        @Nullable Node floor,
        @Nullable Node cap,
        @Nullable Rounding rounding) {

    /** The parts that are there. */
    List<Node> nodes() {
        return Stream.of(formula, tiers, each, floor, cap)
                .filter(Objects::nonNull)
                .toList();
    }
}
