package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first administrator of a new system, by the link from the start-up log. */
@Controller
@Open
class SetUpPages {

    private final SettingUp settingUp;
    private final SigningIn signingIn;
    private final PasswordKeeping passwords;

    SetUpPages(SettingUp settingUp, SigningIn signingIn, PasswordKeeping passwords) {
        this.passwords = passwords;
        this.settingUp = settingUp;
        this.signingIn = signingIn;
    }

    @GetMapping("/setup")
    ModelAndView page(@RequestParam(defaultValue = "") String token) {
        requireValid(token);
        return new ModelAndView("identity/setup")
                .addObject("form", SetUpForm.empty(token))
                .addObject("rule", t(passwords.rule()));
    }

    @PostMapping("/setup")
    Object create(
            @Valid SetUpForm form,
            BindingResult binding,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireValid(form.token());
        form.check(binding, passwords.objection(form.password(), form.signInName()));
        if (binding.hasErrors()) {
            return FormErrors.of(binding)
                    .show("identity/setup", form.withoutPasswords())
                    .addObject("rule", t(passwords.rule()));
        }
        Account administrator = settingUp.createAdministrator(
                new SetUpToken(form.token()), form.signInName(), form.name(), form.password());
        signingIn.enter(administrator, request, response);
        Flash.done(next, t("系统管理员已建立，启用链接已作废。"));
        return "redirect:/";
    }

    private void requireValid(String token) {
        if (!settingUp.accepts(new SetUpToken(token))) {
            throw new NotFound("启用链接");
        }
    }
}
