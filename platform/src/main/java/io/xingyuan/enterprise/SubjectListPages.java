package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.views.SavedViews;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The lists of products and of projects over all enterprises; enterprise people see their own. */
@Controller
@AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
class SubjectListPages {

    private final SubjectListing listing;
    private final Directory directory;
    private final SavedViews views;

    SubjectListPages(SubjectListing listing, Directory directory, SavedViews views) {
        this.listing = listing;
        this.directory = directory;
        this.views = views;
    }

    @GetMapping("/products")
    String products(SubjectQuery query, Paging paging, Model model) {
        return list(Belonging.PRODUCT, query, paging, model);
    }

    @Costly
    @AuditedRead(value = "导出产品清单", kind = "产品")
    @GetMapping("/products/export.xlsx")
    void products(SubjectQuery query, HttpServletResponse response) throws IOException {
        export(Belonging.PRODUCT, t("产品"), query, response);
    }

    @GetMapping("/projects")
    String projects(SubjectQuery query, Paging paging, Model model) {
        return list(Belonging.PROJECT, query, paging, model);
    }

    @Costly
    @AuditedRead(value = "导出项目清单", kind = "项目、平台或团队")
    @GetMapping("/projects/export.xlsx")
    void projects(SubjectQuery query, HttpServletResponse response) throws IOException {
        export(Belonging.PROJECT, t("项目、平台与团队"), query, response);
    }

    private String list(Belonging subject, SubjectQuery query, Paging paging, Model model) {
        SubjectFilter filter = filter(subject, query);
        model.addAttribute(
                "page",
                new SubjectListPage(
                        new Listing<>(listing.page(filter, query.order(), paging), listing.count(filter), paging),
                        filter,
                        query.order(),
                        choices(subject)));
        return "enterprise/subjects";
    }

    private void export(Belonging subject, String title, SubjectQuery query, HttpServletResponse response)
            throws IOException {
        try (Export export = Export.download(response, title, SubjectRow.head(subject))) {
            listing.each(filter(subject, query), query.order(), row -> export.row(row.cells(subject)));
        }
    }

    /** What the query bar says, never beyond the visitor's enterprise; the park of the top bar where it says none. */
    private static SubjectFilter filter(Belonging subject, SubjectQuery query) {
        SubjectFilter filter = query.filter(subject).seenBy(Visitor.now());
        return Shell.chosenPark().map(filter::orIn).orElse(filter);
    }

    private SubjectListPage.Choices choices(Belonging subject) {
        Visitor visitor = Visitor.now();
        if (visitor.enterprise() != null) {
            return new SubjectListPage.Choices(List.of(), List.of(), false);
        }
        return new SubjectListPage.Choices(
                directory.parks().stream()
                        .filter(park -> visitor.scope().covers(park.id()))
                        .map(park -> new Choice(park.id().value(), park.shortName()))
                        .toList(),
                views.of(visitor, SubjectListPage.path(subject)),
                SavedViews.mayKeep(visitor));
    }
}
