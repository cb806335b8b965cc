package io.xingyuan.policy.population;

import io.xingyuan.engine.Budget;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 方案草稿: what is other than in the rules in force, as typed.
 *
 * @param parameters only those that were changed
 * @param amount only the parts that were changed; an empty one is taken away
 * @param budgetFen in 分; negative when money is no limit
 * @param order {@link BudgetOrder#path()}
 * @param clause local id of the clause that is changed; empty for the one that the simulation is about
 * @param text a policy's text to begin from in place of the one in force; empty for that
 */
record Draft(
        Map<String, String> parameters,
        Map<String, String> amount,
        Set<String> dropped,
        List<String> added,
        long budgetFen,
        String order,
        String clause,
        String text) {

    /** The rules in force, without a budget. */
    static final Draft NONE = new Draft(Map.of(), Map.of(), Set.of(), List.of(), -1, BudgetOrder.SHARE.path(), "", "");

    Draft {
        parameters = new TreeMap<>(parameters);
        amount = new TreeMap<>(amount);
        dropped = new TreeSet<>(dropped);
        added = List.copyOf(added);
        clause = Objects.requireNonNullElse(clause, ""); // kept before there were such
        text = Objects.requireNonNullElse(text, "");
    }

    /** The same changes, made to another clause or text. */
    Draft on(String changedClause, String changedText) {
        return new Draft(parameters, amount, dropped, added, budgetFen, order, changedClause, changedText);
    }

    /** The same with the yearly limit that a clause states; as it is when none is stated. */
    Draft within(@Nullable Budget budget) {
        Long yearly = budget == null ? null : budget.yearlyFen();
        return yearly == null || budget == null
                ? this
                : new Draft(
                        parameters,
                        amount,
                        dropped,
                        added,
                        yearly,
                        BudgetOrder.of(budget.order()).path(),
                        clause,
                        text);
    }

    /** @param asked what the simulation is about */
    Variant variant(ClauseId asked) {
        ClauseId changed = clause.isEmpty() ? asked : new ClauseId(asked.policy(), clause);
        return new Variant(changed, parameters, amount, dropped, added);
    }

    /** Whether something is other than in the text that it begins from. */
    boolean changesRules() {
        return !parameters.isEmpty() || !amount.isEmpty() || !dropped.isEmpty() || !added.isEmpty();
    }

    boolean limited() {
        return budgetFen >= 0;
    }

    /** What was changed, one piece each, as typed. */
    List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        if (!text.isEmpty()) {
            pieces.add("草稿 " + LibraryRun.shortened(PackedRoster.fingerprint(text.getBytes(StandardCharsets.UTF_8))));
        }
        if (!clause.isEmpty()) {
            pieces.add("§ " + clause);
        }
        parameters.forEach((name, value) ->
                pieces.add(name + " → " + String.join("；", value.lines().toList())));
        amount.forEach((part, value) -> pieces.add(part + " → " + (value.isBlank() ? "—" : value)));
        dropped.forEach(id -> pieces.add("− " + id));
        added.forEach(expression -> pieces.add("+ " + expression));
        return pieces;
    }
}
