package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 收款账户查询: where the money of an enterprise goes, for modules that ask it to confirm this. It does not ask who is looking. */
@Component
public class Payees {

    private final BankAccounts accounts;

    Payees(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /** The one in use now; empty when none has been entered. */
    public Optional<Payee> of(EnterpriseId enterprise) {
        return accounts.current(enterprise)
                .map(account -> new Payee(account.id(), account.holder(), account.bank(), account.masked()));
    }

    /** The page on which it is entered and changed. */
    public String address(EnterpriseId enterprise) {
        return "/fund/accounts/" + enterprise;
    }
}
