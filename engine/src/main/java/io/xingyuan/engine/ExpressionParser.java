package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 表达式语法: recursive descent over the typed FEEL subset; throws ExpressionFault. */
final class ExpressionParser {

    private static final int MAX_DEPTH = 48;
    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "not", "in", "if", "then", "else", "every", "some", "satisfies", "true", "false", "last");

    private final Tokens tokens;
    private final YearParser years;
    private int depth;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.years = new YearParser(tokens);
    }

    static Expr parse(String text) {
        var tokens = new Tokens(Lexer.read(text));
        if (tokens.current().kind() == Token.Kind.END) {
            throw new ExpressionFault(0, "表达式是空的");
        }
        Expr expression = new ExpressionParser(tokens).expression();
        if (tokens.current().kind() != Token.Kind.END) {
            throw tokens.fault("这里不该有" + tokens.shown());
        }
        return expression;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    private Expr expression() {
        if (++depth > MAX_DEPTH) {
            throw tokens.fault("表达式嵌套超过 " + MAX_DEPTH + " 层");
        }
        Expr expression;
        if (tokens.at("if")) {
            expression = choice();
        } else {
            expression = tokens.at("every") || tokens.at("some") ? quantified() : junction(false);
        }
        depth--;
        return expression;
    }

    private Expr choice() {
        int at = tokens.expect("if").start();
        Expr condition = expression();
        tokens.expect("then");
        Expr whenTrue = expression();
        tokens.expect("else");
        return new Expr.Choice(condition, whenTrue, expression(), at);
    }

    private Expr quantified() {
        Token quantifier = tokens.advance();
        Token variable = tokens.advance();
        if (variable.kind() != Token.Kind.NAME || KEYWORDS.contains(variable.text())) {
            throw new ExpressionFault(variable.start(), "every/some 后面应是一个变量名，如 y");
        }
        tokens.expect("in");
        Expr.Years range = years.range();
        tokens.expect("satisfies");
        Expr body = expression();
        boolean every = quantifier.text().equals("every");
        return new Expr.Quantified(every, variable.text(), range, body, quantifier.start());
    }

    private Expr junction(boolean conjunction) {
        String word = conjunction ? "and" : "or";
        Expr first = conjunction ? comparison() : junction(true);
        if (!tokens.at(word)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(List.of(first));
        while (tokens.at(word)) {
            tokens.advance();
            operands.add(conjunction ? comparison() : junction(true));
        }
        return new Expr.Junction(conjunction, List.copyOf(operands), first.at());
    }

    private Expr comparison() {
        Expr left = sum();
        int at = left.at();
        if (tokens.at("not") && tokens.following().is("in")) {
            tokens.advance();
            return new Expr.Negated(membership(left), at);
        }
        if (tokens.at("in")) {
            return membership(left);
        }
        Expr.@Nullable Operator operator = operator();
        if (operator == null) {
            return left;
        }
        tokens.advance();
        Expr right = sum();
        if (operator() != null) {
            throw tokens.fault("一个比较里不能连写两个运算符，请用 in [a..b] 或 and");
        }
        return new Expr.Comparison(operator, left, right, at);
    }

    private Expr.@Nullable Operator operator() {
        for (Expr.Operator operator : Expr.Operator.values()) {
            if (tokens.at(operator.symbol)) {
                return operator;
            }
        }
        return null;
    }

    private Expr membership(Expr operand) {
        tokens.expect("in");
        if (!tokens.at("[") && !tokens.at("(")) {
            Expr list = primary();
            return new Expr.Among(operand, List.of(list), operand.at());
        }
        boolean lowIncluded = tokens.advance().is("[");
        Expr first = sum();
        if (tokens.at("..")) {
            tokens.advance();
            Expr high = sum();
            boolean highIncluded = tokens.at("]");
            if (!highIncluded) {
                tokens.expect(")");
            } else {
                tokens.advance();
            }
            return new Expr.Within(operand, first, lowIncluded, high, highIncluded, operand.at());
        }
        List<Expr> options = new ArrayList<>(List.of(first));
        while (tokens.at(",")) {
            tokens.advance();
            options.add(sum());
        }
        tokens.expect(lowIncluded ? "]" : ")");
        return new Expr.Among(operand, List.copyOf(options), operand.at());
    }

    private Expr sum() {
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
        if (++depth > MAX_DEPTH) {
            throw tokens.fault("表达式嵌套超过 " + MAX_DEPTH + " 层");
        }
        int at = tokens.advance().start();
        Expr operand = unary();
        depth--;
        return new Expr.Negation(operand, at);
    }

    private Expr primary() {
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
        Expr inner = expression();
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
            Expr operand = expression();
            tokens.expect(")");
            return new Expr.Negated(operand, at);
        }
        if (KEYWORDS.contains(name.text())) {
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
            arguments.add(expression());
            while (tokens.at(",")) {
                tokens.advance();
                arguments.add(expression());
            }
        }
        tokens.expect(")");
        return new Expr.Call(name.text(), List.copyOf(arguments), name.start());
    }

    private Expr rounded(int at) {
        tokens.expect("(");
        Expr operand = expression();
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
