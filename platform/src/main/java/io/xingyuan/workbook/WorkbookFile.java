package io.xingyuan.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** 上传的工作簿: checked before it is opened, then read row by row under its headings. */
public final class WorkbookFile {

    /** Less than the signature of any archive. */
    private static final int SHORTEST = 8;

    static final int LARGEST = 20 * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 400L * 1024 * 1024;
    private static final long USUAL_UNPACKED = 40L * 1024 * 1024;
    private static final int LARGEST_RATIO = 100;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_ROWS = 100_000;
    private static final int LONGEST_CELL = 2_000;
    private static final int SIGNATURE = 8;
    private static final int LONGEST_NAME = 120;
    private static final Pattern QUOTED = Pattern.compile("'\\s*[=+\\-@]");
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);

    private final byte[] content;

    public WorkbookFile(byte[] content) {
        this.content = content;
    }

    /** What an uploaded file is called here: no folders, nothing unprintable, not endless. */
    static String cleanName(@Nullable String uploaded) {
        String name = uploaded == null ? "" : uploaded.substring(afterFolders(uploaded));
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        int from = Math.max(0, clean.length() - LONGEST_NAME);
        return clean.isEmpty() ? ".xlsx" : clean.substring(from);
    }

    private static int afterFolders(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    }

    /** 一行: its number in the workbook and its cells by heading. */
    public record Line(int number, Map<String, String> cells) {

        /** Cells with more in them than anything here takes. */
        List<RowProblem> tooLong() {
            return cells.entrySet().stream()
                    .filter(cell -> cell.getValue().length() > LONGEST_CELL)
                    .map(cell -> new RowProblem(
                            cell.getKey(), "内容有" + cell.getValue().length() + "个字，最多" + LONGEST_CELL + "个字", "请缩短"))
                    .toList();
        }
    }

    /** The rows of the first sheet under their headings, empty ones left out. */
    public List<Map<String, String>> rows(List<Column> columns) throws Unreadable {
        return lines(columns).stream().map(Line::cells).toList();
    }

    /** The rows of the first sheet that has the headings. */
    public List<Line> lines(List<Column> columns) throws Unreadable {
        check();
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return lines(rows, columns);
        } catch (IOException | RuntimeException broken) {
            if (broken.getCause() instanceof Unreadable unreadable) {
                throw unreadable;
            }
            throw new Unreadable("文件损坏或不是 Excel 工作簿（.xlsx），请用 Excel 另存为 .xlsx 后再上传");
        }
    }

    private static List<Line> lines(Stream<Row> rows, List<Column> columns) throws Unreadable {
        List<Line> lines = new ArrayList<>();
        Map<Integer, Column> headings = new LinkedHashMap<>();
        for (Row row : (Iterable<Row>) rows::iterator) {
            if (headings.isEmpty()) {
                headings.putAll(headings(row, columns));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            headings.forEach((place, column) -> {
                String text = place < row.getCellCount() ? text(row.getCell(place), column) : "";
                if (!text.isEmpty()) {
                    cells.put(column.name(), text);
                }
            });
            if (!cells.isEmpty()) {
                lines.add(new Line(row.getRowNum(), cells));
            }
            if (lines.size() > MOST_ROWS) {
                throw new Unreadable("一次最多导入 100000 行，请分成几个工作簿");
            }
        }
        if (headings.isEmpty()) {
            throw new Unreadable("工作簿是空的，请用下载的模板填写");
        }
        if (lines.isEmpty()) {
            throw new Unreadable("表头下面没有数据");
        }
        return lines;
    }

    private static Map<Integer, Column> headings(Row row, List<Column> columns) throws Unreadable {
        Map<Integer, Column> headings = new LinkedHashMap<>();
        for (Cell cell : row) {
            String name = cell == null ? "" : cell.getText().replace("*", "").strip();
            columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .ifPresent(column -> headings.put(cell == null ? 0 : cell.getColumnIndex(), column));
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

    private static String text(@Nullable Cell cell, Column column) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return cell != null && cell.getType() == CellType.ERROR ? String.valueOf(cell.getRawValue()) : "";
        }
        String text = cell.getType() == CellType.NUMBER
                ? number(cell, column)
                : cell.getText().strip();
        return QUOTED.matcher(text).lookingAt() ? text.substring(1) : text;
    }

    private static String number(Cell cell, Column column) {
        BigDecimal number = cell.asNumber();
        String format = String.valueOf(cell.getDataFormatString());
        if (column.date() && number.compareTo(BigDecimal.valueOf(3_000_000)) < 0 && number.signum() > 0) {
            return FIRST_DAY.plusDays(number.longValue()).toString();
        }
        return format.contains("%")
                ? number.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : number.stripTrailingZeros().toPlainString();
    }

    /** Refuses what is no workbook, and archives that unpack to far more than they are. */
    private void check() throws Unreadable {
        if (content.length == 0) {
            throw new Unreadable("文件是空的");
        }
        if (content.length > LARGEST) {
            throw new Unreadable("文件超过 20 MB，请分成几个工作簿");
        }
        if (content.length < SHORTEST) {
            throw new Unreadable("这不是 Excel 工作簿（.xlsx），请下载模板填写后上传");
        }
        if (ReadableWorkbook.isOLE2Header(content)) {
            throw new Unreadable("这是旧格式（.xls）或加密的工作簿，请另存为不加密的 .xlsx 后再上传");
        }
        if (!ReadableWorkbook.isOOXMLZipHeader(content)) {
            throw new Unreadable("这不是 Excel 工作簿（.xlsx），请下载模板填写后上传");
        }
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            measure(zip);
        } catch (IOException broken) {
            throw new Unreadable("文件损坏，打不开");
        }
    }

    /** Programs, encrypted parts, and parts that would land elsewhere when unpacked: none belongs into a table. */
    private static void refuseForeign(ZipArchiveEntry part) throws Unreadable {
        String name = part.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/") || name.contains("activex")) {
            throw new Unreadable("工作簿里有宏（.xlsm），不能导入；请另存为不带宏的 .xlsx 后再上传");
        }
        if (name.startsWith("xl/embeddings/")) {
            throw new Unreadable("工作簿里嵌有其他文件，请删除嵌入的对象后再上传");
        }
        boolean outside = name.startsWith("/") || name.contains("\\") || name.contains("../");
        // ISO/IEC 29500-2, annex B: parts are stored or deflated, nothing else.
        boolean packed = part.getMethod() == ZipEntry.STORED || part.getMethod() == ZipEntry.DEFLATED;
        if (outside || !packed || part.getGeneralPurposeBit().usesEncryption()) {
            throw new Unreadable("文件内部结构异常，已拒绝");
        }
    }

    /** Whether a part begins as a zip or an OLE container does. */
    private static boolean archive(byte[] start) {
        return (start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4)
                || ReadableWorkbook.isOLE2Header(Arrays.copyOf(start, SIGNATURE));
    }

    private void measure(ZipFile zip) throws IOException, Unreadable {
        byte[] buffer = new byte[64 * 1024];
        long unpacked = 0;
        int parts = 0;
        for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
            if (++parts > MOST_PARTS) {
                throw new Unreadable("文件内部结构异常，已拒绝");
            }
            refuseForeign(part);
            try (InputStream in = zip.getInputStream(part)) {
                int first = in.read(buffer, 0, SIGNATURE);
                unpacked += Math.max(0, first);
                if (first == SIGNATURE && archive(buffer)) {
                    throw new Unreadable("工作簿里嵌有其他文件，请删除嵌入的对象后再上传");
                }
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked
                            > Math.clamp((long) content.length * LARGEST_RATIO, USUAL_UNPACKED, LARGEST_UNPACKED)) {
                        throw new Unreadable("文件展开后过大，已拒绝");
                    }
                }
            }
        }
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new Unreadable("这不是 Excel 工作簿（.xlsx），请下载模板填写后上传");
        }
    }
}
