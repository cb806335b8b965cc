package io.xingyuan.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 不计时段: days that do not count, after {@code from} up to and with {@code until}.
 *
 * <p>Like any period it leaves out the day on which it starts; the day on which it ends does not count any more, so that
 * the rest of the limit starts on the day after.
 *
 * @param reason why, as the procedure lists it
 * @param until null while it lasts
 */
public record Pause(String reason, LocalDate from, @Nullable LocalDate until) {

    boolean open() {
        return until == null;
    }

    /** The last day of it as seen from a day. */
    LocalDate end(LocalDate asOf) {
        LocalDate known = until == null || until.isAfter(asOf) ? asOf : until;
        return known.isBefore(from) ? from : known;
    }
}
