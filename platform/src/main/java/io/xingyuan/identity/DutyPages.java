package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The duty matrix 管运分离: the park's people read it, two administrators change it. */
@Controller
@AllowedTo(groups = {Role.Group.STAFF, Role.Group.ADMINISTRATORS})
class DutyPages {

    private static final String VIEW = "identity/duties";
    private static final int MOST_CHANGES = 20;

    private final Duties duties;
    private final DutyKeeping keeping;

    DutyPages(Duties duties, DutyKeeping keeping) {
        this.duties = duties;
        this.keeping = keeping;
    }

    @GetMapping("/duties")
    ModelAndView matrix() {
        return page(new ModelAndView(VIEW, "form", DutyForm.EMPTY));
    }

    @PostMapping("/duties")
    @AllowedTo(Role.SYSTEM_ADMINISTRATOR)
    Object propose(@Valid DutyForm form, BindingResult binding, RedirectAttributes next) {
        Optional<Duty> duty = form.duty();
        if (binding.hasErrors() || duty.isEmpty()) {
            return page(FormErrors.of(binding).show(VIEW, form));
        }
        try {
            keeping.propose(duty.get(), "yes".equals(form.allowed()), Visitor.now());
        } catch (Refusal refusal) {
            return page(FormErrors.at("role", t(refusal)).show(VIEW, form));
        }
        Flash.done(next, t("变更已提出，等安全管理员确认。"));
        return "redirect:/duties#changes";
    }

    @PostMapping("/duties/changes/{id}/confirm")
    @AllowedTo(Role.SECURITY_ADMINISTRATOR)
    String confirm(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        keeping.confirm(id, version, Visitor.now());
        Flash.done(next, t("变更已确认，职责矩阵立即按它执行。"));
        return "redirect:/duties#changes";
    }

    @PostMapping("/duties/changes/{id}/refuse")
    @AllowedTo(Role.SECURITY_ADMINISTRATOR)
    String refuse(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        keeping.refuse(id, version, Visitor.now());
        Flash.done(next, t("变更已退回。"));
        return "redirect:/duties#changes";
    }

    private ModelAndView page(ModelAndView view) {
        boolean administers = Visitor.now().role().administers();
        return view.addObject(
                "page",
                new DutyPage(
                        duties.all(),
                        administers ? duties.changes(MOST_CHANGES) : java.util.List.of(),
                        Arrays.stream(OrganisationKind.values())
                                .map(kind -> new Choice(kind.name(), t(kind.label())))
                                .toList(),
                        GrantChoices.roleChoices(),
                        Visitor.now()));
    }
}
