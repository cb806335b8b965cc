package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the editor together: text, form and what the engine says, always of one and the same text. */
@Component
class EditorViews {

    private static final String DRAFT = "政策草稿";

    private final Drafts drafts;
    private final Drafting drafting;
    private final Checks checks;
    private final FormSteps steps;

    EditorViews(Drafts drafts, Drafting drafting, Checks checks, FormSteps steps) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.checks = checks;
        this.steps = steps;
    }

    /** What was sent, with what was changed in the form taken into the text. */
    Typed typed(String policy, Map<String, String> sent) {
        String text = Typed.unix(sent.getOrDefault("text", ""));
        String formOf = sent.getOrDefault("formOf", "");
        String account = Visitor.now().account();
        drafting.mustKnow(policy, Visitor.now());
        String standing =
                drafts.working(policy, account).or(() -> drafts.left(policy, account)).map(Draft.Save::text).stream()
                        .filter(copy -> Fingerprint.of(copy).equals(formOf))
                        .findFirst()
                        .or(() -> Optional.of(text)
                                .filter(sentText -> Fingerprint.of(sentText).equals(formOf)))
                        .or(() -> drafts.find(policy).map(Draft::text))
                        .orElse(text);
        String act = sent.getOrDefault("act", "");
        try {
            Typed typed = Typed.of(sent, steps.stepped(text, standing, sent, act));
            return act.equals("clause+") ? typed.opening(FormSteps.last(typed.text())) : typed;
        } catch (Refusal no) {
            return Typed.of(sent, steps.stepped(text, standing, sent, ""))
                    .building(Building.of(sent).failing(t(no)));
        }
    }

    /** The editor as somebody finds it who begins to write. */
    EditorPage begun(Draft draft, int chosen) {
        return page(draft, new Typed(draft.text(), draft.edit(), draft.reason(), chosen));
    }

    private EditorPage page(Draft draft, Typed typed) {
        Optional<Draft.Save> working = drafts.working(
                        draft.policy(), Visitor.now().account())
                .filter(copy -> !copy.text().equals(typed.text()));
        return of(draft, typed, working, null, "");
    }

    /** What was typed on the draft that stands; when that has ended meanwhile, what became of it. */
    EditorPage standing(String policy, Typed typed) {
        return drafts.find(policy).map(draft -> page(draft, typed)).orElseGet(() -> ended(policy, typed, ""));
    }

    /** What this person typed another time and did not save. */
    EditorPage resumed(String policy) {
        Draft draft = drafting.get(policy);
        return drafts.working(policy, Visitor.now().account())
                .map(copy -> page(draft, new Typed(copy.text(), copy.edit(), draft.reason(), 0)))
                .orElseGet(() -> begun(draft, 0));
    }

    /** What this person had typed and not saved when a draft ended. */
    EditorPage left(String policy) {
        drafting.mustKnow(policy, Visitor.now());
        Draft.Save copy = drafts.left(policy, Visitor.now().account()).orElseThrow(() -> new NotFound(DRAFT));
        return clashing(policy, new Typed(copy.text(), copy.edit(), "", 0));
    }

    EditorPage refused(String policy, Typed typed, String problem) {
        return drafts.find(policy)
                .map(draft -> of(draft, typed, Optional.empty(), null, problem))
                .orElseGet(() -> ended(policy, typed, problem));
    }

    /** What was typed, beside what somebody else did meanwhile; saving it again is then a decision. */
    EditorPage clashing(String policy, Typed typed) {
        Optional<Draft> newer = drafts.find(policy);
        if (newer.isEmpty()) {
            return ended(policy, typed, "");
        }
        Draft draft = newer.get();
        List<LineComparison> lines = LineComparison.of(draft.text(), typed.text());
        var clash = new EditorPage.Clash(draft.writtenBy(), StudioPage.minute(draft.writtenAt()), null, lines);
        return of(draft, typed.over(draft.edit()), Optional.empty(), clash, "");
    }

    private EditorPage ended(String policy, Typed typed, String problem) {
        Draft.End end = drafts.lastEnd(policy).orElseThrow(() -> new NotFound(DRAFT));
        String last = end.published()
                ? drafting.textInForce(policy)
                : drafts.save(policy, end.edit()).map(Draft.Save::text).orElse("");
        Draft was = new Draft(
                policy,
                end.title(),
                last,
                0,
                Draft.Status.DRAFT,
                end.edit(),
                List.of(),
                List.of(),
                end.by(),
                end.at(),
                "");
        List<LineComparison> lines = LineComparison.of(last, typed.text());
        return of(
                was,
                typed,
                Optional.empty(),
                new EditorPage.Clash(end.by(), StudioPage.minute(end.at()), end, lines),
                problem);
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
