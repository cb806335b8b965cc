package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an enterprise fills in an application, or mends it. */
@Controller
@AllowedTo(groups = Role.Group.ENTERPRISE)
class DraftPages {

    private static final String FACTS = "policy/application/facts";
    private static final String CHECK = "policy/application/check";
    private static final String DRAFT = "policy/application/draft";
    private static final int LONGEST_ANSWER = 500;
    static final String RECORD = "policy/application/record";
    static final String TASKS = "policy/application/tasks";
    static final String GONE = "policy/application/gone";

    private final Applications applications;
    private final Applying applying;
    private final ApplicationViews views;

    DraftPages(Applications applications, Applying applying, ApplicationViews views) {
        this.applications = applications;
        this.applying = applying;
        this.views = views;
    }

    @GetMapping("/applications/{id}/facts")
    ModelAndView facts(@PathVariable("id") String id) {
        return page(FACTS, editable(id));
    }

    /**
     * Keeps what was typed: by itself while it is typed, and by the button.
     *
     * @param version of the draft that the form began from
     * @param over the version to write over knowingly, after somebody else has saved
     * @param leave whether the button was pressed
     */
    @PostMapping("/applications/{id}/facts")
    Object save(
            @PathVariable("id") String id,
            @RequestParam("version") int version,
            @RequestParam(name = "over", required = false) @Nullable Integer over,
            @RequestParam(name = "leave", defaultValue = "false") boolean leave,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
            HttpServletResponse response) {
        Application application = applications.seen(id);
        String statement = typed.getOrDefault("statement", "");
        Map<String, String> answers = new HashMap<>(typed);
        answers.keySet().removeIf(field -> !field.startsWith("fact.") && !field.equals(EventNumbers.FIELD));
        if (statement.strip().length() > Applying.LONGEST_STATEMENT) {
            var saved = new ApplicationPage.Saved(
                    answers, statement, Map.of(), FormErrors.at("statement", t("补充说明最多 2000 个字。")), version);
            return new ModelAndView(partial == null ? FACTS : DRAFT, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", views.page(editable(application), saved));
        }
        try {
            applying.save(application, over == null ? version : over, answers, statement, Visitor.now());
        } catch (Stale meanwhile) {
            return clash(applications.seen(id), answers, statement, partial);
        }
        Application after = applications.seen(id);
        ApplicationPage page = views.page(after);
        FormErrors wrong = wrong(page);
        if (partial != null && leave && !wrong.any()) {
            response.setHeader("HX-Redirect", after.path());
        }
        if (partial != null) {
            boolean more = page.questions().stream()
                    .anyMatch(question -> page.typed(question).isEmpty()
                            && !typed.containsKey(question.field())
                            && !question.yesOrNo());
            return new ModelAndView(DRAFT, "page", page).addObject("more", more);
        }
        if (wrong.any()) {
            return new ModelAndView(FACTS, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", views.page(after, page.saved().wrong(wrong)));
        }
        return "redirect:" + after.path();
    }

    private static FormErrors wrong(ApplicationPage page) {
        Map<String, String> wrong = page.wrong();
        return wrong.isEmpty() ? FormErrors.NONE : new FormErrors(wrong);
    }

    /** Somebody else saved: everything typed stays in the fields, and what they kept stands beside it. */
    private ModelAndView clash(
            Application now, Map<String, String> answers, String statement, @Nullable String partial) {
        ApplicationPage kept = views.page(editable(now));
        Map<String, String> theirs = new LinkedHashMap<>();
        for (Question question : kept.questions()) {
            String their = kept.typed(question);
            if (!their.equals(answers.getOrDefault(question.field(), "").strip())) {
                theirs.put(question.label(), their);
            }
        }
        String event = now.draft().answers().getOrDefault(EventNumbers.FIELD, "");
        if (kept.event().asked()
                && !event.equals(answers.getOrDefault(EventNumbers.FIELD, "").strip())) {
            theirs.put(t(EventNumbers.LABEL), event);
        }
        if (now.takesStatement() && !now.draft().statement().equals(statement.strip())) {
            theirs.put(t("补充说明"), now.draft().statement());
        }
        if (theirs.isEmpty()) {
            theirs.put(t("内容"), t("与您填写的相同"));
        }
        var saved = new ApplicationPage.Saved(answers, statement, theirs, FormErrors.NONE, -1);
        return new ModelAndView(partial == null ? FACTS : DRAFT, HttpStatus.CONFLICT)
                .addObject("page", views.page(now, saved));
    }

    @GetMapping("/applications/{id}/evidence")
    ModelAndView evidence(@PathVariable("id") String id) {
        return page("policy/application/evidence", editable(id));
    }

    @GetMapping("/applications/{id}/check")
    ModelAndView check(@PathVariable("id") String id) {
        return page(CHECK, editable(id));
    }

    @PostMapping("/applications/{id}/submit")
    Object submit(
            @PathVariable("id") String id,
            @RequestParam("version") int version,
            @RequestParam(name = "promise", defaultValue = "false") boolean promise,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            @RequestParam(name = "rule", defaultValue = "") String rule,
            RedirectAttributes next) {
        Application application = applications.seen(id);
        if (!rule.isEmpty() && !rule.equals(views.rule(application))) {
            Flash.warn(next, t("这个条款刚有改动，还没有提交。请按现在的体检核对后再提交。"));
            return "redirect:" + application.path() + "/check";
        }
        FormErrors wrong = !promise
                ? FormErrors.at("promise", t("请先确认填报内容真实。"))
                : answer.strip().length() > LONGEST_ANSWER
                        ? FormErrors.at("answer", t("补正说明最多 500 个字。"))
                        : FormErrors.NONE;
        if (wrong.any()) {
            ApplicationPage page = views.page(editable(application));
            return new ModelAndView(page.gone() ? GONE : CHECK, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", views.page(application, page.saved().wrong(wrong)))
                    .addObject("answer", answer)
                    .addObject("promise", promise);
        }
        if (application.status() == ApplicationStatus.CORRECTING) {
            applying.correct(application, version, answer, Visitor.now());
        } else {
            applying.submit(application, version, Visitor.now());
        }
        return "redirect:" + application.path() + "/submitted";
    }

    @GetMapping("/applications/{id}/submitted")
    Object submitted(@PathVariable("id") String id) {
        Application application = applications.seen(id);
        return application.submission() == null
                ? "redirect:" + application.path()
                : page("policy/application/submitted", application);
    }

    @PostMapping("/applications/{id}/withdraw")
    String withdraw(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        Application application = applications.seen(id);
        if (application.status() == ApplicationStatus.DRAFT) {
            applying.discard(application);
            Flash.done(next, t("草稿已放弃。"));
            return "redirect:/apply";
        }
        applying.withdraw(application, reason);
        Flash.done(next, t("申报已撤回。"));
        return "redirect:" + application.path();
    }

    /** The page from which it was sent, or the record when nothing can be changed any more; above the page for what saves itself. */
    @ExceptionHandler
    ModelAndView again(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null) {
            response.setHeader("HX-Retarget", "#messages");
            response.setHeader("HX-Reswap", "innerHTML show:window:top");
            return new ModelAndView("web/message", HttpStatus.CONFLICT)
                    .addObject("kind", "bad")
                    .addObject("text", t(refusal));
        }
        Application application = applications.seen(Again.variable("id"));
        if (!application.status().editable()) {
            return Again.show(
                    refusal,
                    page(RECORD, application).addObject("history", List.of()).addObject("warnings", List.of()));
        }
        return Again.show(
                refusal,
                request.getRequestURI().endsWith("/submit")
                        ? page(CHECK, application)
                                .addObject("answer", Objects.requireNonNullElse(request.getParameter("answer"), ""))
                                .addObject("promise", request.getParameter("promise") != null)
                        : page(TASKS, application));
    }

    private Application editable(String id) {
        return editable(applications.seen(id));
    }

    private static Application editable(Application application) {
        if (!application.status().editable()) {
            throw new Refusal("已经提交的申报不能再改；需要更正的，请联系受理人员退回补正。");
        }
        return application;
    }

    private ModelAndView page(String view, Application application) {
        ApplicationPage page = views.page(application);
        return new ModelAndView(page.gone() ? GONE : view, "page", page);
    }
}
