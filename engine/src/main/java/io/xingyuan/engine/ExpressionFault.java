package io.xingyuan.engine;

import java.io.Serial;

/** 表达式错误: ends the compilation of one expression. */
final class ExpressionFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int offset;

    ExpressionFault(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Where in the expression, 0-based. */
    int offset() {
        return offset;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
