package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.util.UUID;

/** 动态口令重置: what an administrator asked for somebody who has neither authenticator nor recovery codes any more. */
record CodeReset(
        UUID id,
        UUID account,
        String person,
        String reason,
        UUID proposedBy,
        String proposedName,
        Role proposedRole,
        Instant proposedAt,
        int version) {

    /** Another person in another of the three posts, and never the holder. */
    boolean mayDecide(Visitor visitor) {
        return visitor.role().administers()
                && visitor.role() != proposedRole
                && !visitor.account().equals(proposedBy.toString())
                && !visitor.account().equals(account.toString());
    }
}
