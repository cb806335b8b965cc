package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.ENTERPRISE_MEMBER;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.sealing.Disclosures;
import io.xingyuan.sealing.PersonalField;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Shows the numbers of one contact in full to those entitled, who leave a row in the audit log by it. */
@Controller
@AllowedTo({POLICY_OFFICER, SERVICE_SPECIALIST, ENTERPRISE_ADMINISTRATOR, ENTERPRISE_MEMBER})
class ContactPages {

    private final Directory directory;
    private final Belongings belongings;
    private final Disclosures disclosures;

    ContactPages(Directory directory, Belongings belongings, Disclosures disclosures) {
        this.directory = directory;
        this.belongings = belongings;
        this.disclosures = disclosures;
    }

    @PostMapping("/enterprises/{id}/contacts/{item}/disclose")
    String disclose(
            @PathVariable String id,
            @PathVariable UUID item,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            HttpServletResponse response,
            Model model) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor.now().mustSee(enterprise);
        Contact contact = belongings.contacts(enterprise).stream()
                .filter(each -> each.id().equals(item))
                .findFirst()
                .orElseThrow(() -> new NotFound("联系人"));
        disclosures.disclose(PersonalField.CONTACT, enterprise, "联系人", item, contact.name());
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        model.addAttribute("contact", contact);
        if (fragment != null) {
            return "enterprise/numbers";
        }
        model.addAttribute("enterprise", directory.get(enterprise));
        return "enterprise/contact";
    }
}
