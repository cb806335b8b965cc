package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 身份: what one standing grant makes of a person today.
 *
 * @param enterprise the enterprise acted for, null for the park's side
 * @param area the name of the region or park when the grant is for one, else empty
 */
record Capacity(
        UUID grant,
        Role role,
        OrganisationId organisation,
        String organisationName,
        @Nullable EnterpriseId enterprise,
        Scope scope,
        String area) {

    Visitor visitor(Account account) {
        return new Visitor(
                account.id().toString(),
                account.name(),
                role,
                enterprise,
                new Visitor.Organisation(organisation, organisationName),
                scope);
    }
}
