package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Inviting inviting;
    private final ApplicationEventPublisher events;
    private final IdentityAudit log;

    AccountKeeping(
            Accounts accounts,
            NewAccounts newAccounts,
            Granting granting,
            Emails emails,
            Entries entries,
            Inviting inviting,
            ApplicationEventPublisher events,
            IdentityAudit log) {
        this.events = events;
        this.inviting = inviting;
        this.log = log;
        this.emails = emails;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.granting = granting;
        this.entries = entries;
    }

    /** 新账号与链接: an account and the link with which its holder sets the password. */
    record Opened(Account account, InvitationLink link) {}

    /** With its first role, which waits for the second signer. */
    @Transactional
    Opened open(AccountForm form, Appointment appointment, Visitor by) {
        Account account = newAccounts.open(form.signInName(), form.name(), granting.organisation(appointment));
        emails.set(account.id(), form.email());
        log.opened(account, form.email());
        granting.propose(account, appointment, by);
        return new Opened(account, inviting.holder(account, by));
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
        Granting.Offices before = granting.administratorsInOffice();
        accounts.disable(id, true);
        log.disabled("停用账号", account, true);
        granting.mustKeep(before);
        entries.endAll(account);
        events.publishEvent(new RightsEnded(id));
        return account;
    }

    @Transactional
    Account reopen(UUID id) {
        Account account = existing(id);
        accounts.disable(id, false);
        entries.reopened(id);
        log.disabled("启用账号", account, false);
        return account;
    }

    private Account existing(UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
    }
}
