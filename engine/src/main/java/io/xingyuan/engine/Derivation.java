package io.xingyuan.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 推导结果: what a derived fact comes to for one subject, and from what.
 *
 * @param year calendar year that it is about, or {@link Facts#NO_YEAR}
 * @param value null when unknown
 * @param reasons why it is unknown; empty when it is known
 * @param operands facts looked at, those alone on which the way through the expression led
 */
public record Derivation(
        FactDefinition definition,
        int year,
        @Nullable Value value,
        Set<UnknownReason> reasons,
        List<Operand> operands) {

    public Derivation {
        reasons = Set.copyOf(reasons);
        operands = List.copyOf(operands);
    }
}
