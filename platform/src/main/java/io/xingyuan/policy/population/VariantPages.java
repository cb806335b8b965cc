package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
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

/** Where variants are thought up: what clauses would come to with other figures, tiers, conditions and budgets. */
@Controller
@AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
class VariantPages {

    private static final String FORM = "policy/population/variant";
    private static final String OVERTAKEN = "别人刚刚改了这个模拟，这个方案还没有加上。填的都在，看过新的结果以后可以再交一次";

    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final Clock clock;

    VariantPages(Simulations simulations, SimulationKeeping keeping, Clock clock) {
        this.simulations = simulations;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** First the clause or the policy and the day are chosen, then what is to be other. */
    @GetMapping(SimulationPages.PATH + "/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String clause, @RequestParam(defaultValue = "") String day) {
        return topic(clause, day(day))
                .map(topic -> form(new ModelAndView(FORM), form(topic, day(day), Typed.NOTHING), null))
                .orElseGet(() -> new ModelAndView("policy/population/choose", "groups", groups(day(day)))
                        .addObject("day", day(day)));
    }

    @Costly
    @PostMapping(SimulationPages.PATH)
    Object begin(@RequestParam MultiValueMap<String, String> given) {
        LocalDate day = day(sent(given, "day"));
        Topic topic = topic(sent(given, "clause"), day).orElseThrow(() -> new NotFound("条款"));
        VariantForm form = form(topic, day, Typed.of(given));
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return form(wrong.show(FORM, form), form, null);
        }
        try {
            return "redirect:" + keeping.begin(topic.about(), day, form.asked(""), Visitor.now());
        } catch (PolicyProblems faulty) {
            return form(form.at(faulty.problems()).show(FORM, form), form, null);
        } catch (Refusal refused) {
            return form(FormErrors.at("", t(refused)).show(FORM, form), form, null);
        }
    }

    @GetMapping(SimulationPages.PATH + "/{id}/variants/new")
    ModelAndView another(@PathVariable String id) {
        Simulation simulation = visible(id);
        return form(new ModelAndView(FORM), form(simulation, Typed.NOTHING), simulation)
                .addObject("obstacle", keeping.obstacle(simulation));
    }

    @Costly
    @PostMapping(SimulationPages.PATH + "/{id}/variants")
    Object add(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        Simulation simulation = visible(id);
        VariantForm form = form(simulation, Typed.of(given));
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return again(wrong, form, simulation);
        }
        try {
            keeping.add(
                    simulation,
                    form.asked(simulation.text()),
                    !form.text(VariantForm.ANEW).isEmpty());
            return "redirect:" + simulation.path();
        } catch (PolicyProblems faulty) {
            return again(form.at(faulty.problems()), form, simulation);
        } catch (Refusal refused) {
            return again(FormErrors.at("", t(refused)), form, simulation);
        } catch (Stale _) {
            return again(FormErrors.at("", t(OVERTAKEN)), form, visible(id));
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

    private VariantForm form(Topic topic, LocalDate day, Typed typed) {
        return new VariantForm(topic, day, keeping.inForce(topic.about(), day), keeping.sources(topic), typed);
    }

    /** Beside the money that the simulation began with. */
    private VariantForm form(Simulation simulation, Typed typed) {
        LocalDate day = simulation.legalDate();
        Topic topic = keeping.topic(simulation)
                .map(found -> found.on(day))
                .filter(found -> !found.clauses().isEmpty())
                .orElseThrow(() -> new Refusal(SimulationKeeping.ENDED));
        return new VariantForm(topic, day, simulation.baseline().draft(), keeping.sources(topic), typed);
    }

    /** 文件里的条款, to choose from. */
    record Group(String title, String number, String whole, List<Choice> clauses) {}

    private List<Group> groups(LocalDate day) {
        List<Group> groups = new ArrayList<>();
        for (Policy policy : keeping.library().policies()) {
            List<Choice> clauses = policy.clauses().stream()
                    .filter(clause -> clause.validity().includes(day))
                    .map(clause -> new Choice(clause.id().toString(), clause.title()))
                    .toList();
            if (!clauses.isEmpty()) {
                groups.add(new Group(
                        policy.title(),
                        policy.number(),
                        Simulation.whole(policy.id()).toString(),
                        clauses));
            }
        }
        return groups;
    }

    /** A clause, or with {@link Simulation#WHOLE} in place of its number a policy; empty when nothing of it is in force. */
    private Optional<Topic> topic(String text, LocalDate day) {
        boolean formed = text.indexOf('/') > 0 && !text.endsWith("/");
        return formed
                ? Topic.of(keeping.library(), ClauseId.parse(text))
                        .map(topic -> topic.on(day))
                        .filter(topic -> !topic.clauses().isEmpty())
                : Optional.empty();
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
