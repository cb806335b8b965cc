package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The record of an application for both sides, and its papers. */
@Controller
@AllowedTo(groups = {Role.Group.POLICY_STAFF, Role.Group.ENTERPRISE})
class ApplicationPages {

    private final Applications applications;
    private final ApplicationViews views;
    private final History history;
    private final Paper paper;
    private final Audit audit;

    ApplicationPages(Applications applications, ApplicationViews views, History history, Paper paper, Audit audit) {
        this.applications = applications;
        this.views = views;
        this.history = history;
        this.paper = paper;
        this.audit = audit;
    }

    @GetMapping("/applications")
    @AllowedTo(groups = Role.Group.POLICY_STAFF)
    ModelAndView list(ApplicationQuery query, Paging paging) {
        Visitor visitor = Visitor.now();
        return new ModelAndView("policy/application/list")
                .addObject("query", query)
                .addObject("programmes", applications.programmes())
                .addObject(
                        "parks",
                        Shell.now().parks().stream()
                                .map(park -> new Choice(park.id().value(), park.name()))
                                .toList())
                .addObject(
                        "listing",
                        new Listing<>(
                                applications.list(query, visitor, paging), applications.count(query, visitor), paging));
    }

    /** The task list while it is filled in, else the record. */
    @GetMapping("/applications/{id}")
    ModelAndView show(@PathVariable("id") String id) {
        Application application = seen(id);
        ApplicationPage page = views.page(application);
        if (page.editable()) {
            return new ModelAndView(page.gone() ? DraftPages.GONE : DraftPages.TASKS, "page", page);
        }
        boolean staff = !page.mine();
        return new ModelAndView(DraftPages.RECORD, "page", page)
                .addObject("history", staff ? history.lines(application) : java.util.List.of())
                .addObject("warnings", staff ? history.warnings(application) : java.util.List.of());
    }

    @Costly
    @GetMapping("/applications/{id}/form.pdf")
    ResponseEntity<byte[]> form(@PathVariable("id") String id) {
        Application application = seen(id);
        if (application.submission() == null) {
            throw new NotFound("申报表");
        }
        return print(application, "policy/application/form-paper", t("申报表"));
    }

    @Costly
    @GetMapping("/applications/{id}/decision.pdf")
    ResponseEntity<byte[]> decision(@PathVariable("id") String id) {
        Application application = seen(id);
        Application.Decision decision = application.decision();
        if (decision == null || decision.grantedAt() == null) {
            throw new NotFound("兑现决定书");
        }
        return print(application, "policy/application/decision-paper", t("兑现决定书"));
    }

    /** A draft is nobody's business but the enterprise's. */
    private Application seen(String id) {
        Application application = applications.seen(id);
        boolean unsent =
                application.status() == ApplicationStatus.DRAFT || application.status() == ApplicationStatus.DISCARDED;
        if (unsent && !Visitor.now().role().ofEnterprise()) {
            throw new NotFound("申报");
        }
        return application;
    }

    private ResponseEntity<byte[]> print(Application application, String template, String name) {
        audit.read("打印" + name, "申报", application.id(), application.whom().named());
        byte[] pdf = paper.print(template, Map.of("page", views.page(application)));
        Application.Submission submission = application.submission();
        ContentDisposition disposition = ContentDisposition.inline()
                .filename(name + "-" + (submission == null ? "" : submission.number()) + ".pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(pdf);
    }
}
