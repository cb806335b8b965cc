package io.xingyuan.engine;

import java.util.function.IntPredicate;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * 预算规则: a sum, and how it is shared among those who are eligible.
 *
 * @param fen in 分
 * @param rank of a claim for serving one after the other, lowest first; null to give everybody the same share
 */
public record BudgetRule(long fen, @Nullable ToLongBiFunction<Contenders, Integer> rank) {

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
        long[] asked = new long[counted.length];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = claims.eligible(i) && sharing.test(i) ? counted[i] : 0;
        }
        long[] given = rank == null ? Allocation.proRata(fen, asked) : Allocation.waterfall(fen, asked, ranks(claims));
        for (int i = 0; i < asked.length; i++) {
            given[i] = claims.eligible(i) && sharing.test(i) ? given[i] : counted[i];
        }
        return given;
    }

    private long[] ranks(Contenders claims) {
        long[] ranks = new long[claims.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank == null ? 0 : rank.applyAsLong(claims, i);
        }
        return ranks;
    }
}
