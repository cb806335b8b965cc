package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Awards under clauses by tiers whose tier is not on record. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class TieringPages {

    private final Tiering tiering;

    TieringPages(Tiering tiering) {
        this.tiering = tiering;
    }

    @GetMapping("/fund/tiers")
    ModelAndView list() {
        return new ModelAndView(
                        "policy/fund/tiers",
                        "awards",
                        tiering.untiered(Visitor.now().scope()))
                .addObject("may", Visitor.now().role() == Role.POLICY_APPROVER);
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return Again.show(refusal, list());
    }

    @PostMapping("/fund/tiers/{award}")
    @AllowedTo(Role.POLICY_APPROVER)
    String say(
            @PathVariable UUID award,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        int typed = tier.strip().matches("\\d{1,2}") ? Integer.parseInt(tier.strip()) : 0;
        tiering.say(new AwardId(award), typed, reason.strip(), Visitor.now().scope());
        Flash.done(next, t("已补记档次。"));
        return "redirect:/fund/tiers";
    }
}
