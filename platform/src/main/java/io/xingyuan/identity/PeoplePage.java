package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.List;

/** 本企业人员页: who acts for the enterprise, and who is invited. */
record PeoplePage(List<Grant> people, List<Invitation> invitations, Visitor visitor) {

    boolean mayRemove(Grant grant) {
        return grant.role() != Role.ENTERPRISE_ADMINISTRATOR
                || people.stream()
                                .filter(each -> each.role() == Role.ENTERPRISE_ADMINISTRATOR)
                                .count()
                        > 1;
    }

    boolean self(Grant grant) {
        return grant.account().toString().equals(visitor.account());
    }
}
