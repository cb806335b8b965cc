package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 金额的执行计划. The amount is formula (or tiers × each), rounded, raised to the floor, cut at the cap, and never
 * negative; without a formula it is the cap.
 */
record AmountPlan(
        AmountKind kind,
        @Nullable Node formula,
        @Nullable Node tiers,
        @Nullable Node each,
        @Nullable Node floor,
        @Nullable Node cap,
        @Nullable Rounding rounding) {}
