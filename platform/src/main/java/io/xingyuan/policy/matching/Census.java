package io.xingyuan.policy.matching;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Population;
import io.xingyuan.policy.population.Snapshot;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * 全量快照: what was known of every enterprise at one moment, and how the library stands for it. Rows of
 * {@link #residents} are those of the enterprises in {@link #columns}. Safe for concurrent use.
 */
final class Census {

    private static final int DAYS_KEPT = 3;

    private final Snapshot snapshot;
    private final List<Resident> residents;
    private final Map<LocalDate, Survey> surveys = new LinkedHashMap<>();
    private final ReentrantLock surveying = new ReentrantLock();

    Census(Snapshot snapshot, List<Resident> residents) {
        this.snapshot = snapshot;
        this.residents = List.copyOf(residents);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Columns columns() {
        return snapshot.columns();
    }

    Ledger awards() {
        return snapshot.awards();
    }

    List<Resident> residents() {
        return residents;
    }

    /** Parts of the chain that occur in these parks, in order. */
    List<String> segments(Scope scope) {
        return residents.stream()
                .filter(resident -> scope.covers(resident.summary().park()))
                .map(resident -> Resident.shown(resident.summary().chainSegment()))
                .filter(segment -> !segment.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The whole library on a day; the last few days asked for are kept. */
    Survey survey(PolicyLibrary library, LocalDate asOf) {
        surveying.lock();
        try {
            Survey known = surveys.remove(asOf);
            Population population = snapshot.population(library, asOf);
            Survey survey = known == null || known.population() != population ? new Survey(population) : known;
            surveys.put(asOf, survey);
            if (surveys.size() > DAYS_KEPT) {
                new ArrayList<>(surveys.keySet()).subList(0, 1).forEach(surveys::remove);
            }
            return survey;
        } finally {
            surveying.unlock();
        }
    }
}
