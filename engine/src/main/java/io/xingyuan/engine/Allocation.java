package io.xingyuan.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/** 预算分配: how a limited sum is shared among claims, exact to the 分. Claims and sums are never negative. */
public final class Allocation {

    private Allocation() {}

    /**
     * 依次满足: serves one claim after the other in full while the sum lasts; the one that it does not last for gets the
     * rest. What is given adds up to the sum, or to all claims when there is enough.
     *
     * @param claims in 分
     * @param ranks who is served before whom, lowest first; equals in the order of the claims
     */
    public static long[] waterfall(long budgetFen, long[] claims, long[] ranks) {
        int[] order = IntStream.range(0, claims.length)
                .boxed()
                .sorted((one, other) -> {
                    int byRank = Long.compare(ranks[one], ranks[other]);
                    return byRank != 0 ? byRank : Integer.compare(one, other);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        long[] given = new long[claims.length];
        long left = budgetFen;
        for (int claim : order) {
            given[claim] = Math.min(left, claims[claim]);
            left -= given[claim];
        }
        return given;
    }

    /**
     * 按比例分配: everybody gets the same share of the claim; the 分 that rounding down leaves over go one each to the
     * largest remainders, equals in the order of the claims. What is given adds up to the sum, or to all claims when
     * there is enough; nobody gets more than the claim.
     *
     * @param claims in 分
     */
    public static long[] proRata(long budgetFen, long[] claims) {
        long total = 0;
        for (long claim : claims) {
            total = Math.addExact(total, claim);
        }
        if (total <= budgetFen) {
            return claims.clone();
        }
        long[] given = new long[claims.length];
        long[] remainders = new long[claims.length];
        long left = budgetFen;
        BigInteger whole = BigInteger.valueOf(total);
        BigInteger budget = BigInteger.valueOf(budgetFen);
        for (int i = 0; i < claims.length; i++) {
            BigInteger[] parts = BigInteger.valueOf(claims[i]).multiply(budget).divideAndRemainder(whole);
            given[i] = parts[0].longValueExact();
            remainders[i] = parts[1].longValueExact();
            left -= given[i];
        }
        hand(Math.toIntExact(left), remainders, given);
        return given;
    }

    /** One 分 more to each of the {@code left} largest remainders. */
    private static void hand(int left, long[] remainders, long[] given) {
        if (left == 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long least = sorted[sorted.length - left];
        int atLeast = left;
        for (int i = 0; i < given.length; i++) {
            if (remainders[i] > least) {
                given[i]++;
                atLeast--;
            }
        }
        for (int i = 0; i < given.length && atLeast > 0; i++) {
            if (remainders[i] == least) {
                given[i]++;
                atLeast--;
            }
        }
    }
}
