package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 资金来源: the pool that pays.
 *
 * @param yearlyFen yearly limit of the pool in 分, or null when none is stated
 * @param order how the limit is shared when it does not suffice
 */
public record Budget(String pool, @Nullable Long yearlyFen, Sharing order) {}
