package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.matching.ClauseMatches;
import io.xingyuan.policy.matching.ClauseMatches.Unasked;
import io.xingyuan.policy.matching.ClauseMatches.UnaskedList;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 未请补的: enterprises of whom too much is missing to ask them in a run, as the data stand now. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class UnaskedPages {

    /** Rows of the workbook that are worked out at once. */
    private static final int PORTION = 500;

    private final Runs runs;
    private final ClauseMatches matches;

    UnaskedPages(Runs runs, ClauseMatches matches) {
        this.runs = runs;
        this.matches = matches;
    }

    @GetMapping("/apply-free/{run}/unasked")
    ModelAndView list(@PathVariable("run") String id, Paging paging) {
        Run run = runs.seen(id);
        UnaskedList unasked = unasked(run);
        return new ModelAndView("policy/applyfree/unasked")
                .addObject("run", run)
                .addObject("today", runs.today())
                .addObject("examined", runs.unasked(run.id()))
                .addObject(
                        "listing",
                        new Listing<>(unasked.rows(paging.offset(), paging.limit()), unasked.size(), paging));
    }

    @Costly
    @AuditedRead(value = "导出未请补数据的名单", kind = "免申即享轮次")
    @GetMapping("/apply-free/{run}/unasked.xlsx")
    void export(@PathVariable("run") String id, HttpServletResponse response) throws IOException {
        Run run = runs.seen(id);
        List<String> head = List.of(t("序号"), t("企业"), t("统一社会信用代码"), t("对象"), t("缺几项"), t("缺哪些"), t("没有请补的原因"));
        try (Export export = Export.download(response, t("未请补数据的名单") + " " + run.number(), head)) {
            UnaskedList unasked = unasked(run);
            for (int number = 0; number < unasked.size(); number += PORTION) {
                export(export, number, unasked.rows(number, PORTION));
            }
        }
    }

    private static void export(Export export, int before, List<Unasked> rows) {
        int number = before;
        for (Unasked each : rows) {
            number++;
            export.row(List.of(
                    number,
                    each.enterprise().name(),
                    each.enterprise().creditCode(),
                    each.subjectName(),
                    each.lacking().size(),
                    String.join("、", each.lacking()),
                    why(each)));
        }
    }

    private UnaskedList unasked(Run run) {
        return matches.unasked(run.clause(), run.scope(), runs.today());
    }

    /** In the reader's language. */
    static String why(Unasked each) {
        return each.lacking().isEmpty()
                ? t("缺的不是企业能补的数据，须由园区核实或认定")
                : t("缺 {0} 项，一次最多请补 {1} 项", each.lacking().size(), ClauseMatches.MOST_LACKING);
    }
}
