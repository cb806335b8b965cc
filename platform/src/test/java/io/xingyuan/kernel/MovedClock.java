package io.xingyuan.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The park's clock in the hands of a test. */
public final class MovedClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    public MovedClock() {
        this(new Hands(), ZoneId.of("Asia/Shanghai"));
    }

    private MovedClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    public void move(Duration time) {
        hands.now = hands.now.plus(time);
    }

    @Override
    public Instant instant() {
        return hands.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read elsewhere: it moves along. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(hands, other);
    }

    private static final class Hands {
        private Instant now = Instant.parse("2026-11-23T02:00:00Z");
    }

    @TestConfiguration
    public static class Configuration {

        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock();
        }
    }
}
