package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.web.Cookies;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password. */
@Controller
@Open
class PasswordPages {

    private final Myself myself;
    private final PasswordCheck check;
    private final PasswordKeeping keeping;

    PasswordPages(Myself myself, PasswordCheck check, PasswordKeeping keeping) {
        this.myself = myself;
        this.check = check;
        this.keeping = keeping;
    }

    @GetMapping("/password")
    String form(Model model) {
        model.addAttribute("page", page());
        return "identity/password";
    }

    @PostMapping("/password")
    Object change(PasswordForm form, BindingResult binding, HttpServletRequest request, RedirectAttributes next) {
        Account account = myself.account();
        Place place = Place.of(request);
        form.check(
                binding,
                check.proves(account, form.old(), place, Cookies.get(request, SigningIn.DEVICE)),
                keeping.objection(account, form.password()));
        if (binding.hasErrors()) {
            return FormErrors.of(binding)
                    .show("identity/password", PasswordForm.EMPTY)
                    .addObject("page", page());
        }
        keeping.change(account, form.password(), Kind.PASSWORD_CHANGED, myself.session(), place);
        Flash.done(next, t("口令已修改，别处的登录已全部结束。"));
        return "redirect:/";
    }

    private PasswordPage page() {
        boolean must = myself.session()
                .filter(session -> session.obligation() == Session.Obligation.PASSWORD)
                .isPresent();
        return new PasswordPage(myself.account().password() != null, must, t(keeping.rule()));
    }
}
