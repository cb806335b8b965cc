package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@AllowedTo(groups = Role.Group.STAFF)
class CaseListPages {

    private final CaseList cases;
    private final Procedures procedures;

    CaseListPages(CaseList cases, Procedures procedures) {
        this.cases = cases;
        this.procedures = procedures;
    }

    @GetMapping("/cases")
    String list(CaseQuery query, Paging paging, Model model) {
        Scope scope = Shell.chosenPark()
                .map(park -> Scope.of(Set.of(park)))
                .orElse(Visitor.now().scope());
        model.addAttribute("page", new CaseListPage(query, cases.list(query, scope, paging), procedures.titles()));
        return "casework/cases";
    }
}
