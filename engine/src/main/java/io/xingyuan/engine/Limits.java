package io.xingyuan.engine;

/** 数的范围: bounds on stored values. */
final class Limits {

    private Limits() {}

    static void require(long value, long limit, String message) {
        if (value > limit || value < -limit) {
            throw new IllegalArgumentException(message + "，超出可计算的范围");
        }
    }
}
