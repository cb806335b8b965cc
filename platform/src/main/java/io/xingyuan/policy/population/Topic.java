package io.xingyuan.policy.population;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 模拟的对象: one clause, or all clauses of a policy.
 *
 * @param about as in {@link Simulation#clause}
 * @param title of the clause or of the policy
 */
record Topic(ClauseId about, String title, List<Clause> clauses) {

    Topic {
        clauses = List.copyOf(clauses);
    }

    /** Empty when the library has no such clause. */
    static Optional<Topic> of(PolicyLibrary rules, ClauseId about) {
        return rules.policies().stream()
                .filter(policy -> policy.id().equals(about.policy()))
                .map(policy -> new Topic(
                        about,
                        policy.title(),
                        policy.clauses().stream()
                                .filter(clause -> includes(about, clause))
                                .toList()))
                .filter(topic -> !topic.clauses().isEmpty())
                .map(topic -> topic.single()
                        ? new Topic(about, topic.clauses().getFirst().title(), topic.clauses())
                        : topic)
                .findFirst();
    }

    static boolean includes(ClauseId about, Clause clause) {
        return clause.id().equals(about)
                || (about.local().equals(Simulation.WHOLE)
                        && clause.id().policy().equals(about.policy()));
    }

    boolean money() {
        return clauses.stream().anyMatch(clause -> clause.amount() != null);
    }

    boolean single() {
        return !about.local().equals(Simulation.WHOLE);
    }

    /** Those in force on a day. */
    Topic on(LocalDate day) {
        return new Topic(
                about,
                title,
                clauses.stream()
                        .filter(clause -> clause.validity().includes(day))
                        .toList());
    }
}
