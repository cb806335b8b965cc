package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 词: one lexical unit of an expression.
 *
 * @param text the word itself; for a string its content
 * @param quantity for NUMBER
 * @param start offset of the first character, and {@code end} that after the last
 */
record Token(Kind kind, String text, @Nullable Quantity quantity, int start, int end) {

    /** 词类. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        DATE,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }
}
