package io.xingyuan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.kernel.MovedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTests {

    private final MovedClock clock = new MovedClock();
    private long ticks;

    @Test
    void onlyAClockThatLeavesItsTicksJumps(@TempDir Path data) throws Exception {
        ClockWatch watch = new ClockWatch(data, clock, () -> ticks);
        pass(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(2));
        watch.look();
        assertThat(watch.last()).isEmpty();

        pass(Duration.ofSeconds(30), Duration.ofHours(-1));
        watch.look();
        assertThat(watch.last()).hasValueSatisfying(jump -> {
            assertThat(jump.by()).isEqualTo(Duration.ofSeconds(-3630));
            assertThat(jump.within(Duration.ofDays(1), clock.instant())).isTrue();
            assertThat(jump.within(Duration.ofDays(1), clock.instant().plus(Duration.ofDays(2))))
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
        clock.move(shown);
    }
}
