package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 一列事实: one fact in one year for all subjects of its entity, as narrow as its type allows. A cell is a value or, at
 * the lowest numbers of its width, an {@link Unknown} mask.
 */
final class FactColumn {

    private static final int FIRST_SIZE = 1024;
    private static final long MISSING = Unknown.of(Unknown.MISSING);
    /** How many of the lowest numbers stand for unknown. */
    static final int UNKNOWNS = 15;
    /** A cell whose source vouches for every day. */
    private static final int ALWAYS = Integer.MAX_VALUE;

    private final FactDefinition definition;
    private final int year;
    private byte[] flags = {};
    private int[] numbers = {};
    private long[] sums = {};
    /** Epoch day for which the source vouches; only for facts that go stale. */
    private int[] days = {};
    /** Values on record that may not be used. */
    private final Map<Integer, Long> held;

    FactColumn(FactDefinition definition, int year) {
        this(definition, year, new HashMap<>());
    }

    private FactColumn(FactDefinition definition, int year, Map<Integer, Long> held) {
        this.definition = definition;
        this.year = year;
        this.held = held;
    }

    FactDefinition definition() {
        return definition;
    }

    int year() {
        return year;
    }

    /** An independent copy of exactly so many rows. */
    FactColumn trimmed(int rows) {
        var copy = new FactColumn(definition, year, Map.copyOf(held));
        copy.flags = flags;
        copy.numbers = numbers;
        copy.sums = sums;
        copy.days = days;
        copy.resize(rows);
        return copy;
    }

    /** Sets a cell to a value or an {@link Unknown}. */
    void set(int row, long cell) {
        if (row >= capacity()) {
            resize(Math.max(FIRST_SIZE, Math.max(row + 1, capacity() + (capacity() >> 1))));
        }
        int mask = Unknown.mask(cell);
        switch (definition.type()) {
            case BOOL -> flags[row] = (byte) (mask == 0 ? cell : Byte.MIN_VALUE + mask);
            case MONEY -> sums[row] = cell;
            case RATIO, INTEGER, CODE, DATE ->
                numbers[row] = mask == 0 ? Math.toIntExact(cell) : Integer.MIN_VALUE + mask;
        }
        if (days.length > 0) {
            days[row] = ALWAYS;
        }
    }

    /** Sets the day for which the source vouches. */
    void vouch(int row, long day) {
        if (definition.freshDays() > 0) {
            days[row] = Math.clamp(day, Integer.MIN_VALUE, ALWAYS - 1);
        }
    }

    /** Keeps a value for display although it may not be used. */
    void hold(int row, long value) {
        held.put(row, value);
    }

    /** The cell as a fact, or null when it is missing; {@code asOf} is the day of a cell that vouches for every day. */
    @Nullable
    Fact fact(int row, List<String> codes, LocalDate asOf) {
        var cell = new long[1];
        read(row, 1, cell, Long.MIN_VALUE + ALWAYS);
        int mask = Unknown.mask(cell[0]);
        if ((mask & Unknown.MISSING) != 0) {
            return null;
        }
        long value = mask == 0 ? cell[0] : held.getOrDefault(row, 0L);
        LocalDate vouched = days.length == 0 || days[row] == ALWAYS ? asOf : LocalDate.ofEpochDay(days[row]);
        return new Fact(value(value, codes), "", vouched, false, standing(mask));
    }

    private static Fact.Standing standing(int mask) {
        if (mask == 0) {
            return Fact.Standing.CURRENT;
        }
        return (mask & Unknown.STALE) != 0 ? Fact.Standing.STALE : Fact.Standing.CONFLICTING;
    }

    private Value value(long value, List<String> codes) {
        return switch (definition.type()) {
            case BOOL -> new Value.Flag(value == 1);
            case MONEY -> new Value.Money(value);
            case RATIO -> new Value.Ratio(value);
            case INTEGER -> new Value.Whole(value);
            case CODE -> new Value.Code(codes.isEmpty() ? "" : codes.get((int) value));
            case DATE -> new Value.Day(LocalDate.ofEpochDay(value));
        };
    }

    /** Copies {@code count} cells from {@code from} on, as they stand on a day. */
    void read(int from, int count, long[] into, long today) {
        switch (definition.type()) {
            case BOOL -> {
                for (int i = 0; i < count; i++) {
                    into[i] = wide(flags[from + i]);
                }
            }
            case MONEY -> System.arraycopy(sums, from, into, 0, count);
            case RATIO, INTEGER, CODE, DATE -> {
                for (int i = 0; i < count; i++) {
                    into[i] = wide(numbers[from + i]);
                }
            }
        }
        if (days.length > 0) {
            for (int i = 0; i < count; i++) {
                into[i] = fresh(into[i], days[from + i], today);
            }
        }
    }

    /** Copies the cells of {@code count} rows, named by {@code rows} from {@code from} on. */
    void read(int[] rows, int from, int count, long[] into, long today) {
        switch (definition.type()) {
            case BOOL -> {
                for (int i = 0; i < count; i++) {
                    into[i] = wide(flags[rows[from + i]]);
                }
            }
            case MONEY -> {
                for (int i = 0; i < count; i++) {
                    into[i] = sums[rows[from + i]];
                }
            }
            case RATIO, INTEGER, CODE, DATE -> {
                for (int i = 0; i < count; i++) {
                    into[i] = wide(numbers[rows[from + i]]);
                }
            }
        }
        if (days.length > 0) {
            for (int i = 0; i < count; i++) {
                into[i] = fresh(into[i], days[rows[from + i]], today);
            }
        }
    }

    /** Age comes before any other reason, as for a single fact. */
    private long fresh(long cell, int vouched, long today) {
        return vouched < today - definition.freshDays() && cell != MISSING ? Unknown.of(Unknown.STALE) : cell;
    }

    private static long wide(byte cell) {
        return cell >= 0 ? cell : Long.MIN_VALUE + (cell - Byte.MIN_VALUE);
    }

    private static long wide(int cell) {
        return cell > Integer.MIN_VALUE + UNKNOWNS ? cell : Long.MIN_VALUE + (cell - Integer.MIN_VALUE);
    }

    private int capacity() {
        return Math.max(flags.length, Math.max(numbers.length, sums.length));
    }

    private void resize(int rows) {
        int before = Math.min(capacity(), rows);
        switch (definition.type()) {
            case BOOL -> {
                flags = Arrays.copyOf(flags, rows);
                Arrays.fill(flags, before, rows, (byte) (Byte.MIN_VALUE + Unknown.MISSING));
            }
            case MONEY -> {
                sums = Arrays.copyOf(sums, rows);
                Arrays.fill(sums, before, rows, Unknown.of(Unknown.MISSING));
            }
            case RATIO, INTEGER, CODE, DATE -> {
                numbers = Arrays.copyOf(numbers, rows);
                Arrays.fill(numbers, before, rows, Integer.MIN_VALUE + Unknown.MISSING);
            }
        }
        if (definition.freshDays() > 0) {
            days = Arrays.copyOf(days, rows);
            Arrays.fill(days, before, rows, ALWAYS);
        }
    }
}
