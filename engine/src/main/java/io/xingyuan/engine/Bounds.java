package io.xingyuan.engine;

import java.math.BigInteger;
import java.util.List;

/** 取值范围: what a compiled expression can yield at most; the proof that nothing overflows. */
record Bounds(BigInteger low, BigInteger high) {

    private static final BigInteger LIMIT = BigInteger.valueOf(4_000_000_000_000_000_000L);
    private static final BigInteger PPM = BigInteger.valueOf(Exact.PPM);

    static Bounds of(long low, long high) {
        return new Bounds(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    static Bounds ofType(FactType type) {
        return switch (type) {
            case MONEY -> symmetric(Value.Money.LIMIT);
            case RATIO -> symmetric(Value.Ratio.LIMIT);
            case INTEGER -> symmetric(Value.Whole.LIMIT);
            case DATE, CODE -> symmetric(Integer.MAX_VALUE);
            case BOOL -> of(0, 1);
        };
    }

    static Bounds symmetric(long limit) {
        return of(-limit, limit);
    }

    boolean fits() {
        return low.compareTo(LIMIT.negate()) >= 0 && high.compareTo(LIMIT) <= 0;
    }

    Bounds plus(Bounds other) {
        return new Bounds(low.add(other.low), high.add(other.high));
    }

    Bounds minus(Bounds other) {
        return new Bounds(low.subtract(other.high), high.subtract(other.low));
    }

    Bounds times(Bounds other) {
        List<BigInteger> corners = List.of(
                low.multiply(other.low), low.multiply(other.high), high.multiply(other.low), high.multiply(other.high));
        return hull(corners);
    }

    /** After {@code × ppm ÷ 1_000_000}, one unit wider for rounding. */
    Bounds scaled(Bounds ratio) {
        Bounds product = times(ratio);
        return new Bounds(
                product.low.divide(PPM).subtract(BigInteger.ONE),
                product.high.divide(PPM).add(BigInteger.ONE));
    }

    /** After division by a positive number not below the divisor's least positive value. */
    Bounds dividedBy(Bounds divisor) {
        BigInteger least = divisor.low.max(BigInteger.ONE);
        return new Bounds(
                low.min(BigInteger.ZERO).divide(least).subtract(BigInteger.ONE),
                high.max(BigInteger.ZERO).divide(least).add(BigInteger.ONE));
    }

    Bounds widened(long unit) {
        BigInteger by = BigInteger.valueOf(unit);
        return new Bounds(low.subtract(by), high.add(by));
    }

    Bounds union(Bounds other) {
        return new Bounds(low.min(other.low), high.max(other.high));
    }

    Bounds least(Bounds other) {
        return new Bounds(low.min(other.low), high.min(other.high));
    }

    Bounds greatest(Bounds other) {
        return new Bounds(low.max(other.low), high.max(other.high));
    }

    private static Bounds hull(List<BigInteger> values) {
        BigInteger low = values.getFirst();
        BigInteger high = low;
        for (BigInteger value : values) {
            low = low.min(value);
            high = high.max(value);
        }
        return new Bounds(low, high);
    }
}
