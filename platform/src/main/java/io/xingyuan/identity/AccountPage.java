package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;

/** 账号页: one account with all its grants, newest first. */
record AccountPage(Account account, List<Grant> grants, LocalDate today, Visitor visitor) {

    boolean own() {
        return account.id().toString().equals(visitor.account());
    }

    /** Whether the system administrator looks at somebody else. */
    boolean mayAct() {
        return visitor.role() == Role.SYSTEM_ADMINISTRATOR && !own();
    }

    boolean mayDecide(Grant grant) {
        return GrantPages.mayDecide(grant, visitor);
    }

    boolean mayWithdraw(Grant grant) {
        return grant.open() && GrantPages.mayWithdraw(visitor) && !own();
    }

    List<Grant> current() {
        return grants.stream()
                .filter(grant -> grant.open() && !grant.expired(today))
                .toList();
    }

    List<Grant> past() {
        return grants.stream()
                .filter(grant -> !grant.open() || grant.expired(today))
                .toList();
    }
}
