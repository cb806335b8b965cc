package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 执行计划: a clause compiled.
 *
 * @param slots the facts it reads; {@link Node.Input} refers to them by index
 * @param parameters {@link Node.Setting}, {@link Node.Listed} and {@link Node.Marginal} refer to them by index
 * @param condition the whole condition as one boolean node
 * @param outline the same condition as the reader sees it
 * @param amount null for a recognition clause
 */
record Plan(
        Clause clause,
        List<Slot> slots,
        List<CompiledParameter> parameters,
        Node condition,
        Outline outline,
        @Nullable AmountPlan amount) {}
