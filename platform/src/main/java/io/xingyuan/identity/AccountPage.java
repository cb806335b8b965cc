package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 账号页: one account with all its grants, newest first.
 *
 * @param codes whether signing in asks for a code
 * @param reset of the codes, when one waits for its second signature
 * @param vacant whether nobody is security administrator
 */
record AccountPage(
        Account account,
        List<Grant> grants,
        boolean codes,
        @Nullable CodeReset reset,
        boolean vacant,
        LocalDate today,
        Visitor visitor) {

    boolean own() {
        return account.id().toString().equals(visitor.account());
    }

    /** Whether the system administrator looks at somebody else. */
    boolean mayAct() {
        return visitor.role() == Role.SYSTEM_ADMINISTRATOR && !own();
    }

    boolean mayAskCodeReset() {
        return visitor.role().administers() && !own() && codes && reset == null;
    }

    boolean mayDecide(Grant grant) {
        return GrantPages.mayDecide(grant, visitor, vacant);
    }

    boolean mayWithdraw(Grant grant) {
        return grant.open() && !grant.expired(today) && GrantPages.mayWithdraw(visitor) && !own();
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
