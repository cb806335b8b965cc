package io.xingyuan.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * 放假通知: what one year's notice says, or what is assumed until it is announced.
 *
 * @param official whether it was announced; otherwise the year is shown as provisional
 * @param loaded the day on which it was entered
 */
record HolidayNotice(
        int year, String title, String url, boolean official, String by, LocalDate loaded, List<SpecialDay> days) {

    HolidayNotice {
        days = List.copyOf(days);
    }
}
