package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the park says how near 差一点 is. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class ThresholdPages {

    private static final String VIEW = "policy/checkup/threshold";
    private static final BigDecimal PPM_PER_PERCENT = BigDecimal.valueOf(10_000);

    private final NearThresholds thresholds;

    ThresholdPages(NearThresholds thresholds) {
        this.thresholds = thresholds;
    }

    @GetMapping("/checkup/threshold")
    ModelAndView show() {
        return with(new ModelAndView(VIEW, "form", ThresholdForm.EMPTY));
    }

    @PostMapping("/checkup/threshold")
    Object set(@Valid @ModelAttribute("form") ThresholdForm form, BindingResult binding, RedirectAttributes next) {
        if (binding.hasErrors()) {
            return with(FormErrors.of(binding).show(VIEW, form));
        }
        LocalDate from;
        try {
            from = LocalDate.parse(Objects.requireNonNull(form.from()));
        } catch (DateTimeException impossible) {
            return with(FormErrors.at("from", t("没有这一天，请检查日期。")).show(VIEW, form));
        }
        long ppm = new BigDecimal(Objects.requireNonNull(form.percent()).strip())
                .multiply(PPM_PER_PERCENT)
                .longValueExact();
        thresholds.set(from, ppm, Visitor.now().name());
        Flash.done(next, t("差一点的界限已设定。"));
        return "redirect:/checkup/threshold";
    }

    private ModelAndView with(ModelAndView view) {
        return view.addObject("history", thresholds.history());
    }
}
