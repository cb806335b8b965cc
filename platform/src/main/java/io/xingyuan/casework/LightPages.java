package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.Light;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator says when lights turn yellow and red. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class LightPages {

    private final Lights lights;
    private final LightRounds rounds;

    LightPages(Lights lights, LightRounds rounds) {
        this.lights = lights;
        this.rounds = rounds;
    }

    @GetMapping("/lights")
    String form(Model model) {
        Light.Thresholds now = lights.thresholds();
        model.addAttribute("form", new LightForm(String.valueOf(now.yellow()), String.valueOf(now.red())));
        model.addAttribute("correction", CorrectionLimitForm.of(lights.correction()));
        return "casework/lights";
    }

    @PostMapping("/lights")
    Object change(@ModelAttribute("form") LightForm form, RedirectAttributes next) {
        try {
            rounds.change(
                    new Light.Thresholds(LightForm.percent(form.yellow()), LightForm.percent(form.red())),
                    Visitor.now().name());
        } catch (Refusal wrong) {
            return FormErrors.at("yellow", t(wrong))
                    .show("casework/lights", form)
                    .addObject("correction", CorrectionLimitForm.of(lights.correction()));
        }
        Flash.done(next, t("亮灯界限已更新，一分钟内按新界限重算。"));
        return "redirect:/lights";
    }

    /** 补正期限. */
    @PostMapping("/lights/correction")
    Object correction(@ModelAttribute("correction") CorrectionLimitForm correction, RedirectAttributes next) {
        try {
            rounds.change(correction.limit(), Visitor.now().name());
        } catch (Refusal wrong) {
            Light.Thresholds now = lights.thresholds();
            return FormErrors.at("amount", t(wrong))
                    .show("casework/lights", new LightForm(String.valueOf(now.yellow()), String.valueOf(now.red())))
                    .addObject("correction", correction);
        }
        Flash.done(next, t("补正期限已更新，对今后要求的补正生效。"));
        return "redirect:/lights";
    }
}
