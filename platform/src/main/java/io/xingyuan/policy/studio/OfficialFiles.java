package io.xingyuan.policy.studio;

import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 政策原件: the documents that policies encode, for whoever works with policies; they stay as they came. */
@Component
class OfficialFiles implements AttachmentOwner {

    static final String KIND = "official-text";
    static final String SLOT = "original";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        return Role.Group.POLICY_STAFF.has(Visitor.now().role());
    }

    @Override
    public boolean mayChange(String id, String slot) {
        return false;
    }

    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return Optional.empty();
    }

    @Override
    public String address(String id) {
        return "/studio/" + id + "/source";
    }

    @Override
    public String label(String id, String slot) {
        return "政策原件";
    }
}
