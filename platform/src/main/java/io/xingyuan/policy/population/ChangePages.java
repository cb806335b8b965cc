package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whose answer to a clause is another than in an earlier run, and why. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class ChangePages {

    /** Lines of a workbook that are explained together. */
    private static final int TOGETHER = 1_000;

    private final LibraryRuns runs;
    private final RunComparison comparison;
    private final ChangeReasons reasons;

    ChangePages(LibraryRuns runs, RunComparison comparison, ChangeReasons reasons) {
        this.runs = runs;
        this.comparison = comparison;
        this.reasons = reasons;
    }

    @Costly
    @GetMapping(RunPages.PATH + "/{id}/changes")
    ModelAndView changes(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String kind,
            Paging paging) {
        LibraryRun run = visible(id);
        LibraryRun before = visible(against);
        Difference difference = comparison.of(before, run, clause);
        Transition chosen = Arrays.stream(Transition.values())
                .filter(transition -> transition.path().equals(kind))
                .findFirst()
                .orElse(Transition.NEW);
        List<Difference.Line> lines = difference.of(chosen);
        int from = (int) Math.min(paging.offset(), lines.size());
        List<Difference.Line> shown = lines.subList(from, Math.min(lines.size(), from + paging.limit()));
        var listing = new Listing<>(reasons.of(difference, before, run).rows(shown), lines.size(), paging);
        return new ModelAndView(
                "policy/population/changes",
                "page",
                new ChangesPage(run, before, difference, comparison.title(difference.clause()), chosen, listing));
    }

    @Costly
    @AuditedRead(value = "导出测算变化", kind = "全库测算")
    @GetMapping(RunPages.PATH + "/{id}/changes.xlsx")
    void export(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(defaultValue = "") String clause,
            HttpServletResponse response)
            throws IOException {
        LibraryRun run = visible(id);
        LibraryRun before = visible(against);
        Difference difference = comparison.of(before, run, clause);
        ChangeReasons.Explaining explaining = reasons.of(difference, before, run);
        List<String> head = List.of(
                t("企业"),
                t("对象"),
                t("变化"),
                t("原来"),
                t("原来计入（元）"),
                t("原来预算内（元）"),
                t("现在"),
                t("现在计入（元）"),
                t("现在预算内（元）"),
                t("原因"));
        List<Difference.Line> lines = difference.lines();
        try (Export export = Export.download(response, t("测算变化"), head)) {
            for (int from = 0; from < lines.size(); from += TOGETHER) {
                for (ChangeReasons.Row row :
                        explaining.rows(lines.subList(from, Math.min(lines.size(), from + TOGETHER)))) {
                    export.row(cells(row));
                }
            }
        }
    }

    private static List<Object> cells(ChangeReasons.Row row) {
        Difference.Line line = row.line();
        return List.of(
                row.enterprise(),
                row.subject(),
                t(line.transition().label()),
                t(line.before().outcome().label()),
                BigDecimal.valueOf(line.before().fen(), 2),
                BigDecimal.valueOf(line.before().given(), 2),
                t(line.after().outcome().label()),
                BigDecimal.valueOf(line.after().fen(), 2),
                BigDecimal.valueOf(line.after().given(), 2),
                row.why());
    }

    private LibraryRun visible(String id) {
        return runs.visible(id, Visitor.now().scope());
    }
}
