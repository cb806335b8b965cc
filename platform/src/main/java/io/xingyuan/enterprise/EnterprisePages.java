package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.LEADER;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages with many enterprises, for the park's staff. */
@Controller
@AllowedTo({LEADER, POLICY_OFFICER, SERVICE_SPECIALIST})
class EnterprisePages {

    private final EnterpriseListing listing;
    private final Directory directory;
    private final Belongings belongings;

    EnterprisePages(EnterpriseListing listing, Directory directory, Belongings belongings) {
        this.listing = listing;
        this.directory = directory;
        this.belongings = belongings;
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

    /** What the query bar says; the park of the top bar counts where it says none. */
    private static EnterpriseFilter filter(EnterpriseQuery query) {
        EnterpriseFilter filter = query.filter().only(Visitor.now().enterprise());
        return Shell.chosenPark().map(filter::orIn).orElse(filter);
    }

    private ListPage.Choices choices() {
        return new ListPage.Choices(
                directory.parks().stream()
                        .map(park -> new Choice(park.id().value(), park.shortName()))
                        .toList(),
                belongings.qualificationKinds().stream()
                        .map(kind -> new Choice(kind, kind))
                        .toList(),
                mayEdit(Visitor.now().role()));
    }

    static boolean mayEdit(Role role) {
        return role == POLICY_OFFICER || role == SERVICE_SPECIALIST;
    }
}
