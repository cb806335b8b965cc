package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Simulations: what a clause would come to with other figures, conditions and budgets; never for enterprises. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class SimulationPages {

    static final String PATH = "/simulations";

    private static final String FORM = "policy/population/variant";
    private static final Set<Role> CHANGE = Set.of(Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER);

    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final PolicyLibrary library;
    private final Enterprises enterprises;
    private final Clock clock;

    SimulationPages(
            Simulations simulations,
            SimulationKeeping keeping,
            PolicyLibrary library,
            Enterprises enterprises,
            Clock clock) {
        this.simulations = simulations;
        this.keeping = keeping;
        this.library = library;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Paging paging) {
        Visitor visitor = Visitor.now();
        var listing =
                new Listing<>(simulations.page(visitor.scope(), paging), simulations.count(visitor.scope()), paging);
        return new ModelAndView("policy/population/simulations", "listing", listing)
                .addObject("titles", (java.util.function.Function<ClauseId, String>) this::title)
                .addObject("mayChange", CHANGE.contains(visitor.role()));
    }

    /** First the clause is chosen, then what is to be other. */
    @GetMapping(PATH + "/new")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    ModelAndView blank(@RequestParam(defaultValue = "") String clause) {
        return clause(clause)
                .map(chosen -> form(new ModelAndView(FORM), VariantForm.of(chosen, today()), null))
                .orElseGet(() -> new ModelAndView("policy/population/choose", "groups", groups()));
    }

    @Costly
    @PostMapping(PATH)
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    Object begin(@RequestParam MultiValueMap<String, String> given) {
        Clause clause =
                clause(Optional.ofNullable(given.getFirst("clause")).orElse("")).orElseThrow(() -> new NotFound("条款"));
        VariantForm form = VariantForm.of(clause, today(), given);
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return form(wrong.show(FORM, form), form, null);
        }
        try {
            var asked = new SimulationKeeping.Asked(form.text("name").strip(), form.draft());
            UUID id = keeping.begin(clause.title(), clause.id(), today(), asked, Visitor.now());
            return "redirect:" + PATH + "/" + id;
        } catch (PolicyProblems faulty) {
            return form(form.at(faulty.problems()).show(FORM, form), form, null);
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String variant,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        Simulation simulation = visible(id);
        int asked = variant.matches("\\d{1,4}") ? Integer.parseInt(variant) : 0;
        int position = simulation.variants().stream().anyMatch(result -> result.position() == asked)
                ? asked
                : simulation.results().getLast().position();
        List<Effects.Line> lines = lines(simulations.effects(simulation.id(), position), kind);
        int from = (int) Math.min(paging.offset(), lines.size());
        List<SimulationPage.Named> shown = new ArrayList<>();
        for (Effects.Line line : lines.subList(from, Math.min(lines.size(), from + paging.limit()))) {
            shown.add(new SimulationPage.Named(line, name(line)));
        }
        var page = new SimulationPage(
                simulation,
                library.clause(simulation.clause()).orElse(null),
                position,
                kind,
                new Listing<>(shown, lines.size(), paging),
                CHANGE.contains(Visitor.now().role()));
        return new ModelAndView("policy/population/simulation", "page", page);
    }

    @GetMapping(PATH + "/{id}/variants/new")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    ModelAndView another(@PathVariable String id) {
        Simulation simulation = visible(id);
        return form(new ModelAndView(FORM), VariantForm.of(clauseOf(simulation), simulation.legalDate()), simulation);
    }

    @Costly
    @PostMapping(PATH + "/{id}/variants")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    Object add(@PathVariable String id, @RequestParam MultiValueMap<String, String> given) {
        Simulation simulation = visible(id);
        VariantForm form = VariantForm.of(clauseOf(simulation), simulation.legalDate(), given);
        FormErrors wrong = form.mistakes();
        if (wrong.any()) {
            return form(wrong.show(FORM, form), form, simulation);
        }
        try {
            keeping.add(
                    simulation, new SimulationKeeping.Asked(form.text("name").strip(), form.draft()));
            return "redirect:" + simulation.path();
        } catch (PolicyProblems faulty) {
            return form(form.at(faulty.problems()).show(FORM, form), form, simulation);
        } catch (Refusal refused) {
            return form(
                    FormErrors.at("", t(String.valueOf(refused.getMessage()))).show(FORM, form), form, simulation);
        }
    }

    @PostMapping(PATH + "/{id}/variants/{position}/remove")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    String removeVariant(@PathVariable String id, @PathVariable String position) {
        Simulation simulation = visible(id);
        keeping.removeVariant(simulation, position.matches("\\d{1,4}") ? Integer.parseInt(position) : 0);
        return "redirect:" + simulation.path();
    }

    @Costly
    @PostMapping(PATH + "/{id}/refresh")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    String refresh(@PathVariable String id, RedirectAttributes next) {
        Simulation simulation = visible(id);
        keeping.refresh(simulation);
        Flash.done(next, t("已按现在的事实、台账和条款重算全部方案。"));
        return "redirect:" + simulation.path();
    }

    @PostMapping(PATH + "/{id}/remove")
    @AllowedTo({Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER})
    String remove(@PathVariable String id, RedirectAttributes next) {
        keeping.remove(visible(id));
        Flash.done(next, t("已删除这个模拟。"));
        return "redirect:" + PATH;
    }

    /** Every enterprise that a variant touches or that just misses it, and the totals of all sides. */
    @Costly
    @AuditedRead(value = "导出政策模拟", kind = "政策模拟")
    @GetMapping(PATH + "/{id}/export.xlsx")
    void export(@PathVariable String id, HttpServletResponse response) throws IOException {
        Simulation simulation = visible(id);
        Map<UUID, String> names = new HashMap<>();
        enterprises.all().forEach(summary -> names.put(summary.id().value(), summary.name()));
        List<String> head =
                List.of(t("方案"), t("企业"), t("影响"), t("现行结论"), t("现行金额（元）"), t("方案结论"), t("方案金额（元）"), t("差距（%）"));
        try (Export export = Export.download(response, t("政策模拟"), head)) {
            for (Simulation.Result result : simulation.variants()) {
                var tally = result.tally();
                export.row(List.of(
                        result.name(),
                        t(
                                "合计：得益 {0}，受损 {1}，不变 {2}",
                                tally.effect(Effect.GAINS), tally.effect(Effect.LOSES), tally.effect(Effect.SAME)),
                        "",
                        t("现行规定"),
                        BigDecimal.valueOf(simulation.baseline().tally().dueFen(), 2),
                        result.name(),
                        BigDecimal.valueOf(tally.dueFen(), 2),
                        ""));
                for (Effects.Line line : lines(simulations.effects(simulation.id(), result.position()), "")) {
                    export.row(List.of(
                            result.name(),
                            names.getOrDefault(line.enterprise(), t("已删除的企业")),
                            t(line.effect().label()),
                            t(line.before().label()),
                            BigDecimal.valueOf(line.dueBefore(), 2),
                            t(line.after().label()),
                            BigDecimal.valueOf(line.dueAfter(), 2),
                            line.distance() < 0 ? "" : BigDecimal.valueOf(line.distance(), 4)));
                }
            }
        }
    }

    /** Those whose money changes most come first; those who just miss by how near they are. */
    private static List<Effects.Line> lines(Effects effects, String kind) {
        boolean marginal = SimulationPage.MARGINAL.equals(kind);
        return effects.lines().stream()
                .filter(line -> marginal
                        ? line.marginal()
                        : kind.isEmpty() || line.effect().path().equals(kind))
                .sorted(
                        marginal
                                ? Comparator.comparingLong(Effects.Line::distance)
                                : Comparator.comparingLong(
                                        (Effects.Line line) -> -Math.abs(line.dueAfter() - line.dueBefore())))
                .toList();
    }

    private String name(Effects.Line line) {
        return enterprises
                .find(new EnterpriseId(line.enterprise()))
                .map(EnterpriseSummary::name)
                .orElse(t("已删除的企业"));
    }

    private ModelAndView form(ModelAndView view, VariantForm form, @Nullable Simulation simulation) {
        return view.addObject("form", form).addObject("simulation", simulation);
    }

    /** 文件里的条款, to choose from. */
    record Group(Policy policy, List<Choice> clauses) {}

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Policy policy : library.policies()) {
            List<Choice> clauses = policy.clauses().stream()
                    .filter(clause -> clause.validity().includes(today()))
                    .map(clause -> new Choice(clause.id().toString(), clause.title()))
                    .toList();
            if (!clauses.isEmpty()) {
                groups.add(new Group(policy, clauses));
            }
        }
        return groups;
    }

    private Optional<Clause> clause(String text) {
        boolean formed = text.indexOf('/') > 0 && !text.endsWith("/");
        return formed ? library.clause(ClauseId.parse(text)) : Optional.empty();
    }

    private Clause clauseOf(Simulation simulation) {
        return library.clause(simulation.clause()).orElseThrow(() -> new Refusal("规则库里已经没有这个条款，只能看，不能再加方案"));
    }

    private String title(ClauseId id) {
        return library.clause(id).map(Clause::title).orElse(id.toString());
    }

    /** A simulation of a wider scope is not there for who answers for less. */
    private Simulation visible(String id) {
        Simulation simulation = simulations.get(RunPages.uuid(id, "政策模拟"));
        if (!Visitor.now().scope().covers(simulation.scope())) {
            throw new NotFound("政策模拟");
        }
        return simulation;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
