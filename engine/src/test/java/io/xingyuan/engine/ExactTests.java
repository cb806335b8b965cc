package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTests {

    private static final List<Rounding.Mode> MODES = List.of(Rounding.Mode.values());

    @Test
    void roundsAsItsModesSay() {
        assertThat(Exact.divide(7, 2, Rounding.Mode.DOWN)).isEqualTo(3);
        assertThat(Exact.divide(-7, 2, Rounding.Mode.DOWN)).isEqualTo(-4);
        assertThat(Exact.divide(7, 2, Rounding.Mode.UP)).isEqualTo(4);
        assertThat(Exact.divide(7, 2, Rounding.Mode.HALF_UP)).isEqualTo(4);
        assertThat(Exact.divide(5, 2, Rounding.Mode.HALF_EVEN)).isEqualTo(2);
        assertThat(Exact.divide(7, 2, Rounding.Mode.HALF_EVEN)).isEqualTo(4);
        assertThat(Exact.round(12_345_678, 1_000_000, Rounding.Mode.HALF_UP)).isEqualTo(12_000_000);
    }

    @Test
    void equalsExactDecimalArithmetic() {
        var random = new Random(20_260_103);
        for (int i = 0; i < 200_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong(2_000_000_001L) - 1_000_000_000L;
            long divisor = 1 + random.nextLong(1_000_000_000_000L >> random.nextInt(40));
            Rounding.Mode mode = MODES.get(random.nextInt(MODES.size()));
            BigInteger expected = rounded(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), divisor, mode);
            if (expected.bitLength() < 63) {
                assertThat(Exact.multiplyDivide(a, b, divisor, mode)).isEqualTo(expected.longValue());
            }
            BigInteger most = BigInteger.valueOf(Exact.MOST_RATIO);
            BigInteger ratio = rounded(BigInteger.valueOf(a).multiply(BigInteger.valueOf(Exact.PPM)), divisor, mode);
            assertThat(Exact.ratio(a, divisor, mode))
                    .isEqualTo(ratio.min(most).max(most.negate()).longValue());
        }
    }

    private static BigInteger rounded(BigInteger number, long divisor, Rounding.Mode mode) {
        RoundingMode jdk = switch (mode) {
            case DOWN -> RoundingMode.FLOOR;
            case UP -> RoundingMode.CEILING;
            case HALF_UP -> number.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
            case HALF_EVEN -> RoundingMode.HALF_EVEN;
        };
        return new BigDecimal(number)
                .divide(BigDecimal.valueOf(divisor), 0, jdk)
                .toBigInteger();
    }
}
