package io.xingyuan.policy.applyfree;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One line of a run: the enterprise reads and answers it, the park makes exceptions. */
@Controller
@AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
class OfferPages {

    private final Offers offers;
    private final OfferViews views;
    private final Answering answering;
    private final ListKeeping lists;

    OfferPages(Offers offers, OfferViews views, Answering answering, ListKeeping lists) {
        this.offers = offers;
        this.views = views;
        this.answering = answering;
        this.lists = lists;
    }

    @GetMapping("/apply-free/own")
    @AllowedTo(groups = Role.Group.ENTERPRISE)
    ModelAndView own() {
        EnterpriseId own = Visitor.now().enterprise();
        if (own == null) {
            throw new NotFound("企业");
        }
        return new ModelAndView(
                "policy/applyfree/own",
                "pages",
                offers.of(own).stream().map(views::page).toList());
    }

    @GetMapping("/apply-free/offers/{offer}")
    ModelAndView show(@PathVariable("offer") String id) {
        return new ModelAndView("policy/applyfree/offer", "page", views.page(offers.seen(id)));
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return Again.show(refusal, show(Again.variable("offer")));
    }

    @PostMapping("/apply-free/offers/{offer}/consent")
    @AllowedTo(ENTERPRISE_ADMINISTRATOR)
    String consent(
            @PathVariable("offer") String id,
            @RequestParam(name = "account", required = false) @Nullable UUID account,
            RedirectAttributes next) {
        Offer offer = offers.seen(id);
        answering.consent(offer, account);
        Flash.done(next, t("已同意。资金按顺序预留后公示、审定，再拨付到您确认的账户。"));
        return "redirect:" + offer.path();
    }

    @PostMapping("/apply-free/offers/{offer}/decline")
    @AllowedTo(ENTERPRISE_ADMINISTRATOR)
    String decline(
            @PathVariable("offer") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        Offer offer = offers.seen(id);
        answering.decline(offer, reason);
        Flash.done(next, t("已登记放弃，谢谢您的答复。"));
        return "redirect:" + offer.path();
    }

    @PostMapping("/apply-free/offers/{offer}/exclude")
    @AllowedTo(POLICY_OFFICER)
    String exclude(
            @PathVariable("offer") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        Offer offer = offers.seen(id);
        lists.exclude(offer, reason);
        Flash.done(next, t("已剔除：{0}", offer.whom().named()));
        return "redirect:/apply-free/" + offer.run();
    }

    @PostMapping("/apply-free/offers/{offer}/restore")
    @AllowedTo(POLICY_OFFICER)
    String restore(@PathVariable("offer") String id, RedirectAttributes next) {
        Offer offer = offers.seen(id);
        lists.restore(offer);
        Flash.done(next, t("已恢复，按现在的数据核对：{0}", offer.whom().named()));
        return "redirect:/apply-free/" + offer.run();
    }
}
