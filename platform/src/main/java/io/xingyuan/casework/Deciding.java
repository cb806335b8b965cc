package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Visitor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 拟作决定: a decision that somebody is about to take.
 *
 * @param stage the key of the stage
 * @param fields what the stage asks a decision to say, by key
 * @param comment public
 */
public record Deciding(
        CaseId id,
        String number,
        String kind,
        String subject,
        @Nullable EnterpriseId enterprise,
        String stage,
        Outcome outcome,
        Map<String, String> fields,
        String comment,
        Visitor by) {

    public Deciding {
        fields = Map.copyOf(fields);
    }

    /** Whether it says 通过. */
    public boolean passes() {
        return outcome == Outcome.PASS;
    }

    /** Whether it says 退回至某环节. */
    public boolean returns() {
        return outcome == Outcome.RETURN;
    }

    /** Whether it says 不予通过. */
    public boolean refuses() {
        return outcome == Outcome.REFUSE;
    }
}
