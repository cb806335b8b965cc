package io.xingyuan.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 有效期: from which day to which a clause or document holds, both included.
 *
 * @param to null when no end is stated
 */
public record Validity(LocalDate from, @Nullable LocalDate to) {

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether some day lies in both. */
    boolean meets(Validity other) {
        return (to == null || !to.isBefore(other.from)) && (other.to == null || !other.to.isBefore(from));
    }
}
