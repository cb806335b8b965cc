package io.xingyuan.policy.studio;

import io.xingyuan.engine.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 原文里的数字: the amounts, rates, counts and days that a text states, in whatever way they are written. */
final class StatedFigures {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String CHINESE = "[零〇一二两三四五六七八九十百千万亿]+";
    /** Every pattern reads only so much at a time: what is longer is no figure, and a text may be a single run of them. */
    private static final String SHORT = "[零〇一二两三四五六七八九十百千万亿]{1,16}";

    private static final String COUNTS =
            "个月|小时|工作日|平方米|人|名|位|家|户|个|项|件|次(?!性)|年|月|周|天|日|档|台|套|分|种|张|亩|篇|所|条|期|批|吨|倍|级|支|座|万?㎡|m2";
    private static final String UNIT = "元|%|‰|个百分点|成|倍|" + COUNTS;
    private static final Pattern FIGURE =
            Pattern.compile("(?:(?<plain>[0-9]{1,15}(?:\\.[0-9]{1,6})?)(?<scale>[十百千]?[万亿]{0,2})|(?<han>" + CHINESE
                    + ")(?:点(?<rest>[零一二三四五六七八九]{1,6}))?)(?<unit>" + UNIT + ")?");
    private static final Pattern FRACTION = Pattern.compile("(?<below>(?<![0-9])[0-9]{1,15}|" + SHORT
            + ")分之(?<above>[0-9]{1,15}(?:\\.[0-9]{1,6})?|" + SHORT + ")(?:点(?<rest>[" + DIGITS + "]{1,6}))?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?");
    private static final Pattern YEAR = Pattern.compile("([〇" + DIGITS + "]{4})年");
    /** Numbers of documents and articles. */
    private static final Pattern NAMES =
            Pattern.compile("第[0-9零〇一二三四五六七八九十百]{1,16}[章节条款项]|[〔\\[][0-9]{4}[〕\\]][0-9]*号?|(?<![0-9])[0-9]{1,16}号");

    private static final Pattern SHARES = Pattern.compile("[-–—―~〜、,/至到和或及]|或者|以及");
    private static final Map<Character, Long> PLACES = Map.of('十', 10L, '百', 100L, '千', 1000L);
    private static final int LONGEST_NUMBER = 16;

    private final Set<Value> values = new HashSet<>();
    private final String dense;

    private StatedFigures(String text) {
        dense = dense(text);
    }

    /** @param text in the form NFKC */
    static StatedFigures of(String text) {
        StatedFigures stated = new StatedFigures(text);
        stated.read();
        return stated;
    }

