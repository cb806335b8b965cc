package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms panels and follows them. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class PanelPages {

    private static final String NEW = "casework/experts/panel-new";

    private final Panels panels;
    private final PanelWork work;
    private final Cases cases;
    private final Clock clock;

    PanelPages(Panels panels, PanelWork work, Cases cases, Clock clock) {
        this.panels = panels;
        this.work = work;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/panels")
    String list(Model model) {
        model.addAttribute(
                "panels",
                panels.all().stream().filter(panel -> sees(panel.caseId())).toList());
        return "casework/experts/panels";
    }

    /** The panel of a case, or the form that makes one. */
    @GetMapping("/panels/of/{case}")
    String of(@PathVariable("case") String id, Model model) {
        CaseState state = state(CaseId.of(id));
        Optional<Panel> panel = panels.of(state.id());
        if (panel.isPresent()) {
            return "redirect:/panels/" + panel.get().id();
        }
        model.addAttribute("state", state);
        model.addAttribute("form", PanelForm.USUAL);
        return NEW;
    }

    @PostMapping("/panels/of/{case}")
    Object form(@PathVariable("case") String id, @ModelAttribute("form") PanelForm form, RedirectAttributes next) {
        CaseState state = state(CaseId.of(id));
        UUID panel = Ids.next(clock);
        try {
            work.form(form.panel(panel, state, Draw.fresh().seed()));
        } catch (Refusal refusal) {
            return FormErrors.at("quotas", t(String.valueOf(refusal.getMessage())))
                    .show(NEW, form)
                    .addObject("state", state);
        }
        Flash.done(next, t("专家已抽取，抽签种子和候选名单已存档。"));
        return "redirect:/panels/" + panel;
    }

    @GetMapping("/panels/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        Panel panel = panels.get(id);
        state(panel.caseId());
        model.addAttribute("panel", panel);
        model.addAttribute("candidates", panels.candidates(id));
        return "casework/experts/panel";
    }

    @PostMapping("/panels/{id}/refill")
    String refill(@PathVariable("id") UUID id, RedirectAttributes next) {
        state(panels.get(id).caseId());
        work.refill(id);
        Flash.done(next, t("已补抽。"));
        return "redirect:/panels/" + id;
    }

    private boolean sees(CaseId id) {
        try {
            state(id);
            return true;
        } catch (NotFound others) {
            return false;
        }
    }

    /** Of a case that lies in the visitor's parks. */
    private CaseState state(CaseId id) {
        CaseState state = cases.find(id).orElseThrow(() -> new NotFound("事项"));
        if (state.enterprise() != null) {
            Visitor.now().mustSee(state.enterprise());
        }
        return state;
    }
}
