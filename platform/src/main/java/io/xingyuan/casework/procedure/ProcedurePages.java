package io.xingyuan.casework.procedure;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Procedures: drawn for the staff. */
@Controller
class ProcedurePages {

    private static final Set<Role> KEEPERS = Set.of(Role.POLICY_OFFICER, Role.POLICY_APPROVER, Role.LEADER);

    private final Procedures procedures;
    private final ProcedureKeeping keeping;
    private final CasesInStages cases;

    ProcedurePages(Procedures procedures, ProcedureKeeping keeping, CasesInStages cases) {
        this.keeping = keeping;
        this.procedures = procedures;
        this.cases = cases;
    }

    @GetMapping("/procedures")
    @AllowedTo(groups = Role.Group.STAFF)
    String list(Model model) {
        model.addAttribute("drafts", procedures.all());
        model.addAttribute("keeper", keeper());
        return "casework/procedure/list";
    }

    @GetMapping("/procedures/{key}/{version}")
    @AllowedTo(groups = Role.Group.STAFF)
    String page(@PathVariable String key, @PathVariable int version, Model model) {
        Draft draft = procedures.get(key, version);
        model.addAttribute(
                "page",
                new ProcedurePage(
                        draft,
                        procedures.versions(key),
                        cases.of(key, version),
                        keeping.faults(draft.procedure()),
                        keeper(),
                        draft.author().equals(Visitor.now().account())));
        return "casework/procedure/page";
    }

    private static boolean keeper() {
        return KEEPERS.contains(Visitor.now().role());
    }
}
