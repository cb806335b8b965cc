package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 台账的行: which rows a ledger speaks of. Most rows have no award, so only those with one are kept. */
final class Payments {

    private final Ledger ledger;
    private final Columns subjects;
    private final int referenceYear;
    private final Map<Entity, int[]> rows = new HashMap<>();

    Payments(Ledger ledger, Columns subjects, int referenceYear) {
        this.ledger = ledger;
        this.subjects = subjects;
        this.referenceYear = referenceYear;
    }

    /**
     * What the ledger says about one clause.
     *
     * @param rows rising
     * @param tiers highest tier paid, per entry of {@code rows}
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the inner loop, never compared
    record OfClause(int[] rows, long[] tiers) {

        /** Index of the first entry at or after a row. */
        int from(int row) {
            int found = Arrays.binarySearch(rows, row);
            return found < 0 ? -found - 1 : found;
        }
    }

    private static final OfClause NOTHING = new OfClause(new int[0], new long[0]);

    /** For a clause by tier all rows with an award; else those that an award now excludes. */
    OfClause of(Clause clause) {
        Frequency frequency = clause.frequency();
        if (frequency == null || frequency == Frequency.PER_EVENT) {
            return NOTHING;
        }
        List<Integer> found = new ArrayList<>();
        List<Long> tiers = new ArrayList<>();
        for (int row : rows(clause.entity())) {
            List<Ledger.Entry> awards = ledger.awards(clause.id(), subjects.id(clause.entity(), row));
            if (counts(frequency, awards)) {
                found.add(row);
                tiers.add(awards.stream().mapToLong(Ledger.Entry::tier).reduce(0, Math::max));
            }
        }
        return new OfClause(
                found.stream().mapToInt(Integer::intValue).toArray(),
                tiers.stream().mapToLong(Long::longValue).toArray());
    }

    /** Rows with an award under any clause, rising. */
    int[] rows(Entity entity) {
        return rows.computeIfAbsent(entity, this::rowsOf);
    }

    private boolean counts(Frequency frequency, List<Ledger.Entry> awards) {
        return switch (frequency) {
            case ONCE, PER_TIER -> !awards.isEmpty();
            case YEARLY -> awards.stream().anyMatch(award -> award.year() == referenceYear);
            case PER_EVENT -> false;
        };
    }

    private int[] rowsOf(Entity entity) {
        Set<String> paid = ledger.subjects();
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < subjects.size(entity) && !paid.isEmpty(); row++) {
            if (paid.contains(subjects.id(entity, row))) {
                found.add(row);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
