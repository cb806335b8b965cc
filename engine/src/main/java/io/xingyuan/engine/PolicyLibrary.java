package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 政策库: checked and compiled policies with their dictionary. Immutable and safe for concurrent use. */
public final class PolicyLibrary {

    PolicyLibrary() {}

    public List<Policy> policies() {
        throw new UnsupportedOperationException();
    }

    /** All clauses of all policies, in order. */
    public List<Clause> clauses() {
        throw new UnsupportedOperationException();
    }

    public Optional<Clause> clause(ClauseId id) {
        throw new UnsupportedOperationException();
    }

    public FactDictionary facts() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 of the sources in hexadecimal; equal sources under equal names give equal hashes. */
    public String hash() {
        throw new UnsupportedOperationException();
    }

    /** Faults that do not keep the library from working. */
    public List<Problem> warnings() {
        throw new UnsupportedOperationException();
    }

    /** Checks every clause in force on {@code asOf} for an enterprise and for each child of the clause's entity. */
    public CheckUp check(Subject subject, Ledger ledger, LocalDate asOf) {
        throw new UnsupportedOperationException();
    }

    /** Runs the authored tests of one clause. */
    public List<Trial> trials(ClauseId clause) {
        throw new UnsupportedOperationException();
    }
}
