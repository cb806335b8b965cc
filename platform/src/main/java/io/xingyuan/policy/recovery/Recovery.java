package io.xingyuan.policy.recovery;

import io.xingyuan.casework.CaseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.PaymentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 资金追回: paid money whose facts no longer hold.
 *
 * @param found what the clause says of it now, in words
 * @param orderedFen what is to be paid back; 0 until it was decided
 * @param collectedFen how much of that has come back
 * @param takes that came, the first one first; also under an earlier decision
 */
record Recovery(
        RecoveryId id,
        PaymentId payment,
        EnterpriseId enterprise,
        String enterpriseName,
        String park,
        long paidFen,
        String found,
        List<Change> changes,
        RecoveryStatus status,
        long orderedFen,
        long collectedFen,
        List<Take> takes,
        @Nullable CaseId caseId,
        String caseNumber,
        Instant openedAt,
        int version) {

    /** The kind of its cases, and the key of their procedure. */
    static final String KIND = "recovery";

    Recovery {
        changes = List.copyOf(changes);
        takes = List.copyOf(takes);
    }

    /** 变动: one fact when the money was paid, and now; each with source and day. */
    record Change(String name, String before, String after) {}

    /** What is still to come. */
    long restFen() {
        return orderedFen - collectedFen;
    }

    String path() {
        return "/recoveries/" + id;
    }
}
