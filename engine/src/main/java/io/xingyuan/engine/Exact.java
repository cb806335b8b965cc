package io.xingyuan.engine;

import java.math.BigInteger;

/** 精确运算: integer arithmetic with 128-bit intermediates and explicit rounding. */
final class Exact {

    static final long PPM = 1_000_000;

    /** Quotients beyond this are held at it; no threshold lies there (ratios end at 10^9 ppm). */
    static final long MOST_RATIO = 1_000_000_000_000L;

    private Exact() {}

    /** {@code a × b ÷ divisor}, rounded once; the divisor is positive and the compiler bounds the result. */
    static long multiplyDivide(long a, long b, long divisor, Rounding.Mode mode) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == low >> 63) {
            return divide(low, divisor, mode);
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        return wide(product, divisor, mode).longValueExact();
    }

    /** {@code a × factor ÷ b}, rounded once and held within ±{@link #MOST_RATIO}; b is positive. */
    static long ratio(long a, long b, Rounding.Mode mode) {
        long low = a * PPM;
        if (Math.multiplyHigh(a, PPM) == low >> 63) {
            return Math.clamp(divide(low, b, mode), -MOST_RATIO, MOST_RATIO);
        }
        BigInteger quotient = wide(BigInteger.valueOf(a).multiply(BigInteger.valueOf(PPM)), b, mode);
        BigInteger most = BigInteger.valueOf(MOST_RATIO);
        return quotient.min(most).max(most.negate()).longValueExact();
    }

    /** {@code a ÷ divisor}, rounded; the divisor is positive. */
    static long divide(long a, long divisor, Rounding.Mode mode) {
        long quotient = Math.floorDiv(a, divisor);
        long rest = a - quotient * divisor;
        return quotient + (roundsUp(Long.compare(rest, divisor - rest), rest == 0, (quotient & 1) == 1, mode) ? 1 : 0);
    }

    /** To a multiple of the unit. */
    static long round(long a, long unit, Rounding.Mode mode) {
        return unit == 1 ? a : divide(a, unit, mode) * unit;
    }

    private static BigInteger wide(BigInteger a, long divisor, Rounding.Mode mode) {
        BigInteger by = BigInteger.valueOf(divisor);
        BigInteger rest = a.mod(by);
        BigInteger quotient = a.subtract(rest).divide(by);
        int half = rest.compareTo(by.subtract(rest));
        return roundsUp(half, rest.signum() == 0, quotient.testBit(0), mode) ? quotient.add(BigInteger.ONE) : quotient;
    }

    private static boolean roundsUp(int comparedToHalf, boolean even, boolean odd, Rounding.Mode mode) {
        return switch (mode) {
            case DOWN -> false;
            case UP -> !even;
            case HALF_UP -> comparedToHalf >= 0;
            case HALF_EVEN -> comparedToHalf > 0 || (comparedToHalf == 0 && odd);
        };
    }
}
