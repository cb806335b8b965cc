package io.xingyuan.casework.figures;

import io.xingyuan.web.Address;
import io.xingyuan.web.Scope;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 统计筛选: which closed cases are counted, as the address has it; a bad value counts as none. The list behind a figure has
 * the same filter, so that it sums to the figure.
 *
 * @param year of the end; {@code all} for all, nothing for this one
 * @param month of the end, such as {@code 2026-05}; then the year says nothing
 * @param result of the case
 * @param runs how often the applicant had to come or to correct: {@code none}, {@code once} for at most once, or {@code more}
 * @param stage of stage times only
 * @param over of stage times only: {@code true} for those beyond their limit
 * @param lawful of stage times only: {@code true} for those of which the law's limit is entered
 */
record FigureFilter(
        @Nullable String year,
        @Nullable String month,
        @Nullable String park,
        @Nullable String procedure,
        @Nullable String topic,
        @Nullable String result,
        @Nullable String runs,
        @Nullable String stage,
        @Nullable String over,
        @Nullable String lawful) {

    static final String ALL = "all";
    private static final int FIRST = 2000;
    private static final int LAST = 2099;

    FigureFilter {
        year = text(year);
        month = text(month);
        park = text(park);
        procedure = text(procedure);
        topic = text(topic);
        result = List.of("PASSED", "REFUSED", "WITHDRAWN").contains(text(result)) ? text(result) : "";
        runs = List.of("none", "once", "more").contains(text(runs)) ? text(runs) : "";
        stage = text(stage);
        over = "true".equals(text(over)) ? "true" : "";
        lawful = "true".equals(text(lawful)) ? "true" : "";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    /** The year that counts: as asked, or this one; null for all. */
    @Nullable
    Integer in(LocalDate today) {
        if (ALL.equals(year)) {
            return null;
        }
        String asked = text(year);
        int number = asked.matches("\\d{4}") ? Integer.parseInt(asked) : today.getYear();
        return number < FIRST || number > LAST ? Integer.valueOf(today.getYear()) : Integer.valueOf(number);
    }

    private @Nullable YearMonth monthly() {
        try {
            return text(month).isEmpty() ? null : YearMonth.parse(text(month));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** 条件: the part of a statement after {@code where}, with what it needs. */
    record Where(String text, Map<String, Object> parameters) {}

    /** For whole cases. */
    Where cases(Scope scope, LocalDate today) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        common(conditions, parameters, scope, today);
        switch (text(runs)) {
            case "none" -> conditions.add("c.corrections + c.attendances = 0");
            case "once" -> conditions.add("c.corrections + c.attendances <= 1");
            case "more" -> conditions.add("c.corrections + c.attendances > 1");
            default -> {}
        }
        return new Where(String.join(" and ", conditions), parameters);
    }

    /** For stages of cases. */
    Where stages(Scope scope, LocalDate today) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        common(conditions, parameters, scope, today);
        if (!text(stage).isEmpty()) {
            conditions.add("c.stage = :stage");
            parameters.put("stage", text(stage));
        }
        if (!text(over).isEmpty()) {
            conditions.add("c.used_days > c.allowed_days");
        }
        if (!text(lawful).isEmpty()) {
            conditions.add("c.statutory_days is not null");
        }
        return new Where(String.join(" and ", conditions), parameters);
    }

    private void common(List<String> conditions, Map<String, Object> parameters, Scope scope, LocalDate today) {
        if (!scope.everywhere()) {
            conditions.add("c.park = any(:parks)");
            parameters.put("parks", scope.codes());
        }
        YearMonth within = monthly();
        Integer counted = in(today);
        if (within != null) {
            between(conditions, parameters, within.atDay(1), within.atEndOfMonth());
        } else if (counted != null) {
            between(conditions, parameters, Year.of(counted).atDay(1), LocalDate.of(counted, 12, 31));
        }
        equal(conditions, parameters, "park", text(park));
        equal(conditions, parameters, "procedure", text(procedure));
        equal(conditions, parameters, "topic", text(topic));
        equal(conditions, parameters, "status", text(result));
    }

    private static void between(
            List<String> conditions, Map<String, Object> parameters, LocalDate first, LocalDate last) {
        conditions.add("c.closed_on between :first and :last");
        parameters.put("first", first);
        parameters.put("last", last);
    }

    private static void equal(List<String> conditions, Map<String, Object> parameters, String column, String wanted) {
        if (!wanted.isEmpty()) {
            conditions.add("c." + column + " = :" + column);
            parameters.put(column, wanted);
        }
    }

    /** An address with this filter and what else is said; pairs of name and value, an empty value takes it away. */
    String address(String path, String... said) {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "year", year);
        put(all, "month", month);
        put(all, "park", park);
        put(all, "procedure", procedure);
        put(all, "topic", topic);
        put(all, "result", result);
        put(all, "runs", runs);
        put(all, "stage", stage);
        put(all, "over", over);
        put(all, "lawful", lawful);
        for (int i = 0; i + 1 < said.length; i += 2) {
            all.put(said[i], said[i + 1]);
        }
        return Address.of(path, all);
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        all.put(name, text(value));
    }

    /** Whether it is narrower than a year. */
    boolean narrowed() {
        return !(text(month)
                        + text(park)
                        + text(procedure)
                        + text(topic)
                        + text(result)
                        + text(runs)
                        + text(stage)
                        + text(over)
                        + text(lawful))
                .isEmpty();
    }
}
