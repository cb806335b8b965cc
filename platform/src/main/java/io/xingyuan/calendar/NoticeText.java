package io.xingyuan.calendar;

import static io.xingyuan.web.Texts.t;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 通知的日期: typed or pasted, one day a line such as {@code 2027-02-05 休息 春节}.
 *
 * @param faults Chinese sentences, each with its line; empty when {@code days} may be used
 */
record NoticeText(List<SpecialDay> days, List<String> faults) {

    private static final int LONGEST = 400;
    private static final int SHOWN = 10;
    private static final Pattern LINE =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?[\\s,，、]+(休息|休|上班|班)(?:[\\s,，、]+(\\S{1,20}))?");
    // 《全国年节及纪念日放假办法》（国务院令第795号）第二条：公历日期固定的法定节日
    private static final List<MonthDay> FIXED = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    /** 春节、清明、端午、中秋 move from year to year: a notice that is official says when they are. */
    private static final List<String> MOVING = List.of("春节", "清明", "端午", "中秋");

    /** 同一办法第二条：全年法定放假的天数 */
    private static final int LAWFUL_DAYS = 13;

    /** @param official whether it is the State Council's: then no lawful holiday may be missing */
    static NoticeText read(String text, int year, boolean official) {
        List<SpecialDay> days = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < Math.min(lines.size(), LONGEST); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                String fault = line(line, year, seen, days);
                if (!fault.isEmpty()) {
                    faults.add(t("第 {0} 行：", i + 1) + fault);
                }
            }
        }
        if (lines.size() > LONGEST) {
            faults.add(t("最多 {0} 行。", LONGEST));
        }
        if (faults.isEmpty()) {
            missing(days, year, faults);
            if (official) {
                unnamed(days, year, faults);
            }
        }
        return new NoticeText(List.copyOf(days), List.copyOf(faults));
    }

    /** The first of its faults, a line each, and how many more there are. */
    String complaint() {
        String first = faults.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return faults.size() <= SHOWN ? first : first + "\n" + t("另有 {0} 处。", faults.size() - SHOWN);
    }

    private static String line(String line, int year, Set<LocalDate> seen, List<SpecialDay> days) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return t("应写作“2027-02-05 休息 春节”的样子。");
        }
        LocalDate date;
        try {
            date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        } catch (DateTimeException impossible) {
            return t("没有这一天。");
        }
        boolean working = parts.group(4).endsWith("班");
        if (date.isBefore(LocalDate.of(year - 1, 12, 1)) || date.isAfter(LocalDate.of(year + 1, 1, 31))) {
            return t("{0} 不属于 {1} 年的通知。", date.toString(), String.valueOf(year));
        }
        if (working && !WorkingDays.weekend(date)) {
            return t("{0} 本来就是工作日，不必写上班。", date.toString());
        }
        if (!seen.add(date)) {
            return t("{0} 出现了两次。", date.toString());
        }
        days.add(new SpecialDay(date, working, parts.group(5) == null ? "" : parts.group(5)));
        return "";
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static void missing(List<SpecialDay> days, int year, List<String> faults) {
        Set<LocalDate> rest = days.stream()
                .filter(day -> !day.working())
                .map(SpecialDay::date)
                .collect(Collectors.toSet());
        String missing = FIXED.stream()
                .map(day -> day.atYear(year))
                .filter(day -> !rest.contains(day))
                .map(LocalDate::toString)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            faults.add(t("缺少法定节日：{0}。", missing));
        }
    }

    private static void unnamed(List<SpecialDay> days, int year, List<String> faults) {
        List<SpecialDay> rest = days.stream()
                .filter(day -> !day.working() && day.date().getYear() == year)
                .toList();
        String missing = MOVING.stream()
                .filter(name -> rest.stream().noneMatch(day -> day.name().contains(name)))
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            faults.add(t("正式通知里没有写明放假的节日：{0}。节日名称写在“休息”后面；还没有正式通知的，请不要勾选“已正式公布”。", missing));
        }
        if (rest.size() < LAWFUL_DAYS) {
            faults.add(t("正式通知至少有 {0} 天放假，现在只有 {1} 天。", LAWFUL_DAYS, rest.size()));
        }
    }

    /** The same days as they would be typed. */
    static String write(List<SpecialDay> days) {
        return days.stream()
                .map(day -> (day.date() + " " + day.kind() + " " + day.name()).strip())
                .collect(Collectors.joining("\n"));
    }
}
