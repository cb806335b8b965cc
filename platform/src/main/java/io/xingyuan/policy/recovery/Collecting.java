package io.xingyuan.policy.recovery;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 追缴: the case of a recovery, and the money that comes back into the books. */
@Component
class Collecting {

    static final String COLLECTION = "collection";

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

    /** The enterprise has paid back what was ordered: into the books, and the case ends. */
    @Transactional
    public void collected(RecoveryId id, String receipt, String key) {
        Recovery recovery = recoveries.get(id);
        if (recovery.status() != RecoveryStatus.ORDERED) {
            throw new Refusal("追回还没有审定，或已经办结。");
        }
        if (receipt.isBlank() || receipt.length() > 200) {
            throw new Refusal("请填写到账凭证，例如银行回单号，最多 200 个字。");
        }
        recoveries.step(recovery, RecoveryStatus.COLLECTED, recovery.orderedFen());
        budgets.recoverAward(recovery.payment(), recovery.orderedFen(), receipt.strip(), key);
        CaseId caseId = recovery.caseId();
        if (caseId != null) {
            cases.reportPassed(caseId, COLLECTION, "已追回 " + yuan(recovery.orderedFen()));
        }
        audit.record(
                "登记已追回",
                "资金追回",
                id,
                recovery.enterpriseName(),
                List.of(
                        FieldChange.of("金额", null, yuan(recovery.orderedFen())),
                        FieldChange.of("凭证", null, receipt.strip())));
    }

    /** Nothing of the award is left to watch. */
    void forget(PaymentId first) {
        recoveries.unwatch(first);
        audit.notAudited("nothing is left to watch");
    }

    /** The payment came back or was recovered by hand meanwhile: nothing is left to claim. */
    void settled(Recovery recovery, RecoveryStatus to, String why) {
        recoveries.step(recovery, to, to == RecoveryStatus.COLLECTED ? recovery.paidFen() : 0);
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
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString() + " 元";
    }
}
