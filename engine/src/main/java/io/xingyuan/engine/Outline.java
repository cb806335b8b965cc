package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 说明提纲: the condition as a reader sees it, each point with its IR.
 *
 * @param span year over which a quantifier put this point, or TIMELESS
 * @param slots facts that a leaf reads, for display; empty for groups
 * @param branches whether a leaf has choices in it, so that not every frame reads all its facts
 * @param comparison the comparison that a leaf consists of; null when it is none between quantities
 */
record Outline(
        String id,
        Explanation.Kind kind,
        String says,
        String cite,
        Slot.Span span,
        int year,
        Node node,
        List<Integer> slots,
        boolean branches,
        Node.@Nullable Compare comparison,
        List<Outline> children) {}
