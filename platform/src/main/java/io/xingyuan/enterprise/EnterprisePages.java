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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages with many enterprises, for the park's staff. */
@Controller
@AllowedTo(groups = Role.Group.STAFF)
class EnterprisePages {

    private final EnterpriseListing listing;
    private final Directory directory;
    private final Belongings belongings;
    private final SavedViews views;

    EnterprisePages(EnterpriseListing listing, Directory directory, Belongings belongings, SavedViews views) {
        this.listing = listing;
        this.directory = directory;
        this.belongings = belongings;
        this.views = views;
    }

    @GetMapping("/enterprises")
    String list(
            EnterpriseQuery query, Paging paging, @RequestParam(defaultValue = "") List<String> columns, Model model) {
        EnterpriseFilter filter = filter(query);
        model.addAttribute(
                "page",
                new ListPage(
                        new Listing<>(listing.page(filter, query.order(), paging), directory.count(filter), paging),
                        filter,
                        query.order(),
                        EnterpriseColumn.of(columns),
                        choices()));
        return "enterprise/list";
    }

    /** The same rows as the list, all pages, as a workbook that is written while it is read. */
    @Costly
    @AuditedRead(value = "导出企业名录", kind = "企业")
    @GetMapping("/enterprises/export.xlsx")
    void export(
            EnterpriseQuery query, @RequestParam(defaultValue = "") List<String> columns, HttpServletResponse response)
            throws IOException {
        List<EnterpriseColumn> shown = EnterpriseColumn.of(columns);
        List<String> head = new ArrayList<>(List.of(t("企业名称")));
        shown.forEach(column -> head.add(t(column.label())));
        try (Export export = Export.download(response, t("企业"), head)) {
            listing.each(filter(query), query.order(), row -> export.row(cells(row, shown)));
        }
    }

    private static List<@Nullable Object> cells(EnterpriseRow row, List<EnterpriseColumn> shown) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.name());
        for (EnterpriseColumn column : shown) {
            String cell = row.cell(column);
            cells.add(column.amount() ? Export.number(cell) : cell);
        }
        return cells;
    }

    /** What the query bar says; the park of the top bar counts where it says none. */
    private static EnterpriseFilter filter(EnterpriseQuery query) {
        EnterpriseFilter filter = query.filter().seenBy(Visitor.now());
        return Shell.chosenPark().map(filter::orIn).orElse(filter);
    }

    private ListPage.Choices choices() {
        return new ListPage.Choices(
                directory.parks().stream()
                        .filter(park -> Visitor.now().scope().covers(park.id()))
                        .map(park -> new Choice(park.id().value(), park.shortName()))
                        .toList(),
                belongings.qualificationKinds().stream()
                        .map(kind -> new Choice(kind, kind))
                        .toList(),
                views.of(Visitor.now(), ListPage.PATH),
                mayEdit(Visitor.now().role()));
    }

    /** Whether facts and belongings may be kept up to date; an enterprise's own ones by its administrator. */
    static boolean mayKeep(Role role) {
        return mayEdit(role) || role == Role.ENTERPRISE_ADMINISTRATOR;
    }

    static boolean mayEdit(Role role) {
        return Role.Group.KEEPERS.has(role);
    }
}
