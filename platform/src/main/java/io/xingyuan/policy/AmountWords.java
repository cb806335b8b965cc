package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.Stacking;
import io.xingyuan.web.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 金额说明: what a clause pays, in words and with the figures in force on a day. */
public final class AmountWords {

    private static final String NAME = "[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9_]*";
    private static final String RATE = "[0-9.]+[%‰]";
    private static final Pattern RATE_OF = Pattern.compile("(" + RATE + ") \\* (" + NAME + ")");
    private static final Pattern OF_RATE = Pattern.compile("(" + NAME + ") \\* (" + RATE + ")");
    /** A cap that is worked out in steps says nothing to a reader; the clause's sentence does. */
    private static final Pattern WORKED_OUT = Pattern.compile("ceil_div|floor_div");

    private static final Pattern MONEY = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([亿万]?)元");

    /** A piece of the rule language and how a reader of Chinese says it; tried in this order. */
    private record Phrase(Pattern pattern, String chinese) {

        static Phrase of(String pattern, String chinese) {
            return new Phrase(Pattern.compile(pattern), chinese);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of("starts_with\\(([^,()]+), ([^()]*)\\)", "$1以 $2 开头"),
            Phrase.of("every [a-z] in last\\((\\d+)\\) satisfies ", "最近 $1 年每年 "),
            Phrase.of("some [a-z] in last\\((\\d+)\\) satisfies ", "最近 $1 年至少一年 "),
            Phrase.of("every [a-z] in \\[-?(\\d+)\\.\\.-1] satisfies ", "此前 $1 年每年 "),
            Phrase.of("last\\((\\d+)\\)", "最近 $1 年"),
            Phrase.of("\\[[a-z]-1]", "（上年）"),
            Phrase.of("\\[[a-z]]", ""),
            Phrase.of("\\[-1]", "（上年）"),
            Phrase.of("\\[-2]", "（前年）"),
            Phrase.of("years\\(([^,()]+), ([^,()]+)\\)", "$1到$2的周年数"),
            Phrase.of("marginal\\(([^,()]+), ([^()]*)\\)", "$1分段累计：$2"),
            Phrase.of("growth\\(([^()]+)\\)", "$1比上年增长率"),
            Phrase.of("increase\\(([^()]+)\\)", "$1比上年增量"),
            Phrase.of("prior\\(([^()]+)\\)", "上年$1"),
            Phrase.of("\\bsum\\(([^()]+)\\)", "$1合计"),
            Phrase.of("\\bavg\\(([^()]+)\\)", "$1平均"),
            Phrase.of("\\bmin\\(", "较小者("),
            Phrase.of("\\bmax\\(", "较大者("),
            Phrase.of("\\bnot\\(", "不是("),
            Phrase.of(" not in ", " 不属于 "),
            Phrase.of(" in ", " 属于 "),
            Phrase.of(" and ", " 且 "),
            Phrase.of(" or ", " 或 "),
            Phrase.of("\\bif ", "若 "),
            Phrase.of(" then ", " 则 "),
            Phrase.of(" else ", "，否则 "),
            Phrase.of(" \\* ", " × "),
            Phrase.of(" / ", " ÷ "),
            Phrase.of(">=", "≥"),
            Phrase.of("<=", "≤"),
            Phrase.of("!=", "≠"),
            Phrase.of("\"", ""));

    private AmountWords() {}

    /** Such as {@code 按年销售收入的 20%，最高 200 万元}; for a recognition, what it recognises. */
    public static String of(Clause clause, LocalDate day) {
        Amount amount = clause.amount();
        if (amount == null) {
            return t("认定为{0}", clause.recognizes());
        }
        List<String> parts = new ArrayList<>();
        if (amount.tiers() != null) {
            parts.add(
                    t(amount.kind() == AmountKind.CEILING ? "每一档最高 {0}" : "每一档 {0}", said(amount.each(), clause, day)));
        } else if (amount.formula() != null) {
            String formula = said(amount.formula(), clause, day);
            parts.add(
                    amount.kind() == AmountKind.DISCRETIONARY
                            ? t("由主管部门酌定，至多{0}", formula)
                            : plainMoney(formula) ? formula : t("按{0}", formula));
        } else if (amount.kind() == AmountKind.DISCRETIONARY) {
            parts.add(t("由主管部门酌定"));
        }
        if (amount.floor() != null) {
            parts.add(t("至少 {0}", said(amount.floor(), clause, day)));
        }
        if (amount.cap() != null) {
            String cap = said(amount.cap(), clause, day);
            if (!WORKED_OUT.matcher(cap).find()) {
                parts.add(t("最高 {0}", cap));
            }
        } else if (amount.formula() != null && amount.kind() == AmountKind.CEILING) {
            parts.set(0, t("不超过{0}", said(amount.formula(), clause, day)));
        }
        return String.join(t("，"), parts);
    }

    /** An authored expression with the parameters' values in place of their names. */
    public static String said(@Nullable String expression, Clause clause, LocalDate day) {
        if (expression == null) {
            return "";
        }
        String text = expression.strip();
        List<Parameter> longestFirst = clause.parameters().stream()
                .sorted(Comparator.comparingInt(
                                (Parameter parameter) -> parameter.name().length())
                        .reversed())
                .toList();
        for (Parameter parameter : longestFirst) {
            text = text.replaceAll(
                    "(?<![\\p{IsHan}\\w])" + Pattern.quote(parameter.name()) + "(?![\\p{IsHan}\\w])",
                    Matcher.quoteReplacement(parameter.at(day).text()));
        }
        return spaced(readable(text));
    }

    /** {@code 1500万元} → {@code 1,500 万元}, for readers of English {@code 15,000,000 CNY}. */
    public static String spaced(String text) {
        return MONEY.matcher(text).replaceAll(AmountWords::sum);
    }

    private static String sum(MatchResult found) {
        BigDecimal figure = new BigDecimal(found.group(1));
        if (Texts.english()) {
            int digits = "亿".equals(found.group(2)) ? 10 : "万".equals(found.group(2)) ? 6 : 2;
            return Amounts.words(figure.movePointRight(digits).longValue());
        }
        return Amounts.grouped(figure) + " " + found.group(2) + "元";
    }

    private static String readable(String text) {
        Matcher rateOf = RATE_OF.matcher(text);
        if (rateOf.matches()) {
            return t("{0}的 {1}", rateOf.group(2), rateOf.group(1));
        }
        Matcher ofRate = OF_RATE.matcher(text);
        if (ofRate.matches()) {
            return t("{0}的 {1}", ofRate.group(1), ofRate.group(2));
        }
        String chinese = text;
        for (Phrase phrase : PHRASES) {
            chinese = phrase.pattern().matcher(chinese).replaceAll(phrase.chinese());
        }
        return chinese;
    }

    private static boolean plainMoney(String text) {
        return text.matches("[0-9.,]+ ((亿|万)?元|CNY)");
    }

    /** 叠加: how awards of a clause's group go together, with the policy of a group that is not its own; empty for none. */
    public static String stacking(Clause clause) {
        Stacking stacking = clause.stacking();
        if (stacking == null) {
            return "";
        }
        Long cap = stacking.capFen();
        String group = stacking.policy().equals(clause.id().policy()) ? stacking.group() : stacking.key();
        return switch (stacking.rule()) {
            case MAX -> t("同组就高不重复：{0}", group);
            case EXCLUSIVE -> t("同一支出不重复：{0}", group);
            case SUM -> cap == null ? t("同组可叠加：{0}", group) : t("同组可叠加，每年合计至多 {1}：{0}", group, Amounts.words(cap));
        };
    }
}
