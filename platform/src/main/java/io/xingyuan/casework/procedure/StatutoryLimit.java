package io.xingyuan.casework.procedure;

import io.xingyuan.calendar.TimeLimit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 法定时限: the longest that the law allows for a stage, with the article that says so.
 *
 * @param from the first day of its validity; null when it has been so all along
 * @param until the last; null while it is in force
 */
public record StatutoryLimit(
        TimeLimit limit, @Nullable LocalDate from, @Nullable LocalDate until) {

    /** Whether it is the law for what begins on a day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
