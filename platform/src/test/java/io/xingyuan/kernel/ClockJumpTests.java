package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of the machine is set back or forward, a year ends, a leap day comes. */
class ClockJumpTests {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void idsStayUniqueWhereverTheClockJumps() {
        Set<UUID> ids = new HashSet<>();
        for (long hours : new long[] {0, -1, -1, 0, 24 * 365, -24 * 365, 0}) {
            Clock clock = Clock.fixed(NOON.plus(Duration.ofHours(hours)), BEIJING);
            for (int i = 0; i < 2_000; i++) {
                ids.add(Ids.next(clock));
            }
        }
        assertThat(ids).hasSize(14_000).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T15:59:59Z, 2026-12-31",
        "2026-12-31T16:00:00Z, 2027-01-01",
        "2028-02-28T16:00:00Z, 2028-02-29",
        "2028-02-29T16:00:00Z, 2028-03-01"
    })
    void theDayChangesAtMidnightInBeijing(Instant moment, LocalDate day) {
        assertThat(LocalDate.now(Clock.fixed(moment, BEIJING))).isEqualTo(day);
    }

    /** Beijing had summer time until 1991; whatever a later day needs, an hour is never missing or twice there. */
    @Test
    void noHourIsMissingOrTwiceThere() {
        for (LocalDate day = LocalDate.of(1992, 1, 1); day.getYear() < 2050; day = day.plusDays(1)) {
            assertThat(BEIJING.getRules().getOffset(day.atStartOfDay())).isEqualTo(ZoneOffset.ofHours(8));
        }
    }
}
