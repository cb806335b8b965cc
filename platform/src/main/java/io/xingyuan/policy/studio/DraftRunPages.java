package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.population.SimulationKeeping;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A draft run over all enterprises before it is published: as a table, and as a simulation beside what is in force. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class DraftRunPages {

    private static final int MOST_MARGINAL = 20;

    private final Drafting drafting;
    private final DraftTrials trials;
    private final SimulationKeeping simulations;
    private final Clock clock;

    DraftRunPages(Drafting drafting, DraftTrials trials, SimulationKeeping simulations, Clock clock) {
        this.drafting = drafting;
        this.trials = trials;
        this.simulations = simulations;
        this.clock = clock;
    }

    /** @param day the rules of which day; today when it is none */
    @Costly
    @GetMapping("/studio/{policy}/population")
    ModelAndView population(
            @PathVariable("policy") String policy, @RequestParam(name = "day", defaultValue = "") String day) {
        Draft draft = drafting.get(policy);
        LocalDate asOf = day(day);
        return new ModelAndView("policy/studio/population")
                .addObject("draft", draft)
                .addObject("asOf", asOf)
                .addObject("lines", trials.overAll(draft, Visitor.now().scope(), asOf, MOST_MARGINAL));
    }

    /**
     * The draft as a variant beside what is in force, to be compared, varied further and shared.
     *
     * @param clause one clause of it; empty for all
     */
    @Costly
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    @PostMapping("/studio/{policy}/simulate")
    String simulate(
            @PathVariable("policy") String policy,
            @RequestParam(name = "clause", defaultValue = "") String clause,
            @RequestParam(name = "day", defaultValue = "") String day) {
        Draft draft = drafting.get(policy);
        Policy compiled = trials.compiled(draft).mustPolicy();
        boolean known =
                compiled.clauses().stream().anyMatch(each -> each.id().local().equals(clause));
        if (!clause.isEmpty() && !known) {
            throw new NotFound("条款");
        }
        try {
            return "redirect:"
                    + simulations.ofText(
                            policy, clause, draft.text(), t("草稿（第 {0} 次保存）", draft.edit()), day(day), Visitor.now());
        } catch (PolicyProblems meanwhile) {
            throw new Refusal("现行的政策库刚有变化，草稿要先改好才能模拟。");
        }
    }

    private LocalDate day(String typed) {
        return RuleDay.of(typed, LocalDate.now(clock));
    }
}
