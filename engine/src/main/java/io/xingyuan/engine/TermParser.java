package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 算式语法: sums, products, names, calls and literals. */
final class TermParser {

    private final Tokens tokens;
    private final YearParser years;
    private final ExpressionParser logic;

    TermParser(Tokens tokens, YearParser years, ExpressionParser logic) {
        this.tokens = tokens;
        this.years = years;
        this.logic = logic;
    }

    Expr sum() {
        Expr left = product();
        while (tokens.at("+") || tokens.at("-")) {
            Token operator = tokens.advance();
            left = new Expr.Arithmetic(operator.text().charAt(0), left, product(), operator.start());
        }
        return left;
    }

    private Expr product() {
        Expr left = unary();
        while (tokens.at("*") || tokens.at("/")) {
            Token operator = tokens.advance();
            left = new Expr.Arithmetic(operator.text().charAt(0), left, unary(), operator.start());
        }
        return left;
    }

    private Expr unary() {
        if (!tokens.at("-")) {
            return primary();
        }
        logic.deepen();
        int at = tokens.advance().start();
        Expr operand = unary();
        logic.rise();
        return new Expr.Negation(operand, at);
    }

    Expr primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NUMBER -> number();
            case STRING -> new Expr.Literal(new Value.Code(tokens.advance().text()), "", token.start());
            case DATE -> Expr.day(LocalDate.parse(tokens.advance().text()), token.start());
            case NAME -> named();
            case SYMBOL, END -> group();
        };
    }

    private Expr number() {
        Token token = tokens.advance();
        Quantity quantity = token.quantity();
        if (quantity == null) {
            throw new IllegalStateException("number without quantity");
        }
        return new Expr.Literal(quantity.value(), quantity.unit(), token.start());
    }

    private Expr group() {
        if (!tokens.at("(")) {
            throw tokens.fault("这里应是一个值，现在是" + tokens.shown());
        }
        tokens.advance();
        Expr inner = logic.expression();
        tokens.expect(")");
        return inner;
    }

    private Expr named() {
        Token name = tokens.advance();
        int at = name.start();
        if (name.is("true") || name.is("false")) {
            return new Expr.Literal(new Value.Flag(name.is("true")), "", at);
        }
        if (name.is("not")) {
            tokens.expect("(");
            Expr operand = logic.expression();
            tokens.expect(")");
            return new Expr.Negated(operand, at);
        }
        if (ExpressionParser.isKeyword(name.text())) {
            throw new ExpressionFault(at, "这里应是一个值，现在是“" + name.text() + "”");
        }
        if (tokens.at("(")) {
            return name.is("round") ? rounded(at) : call(name);
        }
        return tokens.at("[") ? years.indexed(name) : new Expr.Name(name.text(), null, at);
    }

    private Expr call(Token name) {
        tokens.expect("(");
        List<Expr> arguments = new ArrayList<>();
        if (!tokens.at(")")) {
            arguments.add(logic.expression());
            while (tokens.at(",")) {
                tokens.advance();
                arguments.add(logic.expression());
            }
        }
        tokens.expect(")");
        return new Expr.Call(name.text(), List.copyOf(arguments), name.start());
    }

    private Expr rounded(int at) {
        tokens.expect("(");
        Expr operand = logic.expression();
        tokens.expect(",");
        Expr unit = primary();
        tokens.expect(",");
        Token word = tokens.advance();
        var mode = new StringBuilder(word.text());
        if (tokens.at("-")) {
            tokens.advance();
            mode.append('-').append(tokens.advance().text());
        }
        Rounding.Mode found = RoundingWords.mode(mode.toString());
        if (found == null) {
            throw new ExpressionFault(word.start(), "取整方式应是 " + RoundingWords.modes() + " 之一");
        }
        tokens.expect(")");
        return new Expr.Rounded(operand, unit, found, at);
    }
}
