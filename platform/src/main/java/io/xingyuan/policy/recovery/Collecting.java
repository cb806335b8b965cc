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
import org.jspecify.annotations.Nullable;
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

    /**
     * The enterprise has paid back what was ordered, or a part of it: into the books; with the last part the case ends.
     *
     * @param fen 0 for all that is still to come
     */
    @Transactional
    public void collected(RecoveryId id, long fen, String receipt, String key) {
        budgets.once("collect", key, List.of(id, fen, receipt), () -> collect(id, fen, receipt, key));
    }

    private void collect(RecoveryId id, long fen, String receipt, String key) {
        Recovery recovery = recoveries.get(id);
        if (recovery.status() != RecoveryStatus.ORDERED) {
            throw new Refusal("追回还没有审定，或已经办结。");
        }
        if (receipt.isBlank() || receipt.length() > 200) {
            throw new Refusal("请填写到账凭证，例如银行回单号，最多 200 个字。");
        }
        long rest = recovery.restFen();
        long taken = fen == 0 ? rest : fen;
        if (taken < 0 || taken > rest) {
            throw new Refusal("到账金额应大于 0，并且不超过还没有追回的 " + yuan(rest) + "。");
        }
        if (taken < rest) {
            recoveries.took(recovery, taken);
        } else {
            recoveries.step(recovery, RecoveryStatus.COLLECTED, recovery.orderedFen());
        }
        budgets.recoverAward(recovery.payment(), taken, receipt.strip(), key);
        CaseId caseId = recovery.caseId();
        mustBeCollecting(caseId);
        if (taken == rest
                && caseId != null
                && !cases.reportPassed(caseId, COLLECTION, "已追回 " + yuan(recovery.orderedFen()))) {
            throw notCollecting();
        }
        audit.record(
                taken < rest ? "登记部分追回" : "登记已追回",
                "资金追回",
                id,
                recovery.enterpriseName(),
                List.of(FieldChange.of("金额", null, yuan(taken)), FieldChange.of("凭证", null, receipt.strip())));
    }

    private void mustBeCollecting(@Nullable CaseId id) {
        boolean there = id == null
                || cases.find(id)
                        .filter(state -> state.stage().equals(COLLECTION)
                                && !state.status().closed())
                        .isPresent();
        if (!there) {
            throw notCollecting();
        }
    }

    private static Refusal notCollecting() {
        return new Refusal("追回事项现在不在“追缴”环节，不能登记；请先在事项里办到这一步。");
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
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString() + " 元";
    }
}
