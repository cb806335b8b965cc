package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 账号: one person who may sign in, in one role.
 *
 * @param signInName lower case, unique
 * @param enterprise null for the park's own people
 * @param organisation the name of the enterprise or department, as shown
 * @param password as the encoder wrote it; null when nobody signs in with one
 * @param demo whether the account came with the demo and goes with it
 */
record Account(
        UUID id,
        String signInName,
        String name,
        Role role,
        @Nullable EnterpriseId enterprise,
        String organisation,
        @Nullable String password,
        boolean demo,
        boolean disabled) {

    Account {
        signInName = signInName.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
    }

    Visitor visitor() {
        return new Visitor(id.toString(), name, role, enterprise);
    }
}
