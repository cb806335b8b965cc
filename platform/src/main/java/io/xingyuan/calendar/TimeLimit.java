package io.xingyuan.calendar;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Texts;
import java.time.LocalDate;

/**
 * 期限: how long something may take, and which article says so.
 *
 * @param amount at least 1
 * @param source document number and article, or who agreed to it
 */
public record TimeLimit(int amount, Unit unit, String source) {

    /** 期限单位: what a period is counted in. */
    public enum Unit {
        WORKING_DAYS("个工作日"),
        DAYS("日"),
        MONTHS("个月"),
        YEARS("年");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether days are counted one by one, rather than to the corresponding day of another month. */
        boolean counted() {
            return this == WORKING_DAYS || this == DAYS;
        }
    }

    public TimeLimit {
        if (amount < 1 || amount > 10_000) {
            throw new Refusal("期限应在 1 到 10000 之间。");
        }
    }

    public static TimeLimit workingDays(int amount, String source) {
        return new TimeLimit(amount, Unit.WORKING_DAYS, source);
    }

    public static TimeLimit days(int amount, String source) {
        return new TimeLimit(amount, Unit.DAYS, source);
    }

    public static TimeLimit months(int amount, String source) {
        return new TimeLimit(amount, Unit.MONTHS, source);
    }

    public static TimeLimit years(int amount, String source) {
        return new TimeLimit(amount, Unit.YEARS, source);
    }

    /**
     * The last day of the period that starts on a day: the start is not counted (《民法典》第201条), months and years end
     * on the corresponding day or the month's last (第202条), and a last day that is a rest day moves on (第203条).
     */
    public LocalDate due(LocalDate start, WorkingDays calendar) {
        return switch (unit) {
            case WORKING_DAYS -> calendar.plus(start, amount);
            case DAYS -> calendar.onOrAfter(start.plusDays(amount));
            case MONTHS -> calendar.onOrAfter(start.plusMonths(amount));
            case YEARS -> calendar.onOrAfter(start.plusYears(amount));
        };
    }

    /** The most by which it may be extended when the law allows half of it again, rounded down. */
    public int half() {
        return amount / 2;
    }

    TimeLimit plus(int more) {
        return new TimeLimit(amount + more, unit, source);
    }

    /** In the reader's language, for example 20个工作日 or 20 working days. */
    public String words() {
        return Texts.english() ? amount + " " + t(unit.label()) : text();
    }

    /** For example 20个工作日. */
    public String text() {
        return amount + unit.label();
    }
}
