package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.recovery.TakeForm;
import io.xingyuan.policy.recovery.Takes;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money that came back of what was paid under an agreement. */
@Controller
class RepaymentPages {

    private final Agreements agreements;
    private final RulingClaim.Repaying repaying;
    private final Takes takes;
    private final AgreementViews views;

    RepaymentPages(Agreements agreements, RulingClaim.Repaying repaying, Takes takes, AgreementViews views) {
        this.views = views;
        this.agreements = agreements;
        this.repaying = repaying;
        this.takes = takes;
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return views.again(refusal);
    }

    @FreshSignIn
    @PostMapping("/agreements/{id}/rulings/{ruling}/collected")
    @AllowedTo(Role.FINANCE_OFFICER)
    String collected(
            @PathVariable("id") String id,
            @PathVariable("ruling") String ruling,
            TakeForm form,
            RedirectAttributes next) {
        AgreementId agreement = agreements.seen(id).id();
        takes.take(repaying.of(agreement, Ids.of(ruling, "处理")), form);
        Flash.done(next, t("已登记追回，资金回到可用。"));
        return "redirect:/agreements/" + id;
    }
}
