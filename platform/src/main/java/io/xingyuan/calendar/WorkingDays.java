package io.xingyuan.calendar;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 工作日表: which days are working days, and counting by them.
 *
 * <p>A day that no notice names works from Monday to Friday. A period leaves out the day on which it starts
 * (《民法典》第201条). Days before 2000 and after 2099 are refused.
 */
public final class WorkingDays {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private final Map<LocalDate, SpecialDay> special;
    private final Set<Integer> announced;
    /** How many working days lie from {@link #FIRST} up to and with each day. */
    private final int[] upTo;

    /**
     * @param special at most one per date
     * @param announced the years whose official notice is in {@code special}
     */
    WorkingDays(Collection<SpecialDay> special, Set<Integer> announced) {
        this.special = special.stream().collect(Collectors.toUnmodifiableMap(SpecialDay::date, day -> day));
        this.announced = Set.copyOf(announced);
        this.upTo = new int[(int) ChronoUnit.DAYS.between(FIRST, LAST) + 1];
        LocalDate day = FIRST;
        int count = 0;
        for (int i = 0; i < upTo.length; i++, day = day.plusDays(1)) {
            count += works(day) ? 1 : 0;
            upTo[i] = count;
        }
    }

    private boolean works(LocalDate day) {
        SpecialDay named = special.get(day);
        return named != null ? named.working() : !weekend(day);
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    public boolean contains(LocalDate day) {
        index(day);
        return works(day);
    }

    /** Whether this year's notice has not been announced, so that its days may still move. */
    public boolean provisional(int year) {
        return !announced.contains(year);
    }

    /** The first year of a stretch whose notice has not been announced; empty when its count stands firm. */
    Optional<Integer> provisional(LocalDate start, LocalDate end) {
        return IntStream.rangeClosed(start.plusDays(1).getYear(), end.getYear())
                .filter(this::provisional)
                .boxed()
                .findFirst();
    }

    /** A day as pages write it: 暂定 beside it while the notice of its year may still move it. */
    public String dated(LocalDate day) {
        return day + t(mark(day));
    }

    /** As {@link #dated}, in Chinese whoever reads it: for messages. */
    public String told(LocalDate day) {
        return day + mark(day);
    }

    private String mark(LocalDate day) {
        return provisional(day.getYear()) ? "（暂定）" : "";
    }

    /** The {@code days}-th working day after a day; that day itself is not counted. Nought days give the day itself. */
    public LocalDate plus(LocalDate start, int days) {
        if (days == 0) {
            return start;
        }
        return days > 0 ? numbered(count(start) + days, start) : before(start, -days);
    }

    private LocalDate before(LocalDate end, int days) {
        int number = count(end) - (contains(end) ? 1 : 0) - days + 1;
        return numbered(number, end);
    }

    /** The day on which the count of working days reaches a number. */
    private LocalDate numbered(int number, LocalDate asked) {
        if (number < 1 || number > upTo[upTo.length - 1]) {
            throw outside(asked);
        }
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return FIRST.plusDays(low);
    }

    /** As {@link #between}, as pages write it: 暂定 beside it while the notice of a year that it crosses may still change it. */
    public String counted(LocalDate start, LocalDate end) {
        String count = String.valueOf(between(start, end));
        return provisional(start, end).isPresent() ? t("{0} 个工作日，暂定", count) : t("{0} 个工作日", count);
    }

    /** How many working days lie after one day up to and with another; negative when the other comes first. */
    public int between(LocalDate start, LocalDate end) {
        return count(end) - count(start);
    }

    /** For sums in the database: how many working days lie from 2000-01-01 up to and with each day, one after the other. */
    public int[] counts() {
        return upTo.clone();
    }

    /** The day itself when it works, else the next that does (《民法典》第203条). */
    public LocalDate onOrAfter(LocalDate day) {
        return contains(day) ? day : plus(day, 1);
    }

    /** The working days of one year. */
    public int inYear(int year) {
        return between(LocalDate.of(year, 1, 1).minusDays(1), LocalDate.of(year, 12, 31));
    }

    /** What a notice says of this day, or null for an ordinary one. */
    @Nullable
    SpecialDay named(LocalDate day) {
        return special.get(day);
    }

    /** The days after one up to and with another which a notice changed, in order. */
    List<SpecialDay> met(LocalDate start, LocalDate end) {
        return special.values().stream()
                .filter(day -> day.date().isAfter(start) && !day.date().isAfter(end))
                .sorted(Comparator.comparing(SpecialDay::date))
                .toList();
    }

    private int count(LocalDate day) {
        return day.equals(FIRST.minusDays(1)) ? 0 : upTo[index(day)];
    }

    private static int index(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw outside(day);
        }
        return (int) ChronoUnit.DAYS.between(FIRST, day);
    }

    private static Refusal outside(LocalDate day) {
        return new Refusal("日期 {0} 超出工作日历的范围（2000 至 2099 年）。", day);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingDays days && Arrays.equals(upTo, days.upTo) && announced.equals(days.announced);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(upTo);
    }
}
