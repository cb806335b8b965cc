package io.xingyuan.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 说明: one node of the tree that shows why a clause stands as it does.
 *
 * @param id of the condition; parts of one expression get {@code id.1}, {@code id.2}
 * @param says in words
 * @param cite exact place in the document
 * @param reasons why it is unknown; empty unless UNKNOWN
 * @param operands facts looked at, for leaves
 * @param threshold what the quantity was compared with, when known
 * @param quantity the quantity compared, when known (for a plain fact its value, else the computed one)
 * @param gap for a failed comparison of quantities
 */
public record Explanation(
        String id,
        Kind kind,
        String says,
        String cite,
        Truth truth,
        Set<UnknownReason> reasons,
        List<Operand> operands,
        @Nullable Value quantity,
        @Nullable Value threshold,
        @Nullable Gap gap,
        List<Explanation> children) {

    /** 节点种类; LEDGER is the leaf that 一次性, 每年 and 每档 add. */
    public enum Kind {
        ALL,
        ANY,
        NOT,
        COMPUTABLE,
        ATTESTED,
        JUDGED,
        LEDGER
    }

    public Explanation {
        children = List.copyOf(children);
    }
}
