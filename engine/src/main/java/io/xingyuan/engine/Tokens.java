package io.xingyuan.engine;

import java.util.List;

/** 词流: the words of an expression with a position. */
final class Tokens {

    private final List<Token> tokens;
    private int position;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(position);
    }

    Token following() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    Token advance() {
        Token token = current();
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    boolean at(String word) {
        return current().is(word);
    }

    Token expect(String word) {
        if (!at(word)) {
            throw fault("这里应是 " + word + "，现在是" + shown());
        }
        return advance();
    }

    String shown() {
        Token token = current();
        return token.kind() == Token.Kind.END ? "结尾" : "“" + Form.brief(token.text()) + "”";
    }

    ExpressionFault fault(String message) {
        return new ExpressionFault(current().start(), message);
    }
}
