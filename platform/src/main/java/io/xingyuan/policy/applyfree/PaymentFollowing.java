package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.Cases;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentMoved;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.policy.programme.Programmes;
import io.xingyuan.web.Clerk;
import io.xingyuan.web.Each;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 到账跟进: what becomes of a payment becomes of its line and its case; however often it is told. */
@Component
class PaymentFollowing {

    static final String PAYMENT = "payment";

    private final Offers offers;
    private final Budgets budgets;
    private final Programmes programmes;
    private final Cases cases;
    private final Followed followed;

    PaymentFollowing(Offers offers, Budgets budgets, Programmes programmes, Cases cases, Followed followed) {
        this.offers = offers;
        this.budgets = budgets;
        this.programmes = programmes;
        this.cases = cases;
        this.followed = followed;
    }

    /** 跟进记录: tells the enterprise and the audit. */
    @Component
    static class Followed {

        private final Tellings tellings;
        private final Audit audit;
        private final TransactionOperations transaction;

        Followed(Tellings tellings, Audit audit, TransactionOperations transaction) {
            this.tellings = tellings;
            this.audit = audit;
            this.transaction = transaction;
        }

        void tell(Offer offer, String title, String words) {
            tellings.decided(offer, title, words);
            record(offer);
        }

        void record(Offer offer) {
            audit.record("跟进拨付", "免申即享名单", offer.id(), offer.whom().named());
        }
    }

    @ApplicationModuleListener
    void moved(PaymentMoved moved) {
        offers.ofPayment(moved.payment()).ifPresent(offer -> Clerk.acting(Rounds.NAME, () -> follow(offer, moved)));
    }

    /** Once after the start, of payments that moved before the program listened for them; each for itself. */
    @Scheduled(initialDelayString = "PT2M")
    void catchUp() {
        Each.of(
                offers.astray(),
                offer -> Clerk.acting(Rounds.NAME, () -> followed.transaction.execute(status -> settle(offer))));
    }

    /** By where the payment stands now: told late, it is told right. */
    private boolean follow(Offer offer, PaymentMoved moved) {
        PaymentStatus now =
                budgets.find(moved.payment()).map(PaymentState::status).orElse(moved.to());
        return switch (now) {
            case PAID -> moved.from() == PaymentStatus.PAID ? fit(offer, moved.payment()) : paid(offer, moved);
            case RETURNED -> returned(offer);
            case CANCELLED, RECOVERED -> ended(offer, moved.reason(), now);
            default -> false;
        };
    }

    private boolean settle(Offer offer) {
        Offer.Progress progress = Objects.requireNonNull(offer.progress());
        PaymentStatus now =
                budgets.find(progress.payment()).map(PaymentState::status).orElseThrow(() -> new NotFound("拨付单"));
        boolean gone = now == PaymentStatus.CANCELLED || now == PaymentStatus.RECOVERED;
        return gone ? ended(offer, "", now) : fit(offer, progress.payment());
    }

    private boolean paid(Offer offer, PaymentMoved moved) {
        Offer.Progress progress = offer.progress();
        if (offer.status() != OfferStatus.APPROVED || progress == null) {
            return false;
        }
        LocalDate on = budgets.find(moved.payment()).map(PaymentState::paidOn).orElse(null);
        offers.paid(offer, on);
        cases.reportPassed(progress.caseId(), PAYMENT, "已支付");
        followed.record(offer);
        return true;
    }

    /** Recovered in part: as much of the programme is free again. Nobody holds it anew between the look and the act. */
    private boolean fit(Offer offer, PaymentId payment) {
        programmes.lock(offer.programme());
        programmes.hold(
                offer.programme(), offer.id().value(), budgets.award(payment).fen());
        followed.record(offer);
        return true;
    }

    /** The case has ended with the payment; the line waits for the money again. */
    private boolean returned(Offer offer) {
        if (offer.status() != OfferStatus.PAID) {
            return false;
        }
        offers.paid(offer, null);
        followed.record(offer);
        return true;
    }

    private boolean ended(Offer offer, String reason, PaymentStatus now) {
        boolean open = offer.status() == OfferStatus.APPROVED || offer.status() == OfferStatus.PAID;
        Offer.Progress progress = offer.progress();
        if (!open || progress == null) {
            return false;
        }
        String why = reason.isBlank() ? now.label() : reason;
        offers.step(offer, OfferStatus.CANCELLED, now.label() + "：" + why);
        programmes.hold(offer.programme(), offer.id().value(), 0);
        cases.find(progress.caseId())
                .filter(state -> !state.status().closed())
                .ifPresent(state -> cases.withdraw(state.id(), why));
        if (now == PaymentStatus.CANCELLED) {
            followed.record(offer); // the enterprise was told by whoever moved the money
        } else {
            followed.tell(offer, now.label() + "：" + offer.whom().named(), why);
        }
        return true;
    }
}
