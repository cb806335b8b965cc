package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.checkup.Examination.Figure;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** First page of an enterprise's people: what the check-up found, and what it still waits for. */
@Component
class CheckUpHome implements HomeContent {

    private final CheckUps checkUps;
    private final Clock clock;

    CheckUpHome(CheckUps checkUps, Clock clock) {
        this.checkUps = checkUps;
        this.clock = clock;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        @Nullable EnterpriseId own = visitor.enterprise();
        if (own == null) {
            return List.of();
        }
        CheckUpPage page = page(own);
        List<Question> open = page.examination().questions();
        return open.isEmpty()
                ? List.of()
                : List.of(new Task(
                        t("补 {0} 项数据，政策体检才有答案", open.size()),
                        open.getFirst().label() + " · " + open.getFirst().worth(),
                        page.base() + "#questions",
                        null,
                        null));
    }

    @Override
    public List<Card> cards(Visitor visitor) {
        @Nullable EnterpriseId own = visitor.enterprise();
        if (own == null) {
            return List.of();
        }
        CheckUpPage page = page(own);
        return List.of(card(page, Figure.CEILING, 11), card(page, Figure.NEAR, 12), card(page, Figure.MISSING, 13));
    }

    private static Card card(CheckUpPage page, Figure figure, int order) {
        long fen = page.sum(figure).fen();
        return new Card(
                t(figure.label()),
                Amounts.figure(fen),
                Amounts.unit(fen),
                page.note(figure),
                page.sums(figure),
                figure.look(),
                order);
    }

    private CheckUpPage page(EnterpriseId own) {
        LocalDate today = LocalDate.now(clock);
        return CheckUpPage.of(checkUps.examine(own, today), today, false, CheckUpPage.Wish.NONE);
    }
}
