package io.xingyuan.policy.studio;

import java.util.List;
import java.util.stream.Collectors;

/** YAML 标量的写法: texts written so that the engine reads exactly them again. */
final class Scalars {

    private static final String NOT_FIRST = "&*!%@`|>?,[]{}#:\"'-~ ";
    private static final String NOT_IN_FLOW = ",[]{}\"'";

    /** The engine reads no line of ten thousand characters. */
    private static final int LONG = 2_000;

    private Scalars() {}

    /** Plain where that is safe, else in double quotes; fit for a line of its own. */
    static String plain(String text) {
        return written(text, "");
    }

    /** As {@link #plain}, fit for {@code {…}} and {@code […]}. */
    static String inFlow(String text) {
        return written(text, NOT_IN_FLOW);
    }

    private static String written(String typed, String forbidden) {
        String text = cleaned(typed);
        boolean safe = !text.isEmpty()
                && NOT_FIRST.indexOf(text.charAt(0)) < 0
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.indexOf('\n') < 0
                && !text.equals("null")
                && (forbidden.isEmpty() || text.indexOf(':') < 0)
                && text.chars().noneMatch(c -> forbidden.indexOf(c) >= 0);
        return safe ? text : quoted(text);
    }

    /** Names with 、 or a comma between them, which no name holds, as {@code […]}. */
    static String list(String items) {
        return List.of(items.split("[、,，\\n]")).stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(Scalars::inFlow)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** A line each, as {@code […]}: an item may hold 、 and commas. A long list is one of several lines. */
    static String lines(String items) {
        return items.lines()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(Scalars::inFlow)
                .collect(Collectors.joining(items.length() > LONG ? ",\n    " : ", ", "[", "]"));
    }

    static String quoted(String typed) {
        return "\"" + cleaned(typed).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** Whatever no YAML may hold becomes a space. */
    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().forEach(c -> {
            boolean odd = c != '\n' && (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF');
            cleaned.append(odd ? ' ' : (char) c);
        });
        return cleaned.toString();
    }
}
