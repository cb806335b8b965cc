package io.xingyuan.policy.applyfree;

import io.xingyuan.audit.Audit;
import io.xingyuan.enterprise.FactChanged;
import io.xingyuan.web.Clerk;
import io.xingyuan.web.Each;
import java.time.LocalDate;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 自动办理: what a run does by itself: sets money aside after a consent, reminds before the last day, ends what was not answered. */
@Component
class Rounds {

    static final String NAME = "系统·免申即享";

    /** Days before the last one on which who has not answered is reminded. */
    private static final int AHEAD = 3;

    private final Runs runs;
    private final Offers offers;
    private final Deeds deeds;
    private final Audit audit;
    private final TransactionOperations transaction;

    Rounds(Runs runs, Offers offers, Deeds deeds, Audit audit, TransactionOperations transaction) {
        this.runs = runs;
        this.offers = offers;
        this.deeds = deeds;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** 例行: the operations that it calls. */
    @Component
    static class Deeds {

        private final Reserving reserving;
        private final ListKeeping lists;
        private final Tellings tellings;

        Deeds(Reserving reserving, ListKeeping lists, Tellings tellings) {
            this.reserving = reserving;
            this.lists = lists;
            this.tellings = tellings;
        }

        /** True when the next portion may be taken at once. */
        boolean reserve(RunId id) {
            return reserving.portion(id);
        }

        void follow(Offer offer) {
            lists.follow(offer);
        }

        void remind(Run run, Offer offer) {
            tellings.reminded(run, offer);
        }

        void ended(Run run, Offer offer, String why) {
            tellings.ended(run, offer, why);
        }
    }

    @ApplicationModuleListener
    void consented(Answering.Consented consented) {
        Clerk.acting(NAME, () -> deeds.reserve(new RunId(consented.run())));
    }

    /** For money that came later, and for consents whose listener did not get to its end; each run by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void reserve() {
        Each.of(runs.awaitingMoney(), this::reserve);
    }

    private void reserve(RunId id) {
        boolean more = true;
        while (more) {
            more = Clerk.acting(NAME, () -> deeds.reserve(id));
        }
    }

    @ApplicationModuleListener
    void changed(FactChanged changed) {
        List<Offer> affected = offers.examinable(changed.enterprise());
        if (affected.isEmpty()) {
            return;
        }
        Clerk.acting(NAME, () -> {
            affected.forEach(deeds::follow);
            return affected.size();
        });
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void remindAndLapse() {
        LocalDate today = runs.today();
        Clerk.acting(NAME, () -> {
            Each.<Runnable>of(
                    List.of(
                            () -> Each.of(offers.toRemind(today.plusDays(AHEAD)), this::remind),
                            () -> Each.of(offers.overdue(today), this::lapse)),
                    Runnable::run);
            return today;
        });
    }

    private void remind(Offer offer) {
        transaction.executeWithoutResult(status -> {
            offers.reminded(offer);
            deeds.remind(runs.get(offer.run()), offer);
            audit.record("提醒企业确认免申即享", "免申即享名单", offer.id(), offer.whom().named());
        });
    }

    private void lapse(Offer offer) {
        transaction.executeWithoutResult(status -> {
            offers.step(offer, OfferStatus.LAPSED, "");
            deeds.ended(runs.get(offer.run()), offer, "截止日前没有答复，本轮不再受理。");
            audit.record("逾期未确认免申即享", "免申即享名单", offer.id(), offer.whom().named());
        });
    }
}
