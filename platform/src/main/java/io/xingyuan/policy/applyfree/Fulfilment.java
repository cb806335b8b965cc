package io.xingyuan.policy.applyfree;

import io.xingyuan.casework.CaseClosed;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.CaseSubject;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.casework.Fact;
import io.xingyuan.casework.ProcedureNeeds;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.programme.Programmes;
import io.xingyuan.web.Clerk;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What apply-free adds to its cases: what is decided on, who may approve it, and what that does to the money. */
@Component
class Fulfilment implements CaseSubject {

    /** The stage in which a second person approves the money. */
    static final String APPROVAL = "approval";

    private final Runs runs;
    private final Offers offers;
    private final Examiner examiner;
    private final Purse purse;

    Fulfilment(Runs runs, Offers offers, Examiner examiner, Purse purse) {
        this.runs = runs;
        this.offers = offers;
        this.examiner = examiner;
        this.purse = purse;
    }

    /** 钱袋: the money behind one case. */
    @Component
    static class Purse {

        private final Budgets budgets;
        private final Programmes programmes;
        private final Enterprises enterprises;

        Purse(Budgets budgets, Programmes programmes, Enterprises enterprises) {
            this.enterprises = enterprises;
            this.budgets = budgets;
            this.programmes = programmes;
        }

        void commit(Offer offer, Offer.Progress progress, String comment) {
            budgets.commit(progress.payment(), offer.due().fen(), comment, key(offer));
        }

        /** What was set aside, or approved and not on its way yet, is free again. */
        void free(Offer offer, Offer.Progress progress, String reason) {
            programmes.hold(offer.programme(), offer.id().value(), 0);
            if (offer.status() == OfferStatus.APPROVED) {
                budgets.cancel(progress.payment(), reason, key(offer));
            } else {
                budgets.release(progress.payment(), reason, key(offer));
            }
        }

        private static String key(Offer offer) {
            return offer.id() + "/" + offer.version();
        }
    }

    @Override
    public String kind() {
        return Offer.KIND;
    }

    @Override
    public ProcedureNeeds needs() {
        return new ProcedureNeeds(
                "免申即享",
                List.of(
                        new ProcedureNeeds.Step(APPROVAL, "第二人审定资金", false, List.of()),
                        new ProcedureNeeds.Step(PaymentFollowing.PAYMENT, "资金到账后自动推进", true, List.of())),
                List.of());
    }

    @Override
    public boolean uses(String procedure) {
        return procedure.equals(RunViews.PROCEDURE);
    }

    /** The park opens it. */
    @Override
    public boolean comesComplete() {
        return false;
    }

    @Override
    public String address(String subject) {
        return "/apply-free/offers/" + subject;
    }

    @Override
    public void mayWithdraw(String subject) {
        if (offers.get(OfferId.of(subject)).status() != OfferStatus.RUNNING) {
            throw new Refusal("资金已经审定，不能撤回；不需要资金的，请联系园区撤销拨付。");
        }
    }

    @Override
    public void mayDecide(Deciding deciding) {
        if (!deciding.passes() || !deciding.stage().equals(APPROVAL)) {
            return;
        }
        Offer offer = offers.get(OfferId.of(deciding.subject()));
        Run run = runs.get(offer.run());
        String account = deciding.by().account();
        if (account.equals(run.signatures().pushedBy())) {
            throw new Refusal("名单由您核对并推送，须由另一人审定。");
        }
        boolean closed = purse.enterprises
                .find(offer.whom().enterprise())
                .map(EnterpriseSummary::archived)
                .orElse(true);
        if (closed && deciding.comment().isBlank()) {
            throw new Refusal("企业已归档。请核实；仍要审定的，请在意见中写明理由。");
        }
        Examiner.Result now = examiner.examineHolder(run, offer);
        if (now.status() != OfferStatus.CANDIDATE
                || now.due().fen() < offer.due().fen()) {
            throw new Refusal("推送后数据有变动：{0}。请核实后不予通过，或退回。", now.reason().isEmpty() ? "应兑现的金额变少了" : now.reason());
        }
    }

    @Override
    public void decided(Decided decided) {
        Deciding decision = decided.decision();
        if (!decided.stageDone()) {
            return;
        }
        Offer offer = offers.get(OfferId.of(decision.subject()));
        Offer.Progress progress = offer.progress();
        if (progress == null) {
            throw new Refusal("这一户没有预留资金。");
        }
        if (decision.passes() && decision.stage().equals(APPROVAL)) {
            purse.commit(offer, progress, decision.comment());
            offers.step(offer, OfferStatus.APPROVED, "");
        } else if (decision.refuses()) {
            String why = decision.comment().isBlank() ? "不予通过" : decision.comment();
            offers.step(offer, OfferStatus.REFUSED, why);
            purse.free(offer, progress, why);
        }
    }

    /** A withdrawal may come from the enterprise's side, which does not reach the money: it is freed afterwards. */
    @ApplicationModuleListener
    void closed(CaseClosed closed) {
        if (closed.kind().equals(Offer.KIND) && closed.status() == CaseStatus.WITHDRAWN) {
            Clerk.acting(Rounds.NAME, () -> withdrawn(OfferId.of(closed.subject())));
        }
    }

    private boolean withdrawn(OfferId id) {
        Offer offer = offers.get(id);
        Offer.Progress progress = offer.progress();
        if (progress == null || offer.status() != OfferStatus.RUNNING) {
            return false;
        }
        offers.step(offer, OfferStatus.DECLINED, "事项已撤回");
        purse.free(offer, progress, "事项已撤回");
        return true;
    }

    @Override
    public List<Fact> summary(String subject) {
        Offer offer = offers.get(OfferId.of(subject));
        Run run = runs.get(offer.run());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("免申即享轮次", run.number()));
        facts.add(new Fact("享受对象", offer.whom().named()));
        facts.add(new Fact("拟兑现金额", Amounts.words(offer.due().fen())));
        facts.add(new Fact("金额口径", run.terms().rule().label()));
        if (!run.terms().basis().isEmpty()) {
            facts.add(new Fact("依据", run.terms().basis()));
        }
        facts.add(new Fact("名单核对人", String.valueOf(run.signatures().pushedName())));
        facts.add(new Fact("企业确认", offer.answer().by() + " · " + offer.answer().accountShown()));
        facts.add(new Fact(
                "核对结果",
                offer.standing().asOf() + " · 规则版本 " + offer.standing().rules().substring(0, 16)));
        return facts;
    }

    @Override
    public String contact(String subject) {
        return purse.programmes
                .get(offers.get(OfferId.of(subject)).programme())
                .terms()
                .whomToAsk();
    }

    @Override
    public List<Fact> published(String subject) {
        Offer offer = offers.get(OfferId.of(subject));
        Run run = runs.get(offer.run());
        return List.of(
                new Fact("享受单位", offer.whom().enterpriseName()),
                new Fact("兑现安排", run.title()),
                new Fact("兑现方式", "免申即享"),
                new Fact("拟兑现金额", Amounts.words(offer.due().fen())));
    }
}
