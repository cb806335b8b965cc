package io.xingyuan.policy.fund;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** 时间的写法: moments as this park's clock shows them. */
@Component
class When {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Clock clock;

    When(Clock clock) {
        this.clock = clock;
    }

    String minute(Instant at) {
        return MINUTE.format(at.atZone(clock.getZone()));
    }

    java.time.LocalDate today() {
        return java.time.LocalDate.now(clock);
    }
}
