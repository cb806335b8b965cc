package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;

/** CSV 文本: RFC 4180, with or without a byte order mark. */
final class CsvText {

    private final String text;
    private int at;

    private CsvText(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** All rows that hold anything. */
    static List<List<String>> rows(String text) {
        var csv = new CsvText(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            List<String> row = csv.row();
            if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(current() == '"' ? quoted() : plain());
        } while (passes(','));
        passes('\r');
        passes('\n');
        return cells;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !passes('"')) {
                break;
            }
            cell.append(c);
        }
        return cell + plain();
    }

    private boolean passes(char c) {
        boolean there = current() == c;
        at += there ? 1 : 0;
        return there;
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
