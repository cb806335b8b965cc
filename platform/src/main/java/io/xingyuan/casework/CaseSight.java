package io.xingyuan.casework;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import org.springframework.stereotype.Component;

/** 事项可见: whose eyes a case is for: its enterprise, the staff of its park, and whoever was told of it or works on it. */
@Component
class CaseSight {

    private final CaseFiles files;
    private final Copies copies;
    private final Desk desk;

    CaseSight(CaseFiles files, Copies copies, Desk desk) {
        this.files = files;
        this.copies = copies;
        this.desk = desk;
    }

    /** The case, or nothing of it: who may not see it does not learn that it exists. */
    CaseFile see(CaseId id) {
        CaseFile file = files.get(id);
        if (!sees(file, Visitor.now())) {
            throw new NotFound("事项");
        }
        return file;
    }

    private boolean sees(CaseFile file, Visitor visitor) {
        if (visitor.role().ofEnterprise()) {
            return visitor.enterprise() != null && visitor.enterprise().equals(file.enterprise());
        }
        if (!Role.Group.STAFF.has(visitor.role())) {
            return false;
        }
        String park = file.park();
        boolean inScope =
                visitor.scope().everywhere() || (park != null && visitor.scope().covers(new ParkId(park)));
        return inScope
                || copies.has(file.id(), visitor.account())
                || !desk.pending(file, visitor).isEmpty();
    }
}
