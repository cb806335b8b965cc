package io.xingyuan.casework;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 事项查询: as the address has it; a bad value counts as none. */
record CaseQuery(
        @Nullable String q,
        @Nullable String procedure,
        @Nullable String status,
        @Nullable String stage,
        @Nullable String park,
        @Nullable String version) {

    String words() {
        return text(q);
    }

    String from() {
        return text(procedure);
    }

    String at() {
        return text(stage);
    }

    /** Of the procedure; null for all. */
    @Nullable
    Integer numbered() {
        String typed = text(version);
        return typed.matches("\\d{1,6}") ? Integer.valueOf(typed) : null;
    }

    String within() {
        return text(park);
    }

    Optional<CaseStatus> chosen() {
        return Arrays.stream(CaseStatus.values())
                .filter(each -> each.name().equals(status))
                .findFirst();
    }

    /** What the database can compare with: it knows no character nought. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
