package io.xingyuan.policy.agreement;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 约定起草: writes agreements and their supplements, hands them in, and ends them. */
@Component
class Agreeing {

    private static final String NOUN = "约定";

    /** The stage of the shipped procedure in which agreements are kept and paid. */
    static final String KEEPING = "payment";

    private final Agreements agreements;
    private final Comparisons comparisons;
    private final Cases cases;
    private final Claiming claiming;
    private final Audit audit;
    private final Clock clock;

    Agreeing(Agreements agreements, Comparisons comparisons, Cases cases, Claiming claiming, Audit audit, Clock clock) {
        this.claiming = claiming;
        this.agreements = agreements;
        this.comparisons = comparisons;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public AgreementId draft(Agreement.Party party, Terms terms, Visitor by) {
        AgreementId id = new AgreementId(Ids.next(clock));
        String number = agreements.insert(id, party, by, false);
        agreements.add(id, 1, party, terms, "", by);
        audit.record("起草约定", NOUN, id, number + " " + party.name(), FieldChange.between(Map.of(), terms.fields()));
        return id;
    }

    /** Writes the newest edition anew. */
    @Transactional
    public void change(AgreementId id, int version, Terms terms, String reason, Visitor by) {
        Agreement agreement = agreements.lock(id);
        Edition edition = newest(agreement);
        if (!edition.editable()) {
            throw new Refusal("这一版约定已经受理或生效，不能修改；要改请退回，或起草补充约定。");
        }
        mustKeepWhatIsPaid(agreement, terms);
        agreements.touched(agreement, version, by);
        agreements.change(agreement, terms, reason, by);
        audit.record(
                "修改约定",
                NOUN,
                id,
                agreement.named(),
                FieldChange.between(edition.terms().fields(), terms.fields()));
    }

    /** Begins a supplement: the text in force as a draft. */
    @Transactional
    public void amend(AgreementId id, int version, Visitor by) {
        Agreement agreement = agreements.lock(id);
        Integer inForce = agreement.inForce();
        if (agreement.status() != AgreementStatus.IN_FORCE || inForce == null) {
            throw new Refusal("约定生效以后才能起草补充约定。");
        }
        Edition.Status newest = newest(agreement).status();
        if (newest == Edition.Status.DRAFT || newest == Edition.Status.SUBMITTED) {
            throw new Refusal("已有一份补充约定在起草或审批，办完以后才能再起草。");
        }
        int next = agreement.edition() + 1;
        agreements.begin(agreement, version, next, by);
        agreements.add(
                id,
                next,
                agreement.party(),
                agreements.edition(agreement, inForce).terms(),
                "",
                by);
        audit.record("起草补充约定", NOUN, id, agreement.named(), List.of(FieldChange.of("第几版", inForce, next)));
    }

    /** Hands the newest edition in for approval. */
    @Transactional
    public void submit(AgreementId id, int version, Visitor by) {
        Agreement agreement = agreements.lock(id);
        Edition edition = newest(agreement);
        if (edition.status() != Edition.Status.DRAFT) {
            throw new Refusal("这一版约定已经提交审批。");
        }
        if (agreement.inForce() == null) {
            agreement.status().mustBecome(AgreementStatus.REVIEW);
        } else if (edition.reason().isBlank()) {
            throw new Refusal("请先写明补充约定的理由。");
        }
        mustKeepWhatIsPaid(agreement, edition.terms());
        CaseId opened = cases.open(new NewCase(
                Agreement.PROCEDURE,
                Agreement.KIND,
                id.toString(),
                edition.number() == 1
                        ? edition.terms().title()
                        : edition.terms().title() + "（第 " + edition.number() + " 版补充约定）",
                agreement.party().enterprise(),
                agreement.party().name(),
                agreement.party().park(),
                List.of()));
        CaseState state = cases.find(opened).orElseThrow(() -> new NotFound("事项"));
        agreements.submit(agreement, version, state, by);
        audit.record("提交约定审批", NOUN, id, agreement.named(), List.of(FieldChange.of("受理编号", null, state.number())));
    }

    /** Gives up what is still a draft. */
    @Transactional
    public void drop(AgreementId id, Visitor by) {
        Agreement agreement = agreements.lock(id);
        if (newest(agreement).status() != Edition.Status.DRAFT) {
            throw new Refusal("已经提交审批的约定不能放弃起草；要撤，请在事项里不予通过。");
        }
        if (agreement.inForce() == null) {
            agreement.status().mustBecome(AgreementStatus.ENDED);
            agreements.become(agreement, AgreementStatus.ENDED, by);
        }
        agreements.refuse(agreement);
        audit.record("放弃约定草稿", NOUN, id, agreement.named());
    }

    /** When nothing is left to keep or to pay. */
    @Transactional
    public void finish(AgreementId id, Visitor by) {
        Agreement agreement = agreements.lock(id);
        Integer inForce = agreement.inForce();
        if (agreement.status() != AgreementStatus.IN_FORCE || inForce == null) {
            throw new Refusal("只有履约中的约定才能办结。");
        }
        Edition.Status newest = newest(agreement).status();
        if (newest == Edition.Status.DRAFT || newest == Edition.Status.SUBMITTED) {
            throw new Refusal("还有补充约定在起草或审批，不能办结。");
        }
        Standing standing =
                comparisons.of(agreement, agreements.edition(agreement, inForce).terms());
        if (!standing.settled()) {
            throw new Refusal("还有没兑现的承诺或没付的期次，不能办结。");
        }
        if (claiming.open(id)) {
            throw new Refusal("追回事项还没有办结，不能办结约定。");
        }
        boolean stopped = standing.promises().stream().anyMatch(each -> each.outcome() == Standing.Outcome.STOPPED);
        agreements.become(agreement, stopped ? AgreementStatus.ENDED : AgreementStatus.FULFILLED, by);
        close(agreement, stopped ? "约定终止" : "约定事项全部履行完毕", null);
        audit.record("办结约定", NOUN, id, agreement.named());
    }

    /** The enterprise has taken its case back; however often it is told. */
    @Transactional
    public void withdrawn(AgreementId id) {
        Agreement agreement = agreements.lock(id);
        boolean open = newest(agreement).status() == Edition.Status.SUBMITTED;
        if (!open) {
            audit.notAudited("told already");
            return;
        }
        agreements.refuse(agreement);
        if (agreement.inForce() == null) {
            agreements.become(
                    agreement, AgreementStatus.ENDED, new Visitor(Visitor.GUEST.account(), "系统", Role.GUEST, null));
        }
        audit.record("约定审批由企业撤回", NOUN, id, agreement.named());
    }

    /** Ends the cases in which an edition is kept, but the given one. */
    void close(Agreement agreement, String words, @Nullable CaseId but) {
        cases.about(Agreement.KIND, agreement.id().toString()).stream()
                .filter(state -> !state.status().closed() && !state.id().equals(but))
                .forEach(state -> cases.reportPassed(state.id(), KEEPING, words));
    }

    Edition newest(Agreement agreement) {
        return agreements.edition(agreement, agreement.edition());
    }

    /** Money that is on its way, or paid, cannot be agreed away afterwards. */
    private void mustKeepWhatIsPaid(Agreement agreement, Terms terms) {
        Integer inForce = agreement.inForce();
        if (inForce == null) {
            return;
        }
        Standing now =
                comparisons.of(agreement, agreements.edition(agreement, inForce).terms());
        for (Standing.InstalmentState each : now.instalments()) {
            var payment = each.payment();
            boolean counts = payment != null && payment.status() != PaymentStatus.CANCELLED;
            boolean same = terms.instalment(each.instalment().key())
                    .filter(part -> part.fen() == each.instalment().fen())
                    .isPresent();
            if (counts && !same) {
                throw new Refusal(
                        "期次 {0} 已提请或已支付，补充约定里不能删除或改金额。", each.instalment().key());
            }
        }
    }
}
