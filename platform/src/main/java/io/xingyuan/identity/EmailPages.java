package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Open;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own address for mail, and the link that confirms it. */
@Controller
@Open
class EmailPages {

    private final Myself myself;
    private final OwnAccount own;
    private final EmailChanging changing;

    EmailPages(Myself myself, OwnAccount own, EmailChanging changing) {
        this.myself = myself;
        this.own = own;
        this.changing = changing;
    }

    @FreshSignIn
    @GetMapping("/own/email")
    String form(Model model) {
        model.addAttribute("email", own.email(myself.account()));
        return "identity/own-email";
    }

    @FreshSignIn
    @PostMapping("/own/email")
    Object ask(@RequestParam(defaultValue = "") String email, HttpServletRequest request, RedirectAttributes next) {
        Account account = myself.account();
        String wrong = own.objection(account, email);
        if (!wrong.isEmpty()) {
            return wrong(email, wrong);
        }
        try {
            changing.ask(account, email, Place.of(request));
        } catch (Refusal refusal) {
            return wrong(email, t(refusal));
        }
        Flash.done(next, t("确认邮件已发到 {0}，打开邮件里的链接后新邮箱才生效。", email.strip()));
        return "redirect:/own";
    }

    private static ModelAndView wrong(String email, String text) {
        return FormErrors.at("email", t(text)).show("identity/own-email", "").addObject("email", email);
    }

    @GetMapping("/own/email/confirm")
    String link(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("email", changing.waiting(token).email());
        model.addAttribute("token", token);
        return "identity/email-confirm";
    }

    /** Without signing in: the mail is read on whatever device is at hand. */
    @PostMapping("/own/email/confirm")
    String confirm(@RequestParam(defaultValue = "") String token, HttpServletRequest request, RedirectAttributes next) {
        changing.confirm(token, Place.of(request));
        Flash.done(next, t("新邮箱已生效。"));
        return Visitor.now().signedIn() ? "redirect:/own" : "redirect:/sign-in";
    }
}
