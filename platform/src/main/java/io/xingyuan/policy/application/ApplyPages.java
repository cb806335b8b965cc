package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.checkup.FindingRow;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an enterprise sees what is open and begins. */
@Controller
@AllowedTo(groups = Role.Group.ENTERPRISE)
class ApplyPages {

    private final Applications applications;
    private final Applying applying;
    private final Particulars particulars;

    ApplyPages(Applications applications, Applying applying, Particulars particulars) {
        this.applications = applications;
        this.applying = applying;
        this.particulars = particulars;
    }

    @GetMapping("/apply")
    ModelAndView list() {
        EnterpriseId own = own();
        List<Programme> open = particulars.open();
        List<Application> mine = applications.of(own);
        Map<ClauseId, List<FindingRow>> rows = particulars.standing(own, open);
        List<ApplyPage.Offer> offers = open.stream()
                .map(programme -> new ApplyPage.Offer(
                        programme,
                        rows.getOrDefault(programme.terms().clause(), List.of()).stream()
                                .map(row -> new ApplyPage.Choice(row, path(mine, programme, row)))
                                .toList()))
                .toList();
        return new ModelAndView(
                "policy/application/apply",
                "page",
                new ApplyPage(offers, mine.stream().map(this::named).toList()));
    }

    private ApplyPage.Own named(Application application) {
        return new ApplyPage.Own(
                application, particulars.programme(application).terms().title());
    }

    private static String path(List<Application> mine, Programme programme, FindingRow row) {
        return mine.stream()
                .filter(application -> application.programme().equals(programme.id())
                        && application
                                .whom()
                                .subject()
                                .toString()
                                .equals(row.finding().subjectId()))
                .filter(application -> application.status().open())
                .findFirst()
                .map(Application::path)
                .orElse("");
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return Again.show(refusal, list());
    }

    /** Pressed twice, or by two colleagues at once, it leads both to the same application. */
    @PostMapping("/apply")
    String begin(
            @RequestParam(name = "programme", defaultValue = "") String programme,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            RedirectAttributes next) {
        Programme wanted = particulars.programme(ProgrammeId.of(programme));
        Application.Whom whom = particulars.whom(wanted, subject, Visitor.now());
        try {
            return "redirect:/applications/" + applying.begin(wanted, whom, Visitor.now());
        } catch (DuplicateKeyException begun) {
            Flash.warn(next, t("这项申报已经开始，接着填就可以。"));
            return "redirect:"
                    + applications
                            .open(wanted.id(), whom.enterprise(), whom.subject())
                            .map(Application::path)
                            .orElse("/apply");
        }
    }

    private static EnterpriseId own() {
        EnterpriseId own = Visitor.now().enterprise();
        if (own == null) {
            throw new NotFound("企业");
        }
        return own;
    }
}
