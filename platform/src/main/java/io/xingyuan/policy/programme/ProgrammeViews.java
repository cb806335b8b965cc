package io.xingyuan.policy.programme;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts programmes together with their clauses, and says what a programme can be made of. */
@Component
class ProgrammeViews {

    private final PolicyLibrary library;
    private final WorkCalendar calendar;
    private final Clock clock;

    ProgrammeViews(PolicyLibrary library, WorkCalendar calendar, Clock clock) {
        this.library = library;
        this.calendar = calendar;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    ProgrammePage page(Programme programme) {
        ClauseId id = programme.terms().clause();
        Policy policy = library.policies().stream()
                .filter(candidate -> candidate.id().equals(id.policy()))
                .findFirst()
                .orElseThrow(() -> new NotFound("政策文件"));
        Clause clause = library.clause(id).orElseThrow(() -> new NotFound("条款"));
        return new ProgrammePage(programme, policy, clause, today(), calendar.days());
    }

    /** Clauses of today that pay. */
    List<Clause> payable() {
        return library.clauses().stream()
                .filter(clause -> clause.amount() != null && clause.validity().includes(today()))
                .toList();
    }

    List<Choice> clauses() {
        return payable().stream()
                .map(clause -> new Choice(
                        clause.id().toString(), numberOf(clause) + " " + clause.cite() + " " + clause.title()))
                .toList();
    }

    List<Choice> pools() {
        return List.of();
    }

    List<Choice> procedures() {
        return List.of(new Choice("application", "惠企资金申报"));
    }

    String firstProcedure() {
        return procedures().getFirst().value();
    }

    private String numberOf(Clause clause) {
        return library.policies().stream()
                .filter(policy -> policy.id().equals(clause.id().policy()))
                .map(Policy::number)
                .findFirst()
                .orElse("");
    }
}
