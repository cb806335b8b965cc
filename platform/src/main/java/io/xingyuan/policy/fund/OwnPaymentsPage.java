package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 我的兑现页. */
record OwnPaymentsPage(
        EnterpriseId enterprise, List<Line> lines, Optional<BankAccount> account, boolean keeps, When when) {

    private static final Set<Move> INSIDE = Set.of(Move.GATHER, Move.TAKE_OUT);

    /** 一笔. */
    record Line(Payment payment, List<Payments.Step> steps) {

        /** Without what only the house is concerned with. */
        List<Payments.Step> shown() {
            return steps.stream().filter(step -> !INSIDE.contains(step.move())).toList();
        }

        /** Whether the bank could not pay it, so that the account has to be looked at. */
        boolean failed() {
            return payment.status() == PaymentStatus.FAILED || payment.status() == PaymentStatus.RETURNED;
        }

        /** Why, in the bank's words; may be empty. */
        String why() {
            return steps.isEmpty() ? "" : steps.getLast().reason();
        }
    }

    long paidFen() {
        return sum(Set.of(PaymentStatus.PAID));
    }

    long comingFen() {
        return sum(PaymentStatus.in(BudgetAccount.COMMITTED));
    }

    private long sum(Collection<PaymentStatus> statuses) {
        return lines.stream()
                .filter(line -> statuses.contains(line.payment().status()))
                .mapToLong(line -> line.payment().fen())
                .sum();
    }
}
