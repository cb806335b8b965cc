package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.enterprise.Declared;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Paper;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The check-up of one enterprise: page, sums, answers on the spot, printed record. */
@Controller
@AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
class CheckUpPages {

    private static final String PAGE = "policy/checkup/page";
    private static final String RESULT = "policy/checkup/result";

    private final CheckUps checkUps;
    private final Paper paper;
    private final Clock clock;
    private final Audit audit;

    CheckUpPages(CheckUps checkUps, Paper paper, Clock clock, Audit audit) {
        this.audit = audit;
        this.checkUps = checkUps;
        this.paper = paper;
        this.clock = clock;
    }

    @GetMapping("/checkup/{enterprise}")
    ModelAndView show(
            @PathVariable("enterprise") String enterprise,
            @RequestParam(name = "asOf", required = false) @Nullable String asOf,
            @RequestParam(name = "clause", defaultValue = "") String clause,
            @RequestParam(name = "kind", defaultValue = "") String kind) {
        Examination examination = checkUps.examine(visible(enterprise), day(asOf));
        return new ModelAndView(PAGE, "page", page(examination, new CheckUpPage.Wish(clause, kind)));
    }

    @GetMapping("/checkup/{enterprise}/sums/{figure}")
    ModelAndView sum(
            @PathVariable("enterprise") String enterprise,
            @PathVariable("figure") String name,
            @RequestParam(name = "asOf", required = false) @Nullable String asOf) {
        Examination.Figure figure = Arrays.stream(Examination.Figure.values())
                .filter(candidate -> candidate.path().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("页面"));
        Examination examination = checkUps.examine(visible(enterprise), day(asOf));
        return new ModelAndView("policy/checkup/sum")
                .addObject("page", page(examination, CheckUpPage.Wish.NONE))
                .addObject("figure", figure);
    }

    @PostMapping("/checkup/{enterprise}/facts")
    @AllowedTo(groups = {Role.Group.KEEPERS, Role.Group.ENTERPRISE})
    Object enter(
            @PathVariable("enterprise") String enterprise,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
            RedirectAttributes next) {
        EnterpriseId id = visible(enterprise);
        Examination before = checkUps.examine(id, day(typed.get("asOf")));
        Map<Question, String> answers = answers(before, typed);
        if (answers.isEmpty()) {
            return wrong(before, FormErrors.at("", t("请至少填写一项。")), typed, partial);
        }
        try {
            Map<Question, Declared> fared = checkUps.enter(id, answers, Visitor.now());
            Examination after = checkUps.examine(id, before.asOf());
            CheckUpPage page = page(after, CheckUpPage.Wish.NONE).after(CheckUps.changes(before, after), words(fared));
            if (partial != null) {
                return new ModelAndView(RESULT, "page", page);
            }
            String moved = page.changes().stream().map(CheckUpPages::words).collect(Collectors.joining(t("；")));
            Flash.done(next, moved.isEmpty() ? page.said() : page.said() + moved);
            return "redirect:" + page.base() + page.day();
        } catch (CheckUps.WrongAnswers wrong) {
            return wrong(before, wrong.errors(), typed, partial);
        }
    }

    @Costly
    @GetMapping("/checkup/{enterprise}/paper")
    ResponseEntity<byte[]> print(
            @PathVariable("enterprise") String enterprise,
            @RequestParam(name = "asOf", required = false) @Nullable String asOf) {
        Examination examination = checkUps.examine(visible(enterprise), day(asOf));
        audit.read(
                "打印政策体检",
                "企业",
                examination.enterprise().id(),
                examination.enterprise().name());
        byte[] pdf = paper.print("policy/checkup/paper", Map.of("page", page(examination, CheckUpPage.Wish.NONE)));
        ContentDisposition disposition = ContentDisposition.inline()
                .filename(
                        t("政策体检") + "-" + examination.enterprise().name() + "-" + examination.asOf() + ".pdf",
                        java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(pdf);
    }

    private static EnterpriseId visible(String enterprise) {
        EnterpriseId id = EnterpriseId.of(enterprise);
        Visitor.now().mustSee(id);
        return id;
    }

    private CheckUpPage page(Examination examination, CheckUpPage.Wish wish) {
        Role role = Visitor.now().role();
        boolean mayEnter = (Role.Group.KEEPERS.has(role) || role.ofEnterprise())
                && !examination.enterprise().archived();
        return CheckUpPage.of(examination, LocalDate.now(clock), mayEnter, wish);
    }

    private ModelAndView wrong(
            Examination before, FormErrors errors, Map<String, String> typed, @Nullable String partial) {
        CheckUpPage page = page(before, CheckUpPage.Wish.NONE).wrong(errors, typed);
        return new ModelAndView(partial == null ? PAGE : RESULT, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    private static Map<Question, String> answers(Examination before, Map<String, String> typed) {
        Map<Question, String> answers = new LinkedHashMap<>();
        for (Question question : before.questions()) {
            String answer = typed.getOrDefault(question.field(), "");
            if (!answer.isBlank()) {
                answers.put(question, answer);
            }
        }
        return answers;
    }

    private static String words(Map<Question, Declared> fared) {
        List<String> overruled = fared.entrySet().stream()
                .filter(entry -> entry.getValue() == Declared.OVERRULED)
                .map(entry -> entry.getKey().label())
                .toList();
        String saved = t("已保存 {0} 项。", fared.size());
        return overruled.isEmpty() ? saved : saved + t("{0}另有效力更高的记录，体检仍按那一条。", String.join(t("、"), overruled));
    }

    private static String words(CheckUps.Change change) {
        return t(
                "{0}：{1} → {2}",
                change.row().clause().title(),
                t(change.before().label()),
                t(change.row().outcome().label()));
    }

    /** A day that cannot be read counts as today. */
    private LocalDate day(@Nullable String asOf) {
        try {
            return asOf == null || asOf.isBlank() ? LocalDate.now(clock) : LocalDate.parse(asOf);
        } catch (DateTimeException unreadable) {
            return LocalDate.now(clock);
        }
    }
}
