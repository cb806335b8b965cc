package io.xingyuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody uploads as a workbook: read, or refused with a sentence. */
class WorkbookFuzzTests {

    private static final List<Column> COLUMNS = List.of(
            Column.required("企业名称", ""),
            Column.optional("年度", ""),
            Column.optional("成立日期", "").asDate());

    /** Any bytes at all. */
    @MethodSource("files")
    @FuzzTest
    void file(byte @NotNull @WithLength(max = 6_000) [] content) {
        try {
            assertThat(new WorkbookFile(content).lines(COLUMNS)).isNotEmpty();
        } catch (Unreadable refused) {
            assertThat(refused).hasMessageMatching("(?s).*\\p{IsHan}.*");
        }
    }

    static Stream<byte[]> files() {
        byte[] good = Books.of(List.of(List.of("企业名称*", "年度"), List.of("样例甲有限公司", "2025")));
        return Stream.of(new byte[0], good, "PK\003\004".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An archive of the right shape around XML that is not. */
    @MethodSource("sheets")
    @FuzzTest
    void sheet(@NotNull @WithUtf8Length(max = 3_000) String sheet, @NotNull @WithUtf8Length(max = 600) String strings) {
        file(zip(Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='s' sheetId='1' r:id='rId1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                        + "relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
                "xl/sharedStrings.xml",
                strings,
                "xl/worksheets/sheet1.xml",
                sheet)));
    }

    static Stream<Arguments> sheets() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of(
                        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>年度"
                                + "</t></is></c></row><row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2'><v>2025</v></c><c"
                                + " r='C2' t='e'><v>#REF!</v></c></row></sheetData></worksheet>",
                        "<sst><si><t>企业名称</t></si><si><r><t>样</t></r><r><t>例</t></r></si></sst>"),
                Arguments.of(
                        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><f>1</f><v>企业名称</v></c></row><row r='9'><c"
                                + " r='XFD9' t='b'><v>1</v></c><c r='A9' t='d'><v>x</v></c><c r='B9'><v>1e999</v></c></row>"
                                + "</sheetData></worksheet>",
                        "<sst/>"));
    }

    /** What an export writes is read back as it was, but for what no spreadsheet can hold. */
    @MethodSource("rows")
    @FuzzTest
    void exported(@NotNull @WithSize(max = 20) List<@NotNull @WithUtf8Length(max = 200) String> names)
            throws Unreadable {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("企业名称*", "年度")));
        names.forEach(name -> rows.add(List.of(name, "2025")));
        if (names.isEmpty()) {
            return;
        }
        List<WorkbookFile.Line> read = new WorkbookFile(Books.of(rows)).lines(COLUMNS);
        assertThat(read).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String written = read.get(i).cells().getOrDefault("企业名称", "");
            if (names.get(i).matches("[\\p{L}\\p{N}][\\p{L}\\p{N}.,，。（）=+@ -]*[\\p{L}\\p{N}]")) {
                assertThat(written).isEqualTo(names.get(i));
            }
        }
    }

    static Stream<List<String>> rows() {
        return Stream.of(List.of(), List.of("样例甲有限公司", "=1+1", "'@x", "𠮷\r\n䶮\u0000", " "));
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }
}
