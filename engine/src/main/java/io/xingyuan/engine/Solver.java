package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 求解: the value of one input nearest to its present one at which a condition turns from not met to met. Searches by
 * doubling steps, first up, then down, and closes in by halving; so the neighbour of the result is never met.
 */
final class Solver {

    private static final int STRIDE = 16;

    private final Node condition;
    private final Frame frame;
    private final int slot;
    private final long limit;
    private final long current;

    Solver(Node condition, Frame frame, int slot, long limit) {
        this.condition = condition;
        this.frame = frame;
        this.slot = slot;
        this.limit = limit;
        this.current = frame.input(slot);
    }

    /** Null when no value within the limits of the fact suffices. */
    @Nullable
    Long nearest() {
        Long above = search(1, limit);
        return above != null ? above : search(-1, current >= 0 ? 0 : -limit);
    }

    private @Nullable Long search(int sign, long end) {
        long farthest = Math.abs(end - current);
        long failed = 0;
        for (long step = 1; failed < farthest; step = step > farthest / STRIDE ? farthest : step * STRIDE) {
            if (isMet(current + sign * step)) {
                return current + sign * closeIn(failed, step, sign);
            }
            failed = step;
        }
        return null;
    }

    /** {@code failed} is not met and {@code met} is; returns the least met distance beside a failed one. */
    private long closeIn(long failed, long met, int sign) {
        long low = failed;
        long high = met;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isMet(current + sign * middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isMet(long value) {
        return Interpreter.evaluate(condition, frame.with(slot, value)) == 1;
    }
}
