package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of the park's staff: how the whole library stands for the enterprises in the park of the top bar. */
@Component
class MatchingHome implements HomeContent {

    private static final ClauseChoice EVERY_CLAUSE = new ClauseChoice(null, null, null, null);
    private static final int ORDER = 20;

    private final Matching matching;
    private final Clock clock;

    MatchingHome(Matching matching, Clock clock) {
        this.matching = matching;
        this.clock = clock;
    }

    @Override
    public List<Card> cards(Visitor visitor) {
        if (!Role.Group.POLICY_STAFF.has(visitor.role())) {
            return List.of();
        }
        RowFilter filter = RowFilter.NONE.within(Shell.chosenPark());
        Tally tally = matching.find(EVERY_CLAUSE, filter, visitor.scope(), LocalDate.now(clock))
                .tally();
        return List.of(Outcome.ELIGIBLE, Outcome.NEAR, Outcome.INCOMPLETE, Outcome.NEEDS_REVIEW).stream()
                .map(outcome -> card(outcome, tally, filter.parkCode()))
                .toList();
    }

    private static Card card(Outcome outcome, Tally tally, String park) {
        return new Card(
                t(outcome.label()),
                MatchingPage.count(tally.rows(outcome)),
                t("项次"),
                t("{0} 家企业", MatchingPage.count(tally.enterprises(outcome))),
                "/matching?view=rows&state=" + outcome.path() + "&park=" + park,
                outcome.look(),
                ORDER);
    }
}
