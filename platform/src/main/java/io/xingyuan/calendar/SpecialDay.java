package io.xingyuan.calendar;

import java.time.LocalDate;

/**
 * 特殊日: a day that a holiday notice turns into a rest day, or a weekend day into a working day (调休上班).
 *
 * @param name the holiday it belongs to
 */
record SpecialDay(LocalDate date, boolean working, String name) {

    String kind() {
        return working ? "上班" : "休息";
    }
}
