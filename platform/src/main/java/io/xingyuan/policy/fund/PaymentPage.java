package io.xingyuan.policy.fund;

import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** 拨付单页. */
record PaymentPage(
        Payment payment, Pool pool, List<Payments.Step> steps, Optional<BankAccount> account, Role role, When when) {

    String path() {
        return "/fund/payments/" + payment.id();
    }

    boolean may(Move move) {
        return payment.status().moves().contains(move)
                && PaymentActs.rolesFor(move).contains(role)
                && (move != Move.COMMIT || payment.caseId().isEmpty());
    }

    boolean mayResume() {
        return !payment.setAside().isEmpty() && role == Role.FINANCE_OFFICER;
    }

    boolean mayAnything() {
        return payment.status().moves().stream().anyMatch(this::may);
    }

    /** The reserved sum in 万元, to begin with when it is approved. */
    String wan() {
        return BigDecimal.valueOf(payment.fen(), 6).stripTrailingZeros().toPlainString();
    }

    String key() {
        return BudgetPages.key();
    }
}
