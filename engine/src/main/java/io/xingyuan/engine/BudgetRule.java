package io.xingyuan.engine;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 预算规则: a sum, and how it is shared among those who are eligible.
 *
 * @param fen in 分
 * @param rank of a claim for serving one after the other, lowest first; null to give everybody the same share
 */
public record BudgetRule(long fen, @Nullable Rank rank) {

    /** 次序: who is served before whom. */
    public interface Rank {

        /**
         * Lowest is served first.
         *
         * @param asked what the claim asks of this sum, in 分
         */
        long of(Contenders claims, int claim, long asked);
    }

    public BudgetRule {
        if (fen < 0) {
            throw new IllegalArgumentException("a budget is never negative: " + fen);
        }
    }

    /**
     * What those of the claims get that are eligible; of the others what counts stays as it is.
     *
     * @param sharing which claims the sum is for
     */
    long[] share(Contenders claims, long[] counted, IntPredicate sharing) {
        long[] given = counted.clone();
        cut(claims, given, 0, given.length, sharing);
        return given;
    }

    /** The same for the claims from {@code from} to before {@code to}, in place. */
    void cut(Contenders claims, long[] given, int from, int to, IntPredicate sharing) {
        int[] those = IntStream.range(from, to)
                .filter(claim -> claims.eligible(claim) && sharing.test(claim))
                .toArray();
        long[] asked = IntStream.of(those).mapToLong(claim -> given[claim]).toArray();
        Rank order = rank;
        long[] got = order == null
                ? Allocation.proRata(fen, asked)
                : Allocation.waterfall(
                        fen,
                        asked,
                        IntStream.of(those)
                                .mapToLong(claim -> order.of(claims, claim, given[claim]))
                                .toArray());
        for (int i = 0; i < those.length; i++) {
            given[those[i]] = got[i];
        }
    }
}
