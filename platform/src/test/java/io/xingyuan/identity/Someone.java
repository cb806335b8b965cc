package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * People for tests, with the role that they hold. A component that the scan finds, so that whoever needs it shares the
 * context of all others.
 */
@Component
class Someone {

    static final String PASSWORD = "Apricot-2026";

    private final Accounts accounts;
    private final Grants grants;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Someone(Accounts accounts, Grants grants, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.passwords = passwords;
        this.clock = clock;
    }

    Account without(String signInName) {
        Account account =
                Account.of(Ids.next(clock), signInName, "示例人员", Organisation.FIRST, passwords.encode(PASSWORD));
        accounts.add(account);
        return account;
    }

    Account with(String signInName, Role role) {
        Account account = without(signInName);
        give(account, role, Organisation.FIRST);
        return account;
    }

    Account of(OrganisationId organisation, String signInName, Role role) {
        Account account = Account.of(Ids.next(clock), signInName, "示例人员", organisation, passwords.encode(PASSWORD));
        accounts.add(account);
        give(account, role, organisation);
        return account;
    }

    SignedIn signedIn(String signInName, Role role) {
        return new SignedIn(with(signInName, role));
    }

    /** A grant of the house, as at set-up. */
    UUID give(Account account, Role role, OrganisationId organisation) {
        UUID id = Ids.next(clock);
        grants.add(Grant.given(id, account.id(), role, organisation, Grant.Origin.SET_UP, LocalDateTime.now(clock)));
        return id;
    }
}
