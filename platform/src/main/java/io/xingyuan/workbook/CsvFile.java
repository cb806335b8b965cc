package io.xingyuan.workbook;

import io.xingyuan.workbook.WorkbookFile.Line;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** 上传的 CSV: a table as text, read row by row under its headings; in UTF-8, or as Chinese Windows writes it. */
public final class CsvFile {

    private static final int MOST_ROWS = 100_000;
    private static final Charset GB = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = Character.toString(0xFEFF);

    private final byte[] content;

    public CsvFile(byte[] content) {
        this.content = content;
    }

    /** Whether the name says so. */
    public static boolean named(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** The rows that have something in them. */
    public List<Line> lines(List<Column> columns) throws Unreadable {
        if (content.length == 0) {
            throw new Unreadable("文件是空的");
        }
        if (content.length > WorkbookFile.LARGEST) {
            throw new Unreadable("文件超过 20 MB，请分成几个文件");
        }
        List<List<String>> rows = rows(text());
        Map<Integer, Column> headings = headings(rows.isEmpty() ? List.of() : rows.getFirst(), columns);
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Map<String, String> cells = new LinkedHashMap<>();
            List<String> row = rows.get(i);
            headings.forEach((place, column) -> {
                String text = place < row.size() ? plain(row.get(place)) : "";
                if (!text.isEmpty()) {
                    cells.put(column.name(), text);
                }
            });
            if (!cells.isEmpty()) {
                lines.add(new Line(i + 1, cells));
            }
            if (lines.size() > MOST_ROWS) {
                throw new Unreadable("一次最多导入 100000 行，请分成几个文件");
            }
        }
        if (lines.isEmpty()) {
            throw new Unreadable("表头下面没有数据");
        }
        return lines;
    }

    private String text() throws Unreadable {
        String text = decoded(StandardCharsets.UTF_8)
                .or(() -> decoded(GB))
                .filter(read -> read.indexOf('\0') < 0)
                .orElseThrow(() -> new Unreadable("文件不是 CSV，请用导出的 CSV 或工作簿填写后上传"));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private Optional<String> decoded(Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Map<Integer, Column> headings(List<String> row, List<Column> columns) throws Unreadable {
        Map<Integer, Column> headings = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.get(i).replace("*", "").strip();
            for (Column column : columns) {
                if (column.name().equals(name)) {
                    headings.put(i, column);
                }
            }
        }
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !headings.containsValue(column))
                .map(Column::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new Unreadable("第一行缺少表头：" + String.join("、", missing) + "。请用下载的模板填写");
        }
        return headings;
    }

    /** Without the quote that keeps a spreadsheet from taking a text for a formula. */
    private static String plain(String cell) {
        String text = cell.strip();
        return text.matches("(?s)'\\s*[=+\\-@].*") ? text.substring(1) : text;
    }

    /** RFC 4180: cells may be quoted, and then hold commas, line ends and doubled quotes. */
    private static List<List<String>> rows(String text) throws Unreadable {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    i++;
                }
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new Unreadable("文件损坏：有一处引号没有合上");
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
