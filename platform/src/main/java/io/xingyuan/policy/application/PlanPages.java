package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an officer splits an award into parts. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class PlanPages {

    private static final String VIEW = "policy/application/plan";

    private final Applications applications;
    private final Planning planning;
    private final PaymentPlans plans;
    private final ApplicationViews views;

    PlanPages(Applications applications, Planning planning, PaymentPlans plans, ApplicationViews views) {
        this.applications = applications;
        this.planning = planning;
        this.plans = plans;
        this.views = views;
    }

    @GetMapping("/applications/{id}/plan")
    ModelAndView form(@PathVariable("id") String id) {
        Application application = sent(id);
        if (!open(application)) {
            throw new Refusal("核定金额以后、审定以前，才能制定分期计划。");
        }
        return new ModelAndView(VIEW, "page", views.page(application))
                .addObject("form", PlanForm.of(plans.of(application.id())));
    }

    @PostMapping("/applications/{id}/plan")
    Object plan(@PathVariable("id") String id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        Application application = sent(id);
        PlanForm form = PlanForm.of(typed);
        FormErrors wrong = form.mistakes();
        if (!wrong.any()) {
            try {
                planning.plan(application.id(), form.parts(), Visitor.now());
                Flash.done(next, form.parts().isEmpty() ? t("已改为一次付清。") : t("分期计划已保存，随金额一并审定。"));
                return "redirect:" + application.path();
            } catch (Refusal no) {
                wrong = FormErrors.at("amount.0", t(no));
            }
        }
        return wrong.show(VIEW, form).addObject("page", views.page(application));
    }

    static boolean open(Application application) {
        Application.Decision decision = application.decision();
        return decision != null && decision.grantedAt() == null;
    }

    private Application sent(String id) {
        Application application = applications.seen(id);
        if (application.submission() == null) {
            throw new NotFound("申报");
        }
        return application;
    }
}
