package io.xingyuan.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 表达式的读法: an expression in Chinese, for readers who do not write rules. */
final class Phrase {

    private final Scope scope;

    private Phrase(Scope scope) {
        this.scope = scope;
    }

    static String of(Expr expression, Scope scope) {
        return new Phrase(scope).of(expression);
    }

    private String of(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal.value() + literal.unit();
            case Expr.Name name -> name(name);
            case Expr.Series series -> years(series.years()) + "的" + series.name();
            case Expr.Negation negation -> "−" + of(negation.operand());
            case Expr.Arithmetic arithmetic ->
                operand(arithmetic.left()) + " " + sign(arithmetic.operator()) + " " + operand(arithmetic.right());
            case Expr.Comparison comparison ->
                of(comparison.left()) + " " + sign(comparison.operator()) + " " + of(comparison.right());
            case Expr.Within within ->
                of(within.operand())
                        + (within.lowIncluded() ? " ≥ " : " > ")
                        + of(within.low())
                        + (within.highIncluded() ? " 且 ≤ " : " 且 < ")
                        + of(within.high());
            case Expr.Among among -> of(among.operand()) + "属于" + list(among.options(), "、");
            case Expr.Junction junction -> list(junction.operands(), junction.conjunction() ? "，且" : "，或");
            case Expr.Negated negated -> "并非（" + of(negated.operand()) + "）";
            case Expr.Choice choice ->
                "（" + of(choice.condition()) + "时为" + of(choice.whenTrue()) + "，否则为" + of(choice.whenFalse()) + "）";
            case Expr.Quantified quantified ->
                years(quantified.years()) + (quantified.every() ? "每一年" : "至少一年") + of(quantified.body());
            case Expr.Call call -> call(call);
            case Expr.Rounded rounded -> of(rounded.operand());
        };
    }

    /** A parameter that never changed is told by its value. */
    private String name(Expr.Name name) {
        CompiledParameter parameter = scope.parameter(name.name());
        boolean constant = parameter != null && parameter.parameter().values().size() == 1;
        return parameter != null && constant
                ? parameter.parameter().values().getFirst().text()
                : year(name.year()) + name.name();
    }

    private String operand(Expr expression) {
        return expression instanceof Expr.Arithmetic ? "（" + of(expression) + "）" : of(expression);
    }

    private String list(List<Expr> expressions, String separator) {
        return expressions.stream().map(this::of).collect(Collectors.joining(separator));
    }

    private static String year(Expr.@Nullable Year year) {
        if (year == null || (year.number() == 0 && !year.isAbsolute())) {
            return "";
        }
        if (year.isAbsolute()) {
            return year.number() + "年";
        }
        return switch (year.number()) {
            case -1 -> "上一年";
            case 1 -> "下一年";
            default -> year.number() < 0 ? "前第" + -year.number() + "年" : "后第" + year.number() + "年";
        };
    }

    private static String years(Expr.Years years) {
        int count = years.last() - years.first() + 1;
        if (years.first() >= Expr.Year.FIRST_ABSOLUTE) {
            return years.first() + "–" + years.last() + "年";
        }
        return switch (years.last()) {
            case 0 -> "近" + count + "年";
            case -1 -> "之前" + count + "年";
            default -> "第" + years.first() + "至" + years.last() + "年";
        };
    }

    private static String sign(char operator) {
        return switch (operator) {
            case '*' -> "×";
            case '/' -> "÷";
            case '-' -> "−";
            default -> "+";
        };
    }

    static String sign(Expr.Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case LESS -> "<";
            case AT_MOST -> "≤";
            case MORE -> ">";
            case AT_LEAST -> "≥";
        };
    }

    private String call(Expr.Call call) {
        String first = call.arguments().isEmpty() ? "" : of(call.arguments().getFirst());
        String second = call.arguments().size() < 2 ? "" : of(call.arguments().get(1));
        String all = list(call.arguments(), "、");
        return switch (call.function()) {
            case "sum" -> first + "合计";
            case "avg" -> first + "平均值";
            case "growth" -> first + "同比增长率";
            case "increase" -> first + "比上年增加额";
            case "prior" -> "上年" + first;
            case "floor_div", "ceil_div" -> first + " ÷ " + second + "的档数";
            case "abs" -> first + "的绝对值";
            case "marginal" -> first + "分段累计";
            case "min" -> "较小者（" + all + "）";
            case "max" -> "较大者（" + all + "）";
            case "years" -> "自" + first + "至" + second + "的周年数";
            case "months" -> "自" + first + "至" + second + "的足月数";
            case "days" -> "自" + first + "至" + second + "的天数";
            case "year" -> first + "所在年";
            case "starts_with" ->
                first + "以" + list(call.arguments().subList(1, call.arguments().size()), "、") + "开头";
            default -> call.function() + "（" + all + "）";
        };
    }
}
