package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 金额规则, as authored; each part is the source text of an expression, or null when absent.
 *
 * @param tiers number of tiers reached, with {@code each} the money per tier (每档)
 * @param floor least amount; for a discretionary amount the least that may be given
 */
public record Amount(
        AmountKind kind,
        @Nullable String formula,
        @Nullable String tiers,
        @Nullable String each,
        @Nullable String floor,
        @Nullable String cap,
        @Nullable Rounding rounding) {}
