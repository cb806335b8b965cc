package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 编写页: the text that is being written, the form beside it, and what the engine says.
 *
 * @param typed as it stands in the editor, saved or not
 * @param working what this writer typed another time and did not save; empty when there is nothing
 * @param clash what somebody else saved meanwhile, against what was typed here; null when nobody did
 * @param problem why it was not saved; empty when it was not asked for or went well
 */
record EditorPage(
        Draft draft,
        Typed typed,
        Verdict verdict,
        FormView form,
        FactDictionary facts,
        Optional<Draft.Save> working,
        @Nullable Clash clash,
        String problem) {

    /** 冲突: somebody was faster. */
    record Clash(String by, String at, List<LineComparison> lines) {}

    String path() {
        return "/studio/" + draft.policy();
    }

    Optional<FactDefinition> fact(String name) {
        return facts.byName(name);
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
