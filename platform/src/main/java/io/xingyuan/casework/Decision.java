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

    static Decision pass(String comment) {
        return new Decision(Outcome.PASS, "", comment, "", Map.of(), Map.of());
    }
}
