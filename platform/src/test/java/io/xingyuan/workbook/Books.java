package io.xingyuan.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Workbooks for tests, written and read. */
public final class Books {

    private Books() {}

    /** A workbook of one sheet; the first row is the head. */
    public static byte[] of(List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (Export book = new Export(out, "数据", rows.getFirst())) {
            rows.stream().skip(1).forEach(book::row);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    /** The texts of the first sheet, row by row. */
    public static List<List<String>> read(byte[] content) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            return book.getFirstSheet().read().stream().map(Books::texts).toList();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }
}
