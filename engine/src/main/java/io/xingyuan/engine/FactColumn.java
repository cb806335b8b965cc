package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** A copy with rows taken from here or from another column of the same fact. */
    FactColumn gathered(int[] origin, @Nullable FactColumn other, int[] codes) {
        var gathered = new FactColumn(definition, year);
        gathered.resize(origin.length);
        for (int row = 0; row < origin.length; row++) {
            gathered.take(
                    row, origin[row] >= 0 ? this : other, Math.max(origin[row], ~origin[row]), codes, origin[row] < 0);
        }
        return gathered;
    }

    /** This column itself when the other one says the same of the given rows, else a copy that says as it does. */
    FactColumn replaced(int[] rows, int[] others, @Nullable FactColumn other, int[] codes) {
        FactColumn changed = this;
        for (int i = 0; i < rows.length; i++) {
            if (!same(rows[i], other, others[i], codes)) {
                changed = changed == this ? copy() : changed;
                changed.take(rows[i], other, others[i], codes, true);
            }
        }
        return changed;
    }

    /** Rows whose cells differ from those of another column with as many rows; null stands for one without any value. */
    static BitSet differences(@Nullable FactColumn one, @Nullable FactColumn other, int rows) {
        var differences = new BitSet();
        FactColumn known = one == null ? other : one;
        FactColumn unknown = one == null ? null : other;
        for (int row = 0; known != null && row < rows; row++) {
            differences.set(row, !known.same(row, unknown, row, SAME_CODES));
        }
        return differences;
    }

    /** Codes of both columns bear the same numbers. */
    private static final int[] SAME_CODES = {};

    private long raw(int row) {
        return switch (definition.type()) {
            case BOOL -> wide(flags[row]);
            case MONEY -> sums[row];
            case RATIO, INTEGER, CODE, DATE -> wide(numbers[row]);
        };
    }

    private long raw(int row, int[] codes) {
        long cell = raw(row);
        boolean code = definition.type() == FactType.CODE && !Unknown.is(cell) && codes.length > 0;
        return code ? codes[(int) cell] : cell;
    }

    private @Nullable Long held(int row, int[] codes) {
        Long kept = held.get(row);
        if (kept == null || definition.type() != FactType.CODE || codes.length == 0) {
            return kept;
        }
        return Long.valueOf(codes[kept.intValue()]);
    }

    private boolean same(int row, @Nullable FactColumn other, int otherRow, int[] codes) {
        long cell = raw(row);
        if (other == null) {
            return cell == MISSING;
        }
        int day = days.length == 0 ? 0 : days[row];
        int otherDay = other.days.length == 0 ? 0 : other.days[otherRow];
        return cell == other.raw(otherRow, codes)
                && (day == otherDay || cell == MISSING)
                && Objects.equals(held.get(row), other.held(otherRow, codes));
    }

    /** @param translate whether the other column numbers its codes in its own way */
    private void take(int row, @Nullable FactColumn from, int fromRow, int[] codes, boolean translate) {
        set(row, from == null ? MISSING : translate ? from.raw(fromRow, codes) : from.raw(fromRow));
        held.remove(row);
        if (from != null) {
            if (days.length > 0) {
                days[row] = from.days[fromRow];
            }
            Long kept = from.held(fromRow, translate ? codes : SAME_CODES);
            if (kept != null) {
                held.put(row, kept);
            }
        }
    }

    private FactColumn copy() {
        var copy = new FactColumn(definition, year, new HashMap<>(held));
        copy.flags = flags.clone();
        copy.numbers = numbers.clone();
        copy.sums = sums.clone();
        copy.days = days.clone();
        return copy;
    }

    /**
     * Adds every cell to a sum that does not depend on the order of rows.
     *
     * @param ids a number for the subject of each row
     * @param texts a number for the text of each code
     */
    void mix(long seed, long[] ids, long[] texts, long[] sum) {
        boolean code = definition.type() == FactType.CODE;
        for (int row = 0; row < ids.length; row++) {
            long cell = raw(row);
            if (cell != MISSING) {
                long value = code && !Unknown.is(cell) ? texts[(int) cell] : cell;
                long mixed = mixed(mixed(ids[row], seed), value + (days.length == 0 ? 0 : days[row]));
                sum[0] += mixed;
                sum[1] += mixed(mixed, 1);
            }
        }
    }

    /** A number for a text. */
    static long mixed(String text) {
        long number = 1;
        for (int i = 0; i < text.length(); i++) {
            number = number * 1_099_511_628_211L + text.charAt(i);
        }
        return mixed(number, text.length());
    }

    /** Two numbers stirred into one (SplitMix64). */
    static long mixed(long one, long other) {
        long stirred = one + other * 0x9E3779B97F4A7C15L;
        stirred = (stirred ^ (stirred >>> 30)) * 0xBF58476D1CE4E5B9L;
        stirred = (stirred ^ (stirred >>> 27)) * 0x94D049BB133111EBL;
        return stirred ^ (stirred >>> 31);
    }

    /** A column without any value. */
    static FactColumn empty(FactDefinition definition, int year, int rows) {
        var empty = new FactColumn(definition, year);
        empty.resize(rows);
        return empty;
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
        return cell + ((long) (cell >> 7) & (Long.MIN_VALUE - Byte.MIN_VALUE));
    }

    private static long wide(int cell) {
        long unknown = (cell - (long) (Integer.MIN_VALUE + UNKNOWNS + 1)) >> 63;
        return cell + (unknown & (Long.MIN_VALUE - Integer.MIN_VALUE));
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
