package io.xingyuan.workbook;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** 导出: writes rows into a workbook as they come, each sheet with a head that stays in view. Nothing in it is a formula. */
public final class Export implements AutoCloseable {

    private static final int FLUSH = 1_000;
    private static final int LONGEST = 32_767;

    private final Workbook book;
    private Worksheet sheet;
    private int row;

    /** Begins a workbook that the visitor's browser saves under the title, written while it is read. */
    public static Export download(HttpServletResponse response, String title, List<String> head) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return new Export(response.getOutputStream(), title, head);
    }

    /** Begins a workbook of one sheet. The caller closes the stream. */
    public Export(OutputStream out, String title, List<String> head) {
        book = new Workbook(out, "Xingyuan", "1.0");
        sheet = begin(book, title, head);
    }

    /** Ends the sheet and begins another. */
    public void sheet(String title, List<String> head) throws IOException {
        sheet.finish();
        sheet = begin(book, title, head);
        row = 0;
    }

    private static Worksheet begin(Workbook book, String title, List<String> head) {
        Worksheet sheet = book.newWorksheet(title);
        for (int i = 0; i < head.size(); i++) {
            sheet.value(0, i, head.get(i));
            sheet.width(i, Math.max(12, head.get(i).length() * 2 + 4));
            sheet.style(0, i).bold().fillColor("F2E6E0").set();
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    /** Adds a row: texts, numbers, or null for an empty cell. */
    public void row(List<? extends @Nullable Object> cells) {
        row++;
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof Number number) {
                sheet.value(row, i, number);
            } else if (cell != null) {
                sheet.value(row, i, safe(cell.toString()));
            }
        }
        if (row % FLUSH == 0) {
            try {
                sheet.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /** A number for a cell out of a text such as {@code 1,234.5}; the text itself when it is none. */
    public static @Nullable Object number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replace(",", "");
        return plain.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(plain) : text;
    }

    /** Text that no spreadsheet takes for a formula and every one can open: no control characters, not too long. */
    static String safe(String text) {
        String clean = plain(text) ? text : clean(text);
        int first = 0;
        while (first < clean.length() && Character.isWhitespace(clean.charAt(first))) {
            first++;
        }
        boolean formula = first < clean.length() && "=+-@".indexOf(clean.charAt(first)) >= 0;
        String whole = formula ? "'" + clean : clean;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c) || c >= '\ufffe') {
                return false;
            }
        }
        return true;
    }

    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            boolean shown = c == '\n' || !(Character.isISOControl(c) || surrogate(c) || (c & 0xFFFE) == 0xFFFE);
            clean.appendCodePoint(shown ? c : ' ');
        });
        return clean.toString();
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
