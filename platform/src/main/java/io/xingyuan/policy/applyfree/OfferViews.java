package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.Cases;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.Payees;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
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
        private final Awards awards;

        Whereabouts(Payees payees, Cases cases, Budgets budgets, Awards awards) {
            this.awards = awards;
            this.payees = payees;
            this.cases = cases;
            this.budgets = budgets;
        }
    }

    /** Under a clause that pays each time, the same event may come twice; whoever decides is to look. */
    private List<String> twins(Offer offer) {
        Offer.Whom whom = offer.whom();
        Offer.Progress progress = offer.progress();
        PaymentId own = progress == null ? null : progress.payment();
        Ledger given = own == null
                ? whereabouts.awards.of(whom.enterprise())
                : whereabouts.awards.without(whom.enterprise(), own);
        List<String> twins = new ArrayList<>();
        given.awards(whom.clause(), whom.subject().toString())
                .forEach(award ->
                        twins.add(t("这个条款 {0} 年已兑现过 {1}", String.valueOf(award.year()), Amounts.words(award.fen()))));
        whereabouts
                .awards
                .underWay(whom.clause(), whom.subject(), own)
                .forEach(other -> twins.add(
                        t("这个条款、同一对象另有一笔 {0} 正在办理：拨付单 {1}，核对是否同一事项", Amounts.words(other.fen()), other.number())));
        return twins;
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
                Visitor.now().role().ofEnterprise() ? List.of() : twins(offer),
                calendar.days(),
                runs.today());
    }
}
