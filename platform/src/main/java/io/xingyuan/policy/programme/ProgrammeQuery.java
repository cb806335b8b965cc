package io.xingyuan.policy.programme;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 安排检索, as it stands in the address; a bad value counts as none.
 *
 * @param status of {@link ProgrammeStatus}, or {@code open} for those that take applications today
 */
record ProgrammeQuery(
        @Nullable String q, @Nullable String year, @Nullable String status) {

    String words() {
        return Objects.requireNonNullElse(q, "").strip();
    }

    int inYear() {
        return year != null && year.matches("20\\d\\d") ? Integer.parseInt(year) : 0;
    }

    String inStatus() {
        return status != null && status.matches("open|draft|published|closed") ? status : "";
    }

    boolean narrowed() {
        return !words().isEmpty() || inYear() > 0 || !inStatus().isEmpty();
    }
}
