package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/** 年度语法: {@code [-1]}, {@code [2022]}, {@code [y-1]}, {@code last(3)}, {@code [-2..0]}. */
final class YearParser {

    private static final int MAX_YEARS = 30;
    private static final int LAST_ABSOLUTE = 2200;

    private final Tokens tokens;

    YearParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** After a name: a year in brackets, or several. */
    Expr indexed(Token name) {
        int at = tokens.expect("[").start();
        Expr result;
        if (tokens.at("last")) {
            result = new Expr.Series(name.text(), last(), name.start());
        } else {
            Expr.Year first = year();
            boolean range = tokens.at("..");
            result = range
                    ? new Expr.Series(name.text(), upTo(first, at), name.start())
                    : new Expr.Name(name.text(), first, name.start());
        }
        tokens.expect("]");
        return result;
    }

    /** After {@code in}: {@code last(n)} or {@code [a..b]}. */
    Expr.Years range() {
        if (tokens.at("last")) {
            return last();
        }
        int at = tokens.expect("[").start();
        Expr.Years range = upTo(year(), at);
        tokens.expect("]");
        return range;
    }

    private Expr.Years last() {
        int at = tokens.expect("last").start();
        tokens.expect("(");
        int count = integer();
        tokens.expect(")");
        if (count < 1 || count > MAX_YEARS) {
            throw new ExpressionFault(at, "last(n) 的 n 应在 1 到 " + MAX_YEARS + " 之间");
        }
        return new Expr.Years(1 - count, 0, at);
    }

    private Expr.Years upTo(Expr.Year first, int at) {
        tokens.expect("..");
        Expr.Year last = year();
        boolean mixed = first.isAbsolute() != last.isAbsolute();
        if (first.variable() != null || last.variable() != null || mixed) {
            throw new ExpressionFault(at, "年度范围的两端应同为年份，或同为相对年");
        }
        int length = last.number() - first.number() + 1;
        if (length < 1 || length > MAX_YEARS) {
            throw new ExpressionFault(at, "年度范围应从早到晚，至多 " + MAX_YEARS + " 年");
        }
        return new Expr.Years(first.number(), last.number(), at);
    }

    private Expr.Year year() {
        int at = tokens.current().start();
        @Nullable String variable = null;
        int number = 0;
        if (tokens.current().kind() == Token.Kind.NAME) {
            variable = tokens.advance().text();
            if (tokens.at("-") || tokens.at("+")) {
                int sign = tokens.advance().is("-") ? -1 : 1;
                number = sign * integer();
            }
        } else {
            int sign = tokens.at("-") ? -1 : 1;
            if (sign < 0) {
                tokens.advance();
            }
            number = sign * integer();
        }
        boolean distance = Math.abs(number) <= MAX_YEARS;
        boolean calendar = variable == null && number >= Expr.Year.FIRST_ABSOLUTE && number <= LAST_ABSOLUTE;
        if (!distance && !calendar) {
            throw new ExpressionFault(at, "年应是年份（如 2022），或与参照年相差不超过 " + MAX_YEARS + " 的整数");
        }
        return new Expr.Year(variable, number, at);
    }

    private int integer() {
        Token token = tokens.advance();
        Quantity quantity = token.quantity();
        if (quantity == null
                || !(quantity.value() instanceof Value.Whole whole)
                || !(quantity.unit().isEmpty() || quantity.unit().equals("年"))) {
            throw new ExpressionFault(token.start(), "这里应是整数");
        }
        return Math.toIntExact(whole.number());
    }
}
