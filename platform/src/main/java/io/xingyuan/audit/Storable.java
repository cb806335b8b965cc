package io.xingyuan.audit;

/** 可存文字: what PostgreSQL can hold, so that no odd character keeps a change out of the log. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** The text with its zero characters and lone surrogates replaced. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> each == 0 || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : each)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
