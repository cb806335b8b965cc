package io.xingyuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, or made to break something, are refused with a clear sentence; odd text comes through. */
class HostileWorkbookTests {

    private static final List<Column> COLUMNS =
            List.of(Column.required("企业名称", ""), Column.required("年度", ""), Column.optional("备注", ""));
    private static final byte[] GOOD =
            Books.of(List.of(List.of("企业名称*", "年度*", "备注"), List.of("样例甲有限公司", "2025", "PLACE")));

    @Test
    void whatIsNoWorkbookIsCalledSo() {
        assertRefused("%PDF-1.7 sample".getBytes(StandardCharsets.UTF_8), "这不是 Excel 工作簿");
        assertRefused(new byte[0], "文件是空的");
        assertRefused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                "旧格式（.xls）或加密的工作簿");
        assertRefused(zip(Map.of("readme.txt", "sample")), "这不是 Excel 工作簿");
        assertRefused(zip(Map.of("xl/workbook.xml", "<nothing/>")), "文件损坏或不是 Excel 工作簿");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void aTruncatedFileIsCalledBroken(double part) {
        assertRefused(Arrays.copyOf(GOOD, (int) (GOOD.length * part)), "文件损坏");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsOpened() {
        assertRefused(Arrays.copyOf(GOOD, WorkbookFile.LARGEST + 1), "文件超过 20 MB，请分成几个工作簿");
    }

    @Test
    void anArchiveThatUnpacksToFarMoreThanItIsIsRefused() throws Exception {
        byte[] bomb = changed(text -> text.replace("PLACE", " ".repeat(64 << 20)));
        assertThat(bomb.length).isLessThan(1 << 20);
        assertRefused(bomb, "文件展开后过大，已拒绝");
    }

    @Test
    void anArchiveOfThousandsOfPartsIsRefused() throws Exception {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int part = 0; part < 2_100; part++) {
                zip.putNextEntry(new ZipEntry("xl/part" + part));
            }
        }
        assertRefused(out.toByteArray(), "文件内部结构异常，已拒绝");
    }

    /** Zstandard, XZ and others, for which no program is at hand; found by odd input. */
    @ParameterizedTest
    @ValueSource(bytes = {93, 95, 98, 14, 1})
    void aPartPackedInAWayOfItsOwnIsRefused(byte method) {
        byte[] content = Books.of(List.of(List.of("企业名称*"), List.of("样例甲有限公司")));
        for (int at = 0; at < content.length - 12; at++) {
            if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 1 && content[at + 3] == 2) {
                content[at + 10] = method;
            }
        }
        assertRefused(content, "内部结构异常");
    }

    @Test
    void entitiesAreNotUnfolded() throws Exception {
        var entities = new StringBuilder("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(level, level - 1, level - 1));
        }
        String type = entities.append("]>").toString();
        byte[] laughs = changed(
                text -> text.contains("PLACE") ? text.replace("PLACE", "&a29;").replace("<sst", type + "<sst") : text);
        assertRefused(laughs, "文件损坏或不是 Excel 工作簿");
    }

    @Test
    void nothingOutsideTheWorkbookIsFetched() throws Exception {
        byte[] reaching = changed(text -> text.contains("PLACE")
                ? text.replace("PLACE", "&file;")
                        .replace("<sst", "<!DOCTYPE w [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><sst")
                : text);
        assertRefused(reaching, "文件损坏或不是 Excel 工作簿");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/activeX/activeX1.bin"})
    void aWorkbookWithAProgramInItIsRefused(String part) throws Exception {
        assertRefused(with(part, "program".getBytes(StandardCharsets.UTF_8)), "工作簿里有宏（.xlsm），不能导入");
    }

    @Test
    void aFileInsideTheFileIsRefused() throws Exception {
        assertRefused(with("xl/media/image1.png", zip(Map.of("a.txt", "sample"))), "工作簿里嵌有其他文件");
        assertRefused(with("xl/embeddings/other.docx", new byte[] {1}), "工作簿里嵌有其他文件");
        assertRefused(with("../../etc/cron.d/x", new byte[] {1}), "文件内部结构异常");
    }

    @Test
    void theNameOfAnUploadIsCleaned() {
        assertThat(WorkbookFile.cleanName("C:\\用户\\样例 2025.xlsx")).isEqualTo("样例 2025.xlsx");
        assertThat(WorkbookFile.cleanName("../../etc/pass\r\nSet-Cookie: a.xlsx"))
                .isEqualTo("passSet-Cookie a.xlsx");
        assertThat(WorkbookFile.cleanName("sample\u202exslx.exe.xlsx")).isEqualTo("samplexslx.exe.xlsx");
        assertThat(WorkbookFile.cleanName("长".repeat(500) + ".xlsx"))
                .hasSize(120)
                .endsWith(".xlsx");
        assertThat(WorkbookFile.cleanName(null)).isEqualTo(".xlsx");
    }

    @Test
    void aSheetWithOtherHeadingsOrWithoutOneIsNamedSo() {
        assertRefused(Books.of(List.of(List.of("别的表"), List.of("1"))), "第一行缺少表头：企业名称、年度。请用下载的模板填写");
        assertRefused(Books.of(List.of(List.of("企业名称*", "备注"), List.of("样例", "1"))), "第一行缺少表头：年度");
        assertRefused(Books.of(List.of(List.of("企业名称*", "年度*"))), "表头下面没有数据");
    }

    @Test
    void anEndlessCellIsABadCellAndComesBackWhole() throws Exception {
        String endless = "长".repeat(100_000);
        List<WorkbookFile.Line> lines = lines(changed(text -> text.replace("PLACE", endless)));
        List<RowProblem> problems = lines.getFirst().tooLong();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("备注");
            assertThat(problem.reason()).isEqualTo("内容有100000个字，最多2000个字");
        });
        byte[] report = Templates.report("样例", COLUMNS, Map.of(lines.getFirst(), problems));
        assertThat(Books.read(report).get(1).getFirst()).isEqualTo("样例甲有限公司");
        assertThat(Books.read(report).get(1).get(2)).startsWith("长长长").hasSize(32_767);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "  =1", "\t=1", "\r\n=1"})
    void textThatLooksLikeAFormulaIsQuotedOnExportAndReadBackAsItWas(String typed) throws Exception {
        byte[] book = Books.of(List.of(List.of("企业名称*", "年度*"), List.of(typed, "2025")));
        assertThat(Books.read(book).get(1).getFirst().strip()).startsWith("'");
        assertThat(lines(book).getFirst().cells().getOrDefault("企业名称", "").strip())
                .isEqualTo(typed.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野家样例",
                "䶮样例",
                "👩‍🔬样例",
                "甲\n乙",
                "１２３",
                "<b>&amp;",
                "'; drop table",
                "零\u200b宽",
                "_x0000_",
                "ﷺ",
                "🇨🇳"
            })
    void oddTextComesThroughAsItIs(String typed) throws Exception {
        byte[] book = Books.of(List.of(List.of("企业名称*", "年度*"), List.of(typed, "2025")));
        assertThat(lines(book).getFirst().cells()).containsEntry("企业名称", typed);
    }

    @Test
    void whatNoSpreadsheetCanHoldBecomesASpace() throws Exception {
        byte[] book = Books.of(List.of(List.of("企业名称*", "年度*"), List.of("甲\r\n乙\u0000丙\ud800丁\uffff戊\u001b己", "2025")));
        assertThat(lines(book).getFirst().cells()).containsEntry("企业名称", "甲\n乙 丙 丁 戊 己");
    }

    private static List<WorkbookFile.Line> lines(byte[] content) throws Unreadable {
        return new WorkbookFile(content).lines(COLUMNS);
    }

    private static void assertRefused(byte[] content, String reason) {
        assertThatThrownBy(() -> lines(content)).isInstanceOf(Unreadable.class).hasMessageContaining(reason);
    }

    /** The good workbook with the XML of its parts changed. */
    private static byte[] changed(UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipFile parts = ZipFile.builder().setByteArray(GOOD).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                String text = new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                write(zip, part.getName(), change.apply(text));
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                write(zip, part.getKey(), part.getValue());
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    /** The good workbook with one more part. */
    private static byte[] with(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipFile parts = ZipFile.builder().setByteArray(GOOD).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                String text = new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                write(zip, part.getName(), text);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
