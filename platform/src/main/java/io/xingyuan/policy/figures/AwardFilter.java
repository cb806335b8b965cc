package io.xingyuan.policy.figures;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * 兑现统计筛选: which payments are counted, as the address has it.
 *
 * @param year of the budget; {@code all} for all, nothing for this one
 * @param part of the awards that have arrived; see {@link Which}
 */
record AwardFilter(
        @Nullable String year,
        @Nullable String park,
        @Nullable String clause,
        @Nullable String part) {

    /** 哪些兑现: of those of which some has arrived. */
    enum Which {
        ALL("", "全部", "true"),
        WHOLE("whole", "已付清", "last_on is not null"),
        PARTS("parts", "还有分期", "last_on is null"),
        ENDED("ended", "事项已办结", "opened_on is not null");

        private final String path;
        private final String label;
        private final String condition;

        Which(String path, String label, String condition) {
            this.path = path;
            this.label = label;
            this.condition = condition;
        }

        String path() {
            return path;
        }

        /** Chinese; translated when drawn. */
        String label() {
            return label;
        }

        /** In SQL, of a counted award. */
        String condition() {
            return condition;
        }
    }

    static final String ALL = "all";

    AwardFilter {
        year = text(year);
        park = text(park);
        clause = text(clause);
        part = text(part);
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

    Which which() {
        return Arrays.stream(Which.values())
                .filter(which -> which.path().equals(part))
                .findFirst()
                .orElse(Which.ALL);
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
