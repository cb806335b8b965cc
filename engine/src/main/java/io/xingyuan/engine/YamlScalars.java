package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML 标量: plain and quoted text, and the keys of mappings. */
final class YamlScalars {

    private static final String RESERVED = "&*!%@`|>?";
    private static final String BRACKETS = ",[]{}";

    private final YamlLines lines;

    YamlScalars(YamlLines lines) {
        this.lines = lines;
    }

    /** Reads {@code key:} and stands after the colon; null when there is none. Strict refuses bad keys. */
    @Nullable
    String key(boolean strict) {
        String key;
        Place place = lines.here();
        char c = lines.current();
        if (c == '"' || c == '\'') {
            key = quoted().value();
        } else {
            int end = colon();
            if (end < 0) {
                return null;
            }
            key = lines.line().substring(lines.column, end).strip();
            lines.column = end;
        }
        if (lines.current() != ':') {
            return null;
        }
        if (strict) {
            checkKey(key, place);
        }
        lines.column++;
        return key;
    }

    private static void checkKey(String key, Place place) {
        if (key.equals("<<")) {
            throw new YamlFault(place, "不支持合并键 <<");
        }
        if (key.isEmpty() || (RESERVED + BRACKETS).indexOf(key.charAt(0)) >= 0) {
            throw new YamlFault(place, "键不能为空，也不能以 " + RESERVED + BRACKETS + " 开头（不支持锚点、引用和标签）");
        }
    }

    /** Column of the colon that ends a plain key, or -1. */
    private int colon() {
        String line = lines.line();
        for (int i = lines.column; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
                return i;
            }
            if (c == '#' && i > 0 && line.charAt(i - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    /** A plain or quoted scalar on one line. */
    Yaml single() {
        char c = lines.current();
        return c == '"' || c == '\'' ? quoted() : plain(false);
    }

    Yaml plain(boolean inFlow) {
        refuseReserved();
        Place place = lines.here();
        String line = lines.line();
        int end = lines.column;
        while (end < line.length() && !endsPlain(line, end, inFlow)) {
            end++;
        }
        String text = line.substring(lines.column, end).stripTrailing();
        lines.column = end;
        if (!inFlow && lines.current() == ':') {
            throw lines.fault("文字里有“冒号加空格”，请给整个值加引号");
        }
        boolean empty = text.isEmpty() || text.equals("~") || text.equals("null");
        return empty ? new Yaml.Empty(place) : new Yaml.Scalar(text, false, place, List.of());
    }

    private void refuseReserved() {
        char c = lines.current();
        if (c == '&' || c == '*' || c == '!') {
            throw lines.fault("不支持锚点 &、引用 * 和标签 !；若是文字请加引号");
        }
        boolean dash = c == '-' && lines.at(lines.column + 1) == ' ';
        if ((RESERVED + ",]}#:").indexOf(c) >= 0 || dash) {
            throw lines.fault("以 " + c + " 开头的文字请加引号");
        }
    }

    private boolean endsPlain(String line, int index, boolean inFlow) {
        char c = line.charAt(index);
        if (c == '#') {
            return index > 0 && line.charAt(index - 1) == ' ';
        }
        if (c == ':') {
            char next = index + 1 < line.length() ? line.charAt(index + 1) : ' ';
            return next == ' ' || (inFlow && ",]}[{".indexOf(next) >= 0);
        }
        if (inFlow && (c == '[' || c == '{')) {
            lines.column = index;
            throw lines.fault("在 {} 或 [] 里，含有 " + c + " 的文字请加引号");
        }
        return inFlow && ",]}".indexOf(c) >= 0;
    }

    Yaml.Scalar quoted() {
        Place place = lines.here();
        char quote = lines.current();
        var text = new StringBuilder();
        for (lines.column++; !lines.endOfLine(); lines.column++) {
            char c = lines.current();
            if (c == quote && quote == '\'' && lines.at(lines.column + 1) == '\'') {
                lines.column++;
            } else if (c == quote) {
                lines.column++;
                return new Yaml.Scalar(text.toString(), true, place, List.of());
            } else if (c == '\\' && quote == '"') {
                lines.column++;
                c = escaped();
            }
            text.append(c);
        }
        throw new YamlFault(place, "引号没有在同一行内闭合");
    }

    private char escaped() {
        return switch (lines.current()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'n' -> '\n';
            default -> throw lines.fault("引号里只支持转义 \\\" \\\\ \\/ \\n");
        };
    }
}
