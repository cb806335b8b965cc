package io.xingyuan.engine;

/** YAML 游标: the lines of one file and a position in them. */
final class YamlLines {

    private static final int MAX_SIZE = 1 << 20;
    private static final int MAX_LINE = 10_000;

    private final String file;
    private final String[] lines;
    int row;
    int column;

    YamlLines(String file, String text) {
        this.file = file;
        if (text.length() > MAX_SIZE) {
            throw new YamlFault(Place.of(file), "文件超过 1 MB");
        }
        lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        for (row = 0; row < lines.length; row++) {
            inspect(lines[row]);
        }
        row = -1;
        nextContent();
    }

    private void inspect(String line) {
        if (line.endsWith("\r")) {
            lines[row] = line.substring(0, line.length() - 1);
        }
        if (lines[row].length() > MAX_LINE) {
            throw new YamlFault(new Place(file, row + 1, MAX_LINE), "一行超过 " + MAX_LINE + " 个字符");
        }
        for (int i = 0; i < lines[row].length(); i++) {
            char c = lines[row].charAt(i);
            if (c == '\t') {
                throw new YamlFault(new Place(file, row + 1, i + 1), "不能用制表符，请用空格");
            }
            boolean unseen = Character.getType(c) == Character.FORMAT; // may turn round what a reader sees
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || unseen) {
                throw new YamlFault(new Place(file, row + 1, i + 1), "含有看不见的控制字符");
            }
        }
        boolean marker = (line.startsWith("---") || line.startsWith("..."))
                && (lines[row].length() == 3 || lines[row].charAt(3) == ' ');
        if (marker || line.startsWith("%")) {
            throw new YamlFault(new Place(file, row + 1, 1), "一个文件只写一份文档，不用 ---、... 和 % 指令");
        }
    }

    boolean atEnd() {
        return row >= lines.length;
    }

    String line() {
        return lines[row];
    }

    /** The character at the cursor, or a space beyond the end of the line. */
    char current() {
        return at(column);
    }

    char at(int index) {
        return index < lines[row].length() ? lines[row].charAt(index) : ' ';
    }

    boolean endOfLine() {
        return column >= lines[row].length();
    }

    /** Moves to the first character of the next line that holds more than blanks and comments. */
    void nextContent() {
        do {
            row++;
        } while (!atEnd() && isBlank(lines[row]));
        column = atEnd() ? 0 : indentation();
    }

    int indentation() {
        int indent = 0;
        while (indent < lines[row].length() && lines[row].charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private static boolean isBlank(String line) {
        String content = line.strip();
        return content.isEmpty() || content.charAt(0) == '#';
    }

    void skipSpaces() {
        while (!endOfLine() && current() == ' ') {
            column++;
        }
    }

    /** Whether only blanks or a comment follow on this line. */
    boolean restIsBlank() {
        int index = column;
        while (index < line().length() && line().charAt(index) == ' ') {
            index++;
        }
        boolean comment = at(index) == '#' && (index == 0 || index > column || at(index - 1) == ' ');
        return index >= line().length() || comment;
    }

    Place here() {
        return new Place(file, Math.min(row, lines.length - 1) + 1, column + 1);
    }

    Place placeAt(int otherRow, int otherColumn) {
        return new Place(file, otherRow + 1, otherColumn + 1);
    }

    YamlFault fault(String message) {
        return new YamlFault(here(), message);
    }
}
