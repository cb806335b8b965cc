package io.xingyuan.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 数日子的表单, as typed into the address.
 *
 * @param start the day that is not counted
 * @param until when filled in, the days up to it are counted instead
 */
record CountForm(String start, String amount, String unit, String until) {

    /** As many signs as a day of this era has. */
    private static final int DAY = 10;

    CountForm(@Nullable String start, @Nullable String amount, @Nullable String unit, @Nullable String until) {
        this.start = text(start);
        this.amount = text(amount);
        this.unit = text(unit);
        this.until = text(until);
    }

    boolean asked() {
        return !start.isEmpty() && !(amount.isEmpty() && until.isEmpty());
    }

    TimeLimit.Unit chosenUnit() {
        return Arrays.stream(TimeLimit.Unit.values())
                .filter(each -> each.name().equals(unit))
                .findFirst()
                .orElse(TimeLimit.Unit.WORKING_DAYS);
    }

    static Optional<LocalDate> date(String typed) {
        try {
            return typed.length() > DAY ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
