package io.xingyuan.policy.studio;

import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the editor together: text, form and what the engine says, always of one and the same text. */
@Component
class EditorViews {

    private final Drafts drafts;
    private final Checks checks;
    private final FormSteps steps;

    EditorViews(Drafts drafts, Checks checks, FormSteps steps) {
        this.drafts = drafts;
        this.checks = checks;
        this.steps = steps;
    }

    /** What was sent, with what was changed in the form taken into the text. */
    Typed typed(Draft draft, Map<String, String> sent) {
        String text = Typed.unix(sent.getOrDefault("text", ""));
        String formOf = sent.getOrDefault("formOf", "");
        String standing = drafts.working(draft.policy(), Visitor.now().account()).map(Draft.Save::text).stream()
                .filter(copy -> Fingerprint.of(copy).equals(formOf))
                .findFirst()
                .orElseGet(() -> Fingerprint.of(text).equals(formOf) ? text : draft.text());
        String act = sent.getOrDefault("act", "");
        Typed typed = Typed.of(sent, steps.stepped(text, standing, sent, act));
        return act.equals("clause+") ? typed.opening(FormSteps.last(typed.text())) : typed;
    }

    /** The editor as somebody finds it who begins to write. */
    EditorPage begun(Draft draft, int chosen) {
        return page(draft, new Typed(draft.text(), draft.edit(), draft.reason(), chosen));
    }

    EditorPage page(Draft draft, Typed typed) {
        Optional<Draft.Save> working =
                working(draft).filter(copy -> !copy.text().equals(typed.text()));
        return of(draft, typed, working, null, "");
    }

    Optional<Draft.Save> working(Draft draft) {
        return drafts.working(draft.policy(), Visitor.now().account());
    }

    EditorPage refused(Draft draft, Typed typed, String problem) {
        return of(draft, typed, Optional.empty(), null, problem);
    }

    /** What was typed, beside what somebody else saved meanwhile; saving it again is then a decision. */
    EditorPage clashing(Draft newer, Typed typed) {
        List<LineComparison> lines = LineComparison.of(newer.text(), typed.text());
        var clash = new EditorPage.Clash(newer.writtenBy(), StudioPage.minute(newer.writtenAt()), lines);
        return of(newer, typed.over(newer.edit()), Optional.empty(), clash, "");
    }

    private EditorPage of(
            Draft draft, Typed typed, Optional<Draft.Save> working, EditorPage.@Nullable Clash clash, String problem) {
        return new EditorPage(
                draft,
                typed,
                checks.of(draft.policy(), typed.text()),
                steps.view(typed.text(), typed.chosen()),
                steps.facts(),
                working,
                clash,
                problem);
    }
}
