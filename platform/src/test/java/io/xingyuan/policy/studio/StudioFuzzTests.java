package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import io.xingyuan.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that an officer brings into the studio: read, or refused with a sentence. */
class StudioFuzzTests {

    private static final String TABLE =
            TierTable.dmn("sample", "利息", List.of(new long[] {0, 50_000}, new long[] {100_000_000, 25_500}));

    /** What was taken is a line for each tier, written as the studio reads it. */
    @MethodSource("tables")
    @FuzzTest
    void tiers(byte @NotNull @WithLength(max = 4_000) [] content) {
        try {
            assertThat(TierTable.lines(content, TierTable.Meaning.OF_THE_FILE).lines())
                    .isNotEmpty()
                    .allMatch(line -> line.matches("-?[0-9]+(\\.[0-9]+)?元 -?[0-9]+(\\.[0-9]+)?%"));
        } catch (Refusal refused) {
            assertThat(refused).hasMessageMatching("(?s).*\\p{IsHan}.*");
        }
    }

    static Stream<byte[]> tables() {
        return Stream.of(
                        "",
                        TABLE,
                        TABLE.replace("hitPolicy=\"UNIQUE\"", "").replace("20191111", "20230324"),
                        TABLE.replace("(0..1000000]", "&lt;= 1000000").replace("0.05", "-0.05"),
                        TABLE.replace("0.05", "<![CDATA[0.0" + "9".repeat(90) + "]]>"),
                        TABLE.replace("0.05", "0.05<text>1</text>"),
                        TABLE.replace("<decision ", "<!--x--><?x y?><decision "),
                        "<!DOCTYPE d [<!ENTITY a \"b\">]><definitions>&a;</definitions>")
                .map(table -> table.getBytes(StandardCharsets.UTF_8));
    }

    /** One cell of a table that is otherwise right. */
    @MethodSource("cells")
    @FuzzTest
    void cell(@NotNull @WithUtf8Length(max = 300) String test, @NotNull @WithUtf8Length(max = 300) String rate) {
        tiers(TABLE.replace("&gt; 1000000", escaped(test))
                .replace("0.0255", escaped(rate))
                .getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("> 1000000", "0.0255"),
                Arguments.of("[1000000.00 .. 2e9)", "1e9"),
                Arguments.of(">= 0001000000.0", "-0"),
                Arguments.of("-", "９"),
                Arguments.of("> " + "9".repeat(200), "0." + "0".repeat(200)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** By whatever name it comes. */
    @MethodSource("documents")
    @FuzzTest
    void words(boolean word, byte @NotNull @WithLength(max = 6_000) [] content) {
        try {
            assertThat(DocumentWords.of(word ? "a.DOCX" : "a.pdf", content)).doesNotContain("\0", "\r\n");
        } catch (Refusal refused) {
            assertThat(refused).hasMessageMatching("(?s).*\\p{IsHan}.*");
        }
    }

    static Stream<Arguments> documents() throws IOException {
        return Stream.of(
                Arguments.of(false, new byte[0]),
                Arguments.of(false, pdf()),
                Arguments.of(
                        false, "%PDF-1.7\n1 0 obj <</Length 9>> stream\n[[[[[[[[[".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(true, docx("<w:p><w:r><w:t>第一条</w:t></w:r></w:p><w:p><w:t>甲</w:t></w:p>")),
                Arguments.of(true, docx("<!DOCTYPE w><w:p/>")),
                Arguments.of(true, new byte[] {'P', 'K', 3, 4, 20, 0}),
                Arguments.of(
                        false,
                        "<!doctype html><html><head><meta charset=gbk></head><body><p>第一条&nbsp;甲</p></body></html>"
                                .getBytes(Charset.forName("GB18030"))),
                Arguments.of(false, "\uFEFF第一条\r\n乙".getBytes(StandardCharsets.UTF_8)));
    }

    /** The XML inside a text of a word processor. */
    @MethodSource("bodies")
    @FuzzTest
    void body(@NotNull @WithUtf8Length(max = 3_000) String xml) throws IOException {
        words(true, docx(xml));
    }

    static Stream<String> bodies() {
        return Stream.of(
                "",
                "<w:p><w:r><w:t>第一条</w:t><w:tab/><w:t xml:space='preserve'> 甲</w:t></w:r></w:p>",
                "<w:tbl><w:tr><w:tc><w:p><w:t>&#x4E2D;<![CDATA[文]]></w:t></w:p></w:tc></w:tr></w:tbl>",
                "<w:t>" + "<w:p>".repeat(200),
                "&a;");
    }

    private static byte[] docx(String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.showText("Article 1");
                content.endText();
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
