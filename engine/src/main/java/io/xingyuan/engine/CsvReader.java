package io.xingyuan.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 逗号分隔的表: reads records one by one, with quotes and line breaks inside quotes; a leading BOM is left out. */
final class CsvReader implements Closeable {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_FIELDS = 5_000;
    private static final int END = -1;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder field = new StringBuilder();
    private int at;
    private int filled;
    private int line = 1;
    private int recordLine;

    CsvReader(Reader reader) throws IOException {
        this.reader = reader;
        if (peek() == '\uFEFF') {
            at++;
        }
    }

    /** Line on which the last record began, from 1. */
    int line() {
        return recordLine;
    }

    /**
     * The next record, or null at the end. Empty lines are skipped.
     *
     * @throws CsvFault when the file is no proper table
     */
    @Nullable
    List<String> next() throws IOException {
        skipEmptyLines();
        if (peek() == END) {
            return null;
        }
        recordLine = line;
        List<String> fields = new ArrayList<>();
        boolean more = true;
        while (more) {
            if (fields.size() == MOST_FIELDS) {
                throw new CsvFault(recordLine, "超过 " + MOST_FIELDS + " 列");
            }
            fields.add(field());
            more = peek() == ',';
            if (more) {
                at++;
            }
        }
        endOfLine();
        return fields;
    }

    private void skipEmptyLines() throws IOException {
        while (peek() == '\r' || peek() == '\n') {
            endOfLine();
        }
    }

    private void endOfLine() throws IOException {
        if (peek() == '\r') {
            at++;
            if (peek() != '\n') {
                line++;
            }
        }
        if (peek() == '\n') {
            at++;
            line++;
        }
    }

    private String field() throws IOException {
        field.setLength(0);
        if (peek() == '"') {
            quoted();
        }
        for (int next = peek(); next != END && next != ',' && next != '\n' && next != '\r'; next = peek()) {
            append((char) next);
            at++;
        }
        return field.toString();
    }

    private void quoted() throws IOException {
        at++;
        while (true) {
            int next = peek();
            if (next == END) {
                throw new CsvFault(recordLine, "引号没有配对");
            }
            at++;
            if (next == '"') {
                if (peek() != '"') {
                    return;
                }
                at++;
            } else if (next == '\n') {
                line++;
            }
            append((char) next);
        }
    }

    private void append(char next) {
        if (field.length() == MOST_CHARACTERS) {
            throw new CsvFault(recordLine, "一格超过 " + MOST_CHARACTERS + " 个字符");
        }
        field.append(next);
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, reader.read(buffer));
            at = 0;
        }
        return filled == 0 ? END : buffer[at];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
