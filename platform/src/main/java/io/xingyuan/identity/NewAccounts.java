package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 新账号: opens accounts and gives them their password. */
@Component
@OnParkSide
class NewAccounts {

    private final Accounts accounts;
    private final Grants grants;
    private final Standings standings;
    private final PasswordEncoder passwords;
    private final Clock clock;

    NewAccounts(Accounts accounts, Grants grants, Standings standings, PasswordEncoder passwords, Clock clock) {
        this.standings = standings;
        this.accounts = accounts;
        this.grants = grants;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Without a password: nobody signs in until it is set. */
    Account open(String signInName, String name, OrganisationId organisation) {
        Account account = Account.of(nextId(), signInName, name, organisation, null);
        accounts.add(account);
        return account;
    }

    /** The first system administrator of a new system, whom nobody could propose. */
    Account administrator(String signInName, String name, String password) {
        Account account = open(signInName, name, Organisation.FIRST);
        secure(account, password);
        grants.add(Grant.given(
                nextId(), account.id(), Role.SYSTEM_ADMINISTRATOR, Organisation.FIRST, Grant.Origin.SET_UP, now()));
        return existing(account.id());
    }

    boolean hasAdministrator() {
        return accounts.hasAdministrator();
    }

    void secure(Account account, String password) {
        accounts.changePassword(
                account.id(), Optional.ofNullable(passwords.encode(password)).orElseThrow());
        standings.passwordSet(account.id(), true);
    }

    Account existing(UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
    }

    UUID nextId() {
        return Ids.next(clock);
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
