package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.kernel.Role;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@AllowedTo(groups = Role.Group.STAFF)
class CaseListPages {

    private final CaseList cases;
    private final Procedures procedures;
    private final SavedViews views;

    CaseListPages(CaseList cases, Procedures procedures, SavedViews views) {
        this.cases = cases;
        this.procedures = procedures;
        this.views = views;
    }

    @GetMapping(CaseListPage.PATH)
    String list(CaseQuery query, Paging paging, @RequestParam(defaultValue = "") List<String> columns, Model model) {
        model.addAttribute(
                "page",
                new CaseListPage(
                        query,
                        cases.list(query, scope(), paging),
                        CaseColumn.of(columns),
                        new CaseListPage.Names(procedures.titles(), parks()),
                        new CaseListPage.Kept(
                                views.of(Visitor.now(), CaseListPage.PATH), SavedViews.mayKeep(Visitor.now()))));
        return "casework/cases";
    }

    /** All rows of the list, written while they are read. */
    @Costly
    @AuditedRead(value = "导出事项", kind = "事项")
    @GetMapping("/cases/export.xlsx")
    void export(CaseQuery query, @RequestParam(defaultValue = "") List<String> columns, HttpServletResponse response)
            throws IOException {
        List<CaseColumn> shown = CaseColumn.of(columns);
        List<String> head = new ArrayList<>(List.of(t("编号"), t("事项"), t("申请人")));
        shown.stream().filter(column -> column != CaseColumn.APPLICANT).forEach(column -> head.add(t(column.label())));
        Map<String, String> titles = procedures.titles();
        Map<String, String> parks = parks();
        try (Export export = Export.download(response, t("事项"), head)) {
            cases.each(query, scope(), file -> {
                List<String> cells = new ArrayList<>(List.of(file.number(), file.title(), file.applicant()));
                shown.stream()
                        .filter(column -> column != CaseColumn.APPLICANT)
                        .forEach(column -> cells.add(column.of(file, titles, parks)));
                export.row(cells);
            });
        }
    }

    /** The park of the top bar, or all that the role covers. */
    static Scope scope() {
        return Shell.chosenPark()
                .map(park -> Scope.of(Set.of(park)))
                .orElse(Visitor.now().scope());
    }

    private static Map<String, String> parks() {
        Map<String, String> parks = new LinkedHashMap<>();
        Shell.now().parks().forEach(park -> parks.put(park.id().value(), park.name()));
        return parks;
    }
}
