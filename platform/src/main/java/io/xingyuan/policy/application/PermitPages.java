package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an approver lets a part of an award go whose condition is met. */
@Controller
@AllowedTo(Role.POLICY_APPROVER)
class PermitPages {

    private final Applications applications;
    private final Planning planning;
    private final ApplicationPages records;

    PermitPages(Applications applications, Planning planning, ApplicationPages records) {
        this.applications = applications;
        this.planning = planning;
        this.records = records;
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return Again.show(refusal, records.show(Again.variable("id")));
    }

    @PostMapping("/applications/{id}/plan/{number}/permit")
    String permit(
            @PathVariable("id") String id,
            @PathVariable("number") int number,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        Application application = applications.seen(id);
        if (application.submission() == null) {
            throw new NotFound("申报");
        }
        planning.permit(application.id(), number, reason, Visitor.now());
        Flash.done(next, t("第 {0} 期已放行，到期后由财务编批。", number));
        return "redirect:" + application.path();
    }
}
