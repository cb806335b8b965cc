package io.xingyuan.policy.population;

import io.xingyuan.engine.Budget;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 模拟的对象: one clause, or all clauses of a policy.
 *
 * @param title of the clause or of the policy
 */
record Topic(String title, List<Clause> clauses) {

    Topic {
        clauses = List.copyOf(clauses);
    }

    /** Empty when the library has no such clause. */
    static Optional<Topic> of(PolicyLibrary rules, ClauseId about) {
        return rules.policies().stream()
                .filter(policy -> policy.id().equals(about.policy()))
                .map(policy -> new Topic(
                        policy.title(),
                        policy.clauses().stream()
                                .filter(clause -> includes(about, clause))
                                .toList()))
                .filter(topic -> !topic.clauses().isEmpty())
                .map(topic -> about.local().equals(Simulation.WHOLE)
                        ? topic
                        : new Topic(topic.clauses().getFirst().title(), topic.clauses()))
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

    /** What the pool of a single clause has; null for a whole policy, whose clauses may be paid by several pools. */
    @Nullable
    Budget budget() {
        return clauses.size() == 1 ? clauses.getFirst().budget() : null;
    }

    Optional<Clause> clause(String local) {
        return clauses.stream()
                .filter(clause -> clause.id().local().equals(local))
                .findFirst();
    }
}
