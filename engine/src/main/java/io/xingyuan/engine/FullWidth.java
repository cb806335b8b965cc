package io.xingyuan.engine;

/** 全角字符: full-width letters, figures and signs as the plain ones. */
final class FullWidth {

    private static final char FIRST = '！';
    private static final char LAST = '～';
    private static final char SPACE = '\u3000';

    private FullWidth() {}

    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text.charAt(i)) != text.charAt(i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(plain(text.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char character) {
        if (character == SPACE) {
            return ' ';
        }
        return character >= FIRST && character <= LAST ? (char) (character - FIRST + '!') : character;
    }
}
