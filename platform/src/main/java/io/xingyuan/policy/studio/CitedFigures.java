package io.xingyuan.policy.studio;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Value;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 数字核对: whether every threshold, rate and cap of a clause occurs in the section that it cites. */
final class CitedFigures {

    private static final String NUMERALS = "零一二三四五六七八九十百";
    private static final Pattern STEP = Pattern.compile("第([" + NUMERALS + "0-9]+)([条款项])|[（(]([" + NUMERALS
            + "0-9]+)[）)]|(?<![第" + NUMERALS + "0-9])([" + NUMERALS + "]+)(?![" + NUMERALS + "0-9条款项])");
    private static final int ARTICLES_LONGEST = 40;
    /** "More than nothing" is not written as a figure. */
    private static final Set<Value> NOTHING = Set.of(new Value.Money(0), new Value.Ratio(0), new Value.Whole(0));

    private CitedFigures() {}

    /**
     * 一个数字的核对结果.
     *
     * @param cite where it should stand
     * @param found whether it stands in the cited section
     * @param elsewhere whether it stands at least somewhere in the document
     * @param located whether the cited section itself was found
     */
    record Figure(
            Clause clause, String name, String value, String cite, boolean found, boolean elsewhere, boolean located) {

        String words() {
            return clause.title() + " " + name + " " + value;
        }
    }

    static List<Figure> lost(List<Figure> figures) {
        return figures.stream().filter(figure -> !figure.found()).toList();
    }

    static List<Figure> of(Policy policy, String official) {
        String whole = normal(official);
        List<Figure> figures = new ArrayList<>();
        for (Clause clause : policy.clauses()) {
            for (Parameter parameter : clause.parameters()) {
                for (Parameter.Dated dated : parameter.values()) {
                    values(dated.value())
                            .forEach(value ->
                                    figures.add(figure(clause, parameter.name(), value, clause.cite(), whole)));
                }
            }
            WrittenFigures.of(clause).stream()
                    .filter(written -> !NOTHING.contains(written.value()))
                    .forEach(written ->
                            figures.add(figure(clause, written.name(), written.value(), written.cite(), whole)));
        }
        return figures;
    }

    private static Figure figure(Clause clause, String name, Value value, String cite, String whole) {
        String section = section(whole, cite);
        return new Figure(
                clause,
                name,
                value.toString(),
                cite,
                occurs(value, section.isEmpty() ? whole : section),
                occurs(value, whole),
                !section.isEmpty());
    }

    private static Stream<Value> values(ParameterValue value) {
        Stream<Value> all = switch (value) {
            case ParameterValue.Single single -> Stream.of(single.value());
            case ParameterValue.Codes codes -> codes.codes().stream().map(Value.Code::new);
            case ParameterValue.Tiers tiers ->
                tiers.tiers().stream().flatMap(tier -> Stream.of(tier.over(), tier.rate()));
        };
        return all.filter(each -> !NOTHING.contains(each));
    }

    /** The part of the text that a place such as 三（五）第2项 or 第十一条 names; empty when it cannot be found. */
    static String section(String whole, String cite) {
        String part = "\n" + whole;
        boolean any = false;
        Matcher steps = STEP.matcher(normal(cite));
        while (steps.find()) {
            String inner = inside(part, steps);
            if (inner.isEmpty()) {
                return "";
            }
            part = inner;
            any = true;
        }
        return any ? part : "";
    }

    private static String inside(String part, Matcher step) {
        if (step.group(4) != null) {
            return cut(part, "\n\\s*" + step.group(4) + "、", "\n\\s*[" + NUMERALS + "]+、");
        }
        if (step.group(3) != null) {
            return cut(part, "\n\\s*\\(" + step.group(3) + "\\)", "\n\\s*\\([" + NUMERALS + "0-9]+\\)");
        }
        String number = step.group(1);
        return switch (step.group(2)) {
            case "条" -> cut(part, "\n\\s*第" + number + "条", "\n\\s*第[" + NUMERALS + "0-9]+条");
            case "项" ->
                cut(
                        part,
                        "[\n。;:]\\s*(" + number + "[.、．]|\\(" + number + "\\))",
                        "[\n。;]\\s*([0-9]+[.、．]|\\([0-9" + NUMERALS + "]+\\))");
            default -> part; // paragraphs are not numbered in the text
        };
    }

    private static String cut(String part, String from, String next) {
        Matcher start = Pattern.compile(from).matcher(part);
        if (!start.find()) {
            return "";
        }
        Matcher end = Pattern.compile(next).matcher(part);
        int stop = end.find(start.end()) ? end.start() : part.length();
        return part.substring(start.start(), stop);
    }

    private static boolean occurs(Value value, String text) {
        String dense = text.replaceAll("[\\s,]", "");
        return spellings(value).stream()
                .anyMatch(spelling -> Pattern.compile("(?<![0-9.])" + Pattern.quote(spelling) + "(?![0-9]|\\.[0-9])")
                        .matcher(dense)
                        .find());
    }

    private static Set<String> spellings(Value value) {
        Set<String> spellings = new LinkedHashSet<>();
        switch (value) {
            case Value.Money money -> {
                for (int scale : new int[] {0, 4, 8}) {
                    String number = plain(BigDecimal.valueOf(money.fen(), 2 + scale));
                    String unit = scale == 0 ? "" : scale == 4 ? "万" : "亿";
                    spellings.add(number + unit + "元");
                    if (scale > 0) {
                        spellings.add(number + unit);
                    }
                }
            }
            case Value.Ratio ratio -> {
                String percent = plain(BigDecimal.valueOf(ratio.ppm(), 4));
                spellings.add(percent + "%");
                spellings.add("百分之" + percent);
                spellings.add(percent + "个百分点");
                spellings.add(plain(BigDecimal.valueOf(ratio.ppm(), 3)) + "‰");
                spellings.add(plain(BigDecimal.valueOf(ratio.ppm(), 6)) + "倍");
            }
            case Value.Whole whole -> {
                spellings.add(String.valueOf(whole.number()));
                spellings.add(chinese(whole.number()));
            }
            case Value.Day day ->
                spellings.add(day.date().getYear() + "年" + day.date().getMonthValue() + "月"
                        + day.date().getDayOfMonth() + "日");
            case Value.Code code -> spellings.add(normal(code.text()).replaceAll("[\\s,]", ""));
            case Value.Flag _ -> spellings.add("");
        }
        return spellings;
    }

    private static String chinese(long number) {
        if (number < 1 || number >= ARTICLES_LONGEST) {
            return String.valueOf(number);
        }
        String tens = number < 10
                ? ""
                : (number < 20 ? "" : NUMERALS.substring((int) number / 10, (int) number / 10 + 1)) + "十";
        return tens + (number % 10 == 0 ? "" : NUMERALS.substring((int) number % 10, (int) number % 10 + 1));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
