package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one enterprise: the park's staff see any, an enterprise's people their own. */
@Controller
@AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
class DetailPages {

    private final EnterpriseFile file;

    DetailPages(EnterpriseFile file) {
        this.file = file;
    }

    @GetMapping("/enterprises/{id}")
    String detail(@PathVariable String id, Model model) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor visitor = Visitor.now();
        visitor.mustSee(enterprise);
        model.addAttribute("page", file.open(enterprise, visitor));
        return "enterprise/detail";
    }

    /** 本企业: the page of the visitor's own enterprise. */
    @GetMapping("/enterprise")
    String own() {
        EnterpriseId own = Visitor.now().enterprise();
        if (own == null) {
            throw new NotFound("企业");
        }
        return "redirect:/enterprises/" + own;
    }
}
