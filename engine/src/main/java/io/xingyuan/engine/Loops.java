package io.xingyuan.engine;

import java.util.Arrays;

/**
 * 列运算: the inner loops over cells. Each is free of branches, so that the compiler can turn it into vector
 * instructions.
 *
 * <p>A known value lies within ±4×10<sup>18</sup> ({@link Bounds}), an {@link Unknown} at the lowest longs. So a cell
 * is unknown exactly when its top bit is set and the next one is not, and the difference of two known values cannot
 * overflow. Where both a value and reasons are computed, the reasons win.
 */
final class Loops {

    private Loops() {}

    /** All ones for an unknown cell, else 0. */
    private static long unknown(long cell) {
        return (cell & ~(cell << 1)) >> 63;
    }

    /** The cell itself when it is unknown, else 0. */
    private static long reasons(long cell) {
        return cell & unknown(cell);
    }

    /** The reasons if there are any, else the value. */
    private static long choose(long reasons, long value) {
        return reasons | (value & ~(reasons >> 63));
    }

    static void fill(long[] out, int count, long value) {
        Arrays.fill(out, 0, count, value);
    }

    static void add(long[] a, long[] b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), a[i] + b[i]);
        }
    }

    static void subtract(long[] a, long[] b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), a[i] - b[i]);
        }
    }

    static void multiply(long[] a, long[] b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), a[i] * b[i]);
        }
    }

    static void least(long[] a, long[] b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), Math.min(a[i], b[i]));
        }
    }

    static void greatest(long[] a, long[] b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), Math.max(a[i], b[i]));
        }
    }

    static void least(long[] a, long b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), Math.min(a[i], b));
        }
    }

    static void greatest(long[] a, long b, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), Math.max(a[i], b));
        }
    }

    /** A known condition picks; an unknown one is the result. */
    static void choose(long[] condition, long[] whenTrue, long[] whenFalse, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long pick = -(condition[i] & 1);
            long value = (whenTrue[i] & pick) | (whenFalse[i] & ~pick);
            long undecided = condition[i] >> 63;
            out[i] = (condition[i] & undecided) | (value & ~undecided);
        }
    }

    /** Kleene's conjunction into {@code out}, which already holds the first truth. */
    static void and(long[] truth, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long a = out[i];
            long b = truth[i];
            long reasons = (a & (a >> 63)) | (b & (b >> 63));
            long failed = (((a - 1) & ~a) | ((b - 1) & ~b)) >>> 63;
            out[i] = (reasons | ((reasons >> 63) + 1)) & (failed - 1);
        }
    }

    /** Kleene's disjunction into {@code out}, which already holds the first truth. */
    static void or(long[] truth, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long a = out[i];
            long b = truth[i];
            long reasons = (a & (a >> 63)) | (b & (b >> 63));
            long met = (a & ~(a >> 63)) | (b & ~(b >> 63));
            out[i] = met | (reasons & (met - 1));
        }
    }

    static void not(long[] truth, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long undecided = truth[i] >> 63;
            out[i] = (truth[i] & undecided) | ((1 - truth[i]) & ~undecided);
        }
    }

    static void compare(Expr.Operator operator, long[] a, long[] b, long[] out, int count) {
        switch (operator) {
            case EQUAL -> equal(a, b, 1, out, count);
            case NOT_EQUAL -> equal(a, b, 0, out, count);
            case LESS -> below(a, b, 0, out, count);
            case AT_MOST -> below(b, a, 1, out, count);
            case MORE -> below(b, a, 0, out, count);
            case AT_LEAST -> below(a, b, 1, out, count);
        }
    }

    /** a &lt; b, turned round by {@code flip}. */
    private static void below(long[] a, long[] b, long flip, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]) | reasons(b[i]), ((a[i] - b[i]) >>> 63) ^ flip);
        }
    }

    /** a = b for flip 1, a ≠ b for flip 0. */
    private static void equal(long[] a, long[] b, long flip, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long difference = a[i] - b[i];
            out[i] = choose(reasons(a[i]) | reasons(b[i]), ((difference | -difference) >>> 63) ^ flip);
        }
    }

    static void compare(Expr.Operator operator, long[] a, long b, long[] out, int count) {
        switch (operator) {
            case EQUAL -> equal(a, b, 1, out, count);
            case NOT_EQUAL -> equal(a, b, 0, out, count);
            case LESS -> below(a, b, 0, out, count);
            case AT_MOST -> above(a, b, 1, out, count);
            case MORE -> above(a, b, 0, out, count);
            case AT_LEAST -> below(a, b, 1, out, count);
        }
    }

    private static void below(long[] a, long b, long flip, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), ((a[i] - b) >>> 63) ^ flip);
        }
    }

    private static void above(long[] a, long b, long flip, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), ((b - a[i]) >>> 63) ^ flip);
        }
    }

    private static void equal(long[] a, long b, long flip, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long difference = a[i] - b;
            out[i] = choose(reasons(a[i]), ((difference | -difference) >>> 63) ^ flip);
        }
    }

    /** 1 when the cell is one of the values. */
    static void among(long[] a, long[] values, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = 0;
        }
        for (long value : values) {
            for (int i = 0; i < count; i++) {
                long difference = a[i] - value;
                out[i] |= ((difference | -difference) >>> 63) ^ 1;
            }
        }
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), out[i]);
        }
    }

    /** a × ppm ÷ 1_000_000. */
    static void scale(long[] a, long ppm, Rounding.Mode mode, long[] out, int count) {
        if (mode != Rounding.Mode.DOWN || !fits(a, ppm, count)) {
            for (int i = 0; i < count; i++) {
                out[i] = Unknown.is(a[i]) ? a[i] : Exact.multiplyDivide(a[i], ppm, Exact.PPM, mode);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            out[i] = choose(reasons(a[i]), Math.floorDiv(a[i] * ppm, Exact.PPM));
        }
    }

    /** Whether no product of a known cell with the factor overflows. */
    private static boolean fits(long[] a, long factor, int count) {
        long size = 0;
        for (int i = 0; i < count; i++) {
            size |= (a[i] ^ (a[i] >> 63)) & ~unknown(a[i]);
        }
        long product = (size + 1) * factor;
        return Math.multiplyHigh(size + 1, factor) == product >> 63;
    }

    static void scale(long[] a, long[] ppm, Rounding.Mode mode, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long reasons = reasons(a[i]) | reasons(ppm[i]);
            out[i] = reasons != 0 ? reasons : Exact.multiplyDivide(a[i], ppm[i], Exact.PPM, mode);
        }
    }

    static void share(long[] part, long[] whole, Rounding.Mode mode, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long reasons = reasons(part[i]) | reasons(whole[i]);
            out[i] = reasons != 0 ? reasons : whole[i] > 0 ? Exact.ratio(part[i], whole[i], mode) : JUDGED;
        }
    }

    static void split(long[] dividend, long[] divisor, Rounding.Mode mode, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long reasons = reasons(dividend[i]) | reasons(divisor[i]);
            out[i] = reasons != 0 ? reasons : divisor[i] > 0 ? Exact.divide(dividend[i], divisor[i], mode) : JUDGED;
        }
    }

    private static final long JUDGED = Unknown.of(Unknown.NEEDS_JUDGEMENT);

    /** Where a condition failed: {@link Assessment#OUT_OF_REACH}; else 0. */
    static void outOfReach(long[] truth, long[] distance, int count) {
        for (int i = 0; i < count; i++) {
            distance[i] = failed(truth[i]);
        }
    }

    /** All ones where a condition failed, else 0. */
    private static long failed(long truth) {
        return ((truth - 1) & ~truth) >> 63;
    }

    /** Adds a distance; out of reach stays so. */
    static void farther(long[] distance, long[] total, int count) {
        for (int i = 0; i < count; i++) {
            total[i] = (total[i] + distance[i]) | ((total[i] | distance[i]) >> 63);
        }
    }

    /** The lesser distance; out of reach only where both are. */
    static void nearer(long[] distance, long[] least, int count) {
        for (int i = 0; i < count; i++) {
            least[i] = Math.min(least[i] + Long.MIN_VALUE, distance[i] + Long.MIN_VALUE) - Long.MIN_VALUE;
        }
    }

    static void clearUnlessFailed(long[] truth, long[] distance, int count) {
        for (int i = 0; i < count; i++) {
            distance[i] &= failed(truth[i]);
        }
    }

    /** Raises known values to a known floor. */
    static void raise(long[] floor, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long either = unknown(floor[i]) | unknown(out[i]);
            out[i] = (out[i] & either) | (Math.max(out[i], floor[i]) & ~either);
        }
    }

    /** Lowers known values to a known cap, but not below 0. */
    static void lower(long[] cap, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long open = unknown(cap[i]);
            long value = (out[i] & open) | (Math.min(out[i], cap[i]) & ~open);
            long missing = unknown(out[i]);
            out[i] = (out[i] & missing) | (Math.max(value, 0) & ~missing);
        }
    }

    static void replaceUnknown(long[] by, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            long missing = unknown(out[i]);
            out[i] = (by[i] & missing) | (out[i] & ~missing);
        }
    }

    static void round(long[] a, long unit, Rounding.Mode mode, long[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Unknown.is(a[i]) ? a[i] : Exact.round(a[i], unit, mode);
        }
    }

    /** What a column keeps of each truth: false, true, and the unknown ones by mask. */
    private static final byte[] MARKS = new byte[1 + Unknown.COUNT];

    static {
        MARKS[0] = ClauseColumn.markOf(0);
        MARKS[1] = ClauseColumn.markOf(1);
        for (int mask = 1; mask < Unknown.COUNT; mask++) {
            MARKS[1 + mask] = ClauseColumn.markOf(Unknown.of(mask));
        }
    }

    /** Writes {@link ClauseColumn#markOf} of each truth. */
    static void marks(long[] truth, byte[] marks, int at, int count) {
        for (int i = 0; i < count; i++) {
            marks[at + i] = MARKS[(int) truth[i] + (int) (truth[i] >>> 63)];
        }
    }

    /** Writes the distances of failed rows, {@link ClauseColumn#NO_DISTANCE} for the others. */
    static void distances(long[] truth, long[] reach, long[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] = reach[i] | ~failed(truth[i]);
        }
    }

    /** All ones where a row fails out of reach, else 0; into {@code reach}. */
    static void leftOut(long[] truth, long[] reach, int count) {
        for (int i = 0; i < count; i++) {
            reach[i] = failed(truth[i]) & (reach[i] >> 63);
        }
    }

    /** Writes known sums, {@link ClauseColumn#NO_AMOUNT} for unknown ones and rows that are left out. */
    static void amounts(long[] sum, long[] leftOut, long[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            long none = leftOut[i] | unknown(sum[i]);
            out[at + i] = (sum[i] & ~none) | (ClauseColumn.NO_AMOUNT & none);
        }
    }

    /** Adds a bit to the mark of rows with an amount whose base is unknown. */
    static void bounds(long[] base, long[] fen, byte[] marks, int bit, int at, int count) {
        for (int i = 0; i < count; i++) {
            long bound = unknown(base[i]) & ~unknown(fen[at + i]);
            marks[at + i] |= (byte) (bound & bit);
        }
    }
}
