package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账号管理: opens accounts, closes and reopens them. */
@Component
@OnParkSide
class AccountKeeping {

    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final Granting granting;
    private final Emails emails;
    private final Entries entries;

    AccountKeeping(Accounts accounts, NewAccounts newAccounts, Granting granting, Emails emails, Entries entries) {
        this.emails = emails;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.granting = granting;
        this.entries = entries;
    }

    /** With its first role, which waits for the second signer. */
    @Transactional
    Account open(AccountForm form, Appointment appointment, Visitor by) {
        Account account = newAccounts.open(form.signInName(), form.name(), granting.organisation(appointment));
        emails.set(account.id(), form.email());
        granting.propose(account, appointment, by);
        return account;
    }

    @Transactional
    void propose(Account account, Appointment appointment, Visitor by) {
        granting.propose(account, appointment, by);
    }

    boolean emailTaken(String email) {
        return emails.account(email).isPresent();
    }

    /** 停用: refused for oneself and for the last of each administrator, so that nobody locks the house from inside. */
    @Transactional
    Account close(UUID id, String byAccount) {
        Account account = existing(id);
        if (account.id().toString().equals(byAccount)) {
            throw new Refusal("不能停用自己的账号。");
        }
        Set<Role> before = granting.administratorsInOffice();
        accounts.disable(id, true);
        granting.mustKeep(before);
        entries.endAll(account);
        return account;
    }

    @Transactional
    Account reopen(UUID id) {
        Account account = existing(id);
        accounts.disable(id, false);
        entries.reopened(id);
        return account;
    }

    private Account existing(UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
    }
}