    private static String dense(String text) {
        return text.replaceAll("(?<=[0-9])\\s+(?=[0-9])", "|")
                .replaceAll("\\s+", "")
                .replaceAll("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "");
    }

    boolean has(Value value) {
        return switch (value) {
            case Value.Code code -> dense.contains(dense(CitedFigures.normal(code.text())));
            case Value.Flag _ -> true;
            default -> values.contains(value);
        };
    }

    /**
     * 一处数字.
     *
     * @param scale by which it was multiplied for a 万 or 亿 at its end; 1 for none
     * @param unit empty when none follows
     */
    private record Read(int start, int end, BigDecimal number, long scale, String unit, boolean han) {}

    private void read() {
        String rest = NAMES.matcher(dense).replaceAll(found -> blank(found.group()));
        rest = days(rest);
        rest = fractions(rest);
        if (rest.matches(".*(一半|半数|减半).*")) {
            values.add(new Value.Ratio(500_000));
        }
        List<Read> all = new ArrayList<>();
        Matcher figure = FIGURE.matcher(rest);
        while (figure.find()) {
            Read read = figure(figure);
            if (read != null) {
                all.add(read);
            }
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (i + 1 < all.size()) {
                all.set(i, shared(all.get(i), all.get(i + 1), rest));
            }
            keep(all.get(i));
        }
    }

    private static @Nullable Read figure(Matcher figure) {
        String unit = figure.group("unit") == null ? "" : figure.group("unit");
        String han = figure.group("han");
        if (han == null) {
            long scale = scale(figure.group("scale"));
            BigDecimal plain = new BigDecimal(figure.group("plain")).multiply(BigDecimal.valueOf(scale));
            return new Read(figure.start(), figure.end(), plain, scale, unit, false);
        }
        if (han.length() > LONGEST_NUMBER || han.matches("[百千万亿]+")) {
            return null;
        }
        int tail = han.length();
        while (tail > 1 && "万亿".indexOf(han.charAt(tail - 1)) >= 0) {
            tail--;
        }
        BigDecimal number = number(han, figure.group("rest"));
        return new Read(figure.start(), figure.end(), number, scale(han.substring(tail)), unit, true);
    }

    /** 300—500万元: what follows says unit and 万 for both. */
    private static Read shared(Read one, Read next, String text) {
        boolean shares = one.unit().isEmpty()
                && !next.unit().isEmpty()
                && SHARES.matcher(text.substring(one.end(), next.start())).matches();
        return shares
                ? new Read(
                        one.start(),
                        one.end(),
                        one.scale() == 1 ? one.number().multiply(BigDecimal.valueOf(next.scale())) : one.number(),
                        one.scale() == 1 ? next.scale() : one.scale(),
                        next.unit(),
                        one.han())
                : one;
    }

    private void keep(Read read) {
        BigDecimal number = read.number();
        switch (read.unit()) {
            case "元" -> money(number);
            case "%", "个百分点" -> ratio(number.movePointLeft(2));
            case "‰" -> ratio(number.movePointLeft(3));
            case "成" -> ratio(number.movePointLeft(1));
            case "倍" -> {
                ratio(number);
                whole(number);
            }
            case "" -> {
                if (read.scale() > 1) {
                    money(number);
                }
                if (!read.han()) {
                    whole(number);
                }
            }
            default -> whole(number);
        }
    }

    private void money(BigDecimal yuan) {
        BigDecimal fen = yuan.movePointRight(2);
        if (whole(fen, Value.Money.LIMIT)) {
            values.add(new Value.Money(fen.longValue()));
        }
    }

    private void ratio(BigDecimal number) {
        BigDecimal ppm = number.movePointRight(6);
        if (whole(ppm, Value.Ratio.LIMIT)) {
            values.add(new Value.Ratio(ppm.longValue()));
        }
    }

    private void whole(BigDecimal number) {
        if (whole(number, Value.Whole.LIMIT)) {
            values.add(new Value.Whole(number.longValue()));
        }
    }

    private static boolean whole(BigDecimal number, long limit) {
        return number.stripTrailingZeros().scale() <= 0 && number.compareTo(BigDecimal.valueOf(limit)) <= 0;
    }

    /** Days leave their year behind, which may be a figure too. */
    private String days(String text) {
        String plain = YEAR.matcher(text)
                .replaceAll(year -> year.group(1)
                                .chars()
                                .mapToObj(c -> String.valueOf(Math.max(0, DIGITS.indexOf(c))))
                                .reduce("", String::concat)
                        + "年");
        return DAY.matcher(plain).replaceAll(day -> {
            if (day.group(3) != null) {
                day(day);
            }
            return day.group(1) + "年" + blank(day.group().substring(5));
        });
    }

    private void day(MatchResult day) {
        try {
            values.add(new Value.Day(LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)))));
        } catch (DateTimeException none) {
            // no day of the calendar states nothing
        }
    }

    private String fractions(String text) {
        return FRACTION.matcher(text).replaceAll(fraction -> {
            BigDecimal below = number(fraction.group("below"), null);
            BigDecimal above = number(fraction.group("above"), fraction.group("rest"));
            if (below.signum() > 0) {
                for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
                    ratio(above.divide(below, 6, mode));
                }
            }
            return blank(fraction.group());
        });
    }

    private static String blank(String text) {
        return "|".repeat(text.length());
    }

    private static long scale(String words) {
        long scale = 1;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            scale *= c == '万' ? 10_000 : c == '亿' ? 100_000_000 : PLACES.getOrDefault(c, 1L);
        }
        return scale;
    }

    private static BigDecimal number(String written, @Nullable String rest) {
        BigDecimal number = Character.isDigit(written.charAt(0)) && written.charAt(0) < 128
                ? new BigDecimal(written)
                : BigDecimal.valueOf(number(written));
        if (rest == null) {
            return number;
        }
        StringBuilder after = new StringBuilder("0.");
        rest.chars().forEach(c -> after.append(DIGITS.indexOf(c)));
        return number.add(new BigDecimal(after.toString()));
    }

    /** What 12 or 十二 or 一亿五千万 says. */
    static long number(String written) {
        if (written.matches("[0-9]{1,15}")) {
            return Long.parseLong(written);
        }
        long all = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            Long place = PLACES.get(c);
            if (place != null) {
                section += (digit == 0 ? 1 : digit) * place;
                digit = 0;
            } else if (c == '万' || c == '亿') {
                long unit = c == '万' ? 10_000 : 100_000_000;
                all = c == '亿' ? (all + section + digit) * unit : all + (section + digit) * unit;
                section = 0;
                digit = 0;
            } else {
                digit = c == '两' ? 2 : Math.max(0, DIGITS.indexOf(c));
            }
        }
        return all + section + digit;
    }

    /** 十二 for 12; for numbers of articles and items. */
    static String chinese(long number) {
        if (number < 1 || number > 999) {
            return String.valueOf(number);
        }
        StringBuilder words = new StringBuilder();
        int hundreds = (int) number / 100;
        int tens = (int) number / 10 % 10;
        int ones = (int) number % 10;
        if (hundreds > 0) {
            words.append(DIGITS.charAt(hundreds)).append('百');
        }
        if (tens > 0) {
            words.append(tens == 1 && hundreds == 0 ? "" : DIGITS.charAt(tens)).append('十');
        } else if (hundreds > 0 && ones > 0) {
            words.append('零');
        }
        return ones > 0 ? words.append(DIGITS.charAt(ones)).toString() : words.toString();
    }
}
