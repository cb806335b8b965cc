package io.xingyuan.policy.matching;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * 全量快照: what was known of every enterprise at one moment, by column, and how the library stands for it. Rows of
 * {@link #residents} are those of the enterprises in {@link #columns}. Safe for concurrent use.
 */
final class Census {

    private static final int DAYS_KEPT = 3;

    private final long version;
    private final Columns columns;
    private final List<Resident> residents;
    private final Ledger awards;
    private final Map<Rules, Survey> surveys = new LinkedHashMap<>();
    private final ReentrantLock surveying = new ReentrantLock();

    Census(long version, Columns columns, List<Resident> residents, Ledger awards) {
        this.awards = awards;
        this.version = version;
        this.columns = columns;
        this.residents = List.copyOf(residents);
    }

    /** 所依规则: which library on which day. */
    private record Rules(String library, LocalDate asOf) {}

    /** {@link Censuses#version()} before facts and awards were read. */
    long version() {
        return version;
    }

    Columns columns() {
        return columns;
    }

    Ledger awards() {
        return awards;
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
            var rules = new Rules(library.hash(), asOf);
            Survey known = surveys.remove(rules);
            Survey survey =
                    known == null ? new Survey(library.population(columns, awards, asOf, library.clauses())) : known;
            surveys.put(rules, survey);
            if (surveys.size() > DAYS_KEPT) {
                new ArrayList<>(surveys.keySet()).subList(0, 1).forEach(surveys::remove);
            }
            return survey;
        } finally {
            surveying.unlock();
        }
    }
}
