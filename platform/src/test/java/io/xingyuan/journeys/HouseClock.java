package io.xingyuan.journeys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The clock of the running program, in the hands of the journeys. It ticks from the morning of a certain working day in
 * a year whose calendar is official, so that a journey comes out the same whenever it is run. A journey may move it; the
 * next one finds it where it was.
 */
final class HouseClock extends Clock {

    /** A Tuesday. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Hands hands;
    private final ZoneId zone;

    HouseClock() {
        this(new Hands(), BEIJING);
    }

    private HouseClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** To the morning of a day on or after the first. */
    void moveTo(LocalDate day) {
        hands.ahead = Duration.between(
                FIRST_DAY.atTime(MORNING).atZone(BEIJING), day.atTime(MORNING).atZone(BEIJING));
    }

    LocalDate today() {
        return LocalDate.ofInstant(instant(), BEIJING);
    }

    void back() {
        hands.ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return FIRST_DAY
                .atTime(MORNING)
                .atZone(BEIJING)
                .toInstant()
                .plusNanos(System.nanoTime() - hands.began)
                .plus(hands.ahead);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read elsewhere. */
    @Override
    public Clock withZone(ZoneId other) {
        return new HouseClock(hands, other);
    }

    private static final class Hands {
        private final long began = System.nanoTime();
        private volatile Duration ahead = Duration.ZERO;
    }
}
