package io.xingyuan.policy.studio;

import java.time.DateTimeException;
import java.time.LocalDate;

/** 基准日: the day whose rules a draft is tried by. */
final class RuleDay {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private RuleDay() {}

    /** The day as typed; today when it is none, or out of all reason. */
    static LocalDate of(String typed, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.isBefore(FIRST) || day.isAfter(LAST) ? today : day;
        } catch (DateTimeException none) {
            return today;
        }
    }
}
