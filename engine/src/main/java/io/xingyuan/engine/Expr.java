package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 语法树: an expression as written; {@code at} is an offset in its text. */
sealed interface Expr {

    int at();

    /** 数、代码、日期、是否的字面量. */
    record Literal(Value value, String unit, int at) implements Expr {}

    /** 名字: a fact, parameter or built-in date. */
    record Name(String name, @Nullable Year year, int at) implements Expr {}

    /** 名字在几年上的值: {@code 营业收入[last(3)]}. */
    record Series(String name, Years years, int at) implements Expr {}

    /** 一元: {@code -x}. */
    record Negation(Expr operand, int at) implements Expr {}

    /** 算术: {@code + - * /}. */
    record Arithmetic(char operator, Expr left, Expr right, int at) implements Expr {}

    /** 比较. */
    record Comparison(Operator operator, Expr left, Expr right, int at) implements Expr {

        Comparison negated() {
            return new Comparison(operator.negated(), left, right, at);
        }
    }

    /** {@code x in [a..b)}. */
    record Within(Expr operand, Expr low, boolean lowIncluded, Expr high, boolean highIncluded, int at)
            implements Expr {}

    /** {@code x in ("甲", "乙")} or {@code x in 名单}; {@code not in} is wrapped in a Negated. */
    record Among(Expr operand, List<Expr> options, int at) implements Expr {}

    /** {@code a and b and c}, {@code a or b}. */
    record Junction(boolean conjunction, List<Expr> operands, int at) implements Expr {}

    /** {@code not(a)}. */
    record Negated(Expr operand, int at) implements Expr {}

    /** {@code if c then a else b}. */
    record Choice(Expr condition, Expr whenTrue, Expr whenFalse, int at) implements Expr {}

    /** {@code every y in last(3) satisfies c}. */
    record Quantified(boolean every, String variable, Years years, Expr body, int at) implements Expr {}

    /** 函数. */
    record Call(String function, List<Expr> arguments, int at) implements Expr {}

    /** {@code round(x, 单位, 方式)}. */
    record Rounded(Expr operand, Expr unit, Rounding.Mode mode, int at) implements Expr {}

    /**
     * 年: absolute, relative to the year asked, or relative to a quantifier's variable.
     *
     * @param variable quantifier variable, or null
     * @param number the year itself when over 1900, else the distance
     */
    record Year(@Nullable String variable, int number, int at) {
        static final int FIRST_ABSOLUTE = 1900;

        boolean isAbsolute() {
            return variable == null && number >= FIRST_ABSOLUTE;
        }
    }

    /** 年度范围, both included; both absolute or both relative. */
    record Years(int first, int last, int at) {}

    /** 比较运算符. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        /** The operator that holds exactly when this one does not. */
        Operator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_MOST -> MORE;
                case MORE -> AT_MOST;
                case AT_LEAST -> LESS;
            };
        }

        /** The operator with its sides exchanged. */
        Operator flipped() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }
    }

    static Literal day(LocalDate date, int at) {
        return new Literal(new Value.Day(date), "", at);
    }
}
