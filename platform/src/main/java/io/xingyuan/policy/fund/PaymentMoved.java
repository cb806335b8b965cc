package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import java.util.UUID;

/**
 * 拨付单已变动: a payment was paid, failed or came back, was cancelled or recovered; published within the transaction that did it.
 *
 * @param clause as in {@link Reservation}
 * @param subject as in {@link Reservation}
 * @param year as in {@link Reservation}
 * @param caseId the case that led to it; empty for none
 * @param fen what it is about now, in 分
 */
public record PaymentMoved(
        PaymentId payment,
        EnterpriseId enterprise,
        String clause,
        UUID subject,
        int year,
        String caseId,
        PaymentStatus from,
        PaymentStatus to,
        long fen,
        String reason) {}
