package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A draft tried on one enterprise before it is published. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class TryPages {

    private static final int MOST_FOUND = 20;

    private final Drafting drafting;
    private final DraftTrials trials;
    private final Enterprises enterprises;
    private final Clock clock;

    TryPages(Drafting drafting, DraftTrials trials, Enterprises enterprises, Clock clock) {
        this.drafting = drafting;
        this.trials = trials;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /**
     * On what this person sees in the editor, be it saved or not.
     *
     * @param day the rules of which day; today when it is none
     * @param saved on the text as it was saved
     */
    @GetMapping("/studio/{policy}/try")
    ModelAndView tryOn(
            @PathVariable("policy") String policy,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "enterprise", defaultValue = "") String enterprise,
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "saved", defaultValue = "false") boolean saved) {
        Draft draft = drafting.get(policy);
        Visitor visitor = Visitor.now();
        Optional<Draft.Working> unsaved = drafting.unsaved(policy, visitor);
        LocalDate asOf = RuleDay.of(day, LocalDate.now(clock));
        List<EnterpriseSummary> found =
                enterprise.isEmpty() ? enterprises.search(words, visitor, MOST_FOUND) : List.of();
        ModelAndView page = new ModelAndView("policy/studio/try")
                .addObject("draft", draft)
                .addObject("words", words)
                .addObject("asOf", asOf)
                .addObject("unsaved", unsaved.map(Draft.Working::at).orElse(null))
                .addObject("saved", saved)
                .addObject("enterprise", enterprise)
                .addObject("found", found)
                .addObject("problem", "")
                .addObject("name", "")
                .addObject("rows", List.of());
        if (!enterprise.isEmpty()) {
            String text =
                    saved ? draft.text() : unsaved.map(Draft.Working::text).orElse(draft.text());
            EnterpriseId id = EnterpriseId.of(enterprise);
            visitor.mustSee(id);
            page.addObject(
                    "name", enterprises.find(id).map(EnterpriseSummary::name).orElse(""));
            try {
                page.addObject("rows", trials.on(policy, text, id, asOf));
            } catch (Refusal faulty) {
                page.addObject("problem", t(faulty));
            }
        }
        return page;
    }
}
