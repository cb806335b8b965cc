package io.xingyuan.policy.recovery;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.CaseClosed;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.CaseSubject;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.casework.Fact;
import io.xingyuan.casework.ProcedureNeeds;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What a recovery adds to its case: what has changed, how much is claimed back, and that it is then collected. */
@Component
class Recovering implements CaseSubject {

    private static final String AMOUNT = "amount";
    private static final String APPROVAL = "approval";
    private static final BigDecimal FEN_PER_YUAN = BigDecimal.valueOf(100);

    private final Recoveries recoveries;
    private final Collecting collecting;
    private final Audit audit;

    Recovering(Recoveries recoveries, Collecting collecting, Audit audit) {
        this.collecting = collecting;
        this.recoveries = recoveries;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return Recovery.KIND;
    }

    @Override
    public ProcedureNeeds needs() {
        return new ProcedureNeeds(
                "资金追回",
                List.of(
                        new ProcedureNeeds.Step(APPROVAL, "审定追回金额", false, List.of(AMOUNT)),
                        new ProcedureNeeds.Step(Takes.COLLECTION, "退款全部到账后自动推进", true, List.of())),
                List.of(new ProcedureNeeds.Field(AMOUNT, "追回金额", 1, Integer.MAX_VALUE)));
    }

    @Override
    public boolean uses(String procedure) {
        return procedure.equals(Recovery.KIND);
    }

    /** The park opens it. */
    @Override
    public boolean comesComplete() {
        return false;
    }

    @Override
    public String address(String subject) {
        return "/recoveries/" + subject;
    }

    @Override
    public void mayDecide(Deciding deciding) {
        if (deciding.passes() && deciding.fields().containsKey(AMOUNT)) {
            Recovery recovery = recoveries.get(RecoveryId.of(deciding.subject()));
            long most = Math.min(recovery.paidFen(), collecting.paidFen(recovery));
            if (fen(deciding) > most) {
                throw new Refusal("追回金额不能超过已支付的 {0} 元。", Collecting.figure(most));
            }
        }
    }

    @Override
    public void decided(Decided decided) {
        Deciding decision = decided.decision();
        if (!decided.stageDone()) {
            return;
        }
        Recovery recovery = recoveries.get(RecoveryId.of(decision.subject()));
        if (decision.passes() && decision.stage().equals(APPROVAL)) {
            recoveries.step(recovery, RecoveryStatus.ORDERED, fen(decision));
            collecting.hold(recovery, false);
        } else if (decision.refuses()) {
            recoveries.step(recovery, RecoveryStatus.DISMISSED, 0);
            collecting.hold(recovery, false);
        } else if (decision.returns() && recovery.status() == RecoveryStatus.ORDERED) {
            recoveries.step(recovery, RecoveryStatus.OPEN, 0);
            collecting.hold(recovery, true);
        }
    }

    /** Withdrawn by hand: the house does not claim it back. */
    @ApplicationModuleListener
    void closed(CaseClosed closed) {
        if (closed.kind().equals(Recovery.KIND) && closed.status() == CaseStatus.WITHDRAWN) {
            Recovery recovery = recoveries.get(RecoveryId.of(closed.subject()));
            if (recovery.status() == RecoveryStatus.OPEN || recovery.status() == RecoveryStatus.ORDERED) {
                recoveries.step(recovery, RecoveryStatus.DISMISSED, 0);
                collecting.hold(recovery, false);
                audit.record("不再追回", "资金追回", recovery.id(), recovery.enterpriseName());
            }
        }
    }

    private static long fen(Deciding deciding) {
        String digits = deciding.fields().getOrDefault(AMOUNT, "").replaceAll("[,，\\s]", "");
        if (!digits.matches("\\d{1,13}(\\.\\d{1,2})?")) {
            throw new Refusal("追回金额应为以元计的正数，例如 125000 或 125000.50。");
        }
        long fen = new BigDecimal(digits).multiply(FEN_PER_YUAN).longValueExact();
        if (fen <= 0) {
            throw new Refusal("追回金额应大于 0；不追回的，请选不予通过。");
        }
        return fen;
    }

    @Override
    public List<Fact> summary(String subject) {
        Recovery recovery = recoveries.get(RecoveryId.of(subject));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("已支付金额", Amounts.words(recovery.paidFen())));
        facts.add(new Fact("重新核对", recovery.found()));
        recovery.changes()
                .forEach(change -> facts.add(new Fact(change.name(), change.before() + " → " + change.after())));
        if (recovery.orderedFen() > 0) {
            facts.add(new Fact("决定追回", Amounts.words(recovery.orderedFen())));
        }
        if (recovery.collectedFen() > 0) {
            facts.add(new Fact("已追回", Amounts.words(recovery.collectedFen())));
        }
        return facts;
    }
}
