package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where variants are thought up: what a clause would come to with other figures, tiers, conditions and budgets. */
@Controller
@AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
class VariantPages {

    private static final String FORM = "policy/population/variant";

    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final Clock clock;

    VariantPages(Simulations simulations, SimulationKeeping keeping, Clock clock) {
        this.simulations = simulations;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** First the clause and the day are chosen, then what is to be other. */
    @GetMapping(SimulationPages.PATH + "/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String clause, @RequestParam(defaultValue = "") String day) {
        return clause(clause)
                .map(chosen -> form(new ModelAndView(FORM), VariantForm.of(chosen, day(day)), null))
                .orElseGet(() -> choose(groups(day(day)), SimulationPages.PATH + "/new?day=" + day(day) + "&clause=")
                        .addObject("day", day(day)));
    }

    @Costly
    @PostMapping(SimulationPages.PATH)
    Object begin(@RequestParam MultiValueMap<String, String> given) {
        Clause clause = clause(sent(given, "clause")).orElseThrow(() -> new NotFound("条款"));
        VariantForm form = VariantForm.of(clause, day(sent(given, "day")), given);
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return form(wrong.show(FORM, form), form, null);
        }
        ClauseId about = form.text("whole").isEmpty()
                ? clause.id()
                : Simulation.whole(clause.id().policy());
        try {
            return "redirect:" + keeping.begin(about, form.day(), form.asked(about, ""), Visitor.now());
        } catch (PolicyProblems faulty) {
            return form(form.at(faulty.problems()).show(FORM, form), form, null);
        }
    }

    /** Of a whole policy first the clause to change is chosen. */
    @GetMapping(SimulationPages.PATH + "/{id}/variants/new")
    ModelAndView another(@PathVariable String id, @RequestParam(defaultValue = "") String clause) {
        Simulation simulation = visible(id);
        Topic topic = topic(simulation);
        if (simulation.whole() && topic.clause(clause).isEmpty()) {
            List<Choice> clauses = topic.clauses().stream()
                    .map(each -> new Choice(each.id().local(), each.title()))
                    .toList();
            return choose(List.of(new Group(topic.title(), "", clauses)), simulation.path() + "/variants/new?clause=");
        }
        return form(
                        new ModelAndView(FORM),
                        VariantForm.of(changed(simulation, clause), simulation.legalDate()),
                        simulation)
                .addObject("obstacle", keeping.obstacle(simulation));
    }

    @Costly
    @PostMapping(SimulationPages.PATH + "/{id}/variants")
    Object add(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        Simulation simulation = visible(id);
        String clause = sent(given, "clause");
        VariantForm form = VariantForm.of(
                changed(simulation, clause.substring(clause.indexOf('/') + 1)), simulation.legalDate(), given);
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return again(wrong, form, simulation);
        }
        try {
            boolean anew = !form.text(VariantForm.ANEW).isEmpty();
            keeping.add(simulation, form.asked(simulation.clause(), simulation.text()), anew);
            return "redirect:" + simulation.path();
        } catch (PolicyProblems faulty) {
            return again(form.at(faulty.problems()), form, simulation);
        } catch (Refusal refused) {
            return again(FormErrors.at("", t(String.valueOf(refused.getMessage()))), form, simulation);
        }
    }

    private ModelAndView again(FormErrors wrong, VariantForm form, Simulation simulation) {
        return form(wrong.show(FORM, form), form, simulation).addObject("obstacle", keeping.obstacle(simulation));
    }

    private static String sent(MultiValueMap<String, String> given, String field) {
        return Optional.ofNullable(given.getFirst(field)).orElse("");
    }

    private static ModelAndView form(ModelAndView view, VariantForm form, @Nullable Simulation simulation) {
        return view.addObject("form", form).addObject("simulation", simulation);
    }

    private static ModelAndView choose(List<Group> groups, String from) {
        return new ModelAndView("policy/population/choose", "groups", groups).addObject("from", from);
    }

    /** 文件里的条款, to choose from. */
    record Group(String title, String number, List<Choice> clauses) {}

    private List<Group> groups(LocalDate day) {
        List<Group> groups = new ArrayList<>();
        for (Policy policy : keeping.library().policies()) {
            List<Choice> clauses = policy.clauses().stream()
                    .filter(clause -> clause.validity().includes(day))
                    .map(clause -> new Choice(clause.id().toString(), clause.title()))
                    .toList();
            if (!clauses.isEmpty()) {
                groups.add(new Group(policy.title(), policy.number(), clauses));
            }
        }
        return groups;
    }

    private Optional<Clause> clause(String text) {
        boolean formed = text.indexOf('/') > 0 && !text.endsWith("/");
        return formed ? keeping.library().clause(ClauseId.parse(text)) : Optional.empty();
    }

    /** The clause that a variant changes, as it stands in the text that the simulation begins from. */
    private Clause changed(Simulation simulation, String local) {
        Topic topic = topic(simulation);
        return simulation.whole()
                ? topic.clause(local).orElseThrow(() -> new NotFound("条款"))
                : topic.clauses().getFirst();
    }

    private Topic topic(Simulation simulation) {
        return keeping.topic(simulation).orElseThrow(() -> new Refusal("规则库里已经没有这个条款，只能看，不能再加方案"));
    }

    private Simulation visible(String id) {
        return simulations.visible(id, Visitor.now().scope());
    }

    /** Today unless another day is given. */
    private LocalDate day(String given) {
        LocalDate today = LocalDate.now(clock);
        return RunPages.day(given, today).orElse(today);
    }
}
