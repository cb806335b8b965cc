package io.xingyuan.enterprise;

import io.xingyuan.audit.PastChanges;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was changed about an enterprise, by whom: for those who keep its data, and for its own administrator. */
@Controller
@AllowedTo(value = Role.ENTERPRISE_ADMINISTRATOR, groups = Role.Group.KEEPERS)
class PastChangePages {

    private final PastChanges changes;
    private final Directory directory;

    PastChangePages(PastChanges changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    @GetMapping("/enterprises/{id}/changes")
    String list(@PathVariable String id, Paging paging, Model model) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor.now().mustSee(enterprise);
        model.addAttribute("page", new PastChangePage(directory.get(enterprise), changes.of(enterprise, paging)));
        return "enterprise/changes";
    }
}
