package io.xingyuan.notice;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 接收习惯: how somebody wants to be told.
 *
 * @param quietFrom when mail begins to wait, null without quiet hours
 * @param quietUntil when it goes out, before {@code quietFrom} for a night
 * @param digest whether a mail every morning says what is due
 * @param ways by kind, where somebody chose; the kind's own habit holds for the rest
 */
record Habits(@Nullable LocalTime quietFrom, @Nullable LocalTime quietUntil, boolean digest, Map<String, Way> ways) {

    static final Habits USUAL = new Habits(null, null, true, Map.of());

    /** 接收方式. */
    record Way(boolean shown, boolean mailed) {}

    Way way(NewsKind kind) {
        return ways.getOrDefault(kind.key(), new Way(true, kind.mail()));
    }

    /** The earliest time at or after this one at which mail may go out. */
    LocalDateTime notBefore(LocalDateTime now) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return now;
        }
        LocalTime time = now.toLocalTime();
        boolean night = quietFrom.isAfter(quietUntil);
        boolean after = !time.isBefore(quietFrom);
        boolean before = time.isBefore(quietUntil);
        if (night ? !(after || before) : !(after && before)) {
            return now;
        }
        return now.toLocalDate().plusDays(night && after ? 1 : 0).atTime(quietUntil);
    }
}
