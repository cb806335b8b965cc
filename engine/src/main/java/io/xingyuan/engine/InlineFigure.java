package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * 行内的数: a number or a day that stands in an expression itself and not as a named parameter.
 *
 * @param start offset of its first character in the expression, and {@code end} that after the last
 * @param text as written, with its unit
 */
public record InlineFigure(int start, int end, String text) {

    /** Those of an expression, in order; what picks a year in brackets is none. Empty for what cannot be read. */
    public static List<InlineFigure> of(String expression) {
        List<InlineFigure> figures = new ArrayList<>();
        int brackets = 0;
        for (Token token : tokens(expression)) {
            brackets += token.is("[") ? 1 : token.is("]") ? -1 : 0;
            if (brackets == 0 && figure(token)) {
                figures.add(
                        new InlineFigure(token.start(), token.end(), expression.substring(token.start(), token.end())));
            }
        }
        return figures;
    }

    /** Why something cannot stand in its place, in a Chinese sentence; empty for a figure of the same kind and unit. */
    public Optional<String> objection(String typed) {
        List<Token> before = tokens(text);
        List<Token> after = tokens(typed.strip());
        boolean alike = after.size() == 2 && kind(before.getFirst()).equals(kind(after.getFirst()));
        return alike ? Optional.empty() : Optional.of("应与现行的“" + text + "”写法一样，现在是“" + Form.brief(typed.strip()) + "”");
    }

    /**
     * An expression with other figures.
     *
     * @param typed by their place among those of {@link #of}, from 0 on
     */
    public static String with(String expression, Map<Integer, String> typed) {
        List<InlineFigure> figures = of(expression);
        var text = new StringBuilder(expression);
        for (int i = figures.size() - 1; i >= 0; i--) {
            InlineFigure figure = figures.get(i);
            text.replace(figure.start, figure.end, typed.getOrDefault(i, figure.text));
        }
        return text.toString();
    }

    private static boolean figure(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.DATE;
    }

    private static String kind(Token token) {
        return token.kind() == Token.Kind.NUMBER
                ? Objects.requireNonNull(token.quantity()).value().type()
                        + token.quantity().unit()
                : token.kind().name();
    }

    private static List<Token> tokens(String expression) {
        try {
            return Lexer.read(expression);
        } catch (ExpressionFault unreadable) {
            return List.of();
        }
    }
}
