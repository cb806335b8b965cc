package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of an enterprise's people: money that waits for their consent, and the facts that are missing. */
@Component
class ApplyFreeHome implements HomeContent {

    private final Runs runs;
    private final Offers offers;

    ApplyFreeHome(Runs runs, Offers offers) {
        this.runs = runs;
        this.offers = offers;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        EnterpriseId own = visitor.enterprise();
        if (own == null || !visitor.role().ofEnterprise()) {
            return List.of();
        }
        List<Task> tasks = new ArrayList<>();
        for (Offer offer : offers.of(own)) {
            if (offer.status() == OfferStatus.PUSHED || offer.status() == OfferStatus.ASKED) {
                Run run = runs.get(offer.run());
                if (run.answerable(runs.today())) {
                    tasks.add(task(run, offer));
                }
            }
        }
        return tasks;
    }

    private static Task task(Run run, Offer offer) {
        return offer.status() == OfferStatus.PUSHED
                ? new Task(
                        t("确认享受 {0}", Amounts.words(offer.due().fen())),
                        t("免申即享：{0}", run.title()),
                        offer.path(),
                        null,
                        run.terms().answerBy())
                : new Task(
                        t(
                                "补 {0} 项：{1}",
                                offer.standing().lacking().size(),
                                offer.standing().lacked()),
                        t("免申即享：{0}", run.title()),
                        offer.path(),
                        null,
                        run.terms().answerBy());
    }
}
