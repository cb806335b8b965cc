package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;

/** 词法: cuts an expression into words. */
final class Lexer {

    private static final int MAX_LENGTH = 4000;
    private static final List<String> SYMBOLS =
            List.of("..", "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]", ",");
    private static final String FULL_WIDTH = "（）【】，＝＞＜≥≤≠＋－×÷“”‘’";
    private static final List<String> HALF_WIDTH = List.of(
            "(", ")", "[", "]", ",", "=", ">", "<", ">=", "<=", "!=", "+", "-", "*", "/", "\"", "\"", "\"", "\"");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** Throws ExpressionFault at the first character that belongs to no word. */
    static List<Token> read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionFault(MAX_LENGTH, "表达式超过 " + MAX_LENGTH + " 个字符");
        }
        var lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "", text.length());
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\n') {
            at++;
        } else if (isDigit(c)) {
            number();
        } else if (c == '"') {
            string();
        } else if (Character.isLetter(c) || c == '_') {
            word();
        } else {
            symbol(c);
        }
    }

    private void number() {
        int start = at;
        if (isDate()) {
            add(Token.Kind.DATE, text.substring(at, at + 10), at + 10);
            return;
        }
        digits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            digits();
        }
        String number = text.substring(start, at);
        int unitStart = at;
        while (Character.isLetter(peek(0)) || "%％‰".indexOf(peek(0)) >= 0) {
            at++;
        }
        int end = at;
        at = start;
        try {
            Quantity quantity = Quantity.parse(number, text.substring(unitStart, end));
            tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, end), quantity, start, end));
            at = end;
        } catch (IllegalArgumentException fault) {
            throw new ExpressionFault(start, String.valueOf(fault.getMessage()));
        }
    }

    private boolean isDate() {
        if (at + 10 > text.length() || text.charAt(at + 4) != '-' || text.charAt(at + 7) != '-') {
            return false;
        }
        String day = text.substring(at, at + 10);
        if (day.chars().filter(c -> isDigit((char) c)).count() != 8) {
            return false;
        }
        if (Form.day(day) == null) {
            throw new ExpressionFault(at, "没有“" + day + "”这一天");
        }
        return true;
    }

    private void digits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private void string() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new ExpressionFault(at, "引号没有闭合");
        }
        tokens.add(new Token(Token.Kind.STRING, text.substring(at + 1, end), null, at, end + 1));
        at = end + 1;
    }

    private void word() {
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        add(Token.Kind.NAME, text.substring(at, end), end);
    }

    private void symbol(char c) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at + symbol.length());
                return;
            }
        }
        int wide = FULL_WIDTH.indexOf(c);
        String hint = wide < 0 ? "" : "，请用半角 " + HALF_WIDTH.get(wide);
        throw new ExpressionFault(at, "不认识的字符“" + c + "”" + hint);
    }

    private void add(Token.Kind kind, String word, int end) {
        tokens.add(new Token(kind, word, null, at, end));
        at = end;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    /** ASCII digits only: full-width ones would be read differently by other tools. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
