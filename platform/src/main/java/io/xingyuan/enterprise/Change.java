package io.xingyuan.enterprise;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** 改动: who changed something, and when. */
record Change(String by, OffsetDateTime moment) {

    static Change now(Clock clock, String by) {
        return new Change(by, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
}
