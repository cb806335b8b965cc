package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second signature under a grant, and its end. */
@Controller
@AllowedTo(groups = Role.Group.ADMINISTRATORS)
class GrantPages {

    private final Grants grants;
    private final Granting granting;
    private final CodeResets resets;

    GrantPages(Grants grants, Granting granting, CodeResets resets) {
        this.resets = resets;
        this.grants = grants;
        this.granting = granting;
    }

    @GetMapping("/grants")
    String waiting(Model model) {
        model.addAttribute("grants", grants.waiting());
        model.addAttribute("resets", resets.waiting());
        model.addAttribute("vacant", grants.securityVacant());
        model.addAttribute("visitor", Visitor.now());
        return "identity/grants";
    }

    @PostMapping("/grants/{id}/confirm")
    @AllowedTo({Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR})
    String confirm(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Grant grant = granting.confirm(id, version, Visitor.now());
        Flash.done(next, t("已确认：{0}担任{1}，立即生效。", grant.person(), t(grant.role().label())));
        return "redirect:/grants";
    }

    @PostMapping("/grants/{id}/refuse")
    @AllowedTo({Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR})
    String refuse(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Grant grant = granting.refuse(id, version, Visitor.now());
        Flash.done(next, t("已退回给 {0}。", grant.proposedName()));
        return "redirect:/grants";
    }

    @PostMapping("/grants/{id}/withdraw")
    @AllowedTo({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    String withdraw(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        Grant grant = granting.withdraw(id, version, Visitor.now());
        Flash.done(next, t("已收回 {0} 的角色，立即失效。", grant.person()));
        return "redirect:/accounts/" + grant.account();
    }

    /** @param vacant whether nobody is security administrator; then the audit administrator confirms a new one */
    static boolean mayDecide(Grant grant, Visitor visitor, boolean vacant) {
        boolean inTheirStead =
                vacant && visitor.role() == Role.AUDIT_ADMINISTRATOR && grant.role() == Role.SECURITY_ADMINISTRATOR;
        return grant.status() == GrantStatus.PROPOSED
                && (visitor.role() == Role.SECURITY_ADMINISTRATOR || inTheirStead)
                && !visitor.account().equals(String.valueOf(grant.proposedBy()))
                && !visitor.account().equals(grant.account().toString());
    }

    static boolean mayWithdraw(Visitor visitor) {
        return visitor.role() == Role.SYSTEM_ADMINISTRATOR || visitor.role() == Role.SECURITY_ADMINISTRATOR;
    }
}
