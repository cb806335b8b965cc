package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 条款改动: what is other in one clause than in the rules in force, as typed.
 *
 * @param clause its local id
 * @param parameters only those that were changed
 * @param amount only the parts that were changed; an empty one is taken away
 * @param conditions new expressions by id of a condition
 */
record ClauseDraft(
        String clause,
        Map<String, String> parameters,
        Map<String, String> amount,
        Map<String, String> conditions,
        Set<String> dropped,
        List<String> added) {

    ClauseDraft {
        parameters = new TreeMap<>(parameters);
        amount = new TreeMap<>(amount);
        conditions = new TreeMap<>(conditions);
        dropped = new TreeSet<>(dropped);
        added = List.copyOf(added);
    }

    boolean changes() {
        return !parameters.isEmpty()
                || !amount.isEmpty()
                || !conditions.isEmpty()
                || !dropped.isEmpty()
                || !added.isEmpty();
    }

    Variant variant(String policy) {
        return new Variant(new ClauseId(policy, clause), parameters, amount, conditions, dropped, added);
    }

    /** One piece for each change, as typed. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        parameters.forEach((name, value) ->
                pieces.add(name + " → " + String.join("；", value.lines().toList())));
        amount.forEach((part, value) -> pieces.add(part + " → " + (value.isBlank() ? "—" : value)));
        conditions.forEach((id, expression) -> pieces.add(id + " → " + expression));
        dropped.forEach(id -> pieces.add("− " + id));
        added.forEach(expression -> pieces.add("+ " + expression));
        return pieces;
    }
}
