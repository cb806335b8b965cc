package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 金额: what the clause gives, or would give.
 *
 * @param fen in 分: due for EXACT, the most for CEILING and DISCRETIONARY; null when it cannot be said
 * @param floorFen least amount in 分 that may be given when DISCRETIONARY; null otherwise
 * @param bound true when {@code fen} is only the cap, because facts of the formula are not all known
 * @param tiers tiers newly reached (每档); 0 otherwise
 * @param steps the calculation in words and numbers, e.g. {@code 620万元 × 20% = 124万元}, {@code 封顶 100万元}
 */
public record Award(
        AmountKind kind, @Nullable Long fen, @Nullable Long floorFen, boolean bound, long tiers, List<String> steps) {

    public Award {
        steps = List.copyOf(steps);
    }
}
