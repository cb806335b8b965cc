package io.xingyuan.policy.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 送来的行: fields such as {@code c3.name} put together by row, {@code c} being the kind and 3 the place. */
record SentRows(Map<String, Map<String, String>> rows) {

    private static final Pattern ROW = Pattern.compile("([a-z])(\\d{1,3})\\.(\\w+)");

    /** Rows of one kind; what has more is changed in the text, for a form would bring back only so many. */
    static final int MOST = 200;

    static SentRows of(Map<String, String> sent) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        sent.forEach((name, value) -> {
            Matcher row = ROW.matcher(name);
            if (row.matches() && Integer.parseInt(row.group(2)) < MOST) {
                rows.computeIfAbsent(
                                "%s%03d".formatted(row.group(1), Integer.parseInt(row.group(2))),
                                key -> new LinkedHashMap<>())
                        .put(row.group(3), value.replace("\r\n", "\n"));
            }
        });
        return new SentRows(rows);
    }

    /** The rows of one kind in their order. */
    List<Map<String, String>> of(char kind) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().charAt(0) == kind)
                .map(Map.Entry::getValue)
                .toList();
    }
}
