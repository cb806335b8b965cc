package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseSubject;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.casework.Fact;
import io.xingyuan.casework.ProcedureNeeds;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.recovery.Takes;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the recovery of paid instalments adds to its case: no more than was paid. */
@Component
class RecoverySubject implements CaseSubject {

    static final String KIND = "agreement-recovery";

    private static final String AMOUNT = "amount";
    private static final String APPROVAL = "approval";

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Comparisons comparisons;

    RecoverySubject(Agreements agreements, AgreementBooks books, Comparisons comparisons) {
        this.agreements = agreements;
        this.books = books;
        this.comparisons = comparisons;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ProcedureNeeds needs() {
        return new ProcedureNeeds(
                "一事一议追回",
                List.of(
                        new ProcedureNeeds.Step(APPROVAL, "审定追回金额", false, List.of(AMOUNT)),
                        new ProcedureNeeds.Step(Takes.COLLECTION, "退款全部到账后自动推进", true, List.of())),
                List.of(new ProcedureNeeds.Field(AMOUNT, "追回金额", 1, Integer.MAX_VALUE)));
    }

    @Override
    public boolean uses(String procedure) {
        return procedure.equals(Fulfilling.RECOVERY);
    }

    /** The park opens it. */
    @Override
    public boolean comesComplete() {
        return false;
    }

    @Override
    public String address(String subject) {
        return "/agreements/" + ruling(subject).agreement();
    }

    @Override
    public void mayWithdraw(String subject) {
        throw new Refusal("追回由园区办理，不能撤回。");
    }

    @Override
    public void mayDecide(Deciding deciding) {
        if (!deciding.passes() || !deciding.fields().containsKey(AMOUNT)) {
            return;
        }
        long paid = paid(ruling(deciding.subject()));
        long fen = AgreementSubject.fen(deciding.fields().getOrDefault(AMOUNT, ""));
        if (fen <= 0 || fen > paid) {
            throw new Refusal("追回金额应大于 0，并且不超过已支付的 {0}。", Amounts.words(paid));
        }
    }

    @Override
    public void decided(Decided decided) {
        Deciding decision = decided.decision();
        if (!decided.stageDone()) {
            return;
        }
        if (decision.passes() && decision.stage().equals(APPROVAL)) {
            books.order(
                    ruling(decision.subject()),
                    AgreementSubject.fen(decision.fields().getOrDefault(AMOUNT, "")));
        } else if (decision.returns() || decision.refuses()) {
            books.order(ruling(decision.subject()), 0);
        }
    }

    @Override
    public List<Fact> summary(String subject) {
        Ruling ruling = ruling(subject);
        Agreement agreement = agreements.get(ruling.agreement());
        return List.of(
                new Fact("约定编号", agreement.number()),
                new Fact("未兑现的承诺", ruling.promise()),
                new Fact("追回理由", ruling.reason()),
                new Fact("已支付", Amounts.words(paid(ruling))));
    }

    private long paid(Ruling ruling) {
        Agreement agreement = agreements.get(ruling.agreement());
        Integer inForce = agreement.inForce();
        return inForce == null
                ? 0
                : comparisons
                        .of(agreement, agreements.edition(agreement, inForce).terms())
                        .paidFen();
    }

    private Ruling ruling(String subject) {
        return books.ruling(Ids.of(subject, "追回")).orElseThrow(() -> new NotFound("追回"));
    }
}
