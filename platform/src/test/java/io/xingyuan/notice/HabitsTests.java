package io.xingyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours hold mail back until they end. */
class HabitsTests {

    @ParameterizedTest
    @CsvSource({
        "22:00, 07:30, 2026-11-22T21:59, 2026-11-22T21:59",
        "22:00, 07:30, 2026-11-22T22:00, 2026-11-23T07:30",
        "22:00, 07:30, 2026-12-31T23:59, 2027-01-01T07:30",
        "22:00, 07:30, 2026-11-23T07:29, 2026-11-23T07:30",
        "22:00, 07:30, 2026-11-23T07:30, 2026-11-23T07:30",
        "12:00, 14:00, 2026-11-23T13:00, 2026-11-23T14:00",
        "12:00, 14:00, 2026-11-23T11:59, 2026-11-23T11:59",
        "12:00, 14:00, 2026-11-23T14:00, 2026-11-23T14:00",
        "12:00, 12:00, 2026-11-23T12:00, 2026-11-23T12:00",
        ", , 2026-11-23T12:00, 2026-11-23T12:00"
    })
    void mailWaitsForTheEndOfTheQuietHours(
            @Nullable LocalTime from, @Nullable LocalTime until, LocalDateTime now, LocalDateTime then) {
        assertThat(new Habits(from, until, true, Map.of()).notBefore(now)).isEqualTo(then);
    }
}
