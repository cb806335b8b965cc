package io.xingyuan.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 工作日历: the working days as the notices on the books have them. */
@Component
public class WorkCalendar {

    /** Another process of the same installation may load a notice. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final HolidayNotices notices;
    private final Clock clock;
    private volatile @Nullable Known known;

    WorkCalendar(HolidayNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    private record Known(WorkingDays days, Instant since) {}

    public WorkingDays days() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || Duration.between(last.since(), now).abs().compareTo(FRESH) > 0) {
            last = new Known(notices.workingDays(), now);
            known = last;
        }
        return last.days();
    }

    void forget() {
        known = null;
    }
}
