package io.xingyuan.policy.agreement;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.Cases;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.agreement.AgreementBooks.Asked;
import io.xingyuan.policy.agreement.Standing.InstalmentState;
import io.xingyuan.policy.agreement.Standing.Outcome;
import io.xingyuan.policy.agreement.Standing.Pay;
import io.xingyuan.policy.agreement.Standing.PromiseState;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.Reservation;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 履约: promises confirmed or ruled on, instalments asked for and approved; always by two people where money moves. */
@Component
class Fulfilling {

    private static final String NOUN = "约定";
    private static final int LONGEST = 500;

    /** The procedure of a recovery, and the kind of its cases here. */
    static final String RECOVERY = "recovery";

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Comparisons comparisons;
    private final Budgets budgets;
    private final Cases cases;
    private final Evidence evidence;
    private final Stopping stopping;
    private final Audit audit;

    Fulfilling(
            Agreements agreements,
            AgreementBooks books,
            Comparisons comparisons,
            Budgets budgets,
            Cases cases,
            Evidence evidence,
            Stopping stopping,
            Audit audit) {
        this.agreements = agreements;
        this.books = books;
        this.comparisons = comparisons;
        this.budgets = budgets;
        this.cases = cases;
        this.evidence = evidence;
        this.stopping = stopping;
        this.audit = audit;
    }

    /** 凭据: what somebody has relied on is not taken away any more. */
    @Component
    static class Evidence {

        private final Attachments attachments;

        Evidence(Attachments attachments) {
            this.attachments = attachments;
        }

        void settle(Agreement agreement, String slot) {
            attachments.settle(AgreementFiles.owner(agreement), slot);
        }
    }

    /** 在手: an agreement in force, for this transaction alone. */
    private record AtHand(Agreement agreement, Terms terms, Standing standing) {

        PromiseState promise(String key) {
            return standing.promise(key).orElseThrow(() -> new NotFound("承诺"));
        }

        InstalmentState instalment(String key) {
            return standing.instalment(key).orElseThrow(() -> new NotFound("期次"));
        }
    }

    private AtHand take(AgreementId id) {
        Agreement agreement = agreements.lock(id);
        Integer inForce = agreement.inForce();
        if (agreement.status() != AgreementStatus.IN_FORCE || inForce == null) {
            throw notInForce(agreement);
        }
        Terms terms = agreements.edition(agreement, inForce).terms();
        return new AtHand(agreement, terms, comparisons.of(agreement, terms));
    }

    private static Refusal notInForce(Agreement agreement) {
        return new Refusal("这份约定现在是“{0}”，不能办理履约。", agreement.status().label());
    }

    /** Somebody saw that a promise was kept. */
    @Transactional
    public void confirm(AgreementId id, String promise, @Nullable LocalDate on, String note, Visitor by) {
        AtHand at = take(id);
        PromiseState state = at.promise(promise);
        if (state.outcome().settled()) {
            throw new Refusal("承诺 {0} 已是“{1}”。", promise, state.outcome().label());
        }
        if (on == null || on.isAfter(comparisons.today())) {
            throw new Refusal("请填写兑现日期，不能晚于今天。");
        }
        evidence.settle(at.agreement(), promise);
        books.mark(at.agreement(), promise, on, said(note, "请写明凭据，例如文号或验收单号"), by);
        audit.record(
                "确认承诺已兑现",
                NOUN,
                id,
                at.agreement().named(),
                List.of(FieldChange.of("承诺 " + promise, null, on + " " + note)));
    }

    /** Proposes what becomes of a promise that was missed. */
    @Transactional
    public void propose(
            AgreementId id, String promise, Ruling.Kind kind, @Nullable LocalDate until, String reason, Visitor by) {
        AtHand at = take(id);
        PromiseState state = at.promise(promise);
        if (state.outcome() != Outcome.MISSED) {
            throw new Refusal("承诺 {0} 是“{1}”，不用处理。", promise, state.outcome().label());
        }
        if (state.undecided()) {
            throw new Refusal("承诺 {0} 已有处理意见等另一人决定。", promise);
        }
        boolean parks = state.promise().side() == Terms.Side.PARK;
        if (parks && (kind == Ruling.Kind.STOP || kind == Ruling.Kind.RECOVER)) {
            throw new Refusal("园区一方的承诺只能延期或豁免。");
        }
        if (kind == Ruling.Kind.EXTEND && (until == null || !until.isAfter(comparisons.today()))) {
            throw new Refusal("请填写延期到哪一天，应晚于今天。");
        }
        String said = said(reason, "请写明理由");
        evidence.settle(at.agreement(), promise);
        books.propose(at.agreement(), promise, kind, kind == Ruling.Kind.EXTEND ? until : null, said, by);
        stopping.hold(at.agreement(), at.standing());
        audit.record(
                "提出逾期承诺处理意见",
                NOUN,
                id,
                at.agreement().named(),
                List.of(FieldChange.of("承诺 " + promise, null, kind.label() + "：" + said)));
    }

