package io.xingyuan.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 条款列: how one clause stands for every subject of its entity. Rows are those of {@link Columns} for
 * {@code clause().entity()}. Complete and read-only once its {@link Population} is handed out.
 */
public final class ClauseColumn {

    /** Stands for "no amount can be said" and for "no amount at all". */
    public static final long NO_AMOUNT = Long.MIN_VALUE;
    /** Stands for "not near". */
    public static final long NO_DISTANCE = -1;

    private static final List<State> STATES = List.of(State.values());
    private static final int ELIGIBLE = STATES.indexOf(State.ELIGIBLE);
    private static final int INELIGIBLE = STATES.indexOf(State.INELIGIBLE);
    private static final int INCOMPLETE = STATES.indexOf(State.INCOMPLETE);
    private static final int NEEDS_REVIEW = STATES.indexOf(State.NEEDS_REVIEW);
    private static final int STATE_BITS = 2;
    private static final int STATE_MASK = (1 << STATE_BITS) - 1;
    private static final int REASON_MASK = 15;
    private static final int BOUND = 1 << 6;

    private final Clause clause;
    private final byte[] marks;
    private final long @Nullable [] fen;
    private final long @Nullable [] floorFen;
    private final long @Nullable [] tiers;
    private final long @Nullable [] distance;

    /** @param near whether any row can be near at all */
    ClauseColumn(Clause clause, int rows, boolean near) {
        this.clause = clause;
        Amount amount = clause.amount();
        marks = new byte[rows];
        fen = amount == null ? null : new long[rows];
        floorFen = amount == null || amount.kind() != AmountKind.DISCRETIONARY ? null : new long[rows];
        tiers = amount == null || amount.tiers() == null ? null : new long[rows];
        distance = near ? new long[rows] : null;
    }

    private ClauseColumn(ClauseColumn other) {
        clause = other.clause;
        marks = other.marks.clone();
        fen = other.fen == null ? null : other.fen.clone();
        floorFen = other.floorFen == null ? null : other.floorFen.clone();
        tiers = other.tiers == null ? null : other.tiers.clone();
        distance = other.distance == null ? null : other.distance.clone();
    }

    /** To be written anew in some rows. */
    ClauseColumn copy() {
        return new ClauseColumn(this);
    }

    public Clause clause() {
        return clause;
    }

    /** Number of rows. */
    public int size() {
        return marks.length;
    }

    public State state(int row) {
        return STATES.get(marks[row] & STATE_MASK);
    }

    /** State, reasons and bound in one byte. */
    byte mark(int row) {
        return marks[row];
    }

    /** Why the condition is unknown; empty when it is known. */
    public Set<UnknownReason> reasons(int row) {
        return Unknown.reasons(marks[row] >> STATE_BITS & REASON_MASK);
    }

    /** {@link Award#fen()} in 分, or {@link #NO_AMOUNT}. */
    public long fen(int row) {
        return fen == null ? NO_AMOUNT : fen[row];
    }

    /** {@link Award#bound()}. */
    public boolean isBound(int row) {
        return (marks[row] & BOUND) != 0;
    }

    /** {@link Award#floorFen()} in 分, or {@link #NO_AMOUNT}. */
    public long floorFen(int row) {
        return floorFen == null ? NO_AMOUNT : floorFen[row];
    }

    /** {@link Award#tiers()}. */
    public long tiers(int row) {
        return tiers == null ? 0 : tiers[row];
    }

    /** {@link Finding#distance()} in millionths, or {@link #NO_DISTANCE}. */
    public long distance(int row) {
        return distance == null ? NO_DISTANCE : distance[row];
    }

    /** 差一点. */
    public boolean isNear(int row) {
        return distance(row) != NO_DISTANCE;
    }

    /** How many rows are in a state. */
    public int count(State state) {
        int number = STATES.indexOf(state);
        int count = 0;
        for (byte mark : marks) {
            count += (mark & STATE_MASK) == number ? 1 : 0;
        }
        return count;
    }

    /** How many rows are near. */
    public int nearCount() {
        return distance == null
                ? 0
                : Math.toIntExact(Arrays.stream(distance)
                        .filter(ppm -> ppm != NO_DISTANCE)
                        .count());
    }

    /** Money totals over all rows. */
    public MoneyBands bands() {
        MoneyBands bands = MoneyBands.NONE;
        for (int row = 0; row < marks.length; row++) {
            bands = bands.plus(bands(row));
        }
        return bands;
    }

    /** Money of one row, so that any selection of rows sums up to its figure. */
    public MoneyBands bands(int row) {
        Amount amount = clause.amount();
        State state = state(row);
        if (amount == null || state == State.INELIGIBLE) {
            return MoneyBands.NONE;
        }
        long sum = fen(row);
        if (sum == NO_AMOUNT) {
            return new MoneyBands(0, 0, 0, 1);
        }
        if (state != State.ELIGIBLE) {
            return new MoneyBands(0, 0, sum, 0);
        }
        return amount.kind() == AmountKind.EXACT && !isBound(row)
                ? new MoneyBands(sum, 0, 0, 0)
                : new MoneyBands(0, sum, 0, 0);
    }

    /**
     * Writes the answers of a batch; all arrays start with its first row.
     *
     * @param at row of this column that the batch begins at
     * @param truth with the ledger applied
     * @param reach distances as {@link Assessment} gives them, with the ledger applied
     */
    void write(int at, int count, long[] truth, long[] reach) {
        Loops.marks(truth, marks, at, count);
        if (distance != null) {
            Loops.distances(truth, reach, distance, at, count);
        }
    }

    /** State and reasons of a truth: only judgements open means NEEDS_REVIEW, anything else unknown INCOMPLETE. */
    static byte markOf(long truth) {
        if (truth >= 0) {
            return (byte) (truth == 1 ? ELIGIBLE : INELIGIBLE);
        }
        int reasons = Unknown.mask(truth);
        return (byte) ((reasons == Unknown.NEEDS_JUDGEMENT ? NEEDS_REVIEW : INCOMPLETE) | reasons << STATE_BITS);
    }

    /**
     * Writes the amounts of a batch; rows that fail out of reach get none. Overwrites the distances with what rows are
     * left out.
     *
     * @param canBeBound whether an amount whose base is unknown is a mere bound
     */
    void writeAmounts(int at, int count, Pricing.Room room, long[] truth, long[] reach, boolean canBeBound) {
        Objects.requireNonNull(fen);
        Loops.leftOut(truth, reach, count);
        Loops.amounts(room.fen(), reach, fen, at, count);
        if (canBeBound) {
            Loops.bounds(room.base(), fen, marks, BOUND, at, count);
        }
        if (floorFen != null) {
            Loops.amounts(room.floorFen(), reach, floorFen, at, count);
        }
        if (tiers != null) {
            for (int i = 0; i < count; i++) {
                tiers[at + i] = reach[i] == 0 && !Unknown.is(room.tiers()[i]) ? room.tiers()[i] : 0;
            }
        }
    }
}
