package io.xingyuan.policy.population;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Population;
import io.xingyuan.enterprise.EnterpriseSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * 快照: what was known of every enterprise on the books at one moment, by column, with the awards given until then. Stays
 * as it is whatever changes later; safe for concurrent use.
 */
public final class Snapshot {

    private static final int DAYS_KEPT = 3;

    private final Marks marks;
    private final Columns columns;
    private final List<EnterpriseSummary> enterprises;
    private final Ledger awards;
    private final Map<LocalDate, Population> populations = new LinkedHashMap<>();
    /** Of the snapshot before, to begin from. */
    private final Map<LocalDate, Population> earlier;

    private final ReentrantLock working = new ReentrantLock();
    private @Nullable String fingerprint;

    /**
     * 时点: by which a newer state is told from this one.
     *
     * @param marker of the facts
     * @param awards version of the ledger
     * @param facts what was asked for
     */
    record Marks(Instant at, long version, String marker, long awards, List<FactDefinition> facts) {}

    /** @param enterprises by row */
    Snapshot(
            Marks marks,
            Columns columns,
            List<EnterpriseSummary> enterprises,
            Ledger awards,
            Map<LocalDate, Population> earlier) {
        this.marks = marks;
        this.columns = columns;
        this.enterprises = List.copyOf(enterprises);
        this.awards = awards;
        this.earlier = new HashMap<>(earlier);
    }

    Marks marks() {
        return marks;
    }

    /** When it was taken. */
    public Instant takenAt() {
        return marks.at();
    }

    public Columns columns() {
        return columns;
    }

    /** The enterprises by row. */
    public List<EnterpriseSummary> enterprises() {
        return enterprises;
    }

    public Ledger awards() {
        return awards;
    }

    /** How many subjects of all kinds it knows. */
    int subjects() {
        int subjects = 0;
        for (Entity entity : Entity.values()) {
            subjects += columns.size(entity);
        }
        return subjects;
    }

    /** The same for the same facts and awards. */
    public String id() {
        working.lock();
        try {
            String known = fingerprint;
            if (known == null) {
                known = columns.fingerprint() + Long.toHexString(awards.fingerprint());
                fingerprint = known;
            }
            return known;
        } finally {
            working.unlock();
        }
    }

    /** All clauses of a library on a day; the last few days asked for are kept. After a change of rules only that is reckoned anew. */
    public Population population(PolicyLibrary library, LocalDate asOf) {
        return population(library, asOf, () -> {});
    }

    /** @param between called between batches of rows; what it throws ends the work */
    Population population(PolicyLibrary library, LocalDate asOf, Runnable between) {
        working.lock();
        try {
            Population known = populations.get(asOf);
            Population current = known != null && known.libraryHash().equals(library.hash())
                    ? known
                    : ask(library, asOf, known, between);
            populations.remove(asOf); // the last one asked for goes last
            populations.put(asOf, current);
            if (populations.size() > DAYS_KEPT) {
                new ArrayList<>(populations.keySet()).subList(0, 1).forEach(populations::remove);
            }
            return current;
        } finally {
            working.unlock();
        }
    }

    private Population ask(PolicyLibrary library, LocalDate asOf, @Nullable Population known, Runnable between) {
        Population before = known == null ? earlier.get(asOf) : known;
        List<Clause> all = library.clauses();
        Population asked = before == null
                ? library.population(columns, awards, asOf, all, between)
                : before.again(library, columns, awards, all, between);
        earlier.remove(asOf); // only now: who was stopped begins from it again
        return asked;
    }

    /** What is known already, for the next snapshot to begin from. */
    Map<LocalDate, Population> known() {
        working.lock();
        try {
            return Map.copyOf(populations.isEmpty() ? earlier : populations);
        } finally {
            working.unlock();
        }
    }
}
