package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password. */
@Controller
@AllowedTo(groups = Role.Group.PEOPLE)
class PasswordPages {

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final PasswordEncoder passwords;

    PasswordPages(Accounts accounts, AccountKeeping keeping, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.keeping = keeping;
        this.passwords = passwords;
    }

    @GetMapping("/password")
    String form(Model model) {
        model.addAttribute("demo", own().demo());
        return "identity/password";
    }

    @PostMapping("/password")
    Object change(PasswordForm form, BindingResult binding, RedirectAttributes next) {
        Account account = own();
        form.check(binding, account, passwords);
        if (binding.hasErrors()) {
            return FormErrors.of(binding).show("identity/password", PasswordForm.EMPTY);
        }
        keeping.changePassword(account, form.password());
        Flash.done(next, t("口令已修改。"));
        return "redirect:/";
    }

    private Account own() {
        return accounts.byId(UUID.fromString(Visitor.now().account())).orElseThrow(() -> new NotFound("账号"));
    }
}
