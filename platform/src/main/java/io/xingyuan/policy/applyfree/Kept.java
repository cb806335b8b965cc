package io.xingyuan.policy.applyfree;

import java.time.LocalDate;

/**
 * 执行情况: how often a public clock was kept.
 *
 * @param done what came to its end, or ran out of time, since a day
 */
record Kept(long done, long inTime, LocalDate since) {

    /** In whole per cent, rounded down, so that a hundred means all. */
    long share() {
        return done == 0 ? 0 : inTime * 100 / done;
    }
}
