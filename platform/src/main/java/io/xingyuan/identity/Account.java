package io.xingyuan.identity;

import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 账号: one person who may sign in. What the person may do stands in grants.
 *
 * @param signInName lower case, unique
 * @param organisation that the person belongs to
 * @param password as the encoder wrote it; null when nobody signs in with one
 * @param demo whether the account came with the demo and goes with it
 */
record Account(
        UUID id,
        String signInName,
        String name,
        OrganisationId organisation,
        String organisationName,
        @Nullable String password,
        boolean demo,
        boolean disabled,
        int version) {

    Account {
        signInName = signInName.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
    }

    /** A new one of an organisation. */
    static Account of(UUID id, String signInName, String name, OrganisationId organisation, @Nullable String password) {
        return new Account(id, signInName, name, organisation, "", password, false, false, 0);
    }

    Account ofDemo(boolean yes) {
        return new Account(id, signInName, name, organisation, organisationName, password, yes, disabled, version);
    }

    /** The person in no capacity: what they are until their grants are looked up. */
    Visitor visitor() {
        return new Visitor(id.toString(), name, Role.GUEST, null, null, Scope.NOWHERE);
    }
}
