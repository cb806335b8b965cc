package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Payee;
import io.xingyuan.policy.fund.Payees;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an enterprise answers: it consents to be paid to the account that it confirms, or gives the money up. */
@Component
class Answering {

    private static final String KIND = "免申即享名单";
    private static final int LONGEST = 200;

    private final Runs runs;
    private final Offers offers;
    private final Payees payees;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Answering(Runs runs, Offers offers, Payees payees, Audit audit, ApplicationEventPublisher events) {
        this.runs = runs;
        this.offers = offers;
        this.payees = payees;
        this.audit = audit;
        this.events = events;
    }

    /** 已同意: the money may be set aside, for this one or those behind it; published within the transaction of the consent. */
    record Consented(UUID run) {}

    /**
     * Takes the money, to the account on file.
     *
     * @param account the one that the page has shown, so that nobody consents to another one
     */
    @Transactional
    public void consent(Offer offer, @Nullable UUID account) {
        Run run = mustBeAnswerable(offer);
        Payee payee = payees.of(offer.whom().enterprise()).orElseThrow(() -> new Refusal("还没有登记收款账户，请先登记再同意。"));
        if (!payee.id().equals(account)) {
            throw new Refusal("收款账户刚才换过，请核对现在的账户后再同意。");
        }
        String shown = payee.bank() + " " + payee.masked();
        offers.answer(offer, OfferStatus.CONSENTED, Visitor.now().name(), payee.id(), shown, "");
        audit.record(
                "同意免申即享",
                KIND,
                offer.id(),
                offer.whom().named(),
                List.of(
                        FieldChange.of("金额", null, Tellings.yuan(offer.due().fen())),
                        FieldChange.of("收款账户", null, shown)));
        events.publishEvent(new Consented(run.id().value()));
    }

    /** Also what it has agreed to, as long as no money is set aside: nobody behind it waits for what nobody wants. */
    @Transactional
    public void decline(Offer offer, String reason) {
        boolean waited = offer.status() == OfferStatus.CONSENTED;
        if (!waited) {
            mustBeAnswerable(offer);
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("请写明放弃的原因，最多 200 个字。").at("reason");
        }
        offers.answer(offer, OfferStatus.DECLINED, Visitor.now().name(), null, "", reason.strip());
        audit.record(
                "放弃免申即享", KIND, offer.id(), offer.whom().named(), List.of(FieldChange.of("原因", null, reason.strip())));
        if (waited) {
            events.publishEvent(new Consented(offer.run().value()));
        }
    }

    private Run mustBeAnswerable(Offer offer) {
        if (offer.status() == OfferStatus.CONSENTED || offer.status() == OfferStatus.DECLINED) {
            throw new Refusal(
                    "{0}已经答复过：{1}。", offer.answer().by(), offer.status().label());
        }
        Run run = runs.get(offer.run());
        if (offer.status() != OfferStatus.PUSHED) {
            throw new Refusal("这一户现在是“{0}”，不能再答复。", offer.status().label());
        }
        if (!run.answerable(runs.today())) {
            throw new Refusal("确认已于 {0} 24 时截止，请与园区联系。", run.terms().answerBy());
        }
        return run;
    }
}
