package io.xingyuan.policy.studio;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

    /** @param day the rules of which day; today when it is none */
    @GetMapping("/studio/{policy}/try")
    ModelAndView tryOn(
            @PathVariable("policy") String policy,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "enterprise", defaultValue = "") String enterprise,
            @RequestParam(name = "day", defaultValue = "") String day) {
        Draft draft = drafting.get(policy);
        Visitor visitor = Visitor.now();
        LocalDate asOf = RuleDay.of(day, LocalDate.now(clock));
        List<EnterpriseSummary> found =
                enterprise.isEmpty() ? enterprises.search(words, visitor, MOST_FOUND) : List.of();
        ModelAndView page = new ModelAndView("policy/studio/try")
                .addObject("draft", draft)
                .addObject("words", words)
                .addObject("asOf", asOf)
                .addObject("enterprise", enterprise)
                .addObject("found", found)
                .addObject("name", "")
                .addObject("rows", List.of());
        if (!enterprise.isEmpty()) {
            EnterpriseId id = EnterpriseId.of(enterprise);
            visitor.mustSee(id);
            page.addObject(
                    "name", enterprises.find(id).map(EnterpriseSummary::name).orElse(""));
            page.addObject("rows", trials.on(draft, id, asOf));
        }
        return page;
    }
}
