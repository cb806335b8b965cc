package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The system administrator opens accounts and proposes roles. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class ProposalPages {

    private static final String NEW_ACCOUNT = "identity/account-new";
    private static final String NEW_GRANT = "identity/grant-new";

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final Appointments appointments;

    ProposalPages(Accounts accounts, AccountKeeping keeping, Appointments appointments) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.appointments = appointments;
    }

    @ModelAttribute("choices")
    GrantChoices choices() {
        return appointments.choices();
    }

    @GetMapping("/accounts/new")
    String account(Model model) {
        model.addAttribute("form", AccountForm.EMPTY);
        model.addAttribute("grant", GrantForm.EMPTY);
        return NEW_ACCOUNT;
    }

    @PostMapping("/accounts")
    Object open(
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult person,
            @Valid @ModelAttribute("grant") GrantForm grant,
            BindingResult role,
            RedirectAttributes next) {
        form.check(person, accounts.bySignInName(form.signInName()).isPresent(), keeping.emailTaken(form.email()));
        Optional<Appointment> appointment = appointments.read(grant, role, accounts.today());
        if (person.hasErrors() || appointment.isEmpty()) {
            return both(person, role).show(NEW_ACCOUNT, form).addObject("grant", grant);
        }
        AccountKeeping.Opened opened = keeping.open(form, appointment.get(), Visitor.now());
        next.addFlashAttribute("link", Links.address(opened.link()));
        Flash.done(next, t("账号已建立。角色要等安全管理员确认后才生效。"));
        return "redirect:/accounts/" + opened.account().id();
    }

    @GetMapping("/accounts/{id}/grants/new")
    String grant(@PathVariable UUID id, Model model) {
        Account account = existing(id);
        model.addAttribute("account", account);
        model.addAttribute("form", GrantForm.EMPTY.within(account.organisation()));
        return NEW_GRANT;
    }

    @PostMapping("/accounts/{id}/grants")
    Object propose(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") GrantForm form,
            BindingResult binding,
            RedirectAttributes next) {
        Account account = existing(id);
        Optional<Appointment> appointment = appointments.read(form, binding, accounts.today());
        if (binding.hasErrors() || appointment.isEmpty()) {
            return FormErrors.of(binding).show(NEW_GRANT, form).addObject("account", account);
        }
        try {
            keeping.propose(account, appointment.get(), Visitor.now());
        } catch (Refusal refusal) {
            return FormErrors.at("role", t(refusal)).show(NEW_GRANT, form).addObject("account", account);
        }
        Flash.done(next, t("已提出，等安全管理员确认。"));
        return "redirect:/accounts/" + id;
    }

    private Account existing(UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
    }

    private static FormErrors both(BindingResult first, BindingResult second) {
        Map<String, String> all = new LinkedHashMap<>(FormErrors.of(first).byField());
        all.putAll(FormErrors.of(second).byField());
        return new FormErrors(all);
    }
}
