package io.xingyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatutoryClockTests {

    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final Light.Thresholds LIGHTS = new Light.Thresholds(50, 20);

    private final WorkingDays days = Notices.shipped();
    private final StatutoryClock clock = StatutoryClock.start(TimeLimit.workingDays(20, "行政许可法第42条"), START);

    @Test
    void daysOfAPauseDoNotCount() {
        StatutoryClock paused = clock.pause("补正", LocalDate.of(2026, 9, 4));
        StatutoryClock running = paused.resume("补正", LocalDate.of(2026, 9, 11));

        assertThat(clock.due(days, START)).isEqualTo("2026-09-29");
        assertThat(running.due(days, START.plusDays(15))).isEqualTo("2026-10-12"); // 推后五个工作日，跨过国庆
        assertThat(running.elapsed(days, LocalDate.of(2026, 9, 14))).isEqualTo(4);
        assertThat(paused.paused(LocalDate.of(2026, 9, 8))).isTrue();
        assertThat(running.paused(LocalDate.of(2026, 9, 14))).isFalse();
    }

    @Test
    void whileItIsPausedTheLastDayMovesWithEveryDay() {
        StatutoryClock paused = clock.pause("中止", LocalDate.of(2026, 9, 4));

        assertThat(paused.elapsed(days, LocalDate.of(2026, 9, 30))).isEqualTo(3);
        assertThat(paused.left(days, LocalDate.of(2026, 9, 30)))
                .isEqualTo(paused.left(days, LocalDate.of(2026, 11, 20)))
                .isEqualTo(17);
    }

    @Test
    void pausesThatOverlapCountOnce() {
        StatutoryClock both = clock.pause("补正", LocalDate.of(2026, 9, 4))
                .pause("体系核查", LocalDate.of(2026, 9, 7))
                .resume("补正", LocalDate.of(2026, 9, 9))
                .resume("体系核查", LocalDate.of(2026, 9, 11));

        assertThat(both.due(days, START.plusDays(20)))
                .isEqualTo(clock.pause("补正", LocalDate.of(2026, 9, 4))
                        .resume("补正", LocalDate.of(2026, 9, 11))
                        .due(days, START.plusDays(20)));
    }

    @Test
    void anyRowOfPausesEndsWhereCountingDayByDayEnds() {
        Naive naive = Notices.naive();
        Random random = new Random(98);
        for (int i = 0; i < 10_000; i++) {
            LocalDate start = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3652));
            int amount = 1 + random.nextInt(120);
            List<Pause> pauses = new ArrayList<>();
            for (int p = random.nextInt(5); p > 0; p--) {
                LocalDate from = start.plusDays(random.nextInt(120));
                pauses.add(
                        new Pause("原因" + p, from, random.nextInt(6) == 0 ? null : from.plusDays(random.nextInt(60))));
            }
            LocalDate asOf = start.plusDays(random.nextInt(300));
            List<Pause> begun =
                    pauses.stream().filter(pause -> !pause.from().isAfter(asOf)).toList();
            StatutoryClock running = new StatutoryClock(TimeLimit.workingDays(amount, ""), start, pauses, 0, null);
            LocalDate due = naive.due(start, amount, begun, asOf);

            assertThat(running.due(days, asOf)).isEqualTo(due);
            assertThat(running.left(days, asOf)).isEqualTo(days.between(asOf, due));
        }
    }

    @Test
    void whatHasElapsedAndWhatIsLeftMakeTheLimitWhileItRuns() {
        for (LocalDate day = START; day.isBefore(LocalDate.of(2026, 9, 30)); day = day.plusDays(1)) {
            assertThat(clock.elapsed(days, day) + clock.left(days, day)).isEqualTo(20);
        }
    }

    @Test
    void aYearForTheSupplementIsACalendarYear() {
        StatutoryClock supplement =
                StatutoryClock.start(TimeLimit.years(1, "市场监管总局令第47号第54条"), LocalDate.of(2025, 10, 8));

        assertThat(supplement.due(days, LocalDate.of(2026, 1, 1))).isEqualTo("2026-10-08");
        assertThat(supplement
                        .pause("中止", LocalDate.of(2026, 10, 1))
                        .resume("中止", LocalDate.of(2026, 10, 4))
                        .due(days, LocalDate.of(2026, 10, 5)))
                .isEqualTo("2026-10-12"); // 10月11日是星期日
    }

    @Test
    void aPauseAfterTheLastDayMovesNothing() {
        StatutoryClock late = StatutoryClock.start(TimeLimit.months(1, ""), LocalDate.of(2026, 3, 3))
                .pause("补正", LocalDate.of(2026, 5, 11));

        assertThat(late.due(days, LocalDate.of(2026, 6, 1))).isEqualTo("2026-04-03");
        assertThat(late.light(days, LocalDate.of(2026, 6, 1), LIGHTS)).isEqualTo(Light.OVERDUE);
    }

    @Test
    void itIsExtendedByAtMostHalf() {
        assertThat(clock.extend(10).due(days, START)).isEqualTo("2026-10-19");
        assertThatThrownBy(() -> clock.extend(6).extend(5))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("一半");
    }

    @Test
    void theLightFollowsTheDaysLeft() {
        assertThat(clock.light(days, START, LIGHTS)).isEqualTo(Light.GREEN);
        assertThat(clock.light(days, LocalDate.of(2026, 9, 15), LIGHTS)).isEqualTo(Light.YELLOW);
        assertThat(clock.light(days, LocalDate.of(2026, 9, 24), LIGHTS)).isEqualTo(Light.RED);
        assertThat(clock.light(days, LocalDate.of(2026, 9, 29), LIGHTS)).isEqualTo(Light.RED);
        assertThat(clock.light(days, LocalDate.of(2026, 9, 30), LIGHTS)).isEqualTo(Light.OVERDUE);
    }

    @Test
    void everyDayBelongsToWhoeverHeldTheMatter() {
        StatutoryClock decided = clock.pause("补正", LocalDate.of(2026, 9, 4))
                .resume("补正", LocalDate.of(2026, 9, 11))
                .stop(LocalDate.of(2026, 9, 18));
        List<Turn> turns = List.of(
                new Turn("园区", START),
                new Turn("申请人", LocalDate.of(2026, 9, 4)),
                new Turn("园区", LocalDate.of(2026, 9, 11)));

        assertThat(decided.byHolder(turns, days, LocalDate.of(2026, 12, 1)))
                .containsEntry("园区", 8)
                .containsEntry("申请人", 5);
        assertThat(decided.elapsed(days, LocalDate.of(2026, 12, 1))).isEqualTo(8);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        StatutoryClock paused = clock.pause("补正", LocalDate.of(2026, 9, 4));

        assertThatThrownBy(() -> paused.pause("补正", LocalDate.of(2026, 9, 5))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> paused.resume("中止", LocalDate.of(2026, 9, 5))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> paused.resume("补正", LocalDate.of(2026, 9, 3))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> clock.pause("补正", START.minusDays(1))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> clock.stop(START.plusDays(1)).pause("补正", START.plusDays(2)))
                .isInstanceOf(Refusal.class);
    }
}
