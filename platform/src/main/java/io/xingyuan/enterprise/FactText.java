package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Value;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 填报的值: reads what people type for a fact, and writes it back in the unit of the fact. */
final class FactText {

    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)(\\D*)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?\\D*");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?");
    private static final BigDecimal WAN = new BigDecimal("1000000");
    private static final BigDecimal PERCENT = new BigDecimal("10000");
    private static final Map<String, BigDecimal> FEN = Map.of(
            "分", BigDecimal.ONE,
            "元", new BigDecimal("100"),
            "千元", new BigDecimal("100000"),
            "万元", WAN,
            "万", WAN,
            "百万元", new BigDecimal("100000000"),
            "千万元", new BigDecimal("1000000000"),
            "亿元", new BigDecimal("10000000000"),
            "亿", new BigDecimal("10000000000"));
    private static final Map<String, BigDecimal> PPM = Map.of(
            "%", PERCENT,
            "‰", new BigDecimal("1000"),
            "倍", new BigDecimal("1000000"));
    private static final int LONGEST = 200;

    private FactText() {}

    /**
     * Reads a value; without a unit it is in the unit of the fact.
     *
     * @throws IllegalArgumentException with a Chinese message for the field
     */
    static Value read(FactDefinition fact, String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("请填写" + fact.name());
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(fact.name() + "最多" + LONGEST + "个字");
        }
        return switch (fact.type()) {
            case BOOL -> flag(fact, text);
            case MONEY ->
                new Value.Money(quantity(fact, text, FEN, fact.unit().isEmpty() ? "万元" : fact.unit(), "金额", "0.01元"));
            case RATIO -> new Value.Ratio(quantity(fact, text, PPM, "%", "比率", "0.0001%"));
            case INTEGER -> new Value.Whole(whole(fact, text));
            case CODE -> code(fact, text);
            case DATE -> new Value.Day(date(fact, text));
        };
    }

    /** The bare value in the unit of the fact, as a form shows it and takes it back. */
    static String write(FactDefinition fact, Value value) {
        return switch (value) {
            case Value.Money money -> plain(money.fen(), Objects.requireNonNullElse(FEN.get(fact.unit()), WAN));
            case Value.Ratio ratio -> plain(ratio.ppm(), PERCENT);
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Flag flag -> flag.toString();
            case Value.Code code -> code.text();
            case Value.Day day -> day.date().toString();
        };
    }

    /** The value with thousands separators in the unit of the fact, for tables whose head names the unit. */
    static String table(FactDefinition fact, Value value) {
        String plain = write(fact, value);
        return fact.type().isNumeric() ? grouped(plain) : value instanceof Value.Flag ? t(plain) : plain;
    }

    /** The unit as a table head shows it; money without one is kept in 万元. */
    static String unit(FactDefinition fact) {
        return switch (fact.type()) {
            case MONEY -> fact.unit().isEmpty() ? "万元" : fact.unit();
            case RATIO -> "%";
            case INTEGER -> fact.unit();
            case BOOL, CODE, DATE -> "";
        };
    }

    static LocalDate date(String name, String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        Matcher matcher = DATE.matcher(text);
        if (matcher.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (DateTimeException impossible) {
                throw new IllegalArgumentException(name + "“" + text + "”不是有效的日期", impossible);
            }
        }
        throw new IllegalArgumentException(name + "应为日期，如 2023-05-01，现为“" + text + "”");
    }

    private static LocalDate date(FactDefinition fact, String text) {
        return date(fact.name(), text);
    }

    private static Value flag(FactDefinition fact, String text) {
        return switch (text) {
            case "是", "有", "1", "true", "TRUE", "Y", "y", "√" -> new Value.Flag(true);
            case "否", "无", "0", "false", "FALSE", "N", "n", "×" -> new Value.Flag(false);
            default -> throw new IllegalArgumentException(fact.name() + "应填“是”或“否”，现为“" + text + "”");
        };
    }

    private static Value code(FactDefinition fact, String text) {
        if (!fact.codes().isEmpty() && !fact.codes().contains(text)) {
            throw new IllegalArgumentException(
                    fact.name() + "应为" + String.join("、", fact.codes()) + "之一，现为“" + text + "”");
        }
        return new Value.Code(text);
    }

    /** A count, a rank or a year: none of them lies below nought. */
    private static long whole(FactDefinition fact, String text) {
        long number = quantity(fact, text, Map.of(fact.unit(), BigDecimal.ONE), fact.unit(), "整数", "1");
        if (number < 0) {
            throw new IllegalArgumentException(fact.name() + "不能为负数，现为“" + text + "”");
        }
        if (fact.unit().isEmpty() && fact.name().endsWith("年份") && (number < 1900 || number > 2100)) {
            throw new IllegalArgumentException(fact.name() + "应为四位年份，如 2023，现为“" + text + "”");
        }
        return number;
    }

    private static long quantity(
            FactDefinition fact, String text, Map<String, BigDecimal> units, String unit, String kind, String finest) {
        String close = text.replace(" ", "");
        Matcher matcher = NUMBER.matcher(close.replace(",", ""));
        if (!matcher.matches()
                || (close.contains(",") && !GROUPED.matcher(close).matches())) {
            throw new IllegalArgumentException(
                    fact.name() + "应为" + kind + (unit.isEmpty() ? "" : "（单位：" + unit + "）") + "，现为“" + text + "”");
        }
        String given = matcher.group(2).isEmpty() ? unit : matcher.group(2);
        BigDecimal factor = units.get(given);
        if (factor == null) {
            throw new IllegalArgumentException(fact.name() + "的单位应为“" + unit + "”，现为“" + given + "”");
        }
        try {
            return new BigDecimal(matcher.group(1)).multiply(factor).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(fact.name() + "“" + text + "”太大，或精度超过" + finest, tooFine);
        }
    }

    private static String plain(long number, BigDecimal factor) {
        return BigDecimal.valueOf(number).divide(factor).stripTrailingZeros().toPlainString();
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }
}
