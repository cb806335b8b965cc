package io.xingyuan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The park's clock in the hands of a test. */
final class MovedClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    MovedClock() {
        this(new AtomicReference<>(Instant.parse("2026-11-23T02:00:00Z")), ZoneId.of("Asia/Shanghai"));
    }

    private MovedClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    void move(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read elsewhere: it moves along. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(now, other);
    }

    @TestConfiguration
    static class Configuration {

        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock();
        }
    }
}
