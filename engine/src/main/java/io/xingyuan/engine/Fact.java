package io.xingyuan.engine;

import java.time.LocalDate;

/**
 * 事实: one known value with its provenance.
 *
 * @param source where it comes from, in Chinese, e.g. {@code 统计联网直报}; may be empty
 * @param asOf the day for which the source vouches
 * @param declared whether it is the enterprise's own declaration
 * @param standing whether it may be used; anything but {@code CURRENT} makes the conditions that need it unknown
 */
public record Fact(Value value, String source, LocalDate asOf, boolean declared, Standing standing) {

    /** 可用性: a fact on record that may not be used as it stands. */
    public enum Standing {
        CURRENT,
        STALE,
        CONFLICTING
    }

    /** A usable fact. */
    public static Fact of(Value value, String source, LocalDate asOf) {
        return new Fact(value, source, asOf, false, Standing.CURRENT);
    }

    public Fact with(Standing changed) {
        return new Fact(value, source, asOf, declared, changed);
    }
}
