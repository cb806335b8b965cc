package io.xingyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimeLimitTests {

    private final WorkingDays days = Notices.shipped();

    @Test
    void monthsAndYearsEndOnTheCorrespondingDay() {
        assertThat(TimeLimit.months(1, "").due(LocalDate.of(2026, 3, 12), days)).isEqualTo("2026-04-13"); // 4月12日是星期日
        assertThat(TimeLimit.years(1, "").due(LocalDate.of(2025, 3, 12), days)).isEqualTo("2026-03-12");
    }

    @Test
    void withoutACorrespondingDayTheMonthsLastOneEndsIt() {
        assertThat(TimeLimit.months(1, "").due(LocalDate.of(2025, 12, 31), days))
                .isEqualTo("2026-02-02"); // 1月31日是星期六
        assertThat(TimeLimit.months(1, "").due(LocalDate.of(2023, 1, 31), days)).isEqualTo("2023-02-28");
        assertThat(TimeLimit.years(1, "").due(LocalDate.of(2024, 2, 29), days)).isEqualTo("2025-02-28");
    }

    @Test
    void aLastDayInAHolidayMovesOnToTheNextWorkingDay() {
        assertThat(TimeLimit.days(30, "").due(LocalDate.of(2026, 9, 1), days)).isEqualTo("2026-10-08"); // 10月1日
        assertThat(TimeLimit.days(10, "").due(LocalDate.of(2026, 9, 10), days)).isEqualTo("2026-09-20"); // 星期日，调休上班
    }

    @Test
    void aLimitIsAtLeastOne() {
        assertThatThrownBy(() -> TimeLimit.days(0, "")).isInstanceOf(Refusal.class);
        assertThat(TimeLimit.workingDays(20, "").text()).isEqualTo("20个工作日");
    }
}
