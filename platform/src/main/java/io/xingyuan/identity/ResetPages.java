package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A forgotten password. */
@Controller
@Open
class ResetPages {

    private final Resetting resetting;
    private final PasswordKeeping passwords;
    private final Installation installation;

    ResetPages(Resetting resetting, PasswordKeeping passwords, Installation installation) {
        this.resetting = resetting;
        this.passwords = passwords;
        this.installation = installation;
    }

    @GetMapping("/sign-in/forgotten")
    String forgotten(Model model) {
        model.addAttribute("demo", installation.demo());
        return "identity/forgotten";
    }

    @PostMapping("/sign-in/forgotten")
    Object ask(@RequestParam(defaultValue = "") String name, HttpServletRequest request, RedirectAttributes next) {
        if (name.isBlank()) {
            return FormErrors.at("name", t("请填写登录名或邮箱。"))
                    .show("identity/forgotten", "")
                    .addObject("demo", installation.demo());
        }
        resetting.ask(name, Place.of(request));
        Flash.done(next, t("如果这个登录名或邮箱有账号并登记了邮箱，邮件马上就到。请在 10 分钟内打开邮件里的链接；没有收到时请看看垃圾邮件，或联系系统管理员。"));
        return "redirect:/sign-in/forgotten";
    }

    @GetMapping("/sign-in/reset")
    String form(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("form", new ResetForm(token, "", ""));
        model.addAttribute("page", page(owner(token)));
        return "identity/reset";
    }

    @PostMapping("/sign-in/reset")
    Object reset(ResetForm form, BindingResult binding, HttpServletRequest request, RedirectAttributes next) {
        Account account = owner(form.token());
        form.check(binding, resetting.objection(account, form.password()));
        if (binding.hasErrors()) {
            return FormErrors.of(binding)
                    .show("identity/reset", form.withoutPasswords())
                    .addObject("page", page(account));
        }
        resetting.reset(form.token(), form.password(), Place.of(request));
        Flash.done(next, t("新口令已生效，请用它登录。别处的登录已全部结束。"));
        return "redirect:/sign-in";
    }

    private Account owner(String token) {
        return resetting.account(token).orElseThrow(() -> new NotFound("找回口令的链接"));
    }

    private ResetPage page(Account account) {
        return new ResetPage(account.signInName(), t(passwords.rule()));
    }
}
