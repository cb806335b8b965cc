package io.xingyuan.casework.procedure;

import io.xingyuan.kernel.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 编号规则: letters and digits around {@code {年}} and {@code {序5}}, the running number of the year with its width. */
public record NumberPattern(String text) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z0-9-]{0,10})\\{年}([A-Z0-9-]{0,6})\\{序([3-9])}");

    /** What is wrong with it. */
    public Optional<Refusal> fault() {
        return SHAPE.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new Refusal("编号规则应为大写字母、数字和“-”，含 {年} 和 {序5}（数字是位数，3 到 9），例如 SB{年}{序5}。"));
    }

    public String number(int year, int running) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalStateException("not a number pattern: " + text);
        }
        String digits = ("%0" + shape.group(3) + "d").formatted(running);
        return shape.group(1) + year + shape.group(2) + digits;
    }

    /** Cases whose numbers look alike count together. */
    public String series() {
        return text.replaceAll("\\{序[3-9]}", "");
    }
}
