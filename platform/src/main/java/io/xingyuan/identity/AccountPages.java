package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts, for the system administrator. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class AccountPages {

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final ObjectProvider<Employers> employers;
    private final Emails emails;

    AccountPages(Accounts accounts, AccountKeeping keeping, ObjectProvider<Employers> employers, Emails emails) {
        this.accounts = accounts;
        this.emails = emails;
        this.keeping = keeping;
        this.employers = employers;
    }

    @GetMapping("/accounts")
    String list(@RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        model.addAttribute("words", q.strip());
        model.addAttribute("listing", accounts.list(q.strip(), paging));
        return "identity/accounts";
    }

    @GetMapping("/accounts/new")
    String form(Model model) {
        model.addAttribute("form", AccountForm.EMPTY);
        model.addAttribute("roles", roles());
        return "identity/account-new";
    }

    @PostMapping("/accounts")
    Object open(@Valid AccountForm form, BindingResult binding, RedirectAttributes next) {
        Optional<Employers.Employer> employer = form.ofEnterprise()
                ? employers.stream()
                        .flatMap(each -> each.byCreditCode(form.creditCode()).stream())
                        .findFirst()
                : Optional.empty();
        form.check(
                binding,
                accounts.bySignInName(form.signInName()).isPresent(),
                employer.isPresent(),
                emails.account(form.email()).isPresent());
        if (binding.hasErrors()) {
            return FormErrors.of(binding)
                    .show("identity/account-new", form.withoutPassword())
                    .addObject("roles", roles());
        }
        keeping.open(form, form.chosen().orElseThrow(), employer.orElse(null));
        Flash.done(next, t("账号已建立，请把登录名和初始口令当面告知本人。"));
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/{id}/close")
    String close(@PathVariable UUID id, RedirectAttributes next) {
        Account account = keeping.close(id, Visitor.now().account());
        Flash.done(next, t("已停用 {0}，其登录立即失效。", account.name()));
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/{id}/reopen")
    String reopen(@PathVariable UUID id, RedirectAttributes next) {
        Account account = keeping.reopen(id);
        Flash.done(next, t("已启用 {0}。", account.name()));
        return "redirect:/accounts";
    }

    private static List<Choice> roles() {
        return AccountForm.roles().stream()
                .map(role -> new Choice(role.name(), t(role.label())))
                .toList();
    }
}
