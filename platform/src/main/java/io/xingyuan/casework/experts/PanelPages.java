package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms panels and follows them. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class PanelPages {

    private static final String NEW = "casework/experts/panel-new";

    private final Panels panels;
    private final PanelWork work;
    private final Cases cases;
    private final Attachments attachments;
    private final Clock clock;

    PanelPages(Panels panels, PanelWork work, Cases cases, Attachments attachments, Clock clock) {
        this.panels = panels;
        this.work = work;
        this.cases = cases;
        this.attachments = attachments;
        this.clock = clock;
    }

    @GetMapping("/panels")
    String list(Paging paging, Model model) {
        model.addAttribute("panels", panels.list(Visitor.now().scope(), paging));
        return "casework/experts/panels";
    }

    /** The newest panel of a case, or the form that makes one. */
    @GetMapping("/panels/of/{case}")
    String of(
            @PathVariable("case") String id,
            @RequestParam(name = "another", defaultValue = "false") boolean another,
            Model model) {
        CaseState state = state(CaseId.of(id));
        List<Panel> formed = panels.of(state.id());
        if (!formed.isEmpty() && !another) {
            return "redirect:/panels/" + formed.getLast().id();
        }
        work.mayForm(state);
        model.addAttribute("state", state);
        model.addAttribute("form", PanelForm.USUAL);
        return NEW;
    }

    @PostMapping("/panels/of/{case}")
    Object form(@PathVariable("case") String id, @ModelAttribute("form") PanelForm form, RedirectAttributes next) {
        CaseState state = state(CaseId.of(id));
        FormErrors errors = form.errors();
        UUID panel = Ids.next(clock);
        if (!errors.any()) {
            Optional<Refusal> problem =
                    drawn(form.panel(panel, state, Draw.fresh().seed()));
            if (problem.isEmpty()) {
                Flash.done(next, t("专家已抽取，抽签种子和候选名单已存档。"));
                return "redirect:/panels/" + panel;
            }
            errors = FormErrors.at("quotas", t(problem.get()));
        }
        return errors.show(NEW, form).addObject("state", state);
    }

    /** What stands against it. */
    private Optional<Refusal> drawn(Panel panel) {
        try {
            return work.form(panel);
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    @GetMapping("/panels/{id}")
    ModelAndView show(@PathVariable("id") UUID id) {
        Panel panel = seen(id);
        return new ModelAndView("casework/experts/panel")
                .addObject("panel", panel)
                .addObject("beside", panel.over() ? List.of() : panels.of(panel.caseId()))
                .addObject("candidates", panels.candidates(id))
                .addObject("files", files(panel));
    }

    /** What was handed in with the sheets, by seat, once they are open. */
    private Map<UUID, List<Attachment>> files(Panel panel) {
        return panel.done()
                ? panel.sitting().stream()
                        .collect(Collectors.toMap(Seat::id, seat -> attachments.of(SheetFiles.of(seat))))
                : Map.of();
    }

    @PostMapping("/panels/{id}/refill")
    Object refill(@PathVariable("id") UUID id, RedirectAttributes next) {
        seen(id);
        try {
            work.refill(id);
        } catch (Refusal no) {
            return Again.show(no, show(id));
        }
        Flash.done(next, t("已补抽。"));
        return "redirect:/panels/" + id;
    }

    /** Somebody who does not answer makes room for the next. */
    @PostMapping("/panels/{id}/replace")
    Object replace(
            @PathVariable("id") UUID id,
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        seen(id);
        try {
            work.replace(id, account, reason.strip());
        } catch (Refusal no) {
            return Again.show(no, show(id));
        }
        Flash.done(next, t("已更换，由下一位专家评审。"));
        return "redirect:/panels/" + id;
    }

    private Panel seen(UUID id) {
        Panel panel = panels.get(id);
        if (!panel.within(Visitor.now().scope())) {
            throw new NotFound("专家组");
        }
        return panel;
    }

    private static boolean inScope(Optional<ParkId> park) {
        Scope scope = Visitor.now().scope();
        return scope.everywhere() || park.filter(scope::covers).isPresent();
    }

    /** Of a case that lies in the visitor's parks. */
    private CaseState state(CaseId id) {
        CaseState state = cases.find(id).orElseThrow(() -> new NotFound("事项"));
        if (state.enterprise() != null) {
            Visitor.now().mustSee(state.enterprise());
        } else if (!inScope(panels.park(id))) {
            throw new NotFound("事项");
        }
        return state;
    }
}
