package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AllocationTests {

    private static final int ROUNDS = 2_000;

    private final Random random = new Random(20261122);

    @Test
    void theFenAddUpAndTheLargestRemaindersComeFirst() {
        for (int round = 0; round < ROUNDS; round++) {
            long[] claims = claims();
            long total = LongStream.of(claims).sum();
            long budget = budget(total);
            long[] given = Allocation.proRata(budget, claims);
            assertThat(given).isEqualTo(naiveShares(budget, claims));
            assertThat(LongStream.of(given).sum()).isEqualTo(Math.min(budget, total));
            assertThat(IntStream.range(0, claims.length)).allMatch(i -> given[i] <= claims[i]);
        }
    }

    @Test
    void whoIsServedFirstIsServedInFull() {
        for (int round = 0; round < ROUNDS; round++) {
            long[] claims = claims();
            long[] ranks = LongStream.generate(() -> random.nextInt(5))
                    .limit(claims.length)
                    .toArray();
            long total = LongStream.of(claims).sum();
            long budget = budget(total);
            long[] given = Allocation.waterfall(budget, claims, ranks);
            assertThat(given).isEqualTo(naiveWaterfall(budget, claims, ranks));
            assertThat(LongStream.of(given).sum()).isEqualTo(Math.min(budget, total));
        }
    }

    @Test
    void sumsBeyondTheProductOfTwoLongsAreShared() {
        long[] claims = {900_000_000_000_000_000L, 900_000_000_000_000_000L, 1};
        assertThat(LongStream.of(Allocation.proRata(1_000_000_000_000_000_000L, claims))
                        .sum())
                .isEqualTo(1_000_000_000_000_000_000L);
    }

    @Test
    void nothingIsSharedOutOfNothing() {
        assertThat(Allocation.proRata(0, new long[] {5, 7})).containsOnly(0);
        assertThat(Allocation.proRata(10, new long[0])).isEmpty();
        assertThat(Allocation.waterfall(0, new long[] {5}, new long[] {0})).containsOnly(0);
    }

    private long[] claims() {
        boolean large = random.nextInt(4) == 0;
        return LongStream.generate(() -> large ? random.nextLong(1L << 50) : random.nextInt(12))
                .limit(random.nextInt(9))
                .toArray();
    }

    private long budget(long total) {
        return random.nextInt(8) == 0 ? total : random.nextLong(total + total / 4 + 2);
    }

    /** By fractions, one 分 at a time to the largest that is left. */
    private static long[] naiveShares(long budget, long[] claims) {
        BigInteger total = BigInteger.valueOf(LongStream.of(claims).sum());
        if (total.compareTo(BigInteger.valueOf(budget)) <= 0) {
            return claims;
        }
        BigInteger[] products = Arrays.stream(claims)
                .mapToObj(claim -> BigInteger.valueOf(claim).multiply(BigInteger.valueOf(budget)))
                .toArray(BigInteger[]::new);
        long[] given = Arrays.stream(products)
                .mapToLong(product -> product.divide(total).longValueExact())
                .toArray();
        boolean[] handed = new boolean[claims.length];
        while (LongStream.of(given).sum() < budget) {
            int next = IntStream.range(0, claims.length)
                    .filter(i -> !handed[i])
                    .boxed()
                    .max(Comparator.comparing((Integer i) -> products[i].mod(total))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            handed[next] = true;
            given[next]++;
        }
        return given;
    }

    /** By looking again and again for who is next. */
    private static long[] naiveWaterfall(long budget, long[] claims, long[] ranks) {
        long[] given = new long[claims.length];
        boolean[] served = new boolean[claims.length];
        long left = budget;
        for (int turn = 0; turn < claims.length; turn++) {
            int next = -1;
            for (int i = 0; i < claims.length; i++) {
                if (!served[i] && (next < 0 || ranks[i] < ranks[next])) {
                    next = i;
                }
            }
            served[next] = true;
            given[next] = Math.min(left, claims[next]);
            left -= given[next];
        }
        return given;
    }
}
