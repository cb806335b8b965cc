package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import java.time.Instant;
import java.util.UUID;

/** 职责变更: proposed by one administrator, confirmed by another. */
record DutyChange(
        UUID id,
        OrganisationKind kind,
        Role role,
        boolean allowed,
        String source,
        GrantStatus status,
        UUID proposedBy,
        String proposedName,
        Instant proposedAt,
        String decidedName,
        int version) {}
