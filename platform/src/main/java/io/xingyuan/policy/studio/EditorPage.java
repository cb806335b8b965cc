package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 编写页: the text that is being written, the form beside it, and what the engine says.
 *
 * @param typed as it stands in the editor, saved or not
 * @param restored when this writer typed what stands in the editor, another time and without saving it; null when it
 *     is what was saved
 * @param clash what somebody else did meanwhile, against what was typed here; null when nobody did
 * @param problem why it was not saved; empty when it was not asked for or went well
 */
record EditorPage(
        Draft draft,
        Typed typed,
        Verdict verdict,
        FormView form,
        FactDictionary facts,
        @Nullable Instant restored,
        @Nullable Clash clash,
        String problem) {

    /**
     * 冲突: somebody was faster.
     *
     * @param end what became of the draft; null while it stands
     */
    record Clash(String by, String at, Draft.@Nullable End end, List<LineComparison> lines) {}

    EditorPage restored(Instant at) {
        return new EditorPage(draft, typed, verdict, form, facts, at, clash, problem);
    }

    /** Whether the draft was published or given up while it was being written on. */
    boolean ended() {
        return clash != null && clash.end() != null;
    }

    String path() {
        return "/studio/" + draft.policy();
    }

    Optional<FactDefinition> fact(String name) {
        return facts.byName(name);
    }

    /** Names of the parameters that the open clause has of its own. */
    List<String> parameters() {
        ClauseForm clause = form.clause();
        return clause == null
                ? List.of()
                : clause.parameters().stream()
                        .map(ParameterRow::name)
                        .distinct()
                        .toList();
    }

    /** How a test of the clause came out; null while the text has faults. */
    @Nullable
    Trial trial(String clause, String name) {
        return verdict.trials().stream()
                .filter(trial ->
                        trial.clause().local().equals(clause) && trial.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
