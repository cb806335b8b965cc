package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** First page: missed promises that wait for somebody's opinion, and what waits for a second person. */
@Component
class AgreementHome implements HomeContent {

    private final AgreementBooks books;
    private final Agreements agreements;
    private final Comparisons comparisons;

    AgreementHome(AgreementBooks books, Agreements agreements, Comparisons comparisons) {
        this.books = books;
        this.agreements = agreements;
        this.comparisons = comparisons;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        return switch (visitor.role()) {
            case POLICY_OFFICER ->
                agreements.inForce().stream()
                        .filter(agreement ->
                                visitor.scope().covers(agreement.party().park()))
                        .flatMap(this::missed)
                        .toList();
            case POLICY_APPROVER -> undecided(books.undecided(visitor));
            default -> List.of();
        };
    }

    private Stream<Task> missed(Agreement agreement) {
        Integer inForce = agreement.inForce();
        List<LocalDate> days = inForce == null
                ? List.of()
                : missed(agreement, agreements.edition(agreement, inForce).terms());
        return days.isEmpty()
                ? Stream.empty()
                : Stream.of(new Task(
                        t("对 {0} 项逾期的承诺提出处理意见", days.size()),
                        agreement.number() + " · " + agreement.party().name(),
                        agreement.path(),
                        null,
                        days.getFirst()));
    }

    /** Days of promises that were missed; agreements of which none has come due are held against no facts. */
    private List<LocalDate> missed(Agreement agreement, Terms terms) {
        LocalDate today = comparisons.today();
        return terms.promises().stream().noneMatch(promise -> promise.due().isBefore(today))
                ? List.of()
                : comparisons.of(agreement, terms).promises().stream()
                        .filter(Standing.PromiseState::unanswered)
                        .map(Standing.PromiseState::due)
                        .sorted()
                        .toList();
    }

    private static List<Task> undecided(long waiting) {
        return waiting == 0
                ? List.of()
                : List.of(new Task(t("审定 {0} 项约定的期次或逾期处理", waiting), "", "/agreements?status=in_force", null, null));
    }
}
