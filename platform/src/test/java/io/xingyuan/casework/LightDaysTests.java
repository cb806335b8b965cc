package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.calendar.Light;
import io.xingyuan.calendar.Pause;
import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        // limit, start, paused from and until, extension, on → last day, yellow from, red from; counted by hand
        "10, WORKING_DAYS, 2026-11-02, ,           ,           0, 2026-11-02, 2026-11-16, 2026-11-10, 2026-11-12",
        "10, WORKING_DAYS, 2026-11-02, 2026-11-04, 2026-12-04, 0, 2026-12-04, 2026-12-16, 2026-12-10, 2026-12-14",
        "10, WORKING_DAYS, 2026-11-02, ,           ,           5, 2026-11-02, 2026-11-23, 2026-11-13, 2026-11-18",
        "10, WORKING_DAYS, 2026-11-02, 2026-11-04, 2026-12-04, 5, 2026-12-04, 2026-12-23, 2026-12-15, 2026-12-18",
        "30, DAYS,         2026-06-10, 2026-06-15, 2026-06-25, 0, 2026-06-25, 2026-07-20, 2026-07-08, 2026-07-14",
        "2,  MONTHS,       2026-06-10, 2026-06-20, 2026-07-20, 0, 2026-07-20, 2026-09-09, 2026-08-16, 2026-08-28",
        "1,  WORKING_DAYS, 2026-11-02, ,           ,           0, 2026-11-02, 2026-11-03, 2026-11-02, 2026-11-02"
    })
    void theSharesAreOfTheLimitAndNotOfItsPauses(
            int amount,
            TimeLimit.Unit unit,
            LocalDate start,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int extension,
            LocalDate on,
            LocalDate due,
            LocalDate yellow,
            LocalDate red) {
        StatutoryClock clock = new StatutoryClock(
                new TimeLimit(amount, unit, ""),
                start,
                from == null ? List.of() : List.of(new Pause("中止办理", from, until)),
                extension,
                null);

        LightDays kept = Lights.of(clock, days, THRESHOLDS, on);

        assertThat(kept).isEqualTo(new LightDays(due, yellow, red));
        for (LocalDate today = on; !today.isAfter(due.plusDays(5)); today = today.plusDays(1)) {
            if (days.contains(
                    today)) { // a limit that ended on a Friday is over on Saturday; a clock counts no rest day
                assertThat(clock.light(days, today, THRESHOLDS))
                        .as("%s on %s", clock, today)
                        .isEqualTo(kept.light(today));
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
