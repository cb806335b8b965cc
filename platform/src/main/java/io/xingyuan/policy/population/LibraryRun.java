package io.xingyuan.policy.population;

import io.xingyuan.web.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 全库测算: one run of all clauses in force over all subjects of the parks that its starter answers for.
 *
 * @param knownAt moment of the snapshot; null before it was taken
 */
record LibraryRun(
        UUID id,
        RunStatus status,
        LocalDate legalDate,
        Scope scope,
        String snapshot,
        @Nullable Instant knownAt,
        String ruleHash,
        int enterprises,
        int subjects,
        int clauses,
        long millis,
        String note,
        String startedBy,
        Instant startedAt) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final ZoneId PARK_TIME = ZoneId.of("Asia/Shanghai");
    private static final int SHORT = 12;
    private static final double A_SECOND = 1000;

    String path() {
        return RunPages.PATH + "/" + id;
    }

    String started() {
        return minute(startedAt);
    }

    String known() {
        return knownAt == null ? "" : minute(knownAt);
    }

    /** In seconds, to a tenth. */
    String seconds() {
        return String.format(Locale.ROOT, "%,.1f", millis / A_SECOND);
    }

    String snapshotShort() {
        return shortened(snapshot);
    }

    String ruleShort() {
        return shortened(ruleHash);
    }

    static String minute(Instant instant) {
        return MINUTE.format(LocalDateTime.ofInstant(instant, PARK_TIME));
    }

    static String shortened(String hash) {
        return hash.length() <= SHORT ? hash : hash.substring(0, SHORT);
    }
}
