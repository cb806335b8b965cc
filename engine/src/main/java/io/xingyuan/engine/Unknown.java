package io.xingyuan.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * 未知值: the 15 lowest longs stand for "unknown", each for a set of reasons, so that an evaluator carries value,
 * unknown flag and reasons in one long. The compiler's bounds keep every known value far above them.
 *
 * <p>Bits of the mask: MISSING 1, STALE 2, CONFLICTING 4, NEEDS_JUDGEMENT 8.
 */
final class Unknown {

    static final int MISSING = 1;
    static final int STALE = 2;
    static final int CONFLICTING = 4;
    static final int NEEDS_JUDGEMENT = 8;

    /** What data can mend. */
    static final int DATA = MISSING | STALE | CONFLICTING;

    /** Masks are below this. */
    static final int COUNT = 16;

    private static final int ALL = COUNT - 1;

    private Unknown() {}

    static long of(int mask) {
        return Long.MIN_VALUE + mask;
    }

    static boolean is(long value) {
        return value <= Long.MIN_VALUE + ALL;
    }

    /** The reasons; 0 for a known value. */
    static int mask(long value) {
        return is(value) ? (int) (value - Long.MIN_VALUE) : 0;
    }

    /** Unknown for the reasons of both; at least one of them is unknown. */
    static long both(long a, long b) {
        return of(mask(a) | mask(b));
    }

    static Set<UnknownReason> reasons(int mask) {
        if (mask == 0) {
            return Set.of();
        }
        var reasons = EnumSet.noneOf(UnknownReason.class);
        for (UnknownReason reason : UnknownReason.values()) {
            if ((mask & bit(reason)) != 0) {
                reasons.add(reason);
            }
        }
        return Collections.unmodifiableSet(reasons);
    }

    private static int bit(UnknownReason reason) {
        return switch (reason) {
            case MISSING -> MISSING;
            case STALE -> STALE;
            case CONFLICTING -> CONFLICTING;
            case NEEDS_JUDGEMENT -> NEEDS_JUDGEMENT;
        };
    }
}
