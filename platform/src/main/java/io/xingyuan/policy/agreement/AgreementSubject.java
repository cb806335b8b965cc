package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseClosed;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.CaseSubject;
import io.xingyuan.casework.Chapter;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.casework.Fact;
import io.xingyuan.casework.ProcedureNeeds;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What agreements add to their cases: all decide on the same text, the amount is what was agreed, then it is in force. */
@Component
class AgreementSubject implements CaseSubject {

    /** The field of a stage that asks for the amount, in 元. */
    private static final String AMOUNT = "amount";

    private final Agreements agreements;
    private final Agreeing agreeing;

    AgreementSubject(Agreements agreements, Agreeing agreeing) {
        this.agreements = agreements;
        this.agreeing = agreeing;
    }

    @Override
    public String kind() {
        return Agreement.KIND;
    }

    @Override
    public ProcedureNeeds needs() {
        return new ProcedureNeeds(
                "一事一议",
                List.of(new ProcedureNeeds.Step(Agreeing.KEEPING, "约定履行完毕后自动推进", true, List.of())),
                List.of(new ProcedureNeeds.Field(AMOUNT, "审定金额", 1, Integer.MAX_VALUE)));
    }

    @Override
    public boolean uses(String procedure) {
        return procedure.equals(Agreement.PROCEDURE);
    }

    /** The park opens it. */
    @Override
    public boolean comesComplete() {
        return false;
    }

    @Override
    public String address(String subject) {
        return "/agreements/" + subject;
    }

    @Override
    public void mayWithdraw(String subject) {
        if (agreements.get(AgreementId.of(subject)).status() == AgreementStatus.IN_FORCE) {
            throw new Refusal("约定已经生效，不能撤回；要终止，请与园区商定补充约定。");
        }
    }

    @Override
    public void mayDecide(Deciding deciding) {
        Agreement agreement = agreements.get(AgreementId.of(deciding.subject()));
        Edition edition = agreeing.newest(agreement);
        if (!deciding.passes()) {
            return;
        }
        if (edition.status() != Edition.Status.SUBMITTED) {
            throw new Refusal("约定的这一版是“{0}”，不能再审批。", edition.status().label());
        }
        if (deciding.fields().containsKey(AMOUNT)) {
            mayApprove(edition, deciding);
        }
    }

    private static void mayApprove(Edition edition, Deciding deciding) {
        if (edition.draftedBy().equals(deciding.by().account())) {
            throw new Refusal("起草人不能自己审定，请由另一人审定。");
        }
        long fen = fen(deciding.fields().getOrDefault(AMOUNT, ""));
        if (fen != edition.terms().fen()) {
            throw new Refusal(
                    "审定金额应等于约定的各期合计 {0}；要调整，请退回修改约定。",
                    Amounts.words(edition.terms().fen()));
        }
    }

    @Override
    public void decided(Decided decided) {
        Deciding decision = decided.decision();
        if (!decided.stageDone()) {
            return;
        }
        Agreement agreement = agreements.lock(AgreementId.of(decision.subject()));
        Edition edition = agreeing.newest(agreement);
        if (decision.passes()) {
            pass(agreement, decided);
        } else if (edition.status() != Edition.Status.SUBMITTED) {
            throw new Refusal("约定已经生效，不能退回；要改请起草补充约定。");
        } else if (decision.returns()) {
            agreements.unapprove(agreement);
        } else if (decision.refuses()) {
            refuse(agreement, decision.by());
        }
    }

    private void pass(Agreement agreement, Decided decided) {
        Deciding decision = decided.decision();
        agreements.seal(agreement);
        if (decision.fields().containsKey(AMOUNT)) {
            agreements.approve(agreement, fen(decision.fields().getOrDefault(AMOUNT, "")), decision.by());
        }
        if (decided.movedTo() == null || Agreeing.KEEPING.equals(decided.movedTo())) {
            if (agreeing.newest(agreement).approval() == null) {
                throw new Refusal("流程里还没有人审定金额，约定不能生效。");
            }
            agreements.enact(agreement);
            agreeing.close(agreement, "由补充约定替代", decision.id());
        }
    }

    private void refuse(Agreement agreement, Visitor by) {
        agreements.refuse(agreement);
        if (agreement.inForce() == null) {
            agreements.become(agreement, AgreementStatus.REFUSED, by);
        }
    }

    /** A withdrawal comes from the enterprise's side, which does not write agreements: it is noted afterwards. */
    @ApplicationModuleListener
    void closed(CaseClosed closed) {
        if (!closed.kind().equals(Agreement.KIND) || closed.status() != CaseStatus.WITHDRAWN) {
            return;
        }
        agreeing.withdrawn(AgreementId.of(closed.subject()));
    }

    @Override
    public List<Fact> summary(String subject) {
        Agreement agreement = agreements.get(AgreementId.of(subject));
        Edition edition = agreements.handedIn(agreement);
        Terms terms = edition.terms();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("约定编号", agreement.number() + "，第 " + edition.number() + " 版"));
        facts.add(new Fact(
                "约定金额", Amounts.words(terms.fen()) + "，共 " + terms.instalments().size() + " 期"));
        facts.add(new Fact("决定依据", (terms.basis() + " " + terms.document()).strip()));
        if (!edition.reason().isEmpty()) {
            facts.add(new Fact("补充理由", edition.reason()));
        }
        terms.promises()
                .forEach(promise -> facts.add(new Fact(
                        "承诺",
                        promise.key() + " " + promise.side().label() + "：" + promise.words() + " " + promise.target()
                                + "，" + promise.due() + " 前")));
        return facts;
    }

    @Override
    public List<Chapter> forExperts(String subject) {
        return List.of(new Chapter("约定内容", summary(subject)));
    }

    @Override
    public List<Fact> published(String subject) {
        Agreement agreement = agreements.get(AgreementId.of(subject));
        Terms terms = agreements.handedIn(agreement).terms();
        return List.of(
                new Fact("企业", agreement.party().name()),
                new Fact("约定事项", terms.title()),
                new Fact("约定金额", Amounts.words(terms.fen())));
    }

    static long fen(String yuan) {
        String digits = yuan.replaceAll("[,，\\s]", "");
        if (!digits.matches("\\d{1,13}(\\.\\d{1,2})?")) {
            throw new Refusal("审定金额应以元计，例如 3000000 或 3000000.50。");
        }
        return new BigDecimal(digits).movePointRight(2).longValueExact();
    }
}