    /**
     * By another person than the one who proposed.
     *
     * @return what it did to instalments that were under way
     */
    @Transactional
    public Stopping.Stopped rule(AgreementId id, UUID rulingId, boolean agreed, Visitor by) {
        AtHand at = take(id);
        Ruling ruling = books.ruling(id, rulingId);
        if (ruling.status() != Ruling.Status.PROPOSED) {
            throw new Refusal("这条处理意见已经决定。");
        }
        if (ruling.proposed().account().equals(by.account())) {
            throw new Refusal("处理意见须由另一人决定。");
        }
        books.decide(ruling, agreed, agreed && ruling.kind() == Ruling.Kind.RECOVER ? recovery(at, ruling) : null, by);
        Stopping.Stopped stopped =
                agreed ? stopping.stop(at.agreement(), at.standing(), ruling) : Stopping.Stopped.NOTHING;
        stopping.hold(at.agreement(), comparisons.of(at.agreement(), at.terms()));
        audit.record(
                agreed ? "决定逾期承诺处理" : "不同意逾期承诺处理意见",
                NOUN,
                id,
                at.agreement().named(),
                List.of(
                        FieldChange.of(
                                "承诺 " + ruling.promise(), null, ruling.kind().label() + "：" + ruling.reason()),
                        FieldChange.of("停止拨付的期次", null, String.join("、", stopped.stopped()))));
        return stopped;
    }

    /** A case for what was paid or is on its way; null where there is nothing. */
    private @Nullable CaseId recovery(AtHand at, Ruling ruling) {
        return Stopping.gone(at.standing()) ? cases.open(ruling.recovery(at.agreement(), at.terms())) : null;
    }

    /** Asks for an instalment: the money is set aside until another person approves. */
    @Transactional
    public void ask(AgreementId id, String instalment, UUID pool, Visitor by) {
        AtHand at = take(id);
        InstalmentState state = at.instalment(instalment);
        if (state.pay() != Pay.DUE) {
            throw state.why().isEmpty()
                    ? new Refusal("期次 {0} 现在是“{1}”。", instalment, state.pay().label())
                    : new Refusal(
                            "期次 {0} 现在是“{1}”：{2}。", instalment, state.pay().label(), state.why());
        }
        Agreement agreement = at.agreement();
        books.asked(id).stream()
                .filter(each -> each.instalment().equals(instalment))
                .forEach(cancelled -> books.takeBack(agreement, cancelled));
        CaseId caseId = agreement.caseId();
        PaymentId payment = budgets.reserve(
                Reservation.of(
                        new PoolId(pool),
                        state.instalment().fen(),
                        agreement.party().enterprise(),
                        agreement.number(),
                        comparisons.today().getYear(),
                        at.terms().title() + "，期次 " + instalment,
                        caseId == null ? id.toString() : caseId.toString()),
                key(agreement, instalment));
        books.ask(agreement, state.instalment(), payment, by);
        evidence.settle(agreement, instalment);
        evidence.settle(agreement, state.instalment().promise());
        agreements.touched(agreement, agreement.version(), by);
        audit.record(
                "提请拨付约定期次",
                NOUN,
                id,
                agreement.named(),
                List.of(FieldChange.of(
                        "期次 " + instalment,
                        null,
                        Amounts.words(state.instalment().fen()))));
    }

    /** Approves it, or not; by another person than the one who asked. */
    @Transactional
    public void decide(AgreementId id, String instalment, boolean agreed, String comment, Visitor by) {
        AtHand at = take(id);
        InstalmentState state = at.instalment(instalment);
        Asked asked = state.asked();
        if (asked == null || state.pay() != Pay.ASKED) {
            throw new Refusal("期次 {0} 现在是“{1}”，不用审定。", instalment, state.pay().label());
        }
        if (asked.account().equals(by.account())) {
            throw new Refusal("期次须由另一人审定。");
        }
        Agreement agreement = at.agreement();
        if (agreed) {
            mustStillBeDue(at);
            books.approve(agreement, asked, by);
            budgets.commit(asked.payment(), asked.fen(), comment, key(agreement, instalment));
        } else {
            String why = said(comment, "请写明不同意的理由");
            budgets.release(asked.payment(), why, key(agreement, instalment));
            books.takeBack(agreement, asked);
        }
        agreements.touched(agreement, agreement.version(), by);
        audit.record(
                agreed ? "审定约定期次" : "不同意拨付约定期次",
                NOUN,
                id,
                agreement.named(),
                List.of(FieldChange.of("期次 " + instalment, null, Amounts.words(asked.fen()) + " " + comment)));
    }

    /** A promise may have been missed since it was asked for. */
    private static void mustStillBeDue(AtHand at) {
        at.standing().promises().stream()
                .filter(each -> each.promise().side() == Terms.Side.ENTERPRISE && each.outcome() == Outcome.MISSED)
                .findFirst()
                .ifPresent(missed -> {
                    throw new Refusal(
                            "企业承诺 {0} 逾期未兑现，须先作出处理，才能审定期次。", missed.promise().key());
                });
    }

    private static String said(String typed, String advice) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refusal("{0}，最多 500 个字。", advice);
        }
        return text;
    }

    /** Differs whenever the agreement has changed, so that the same act sent twice counts once. */
    private static String key(Agreement agreement, String instalment) {
        return agreement.id() + "/" + instalment + "/" + agreement.version();
    }
}
