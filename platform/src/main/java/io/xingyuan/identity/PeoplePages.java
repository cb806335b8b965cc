package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of an enterprise, kept by its own administrator. */
@Controller
@AllowedTo(Role.ENTERPRISE_ADMINISTRATOR)
class PeoplePages {

    private static final String VIEW = "identity/people";

    private final Grants grants;
    private final Invitations invitations;
    private final Inviting inviting;
    private final People people;

    PeoplePages(Grants grants, Invitations invitations, Inviting inviting, People people) {
        this.grants = grants;
        this.invitations = invitations;
        this.inviting = inviting;
        this.people = people;
    }

    @GetMapping("/people")
    ModelAndView list() {
        return page(new ModelAndView(VIEW, "form", InviteForm.EMPTY));
    }

    @PostMapping("/people/invitations")
    Object invite(@Valid InviteForm form, BindingResult binding, RedirectAttributes next) {
        if (binding.hasErrors()) {
            return page(FormErrors.of(binding).show(VIEW, form));
        }
        next.addFlashAttribute("link", Links.address(inviting.colleague(form, Visitor.now())));
        next.addFlashAttribute("invited", form.name());
        return "redirect:/people";
    }

    @PostMapping("/people/invitations/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes next) {
        inviting.withdraw(id, Visitor.now());
        Flash.done(next, t("邀请已撤回，链接作废。"));
        return "redirect:/people";
    }

    @PostMapping("/people/{id}/remove")
    String remove(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Grant grant = people.remove(id, version, Visitor.now());
        Flash.done(next, t("已移除 {0}，其身份立即失效。", grant.person()));
        return "redirect:/people";
    }

    private ModelAndView page(ModelAndView view) {
        Visitor visitor = Visitor.now();
        var own = Inviting.organisation(visitor);
        return view.addObject("page", new PeoplePage(grants.ofOrganisation(own), invitations.open(own), visitor));
    }
}
