package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 政策找企业: how many clauses stand for all subjects at once. The answers equal those of {@link PolicyLibrary#check}
 * for each subject alone. Immutable and safe for concurrent use.
 */
public final class Population {

    private final PolicyLibrary library;
    private final Columns subjects;
    private final Ledger ledger;
    private final LocalDate asOf;
    private final Map<ClauseId, ClauseColumn> columns = new LinkedHashMap<>();
    private final Map<ClauseId, MissingWords> words = new ConcurrentHashMap<>();

    Population(PolicyLibrary library, Columns subjects, Ledger ledger, LocalDate asOf, List<ClauseColumn> columns) {
        this.library = library;
        this.subjects = subjects;
        this.ledger = ledger;
        this.asOf = asOf;
        columns.forEach(column -> this.columns.put(column.clause().id(), column));
    }

    /** The subjects that were asked about. */
    public Columns subjects() {
        return subjects;
    }

    /** Legal date of the evaluation. */
    public LocalDate asOf() {
        return asOf;
    }

    /** {@link PolicyLibrary#hash()} of the rules used. */
    public String libraryHash() {
        return library.hash();
    }

    /** One per clause asked for that was in force, in the order asked. */
    public List<ClauseColumn> columns() {
        return List.copyOf(columns.values());
    }

    /** The column of a clause; empty when it was not asked for or not in force. */
    public Optional<ClauseColumn> column(ClauseId clause) {
        return Optional.ofNullable(columns.get(clause));
    }

    /**
     * The same question on the same day, asked of other rules, facts or awards: equal to a run from scratch, but only
     * what the differences touch is worked out anew.
     *
     * @param clauses of {@code changed}, in the order wanted
     */
    public Population again(PolicyLibrary changed, Columns now, Ledger given, List<Clause> clauses) {
        return again(changed, now, given, clauses, () -> {});
    }

    /**
     * The same, pausing between batches.
     *
     * @param between as in {@link PolicyLibrary#population(Columns, Ledger, LocalDate, List, Runnable)}
     */
    public Population again(PolicyLibrary changed, Columns now, Ledger given, List<Clause> clauses, Runnable between) {
        return changed.again(this, now, given, clauses, between);
    }

    PolicyLibrary library() {
        return library;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Money totals over all clauses and rows. */
    public MoneyBands bands() {
        return columns.values().stream().map(ClauseColumn::bands).reduce(MoneyBands.NONE, MoneyBands::plus);
    }

    /**
     * The full finding of one row: explanation, missing facts that still matter, gaps. Computed when asked.
     *
     * @param row of the clause's entity
     */
    public Finding explain(Clause clause, int row) {
        Subject enterprise = subjects.subject(clause.entity(), row, asOf);
        Subject target = clause.entity() == Entity.ENTERPRISE
                ? enterprise
                : enterprise.children().getFirst();
        return library.examine(clause.id(), target, enterprise, ledger, asOf);
    }

    /**
     * What {@link #missing} finds, in words and much faster: names parted by {@code ；}, those that decide the state
     * first; empty when none matters.
     */
    public String missingWords(Clause clause, int row) {
        ClauseColumn column = columns.get(clause.id());
        if (column == null) {
            throw new IllegalArgumentException("not asked about: " + clause.id());
        }
        return words.computeIfAbsent(clause.id(), added -> wordsOf(clause)).of(row, column.state(row));
    }

    private MissingWords wordsOf(Clause clause) {
        var table = new SourceTable(subjects, library.loader().codes(), clause.entity(), asOf.getYear() - 1);
        BoundPlan bound = BoundPlan.of(library.plans(List.of(clause), asOf).getFirst(), table, asOf);
        return new MissingWords(bound, table.sources(), subjects.codes(), asOf);
    }

    /** Facts that still matter for one row, those that decide the state first; empty when none does. */
    public List<MissingFact> missing(Clause clause, int row) {
        return explain(clause, row).missing();
    }
}
