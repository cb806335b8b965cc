package io.xingyuan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTests {

    private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");

    private final Hands hands = new Hands();
    private long ticks;

    @Test
    void onlyAClockThatLeavesItsTicksJumps(@TempDir Path data) throws Exception {
        ClockWatch watch = new ClockWatch(data, hands, () -> ticks);
        pass(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(2));
        watch.look();
        assertThat(watch.last()).isEmpty();

        pass(Duration.ofSeconds(30), Duration.ofHours(-1));
        watch.look();
        assertThat(watch.last()).hasValueSatisfying(jump -> {
            assertThat(jump.by()).isEqualTo(Duration.ofSeconds(-3630));
            assertThat(jump.within(Duration.ofDays(1), hands.now)).isTrue();
            assertThat(jump.within(Duration.ofDays(1), hands.now.plus(Duration.ofDays(2))))
                    .isFalse();
        });
        pass(Duration.ofSeconds(30), Duration.ofSeconds(30));
        watch.look();
        assertThat(Files.readAllLines(data.resolve("clock-jumps.log"))).hasSize(1);

        Files.writeString(data.resolve("clock-jumps.log"), "half a li", StandardOpenOption.APPEND);
        assertThat(ClockWatch.last(data)).as("of a crash").isEmpty();
    }

    private void pass(Duration ticked, Duration shown) {
        ticks += ticked.toNanos();
        hands.now = hands.now.plus(shown);
    }

    private static final class Hands extends Clock {
        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
