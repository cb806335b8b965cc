package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the editor together: text, form and what the engine says, always of one and the same text. */
@Component
class EditorViews {

    private static final String DRAFT = "政策草稿";
    private static final String DRAWN = "drawn";

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
        drafting.mustKnow(policy, Visitor.now());
        String text = Typed.unix(sent.getOrDefault("text", ""));
        if (!sent.containsKey(DRAWN)) {
            return Typed.of(sent, text);
        }
        String drawn = drawn(sent, text);
        String act = sent.getOrDefault("act", "");
        try {
            Typed typed = Typed.of(sent, steps.stepped(text, drawn, sent, act));
            return switch (act) {
                case "clause+" -> typed.building(Building.NONE).opening(FormSteps.last(typed.text()));
                case "amount", "part-" -> typed.building(Building.NONE);
                default -> typed;
            };
        } catch (Refusal no) {
            return Typed.of(sent, steps.stepped(text, drawn, sent, ""))
                    .building(Building.of(sent).failing(t(no)));
        }
    }

    /** The text that the form was drawn from, which a browser leaves empty when it is the text that it sends. */
    private static String drawn(Map<String, String> sent, String text) {
        String drawn = Typed.unix(sent.getOrDefault(DRAWN, ""));
        return drawn.isEmpty() ? text : drawn;
    }

    /** Whether the form no longer shows what the text says: something was asked for, or the text was typed in. */
    static boolean outdated(Map<String, String> sent) {
        String text = Typed.unix(sent.getOrDefault("text", ""));
        return sent.containsKey("act")
                || sent.containsKey("open")
                || !drawn(sent, text).equals(text);
    }

    /**
     * The editor as somebody finds it who comes to write: with what they typed last and did not save.
     *
     * @param left what was typed on a draft that has ended, not on the one that stands
     */
    EditorPage opened(String policy, int chosen, boolean left) {
        drafting.mustKnow(policy, Visitor.now());
        String account = Visitor.now().account();
        Optional<Draft.Working> ended = drafts.left(policy, account);
        if (ended.isPresent() && (left || drafts.find(policy).isEmpty())) {
            return restored(policy, typed(ended.get(), ended.get().text(), "", chosen), ended.get());
        }
        Draft draft = drafting.get(policy);
        Optional<Draft.Working> working = drafts.working(policy, account);
        if (working.isEmpty()) {
            return begun(draft, chosen);
        }
        Draft.Working copy = working.get();
        if (!drafts.isSaved(policy, copy.edit(), copy.text())) {
            return restored(policy, typed(copy, copy.text(), draft.reason(), chosen), copy);
        }
        boolean noted = !copy.reason().isBlank() && !copy.reason().strip().equals(draft.reason());
        return noted
                ? of(draft, new Typed(draft.text(), draft.edit(), copy.reason(), chosen), copy.at(), null, "")
                : begun(draft, chosen);
    }

    private static Typed typed(Draft.Working copy, String text, String reason, int chosen) {
        return new Typed(text, copy.edit(), copy.reason().isBlank() ? reason : copy.reason(), chosen);
    }

    private EditorPage begun(Draft draft, int chosen) {
        return of(draft, new Typed(draft.text(), draft.edit(), draft.reason(), chosen), null, null, "");
    }

    private EditorPage restored(String policy, Typed typed, Draft.Working copy) {
        Optional<Draft> draft = drafts.find(policy).filter(standing -> standing.edit() == typed.edit());
        return draft.isPresent()
                ? of(draft.get(), typed, copy.at(), null, "")
                : clashing(policy, typed).restored(copy.at());
    }

    /** What is being typed, and what somebody else did meanwhile to the draft that it was begun from. */
    EditorPage standing(String policy, Typed typed) {
        Optional<Draft> draft = drafts.find(policy);
        if (draft.isEmpty()) {
            return ended(policy, typed, "");
        }
        boolean current = draft.get().edit() == typed.edit();
        return of(draft.get(), typed, null, current ? null : clash(draft.get(), typed), "");
    }

    EditorPage refused(String policy, Typed typed, String problem) {
        return drafts.find(policy)
                .map(draft -> of(draft, typed, null, null, problem))
                .orElseGet(() -> ended(policy, typed, problem));
    }

    /** What was typed, beside what somebody else did meanwhile; saving it again is then a decision. */
    EditorPage clashing(String policy, Typed typed) {
        Optional<Draft> newer = drafts.find(policy);
        if (newer.isEmpty()) {
            return ended(policy, typed, "");
        }
        Draft draft = newer.get();
        return of(draft, typed.over(draft.edit()), null, clash(draft, typed), "");
    }

    private static EditorPage.Clash clash(Draft draft, Typed typed) {
        List<LineComparison> lines = LineComparison.of(draft.text(), typed.text());
        return new EditorPage.Clash(draft.writtenBy(), StudioPage.minute(draft.writtenAt()), null, lines);
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
        return of(was, typed, null, new EditorPage.Clash(end.by(), StudioPage.minute(end.at()), end, lines), problem);
    }

    private EditorPage of(
            Draft draft, Typed typed, @Nullable Instant restored, EditorPage.@Nullable Clash clash, String problem) {
        return new EditorPage(
                draft,
                typed,
                checks.of(draft.policy(), typed.text()),
                steps.view(typed.text(), typed.chosen()),
                steps.facts(),
                restored,
                clash,
                problem);
    }
}
