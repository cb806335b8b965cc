package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.Cases;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.Payees;
import org.springframework.stereotype.Component;

/** Puts one line of a run together with its case, its payment and the account on file. */
@Component
class OfferViews {

    private final Runs runs;
    private final PolicyLibrary library;
    private final WorkCalendar calendar;
    private final Whereabouts whereabouts;

    OfferViews(Runs runs, PolicyLibrary library, WorkCalendar calendar, Whereabouts whereabouts) {
        this.runs = runs;
        this.library = library;
        this.calendar = calendar;
        this.whereabouts = whereabouts;
    }

    /** 办到哪: where case and money are. */
    @Component
    static class Whereabouts {

        private final Payees payees;
        private final Cases cases;
        private final Budgets budgets;

        Whereabouts(Payees payees, Cases cases, Budgets budgets) {
            this.payees = payees;
            this.cases = cases;
            this.budgets = budgets;
        }
    }

    OfferPage page(Offer offer) {
        Run run = runs.get(offer.run());
        Offer.Progress progress = offer.progress();
        return new OfferPage(
                offer,
                run,
                library.clause(run.clause()).orElseThrow(() -> new NotFound("条款")),
                whereabouts.payees.of(offer.whom().enterprise()).orElse(null),
                progress == null
                        ? null
                        : whereabouts.cases.find(progress.caseId()).orElse(null),
                progress == null
                        ? null
                        : whereabouts.budgets.find(progress.payment()).orElse(null),
                calendar.days(),
                runs.today());
    }
}
