package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import java.util.List;
import java.util.Map;

/**
 * 决定: what somebody decides about a task.
 *
 * @param to key of the stage it goes to, empty for the usual one
 * @param comment for everybody
 * @param internal for the house only
 * @param fields what the stage asks for, by key
 * @param refused materials that are not good enough, by item, each with its reason
 * @param wanted materials that were never handed in
 */
record Decision(
        Outcome outcome,
        String to,
        String comment,
        String internal,
        Map<String, String> fields,
        Map<String, String> refused,
        List<Wanted> wanted) {

    Decision {
        fields = Map.copyOf(fields);
        refused = Map.copyOf(refused);
        wanted = List.copyOf(wanted);
    }

    Decision(
            Outcome outcome,
            String to,
            String comment,
            String internal,
            Map<String, String> fields,
            Map<String, String> refused) {
        this(outcome, to, comment, internal, fields, refused, List.of());
    }

    /**
     * 要求补交的材料.
     *
     * @param item of the checklist; empty for one that stands on no list
     * @param name of one that stands on no list
     */
    record Wanted(String item, String name, String reason) {}

    /** What of it counts from a co-signer, who agrees or does not: neither amounts nor where the case goes. */
    Decision agreement() {
        return new Decision(outcome, "", comment, internal, Map.of(), Map.of());
    }

    /** Without any particulars: the usual next stage, and no amounts. */
    static Decision of(Outcome outcome, String comment) {
        return new Decision(outcome, "", comment, "", Map.of(), Map.of());
    }
}
