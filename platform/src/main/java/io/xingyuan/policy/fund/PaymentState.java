package io.xingyuan.policy.fund;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 拨付情况: what other modules show of a payment; money in 分, held while a condition of it is not met. Its page is {@code /fund/payments/} and its id. */
public record PaymentState(
        PaymentId id,
        String number,
        PoolId pool,
        long fen,
        PaymentStatus status,
        @Nullable LocalDate paidOn,
        boolean held,
        TopUp topUp) {

    static PaymentState of(Payment payment) {
        return new PaymentState(
                payment.id(),
                payment.number(),
                payment.pool(),
                payment.fen(),
                payment.status(),
                payment.paidOn(),
                payment.held(),
                payment.topUp());
    }
}
