package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OrganisationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 单位: an organisation that people belong to and act for.
 *
 * @param region code of the region that it answers for, null for all
 * @param enterprise the enterprise that it is; only for kind enterprise
 */
record Organisation(
        OrganisationId id,
        OrganisationKind kind,
        String name,
        @Nullable String region,
        @Nullable EnterpriseId enterprise,
        boolean demo,
        boolean archived,
        int version) {

    /** The one that a new system begins with; its first administrators belong to it. */
    static final OrganisationId FIRST = new OrganisationId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
}
