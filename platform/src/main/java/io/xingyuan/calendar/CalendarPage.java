package io.xingyuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 日历页: one year's months and what was counted.
 *
 * @param years those with a notice on the books
 * @param notices of this year, the one that counts first
 */
record CalendarPage(
        int year, List<Integer> years, List<HolidayNotice> notices, WorkingDays days, LocalDate today, Count count) {

    static final List<String> WEEKDAYS = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");

    /**
     * 数日子: what was asked and, when it could be answered, the answer.
     *
     * @param provisional a year whose notice may still change the answer
     */
    record Count(
            CountForm asked,
            @Nullable LocalDate due,
            @Nullable Integer between,
            List<SpecialDay> met,
            Optional<Integer> provisional,
            String fault) {}

    /**
     * 一天: one field of a month's table.
     *
     * @param date null outside the month
     */
    record Field(@Nullable LocalDate date, String css, String mark, String name) {}

    boolean provisional() {
        return days.provisional(year);
    }

    List<YearMonth> months() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .toList();
    }

    int workingDays(YearMonth month) {
        return days.between(month.atDay(1).minusDays(1), month.atEndOfMonth());
    }

    /** Weeks from Monday to Sunday. */
    List<List<Field>> weeks(YearMonth month) {
        List<List<Field>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            LocalDate first = monday;
            weeks.add(IntStream.range(0, 7)
                    .mapToObj(i -> field(month, first.plusDays(i)))
                    .toList());
        }
        return weeks;
    }

    /** For example 周三. */
    static String weekday(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    private Field field(YearMonth month, LocalDate date) {
        if (!YearMonth.from(date).equals(month)) {
            return new Field(null, "", "", "");
        }
        SpecialDay named = days.named(date);
        String css = (days.contains(date) ? "day-work" : "day-rest") + (date.equals(today) ? " day-today" : "");
        return named == null
                ? new Field(date, css, "", "")
                : new Field(date, css + " day-named", named.working() ? "班" : "休", named.name());
    }
}
