package io.xingyuan.policy.programme;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.Cases;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.web.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts programmes together with their clauses, and says what a programme can be made of. */
@Component
class ProgrammeViews {

    private final PolicyLibrary library;
    private final WorkCalendar calendar;
    private final Budgets budgets;
    private final Cases cases;
    private final Clock clock;

    ProgrammeViews(PolicyLibrary library, WorkCalendar calendar, Budgets budgets, Cases cases, Clock clock) {
        this.library = library;
        this.calendar = calendar;
        this.budgets = budgets;
        this.cases = cases;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    ProgrammePage page(Programme programme) {
        ClauseId id = programme.terms().clause();
        Optional<Policy> policy = library.policies().stream()
                .filter(candidate -> candidate.id().equals(id.policy()))
                .findFirst();
        return new ProgrammePage(programme, policy, library.clause(id), today(), calendar.days());
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
        return budgets.pools().stream()
                .map(pool -> new Choice(
                        pool.id().toString(),
                        t("{0} 年 {1}，可用 {2}", String.valueOf(pool.year()), pool.name(), Amounts.words(pool.freeFen()))))
                .toList();
    }

    /** Only those that have what applications need. */
    List<Choice> procedures() {
        return cases.procedures(Programme.CASES).entrySet().stream()
                .map(procedure -> new Choice(procedure.getKey(), procedure.getValue()))
                .toList();
    }

    /** The one for applications, where there is one. */
    String firstProcedure() {
        return cases.procedures(Programme.CASES).containsKey(Programme.USUAL_PROCEDURE)
                ? Programme.USUAL_PROCEDURE
                : "";
    }

    /** Of a pool, for the programme's page; empty for none. */
    String poolOf(Programme programme) {
        UUID pool = programme.terms().pool();
        return pool == null
                ? ""
                : budgets.find(new PoolId(pool))
                        .map(known -> known.year() + " " + known.name())
                        .orElse("");
    }

    private String numberOf(Clause clause) {
        return library.policies().stream()
                .filter(policy -> policy.id().equals(clause.id().policy()))
                .map(Policy::number)
                .findFirst()
                .orElse("");
    }
}
