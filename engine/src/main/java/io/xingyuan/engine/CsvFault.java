package io.xingyuan.engine;

import java.io.Serial;

/** 表格有误: a table that cannot be read on. */
final class CsvFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;

    CsvFault(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
