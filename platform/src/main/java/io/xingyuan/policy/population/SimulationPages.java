package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Simulations as they are listed, looked at and kept up; never for enterprises. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class SimulationPages {

    static final String PATH = "/simulations";

    static final Set<Role> CHANGE = Set.of(Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.FINANCE_OFFICER);

    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final SimulationWorkbook workbook;
    private final Enterprises enterprises;

    SimulationPages(
            Simulations simulations, SimulationKeeping keeping, SimulationWorkbook workbook, Enterprises enterprises) {
        this.simulations = simulations;
        this.keeping = keeping;
        this.workbook = workbook;
        this.enterprises = enterprises;
    }

    @GetMapping(PATH)
    ModelAndView list(Paging paging) {
        Visitor visitor = Visitor.now();
        var listing =
                new Listing<>(simulations.page(visitor.scope(), paging), simulations.count(visitor.scope()), paging);
        return new ModelAndView("policy/population/simulations", "listing", listing)
                .addObject("mayChange", CHANGE.contains(visitor.role()));
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
        List<Effects.Line> lines =
                simulations.effects(simulation.id(), position).of(kind);
        int from = (int) Math.min(paging.offset(), lines.size());
        List<SimulationPage.Named> shown = new ArrayList<>();
        for (Effects.Line line : lines.subList(from, Math.min(lines.size(), from + paging.limit()))) {
            shown.add(new SimulationPage.Named(line, name(line)));
        }
        var page = new SimulationPage(
                simulation,
                keeping.topic(simulation).orElse(null),
                Topic.of(keeping.library(), simulation.clause()).isPresent(),
                position,
                kind,
                new Listing<>(shown, lines.size(), paging),
                CHANGE.contains(Visitor.now().role()));
        return new ModelAndView("policy/population/simulation", "page", page);
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

    @Costly
    @AuditedRead(value = "导出政策模拟", kind = "政策模拟")
    @GetMapping(PATH + "/{id}/export.xlsx")
    void export(@PathVariable String id, HttpServletResponse response) throws IOException {
        workbook.download(visible(id), response);
    }

    private String name(Effects.Line line) {
        return enterprises
                .find(new EnterpriseId(line.enterprise()))
                .map(EnterpriseSummary::name)
                .orElse(t("已删除的企业"));
    }

    /** A simulation of a wider scope is not there for who answers for less. */
    private Simulation visible(String id) {
        return simulations.visible(id, Visitor.now().scope());
    }
}
