package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 操作数: a fact that a condition looked at.
 *
 * @param year calendar year, or {@link Facts#NO_YEAR}
 * @param subjectId whose fact: the subject's own or its enterprise's
 * @param fact what is on record; null when missing
 * @param reason why it could not be used; null when it could
 */
public record Operand(
        FactDefinition definition,
        int year,
        String subjectId,
        @Nullable Fact fact,
        @Nullable UnknownReason reason) {

    static Operand of(Slot slot, int index, Frame frame, String ownId, String enterpriseId) {
        // A fact in a slot has at most one reason to be unknown.
        int mask = Unknown.mask(frame.input(index));
        return new Operand(
                slot.definition(),
                slot.yearFor(frame.referenceYear()),
                slot.own() ? ownId : enterpriseId,
                frame.fact(index),
                mask == 0 ? null : Unknown.reasons(mask).iterator().next());
    }
}
