package io.xingyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.Refusal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WorkingDaysTests {

    private final WorkingDays days = Notices.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-01-30, 3, 2026-02-04",
        "2026-02-13, 5, 2026-02-27",
        "2026-02-13, 20, 2026-03-19",
        "2025-09-26, 10, 2025-10-16",
        "2025-09-26, 20, 2025-10-30",
        "2025-01-24, 60, 2025-04-25",
        "2025-01-24, 90, 2025-06-11",
        "2024-09-13, 30, 2024-10-31",
        "2022-12-30, 20, 2023-02-02",
        "2023-09-28, 60, 2023-12-27",
        "2026-09-18, 3, 2026-09-22",
        "2026-04-30, 1, 2026-05-06",
        "2026-05-08, 1, 2026-05-09"
    })
    void aPeriodEndsWhereTheOfficialCalendarPutsIt(LocalDate start, int amount, LocalDate end) {
        assertThat(days.plus(start, amount)).isEqualTo(end);
        assertThat(days.between(start, end)).isEqualTo(amount);
        assertThat(TimeLimit.workingDays(amount, "").due(start, days)).isEqualTo(end);
    }

    @Test
    void aLicenceMayBeRenewedFromNinetyToThirtyWorkingDaysBeforeItExpires() {
        LocalDate expires = LocalDate.of(2026, 12, 31);

        assertThat(days.plus(expires, -90)).isEqualTo("2026-08-21");
        assertThat(days.plus(expires, -30)).isEqualTo("2026-11-19");
    }

    @Test
    void theApprovalOfTheSeedTookTwentyEightWorkingDays() {
        assertThat(days.between(LocalDate.of(2025, 5, 13), LocalDate.of(2025, 6, 23)))
                .isEqualTo(28);
    }

    @Test
    void aCountThatCrossesAYearWithoutANoticeSaysSo() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            LocalDate start = LocalDate.of(2026, 12, 28);

            assertThat(days.counted(start, LocalDate.of(2026, 12, 31))).isEqualTo("3 个工作日");
            assertThat(days.counted(start, LocalDate.of(2027, 1, 5))).endsWith(" 个工作日，暂定");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void everyAnnouncedYearHasItsNumberOfWorkingDays() {
        Notices.announcedCounts()
                .forEach((year, count) -> assertThat(days.inYear(year)).isEqualTo(count));
        assertThat(days.provisional(2026)).isFalse();
        assertThat(days.provisional(2027)).isTrue();
    }

    @Test
    void countsAsAFingerOnTheWallCalendarDoes() {
        Naive naive = Notices.naive();
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            LocalDate start = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3652));
            int amount = random.nextInt(300);
            LocalDate end = naive.plus(start, amount);
            assertThat(days.plus(start, amount)).isEqualTo(end);
            assertThat(days.between(start, end)).isEqualTo(amount);
            assertThat(days.contains(start)).isEqualTo(naive.works(start));
        }
    }

    @Test
    void countingBackIsTheMirrorOfCountingOn() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            LocalDate end = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(2190));
            int amount = 1 + random.nextInt(200);
            LocalDate start = days.plus(end, -amount);
            assertThat(days.contains(start)).isTrue();
            assertThat(days.between(start.minusDays(1), end.minusDays(1))).isEqualTo(amount);
        }
    }

    @Test
    void daysBeyondTheCalendarAreRefused() {
        assertThatThrownBy(() -> days.contains(LocalDate.of(1999, 12, 31))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> days.plus(LocalDate.of(2099, 12, 1), 60)).isInstanceOf(Refusal.class);
    }

    @Test
    void aDayThatMayStillMoveIsSaidToBeProvisional() {
        assertThat(days.told(LocalDate.of(2027, 1, 12))).isEqualTo("2027-01-12（暂定）");
        assertThat(days.told(LocalDate.of(2026, 12, 31))).isEqualTo("2026-12-31");
    }
}
