package io.xingyuan.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTests {

    private static final Retention USUAL = new Retention(7, 4, 12);

    @Test
    void keepsSevenDaysFourWeeksTwelveMonths() {
        Instant last = Instant.parse("2026-11-22T02:30:00Z"); // a Sunday
        List<Instant> twoYears = IntStream.range(0, 730)
                .mapToObj(day -> last.minus(Duration.ofDays(day)))
                .toList();
        Set<Instant> kept = USUAL.keep(twoYears, ZoneOffset.UTC);
        // The newest of each month, of the last four weeks and seven days; November's newest is also today's.
        assertThat(kept).hasSize(7 + 3 + 11);
        assertThat(kept)
                .contains(last, last.minus(Duration.ofDays(6)))
                .contains(Instant.parse("2026-11-15T02:30:00Z"), Instant.parse("2026-11-01T02:30:00Z"))
                .contains(Instant.parse("2026-10-31T02:30:00Z"), Instant.parse("2025-12-31T02:30:00Z"))
                .doesNotContain(Instant.parse("2025-11-30T02:30:00Z"), last.minus(Duration.ofDays(8)));
    }

    @Test
    void theNewestStaysWhateverTheRule() {
        Instant only = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(new Retention(0, 0, 0).keep(List.of(only), ZoneOffset.UTC)).containsExactly(only);
    }
}
