package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.calendar.Light;
import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The days kept beside a task say of every day what its clock says. */
@SpringBootTest
@AutoConfigureMockMvc
class LightDaysTests {

    private static final Light.Thresholds THRESHOLDS = new Light.Thresholds(40, 20);

    private final WorkingDays days;

    LightDaysTests(@Autowired WorkCalendar calendar) {
        days = calendar.days();
    }

    @Test
    void theyAgreeWithTheClockOnEveryWorkingDay() {
        LocalDate start = LocalDate.of(2026, 9, 10);
        for (int limit : new int[] {1, 2, 5, 10, 20, 60}) {
            for (TimeLimit each : new TimeLimit[] {TimeLimit.workingDays(limit, ""), TimeLimit.days(limit, "")}) {
                StatutoryClock clock = StatutoryClock.start(each, start);
                LightDays kept = Lights.of(clock, days, THRESHOLDS, start);
                for (int i = 0; i <= 120; i++) {
                    LocalDate today = start.plusDays(i);
                    if (!days.contains(today)) {
                        continue; // a limit that ended on a Friday is over on Saturday; the clock counts no rest day
                    }
                    assertThat(kept.light(today))
                            .as("%s on %s", each.text(), today)
                            .isEqualTo(clock.light(days, today, THRESHOLDS));
                }
            }
        }
    }

    @Test
    void aDeadlinePassesOverAWorkingSunday() {
        // 2026-09-20 is a working Sunday before the holidays of October.
        LightDays kept = Lights.of(
                StatutoryClock.start(TimeLimit.workingDays(3, ""), LocalDate.of(2026, 9, 18)),
                days,
                THRESHOLDS,
                LocalDate.of(2026, 9, 18));

        assertThat(kept.due()).isEqualTo(LocalDate.of(2026, 9, 22));
        assertThat(kept.light(LocalDate.of(2026, 9, 20))).isEqualTo(Light.GREEN);
        assertThat(kept.light(LocalDate.of(2026, 9, 23))).isEqualTo(Light.OVERDUE);
    }
}
