package io.xingyuan.identity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * 登录情况: how it stands with one account's signing in.
 *
 * @param passwordChangedAt when its person chose the password; null when somebody else did
 * @param lastEntryAt null before the first sign-in
 * @param failures since the last sign-in
 * @param suspendedAt null unless suspended for not being used
 */
record Standing(
        @Nullable Instant passwordChangedAt,
        @Nullable Instant lastEntryAt,
        Place lastEntry,
        int failures,
        @Nullable Instant lastFailureAt,
        String lastFailureAddress,
        @Nullable Instant suspendedAt) {

    static final Standing NEW = new Standing(null, null, new Place("", ""), 0, null, "", null);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** A moment as the park's clock shows it. */
    static String time(@Nullable Instant at) {
        return at == null ? "—" : TIME.format(LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai")));
    }
}
