package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账号管理: opens accounts, closes and reopens them, changes passwords. */
@Component
@OnParkSide
class AccountKeeping {

    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final PasswordEncoder passwords;
    private final Emails emails;

    AccountKeeping(Accounts accounts, NewAccounts newAccounts, PasswordEncoder passwords, Emails emails) {
        this.emails = emails;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.passwords = passwords;
    }

    @Transactional
    void open(AccountForm form, Role role, Employers.@Nullable Employer employer) {
        Account account = newAccounts.person(form, role, employer);
        accounts.add(account);
        emails.set(account.id(), form.email());
    }

    /** 停用: refused for oneself and for the last administrator, so that nobody locks the house from inside. */
    @Transactional
    Account close(UUID id, String byAccount) {
        Account account = existing(id);
        if (account.id().toString().equals(byAccount)) {
            throw new Refusal("不能停用自己的账号。");
        }
        accounts.disable(id, true);
        if (!accounts.hasAdministrator()) {
            throw new Refusal("至少要保留一个启用的系统管理员。");
        }
        return account;
    }

    @Transactional
    Account reopen(UUID id) {
        accounts.disable(id, false);
        return existing(id);
    }

    @Transactional
    void changePassword(Account account, String password) {
        accounts.changePassword(
                account.id(), Optional.ofNullable(passwords.encode(password)).orElseThrow());
    }

    private Account existing(UUID id) {
        return accounts.byId(id).orElseThrow(() -> new NotFound("账号"));
    }
}
