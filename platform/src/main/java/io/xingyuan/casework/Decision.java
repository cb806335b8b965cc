package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import java.util.Map;

/**
 * 决定: what somebody decides about a task.
 *
 * @param to key of the stage it goes to, empty for the usual one
 * @param comment for everybody
 * @param internal for the house only
 * @param fields what the stage asks for, by key
 * @param refused materials that are not good enough, by item, each with its reason
 */
record Decision(
        Outcome outcome,
        String to,
        String comment,
        String internal,
        Map<String, String> fields,
        Map<String, String> refused) {

    Decision {
        fields = Map.copyOf(fields);
        refused = Map.copyOf(refused);
    }

    /** What of it counts from a co-signer, who agrees or does not: neither amounts nor where the case goes. */
    Decision agreement() {
        return new Decision(outcome, "", comment, internal, Map.of(), Map.of());
    }

    /** Without any particulars: the usual next stage, and no amounts. */
    static Decision of(Outcome outcome, String comment) {
        return new Decision(outcome, "", comment, "", Map.of(), Map.of());
    }
}
