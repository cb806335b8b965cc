package io.xingyuan.policy.population;

import io.xingyuan.engine.BudgetRule;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Limits;
import io.xingyuan.engine.Variant;
import io.xingyuan.enterprise.EnterpriseSummary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * 方案草稿: what is other than in the rules in force, and the money that there is.
 *
 * @param changes of those clauses that are changed
 * @param allotments money of single clauses, by local id
 * @param together money of all clauses that it is about; null when there is no limit
 * @param text a policy's text to begin from in place of the one in force; empty for that
 */
record Draft(
        List<ClauseDraft> changes,
        Map<String, Allotment> allotments,
        @Nullable Allotment together,
        String text) {

    /** The rules in force, without a budget. */
    static final Draft NONE = new Draft(List.of(), Map.of(), null, "");

    Draft {
        changes = List.copyOf(changes);
        allotments = new TreeMap<>(allotments);
    }

    /** The same, begun from another text. */
    Draft on(String other) {
        return new Draft(changes, allotments, together, other);
    }

    /** The same with the money of another. */
    Draft within(Draft money) {
        return new Draft(changes, money.allotments, money.together, text);
    }

    List<Variant> variants(String policy) {
        return changes.stream().map(change -> change.variant(policy)).toList();
    }

    /** @param enterprises by row */
    Limits limits(String policy, List<EnterpriseSummary> enterprises) {
        Map<ClauseId, BudgetRule> own = new HashMap<>();
        allotments.forEach((clause, allotment) -> own.put(new ClauseId(policy, clause), allotment.rule(enterprises)));
        return new Limits(own, together == null ? null : together.rule(enterprises));
    }

    Optional<ClauseDraft> change(String clause) {
        return changes.stream().filter(change -> change.clause().equals(clause)).findFirst();
    }

    /** Whether something is other than in the text that it begins from. */
    boolean changesRules() {
        return !changes.isEmpty();
    }

    boolean sameMoney(Draft other) {
        return allotments.equals(other.allotments) && Objects.equals(together, other.together);
    }

    boolean limited() {
        return together != null || !allotments.isEmpty();
    }

    /**
     * What is other than in force, one piece each, as typed.
     *
     * @param inForce with the money that there is
     * @param whole whether it is about all clauses of a policy, so that the clause has to be said
     */
    List<String> pieces(Draft inForce, boolean whole) {
        List<String> pieces = new ArrayList<>();
        if (!text.isEmpty()) {
            pieces.add("草稿 " + LibraryRun.shortened(PackedRoster.fingerprint(text.getBytes(StandardCharsets.UTF_8))));
        }
        for (ClauseDraft change : changes) {
            String before = whole ? "§ " + change.clause() + " " : "";
            change.pieces().forEach(piece -> pieces.add(before + piece));
        }
        Set<String> clauses = new TreeSet<>(allotments.keySet());
        clauses.addAll(inForce.allotments.keySet());
        for (String clause : clauses) {
            if (!Objects.equals(allotments.get(clause), inForce.allotments.get(clause))) {
                pieces.add("§ " + clause + " 预算 → " + Allotment.words(allotments.get(clause)));
            }
        }
        if (!Objects.equals(together, inForce.together)) {
            pieces.add("预算 → " + Allotment.words(together));
        }
        return pieces;
    }
}
