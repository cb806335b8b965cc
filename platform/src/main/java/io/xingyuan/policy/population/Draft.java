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
 * 方案草稿: what is other than in the rules in force, as typed.
 *
 * @param parameters only those that were changed
 * @param amount only the parts that were changed; an empty one is taken away
 * @param budgetFen in 分; negative when money is no limit
 * @param order {@link BudgetOrder#path()}
 */
record Draft(
        Map<String, String> parameters,
        Map<String, String> amount,
        Set<String> dropped,
        List<String> added,
        long budgetFen,
        String order) {

    /** The rules in force, without a budget. */
    static final Draft NONE = new Draft(Map.of(), Map.of(), Set.of(), List.of(), -1, BudgetOrder.SHARE.path());

    Draft {
        parameters = new TreeMap<>(parameters);
        amount = new TreeMap<>(amount);
        dropped = new TreeSet<>(dropped);
        added = List.copyOf(added);
    }

    Variant variant(ClauseId clause) {
        return new Variant(clause, parameters, amount, dropped, added);
    }

    boolean changesRules() {
        return !parameters.isEmpty() || !amount.isEmpty() || !dropped.isEmpty() || !added.isEmpty();
    }

    boolean limited() {
        return budgetFen >= 0;
    }

    /** What was changed, one piece each, as typed. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        parameters.forEach((name, value) -> pieces.add(name + " → " + value));
        amount.forEach((part, value) -> pieces.add(part + " → " + (value.isBlank() ? "—" : value)));
        dropped.forEach(id -> pieces.add("− " + id));
        added.forEach(expression -> pieces.add("+ " + expression));
        return pieces;
    }
}
