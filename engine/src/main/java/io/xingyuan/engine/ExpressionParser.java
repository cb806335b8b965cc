package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 表达式语法: logic and comparisons of the typed FEEL subset, by recursive descent; throws ExpressionFault. */
final class ExpressionParser {

    private static final int MAX_DEPTH = 48;
    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "not", "in", "if", "then", "else", "every", "some", "satisfies", "true", "false", "last");

    private final Tokens tokens;
    private final YearParser years;
    private final TermParser terms;
    private int depth;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.years = new YearParser(tokens);
        this.terms = new TermParser(tokens, years, this);
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

    Expr expression() {
        deepen();
        Expr expression;
        if (tokens.at("if")) {
            expression = choice();
        } else {
            expression = tokens.at("every") || tokens.at("some") ? quantified() : junction(false);
        }
        rise();
        return expression;
    }

    /** Keeps hostile nesting off the stack. */
    void deepen() {
        if (++depth > MAX_DEPTH) {
            throw tokens.fault("表达式嵌套超过 " + MAX_DEPTH + " 层");
        }
    }

    void rise() {
        depth--;
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
        Expr left = terms.sum();
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
        Expr right = terms.sum();
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
            Expr list = terms.primary();
            return new Expr.Among(operand, List.of(list), operand.at());
        }
        boolean lowIncluded = tokens.advance().is("[");
        Expr first = terms.sum();
        if (tokens.at("..")) {
            tokens.advance();
            Expr high = terms.sum();
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
            options.add(terms.sum());
        }
        tokens.expect(lowIncluded ? "]" : ")");
        return new Expr.Among(operand, List.copyOf(options), operand.at());
    }
}
