package io.xingyuan.policy.recovery;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recoveries: the list, one of them with what has changed, and the money that came back. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class RecoveryPages {

    private final Recoveries recoveries;
    private final Takes takes;
    private final Budgets budgets;

    RecoveryPages(Recoveries recoveries, Takes takes, Budgets budgets) {
        this.recoveries = recoveries;
        this.takes = takes;
        this.budgets = budgets;
    }

    @GetMapping("/recoveries")
    ModelAndView list(Paging paging) {
        Visitor visitor = Visitor.now();
        return new ModelAndView("policy/recovery/list")
                .addObject(
                        "listing", new Listing<>(recoveries.list(visitor, paging), recoveries.count(visitor), paging))
                .addObject("twins", recoveries.twins());
    }

    @GetMapping("/recoveries/{id}")
    @AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
    ModelAndView show(@PathVariable("id") String id) {
        Recovery recovery = recoveries.seen(id);
        return new ModelAndView("policy/recovery/page", "recovery", recovery)
                .addObject("payment", budgets.find(recovery.payment()).orElse(null))
                .addObject("key", UUID.randomUUID().toString());
    }

    @FreshSignIn
    @PostMapping("/recoveries/{id}/collected")
    @AllowedTo(Role.FINANCE_OFFICER)
    String collected(@PathVariable("id") String id, TakeForm form, RedirectAttributes next) {
        Recovery recovery = recoveries.seen(id);
        takes.take(new AwardClaim(recovery.id(), recoveries, budgets), form);
        Flash.done(next, t("已登记追回，资金回到可用。"));
        return "redirect:" + recovery.path();
    }
}
