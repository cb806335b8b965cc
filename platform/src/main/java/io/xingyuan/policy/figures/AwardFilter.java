package io.xingyuan.policy.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 兑现统计筛选: which payments are counted, as the address has it.
 *
 * @param year of the budget; {@code all} for all, nothing for this one
 */
record AwardFilter(
        @Nullable String year,
        @Nullable String park,
        @Nullable String clause) {

    static final String ALL = "all";

    AwardFilter {
        year = text(year);
        park = text(park);
        clause = text(clause);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    String parkCode() {
        return text(park);
    }

    String clauseId() {
        return text(clause);
    }

    /** Null for all years. */
    @Nullable
    Integer in(LocalDate today) {
        if (ALL.equals(year)) {
            return null;
        }
        return text(year).matches("20\\d\\d") ? Integer.valueOf(text(year)) : Integer.valueOf(today.getYear());
    }
}
