package io.xingyuan.identity;

import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 邀请: who has its link sets a password, for an account that was opened for them or for one of their own.
 *
 * @param account the account that waits for its password; null when the person makes one
 * @param role what the person becomes in the organisation; null when the account has its grants already
 */
record Invitation(
        UUID id,
        @Nullable UUID account,
        OrganisationId organisation,
        String organisationName,
        @Nullable Role role,
        String name,
        String mail,
        String issuedName,
        Instant issuedAt,
        Instant expiresAt) {}
