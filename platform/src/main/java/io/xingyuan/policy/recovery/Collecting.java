package io.xingyuan.policy.recovery;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** 追缴: the case of a recovery, and what is held or forgotten with it. */
@Component
class Collecting {

    private final Recoveries recoveries;
    private final Cases cases;
    private final Budgets budgets;
    private final Audit audit;

    Collecting(Recoveries recoveries, Cases cases, Budgets budgets, Audit audit) {
        this.recoveries = recoveries;
        this.cases = cases;
        this.budgets = budgets;
        this.audit = audit;
    }

    CaseState begin(Recovery recovery, String payment) {
        CaseId id = cases.open(new NewCase(
                Recovery.KIND,
                Recovery.KIND,
                recovery.id().toString(),
                "资金追回：" + recovery.enterpriseName() + "（" + payment + "）",
                recovery.enterprise(),
                recovery.enterpriseName(),
                new ParkId(recovery.park()),
                List.of()));
        return cases.find(id).orElseThrow(() -> new NotFound("事项"));
    }

    /** What the enterprise has of the award now. */
    long paidFen(Recovery recovery) {
        return budgets.award(recovery.payment()).paidFen();
    }

    /** What of its award is still to be paid stays where it is until it is decided. */
    void hold(Recovery recovery, boolean held) {
        budgets.claim(recovery.payment(), held);
    }

    /** Nothing of the award is left to watch. */
    void forget(PaymentId first) {
        recoveries.unwatch(first);
        audit.notAudited("nothing is left to watch");
    }

    /** The payment came back or was recovered by hand meanwhile: nothing is left to claim. */
    void settled(Recovery recovery, RecoveryStatus to, String why) {
        recoveries.step(recovery, to, to == RecoveryStatus.COLLECTED ? recovery.paidFen() : 0);
        hold(recovery, false);
        CaseId caseId = recovery.caseId();
        if (caseId != null) {
            cases.find(caseId)
                    .filter(state -> !state.status().closed())
                    .ifPresent(state -> cases.withdraw(state.id(), why));
        }
        audit.record("办结资金追回", "资金追回", recovery.id(), recovery.enterpriseName());
    }

    /** For sentences that are kept in Chinese. */
    static String yuan(long fen) {
        return figure(fen) + " 元";
    }

    /** The figure of {@link #yuan} without its unit. */
    static String figure(long fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }
}
