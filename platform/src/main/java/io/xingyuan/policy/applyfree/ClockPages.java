package io.xingyuan.policy.applyfree;

import static io.xingyuan.kernel.Role.POLICY_APPROVER;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public clocks, each with its source. */
@Controller
@AllowedTo(POLICY_APPROVER)
class ClockPages {

    private static final String VIEW = "policy/applyfree/clock";

    private final Clocks clocks;

    ClockPages(Clocks clocks) {
        this.clocks = clocks;
    }

    @GetMapping("/apply-free/clocks/{key:push|pay}")
    ModelAndView show(@PathVariable("key") String key) {
        PublicClock clock = clocks.get(PublicClock.Key.of(key));
        return new ModelAndView(VIEW, "clock", clock).addObject("form", ClockForm.of(clock));
    }

    @PostMapping("/apply-free/clocks/{key:push|pay}")
    Object change(
            @PathVariable("key") String key,
            @Valid @ModelAttribute("form") ClockForm form,
            BindingResult binding,
            RedirectAttributes next) {
        PublicClock clock = clocks.get(PublicClock.Key.of(key));
        FormErrors wrong = binding.hasErrors() ? FormErrors.of(binding) : form.mistakes();
        if (wrong.any()) {
            return wrong.show(VIEW, form).addObject("clock", clock);
        }
        clocks.change(clock.key(), Integer.parseInt(form.amount()), form.basis(), form.version());
        Flash.done(next, t("已保存，对之后生成的名单生效。"));
        return "redirect:/apply-free";
    }
}
