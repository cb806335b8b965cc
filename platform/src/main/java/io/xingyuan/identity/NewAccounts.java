package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 新账号: makes the accounts that the house itself begins with. */
@Component
class NewAccounts {

    private final PasswordEncoder passwords;
    private final Clock clock;

    NewAccounts(PasswordEncoder passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    Account administrator(String signInName, String name, String password) {
        return account(signInName, name, Role.SYSTEM_ADMINISTRATOR, passwords.encode(password), false);
    }

    Account person(AccountForm form, Role role, Employers.@Nullable Employer employer) {
        return new Account(
                Ids.next(clock),
                form.signInName(),
                form.name(),
                role,
                employer == null ? null : employer.id(),
                employer == null ? "" : employer.name(),
                passwords.encode(form.password()),
                false,
                false);
    }

    List<Account> demoStaff() {
        return List.of(
                account("demo-policy", "演示·林政策", Role.POLICY_OFFICER, null, true),
                account("demo-service", "演示·周服务", Role.SERVICE_SPECIALIST, null, true),
                account("demo-leader", "演示·赵园长", Role.LEADER, null, true));
    }

    private Account account(String signInName, String name, Role role, @Nullable String password, boolean demo) {
        return new Account(Ids.next(clock), signInName, name, role, null, "", password, demo, false);
    }
}
