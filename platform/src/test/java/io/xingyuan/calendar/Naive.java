package io.xingyuan.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts day by day with a finger on the wall calendar, the slow way that cannot be wrong. */
record Naive(Map<LocalDate, Boolean> named) {

    boolean works(LocalDate day) {
        return named.getOrDefault(day, day.getDayOfWeek().getValue() < 6);
    }

    LocalDate plus(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= works(day) ? 1 : 0;
        }
        return day;
    }

    /** The day on which a limit of working days ends when the days of the pauses do not count. */
    LocalDate due(LocalDate start, int days, List<Pause> pauses, LocalDate asOf) {
        Set<LocalDate> still = new TreeSet<>();
        for (Pause pause : pauses) {
            LocalDate end = pause.until() == null || pause.until().isAfter(asOf) ? asOf : pause.until();
            for (LocalDate day = pause.from().plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
                still.add(day);
            }
        }
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= works(day) && !still.contains(day) ? 1 : 0;
        }
        return day;
    }
}
