package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the link of an invitation opens: whoever has it sets a password, or adds the role to their own account. */
@Controller
@Open
class InvitationPages {

    private static final String VIEW = "identity/invitation";

    private final Joining joining;
    private final Accounts accounts;
    private final SigningIn signingIn;
    private final PasswordKeeping passwords;

    InvitationPages(Joining joining, Accounts accounts, SigningIn signingIn, PasswordKeeping passwords) {
        this.passwords = passwords;
        this.joining = joining;
        this.accounts = accounts;
        this.signingIn = signingIn;
    }

    @GetMapping("/invitation")
    ModelAndView page(@RequestParam(defaultValue = "") String token) {
        Invitation invitation = joining.invitation(token);
        return with(new ModelAndView(VIEW, "form", AcceptForm.of(token, invitation)), invitation);
    }

    @PostMapping("/invitation")
    Object accept(
            AcceptForm form,
            BindingResult binding,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Invitation invitation = joining.invitation(form.token());
        boolean newAccount = invitation.account() == null;
        form.check(
                binding,
                newAccount,
                newAccount && accounts.bySignInName(form.signInName()).isPresent(),
                joining.objection(invitation, form));
        if (binding.hasErrors()) {
            return with(FormErrors.of(binding).show(VIEW, form.withoutPasswords()), invitation);
        }
        UUID waiting = invitation.account();
        if (waiting == null) {
            signingIn.enter(joining.accept(invitation, form), request, response);
            Flash.done(next, t("口令已设置，欢迎。"));
            return "redirect:/";
        }
        Account account = joining.accept(invitation, waiting, form.password(), Place.of(request));
        // a link stands in for the password only, never for the code of somebody who has one
        boolean codeAsked =
                signingIn.proceed(account, Session.Way.PASSWORD, request, response) == SigningIn.Outcome.CODE_ASKED;
        Flash.done(next, t("口令已设置，欢迎。"));
        return codeAsked ? "redirect:/sign-in/code" : "redirect:/";
    }

    /** With the account that is signed in. */
    @PostMapping("/invitation/join")
    @AllowedTo(groups = Role.Group.PEOPLE)
    Object join(@RequestParam(defaultValue = "") String token, RedirectAttributes next) {
        Invitation invitation = joining.invitation(token);
        try {
            joining.accept(invitation, UUID.fromString(Visitor.now().account()));
        } catch (Refusal refusal) {
            return with(FormErrors.at("", t(refusal)).show(VIEW, AcceptForm.of(token, invitation)), invitation);
        }
        Flash.done(next, t("已加入{0}，在右上角切换身份。", invitation.organisationName()));
        return "redirect:/";
    }

    private ModelAndView with(ModelAndView view, Invitation invitation) {
        return view.addObject("invitation", invitation)
                .addObject("visitor", Visitor.now())
                .addObject("rule", t(passwords.rule()));
    }
}
