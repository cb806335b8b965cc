package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** The words of a document, and the figures that must stand in them. */
class CitedFiguresTests {

    private static final String OFFICIAL = """
            关于样例的通知
            一、总则
            （一）最高 70 万元的是别的事。
            三、支持措施
            （五）支持机构
            1.第一项给 20 万元。
            2.成交５００万元及以上的，按 2.5% 补助，至多 30 万元。
            3.别的 9 %。
            四、附则
            """;

    @Test
    void aSectionIsFoundByItsPlace() {
        String whole = java.text.Normalizer.normalize(OFFICIAL, java.text.Normalizer.Form.NFKC);
        assertThat(CitedFigures.section(whole, "三（五）第2项"))
                .contains("500万元", "30 万元")
                .doesNotContain("20 万元", "9 %");
        assertThat(CitedFigures.section(whole, "三")).contains("20 万元").doesNotContain("70 万元", "附则");
        assertThat(CitedFigures.section(whole, "八")).isEmpty();
        assertThat(CitedFigures.section("第十条 甲\n第十一条 乙\n第十二条 丙", "第十一条")).isEqualTo("\n第十一条 乙");
    }

    @Test
    void aFigureThatTheSectionDoesNotNameIsFlagged() throws Exception {
        assertThat(CitedFigures.of(policy("30万元"), OFFICIAL)).allMatch(figure -> figure.found() && figure.located());
        assertThat(CitedFigures.of(policy("70万元"), OFFICIAL))
                .filteredOn(figure -> !figure.found())
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.name()).isEqualTo("封顶");
                    assertThat(figure.elsewhere()).isTrue();
                });
        assertThat(CitedFigures.of(policy("3万元"), OFFICIAL))
                .filteredOn(figure -> !figure.elsewhere())
                .hasSize(1);
    }

    @Test
    void aFigureThatStandsInTheRuleItselfIsLookedUpToo() throws Exception {
        assertThat(CitedFigures.of(inline("500万元", "30万元"), OFFICIAL))
                .hasSize(3)
                .allMatch(CitedFigures.Figure::found);
        assertThat(CitedFigures.of(inline("300万元", "30万元"), OFFICIAL))
                .filteredOn(figure -> !figure.found())
                .singleElement()
                .satisfies(figure -> assertThat(figure.name()).contains("大额"));
        assertThat(CitedFigures.of(inline("0元", "30万元"), OFFICIAL)).hasSize(2);
    }

    @Test
    void wordsComeOutOfTextAndWordFiles() throws IOException {
        assertThat(DocumentWords.of("a.txt", "第一条 甲".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("第一条 甲");
        assertThat(DocumentWords.of("a.txt", "第一条 甲".getBytes(Charset.forName("GB18030"))))
                .isEqualTo("第一条 甲");
        assertThat(DocumentWords.of(
                        "a.docx", docx("<w:p><w:r><w:t>第一条</w:t></w:r></w:p><w:p><w:r><w:t>甲</w:t></w:r></w:p>")))
                .isEqualTo("第一条\n甲\n");
    }

    @Test
    void hostileFilesAreRefused() throws IOException {
        String entities = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        byte[] bomb = docx(entities, "<w:p><w:t>&x;&a;</w:t></w:p>");
        assertThatThrownBy(() -> DocumentWords.of("a.docx", bomb)).isInstanceOf(Refusal.class);
        for (String doctype : List.of(
                "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">]>",
                "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE w [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>")) {
            byte[] declared = docx(doctype, "<w:p><w:t>甲</w:t></w:p>");
            assertThatThrownBy(() -> DocumentWords.of("a.docx", declared))
                    .as(doctype)
                    .isInstanceOf(Refusal.class);
        }
        byte[] large = docx("<w:p>" + " ".repeat(45 << 20) + "</w:p>");
        assertThatThrownBy(() -> DocumentWords.of("a.docx", large)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> DocumentWords.of("a.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> DocumentWords.of("a.docx", new byte[] {'P', 'K', 3, 4, 0, 0}))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> DocumentWords.of("a.bin", new byte[] {0, 0, 1}))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsPassedOverMayNotUnfoldWithoutEndEither() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/media/image1.emf"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 41; i++) {
                zip.write(nothing);
            }
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:p xmlns:w='w'><w:t>甲</w:t></w:p>".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> DocumentWords.of("a.docx", bytes.toByteArray()))
                .isInstanceOf(Refusal.class)
                .hasMessage("文件展开后太大。");
    }

    @Test
    void aPackedPageOfAPdfMayNotUnfoldWithoutEnd() throws IOException {
        assertThatThrownBy(() -> DocumentWords.of("a.pdf", pdf(210)))
                .isInstanceOf(Refusal.class)
                .hasMessage("文件展开后太大。");
        assertThat(DocumentWords.of("a.pdf", pdf(1))).contains("Article 1");
    }

    /** A page with so many million blanks after its words. */
    private static byte[] pdf(int millions) throws IOException {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream packed = content.createOutputStream(COSName.FLATE_DECODE)) {
                packed.write("BT /F1 12 Tf (Article 1) Tj ET".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < millions; i++) {
                    packed.write(blanks);
                }
            }
            page.setContents(content);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("F1"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            page.setResources(resources);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] docx(String body) throws IOException {
        return docx("", body);
    }

    private static byte[] docx(String before, String body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write((before + "<w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Without parameters. */
    private static Policy inline(String threshold, String cap) throws Exception {
        return read("""
                          when: {id: 大额, expr: 成交额 >= %s}
                          amount: {kind: ceiling, formula: 2.5%% * 成交额, cap: %s, round: {to: 分, mode: down}}
                """.formatted(threshold, cap));
    }

    private static Policy policy(String cap) throws Exception {
        return read("""
                          when: {id: a, expr: 成交额 >= 门槛}
                          params: {门槛: 500万元, 比例: 2.5%%, 封顶: %s}
                          amount: {kind: ceiling, formula: 比例 * 成交额, cap: 封顶, round: {to: 分, mode: down}}
                """.formatted(cap));
    }

    private static Policy read(String rule) throws Exception {
        return Policies.load(Map.of("facts.yaml", """
                        facts:
                        - {name: 成交额, code: deal, entity: enterprise, type: money, unit: 万元, provider: 企业, says: 成交额}
                        """, "p.yaml", """
                        policy: p
                        number: 样例
                        title: 样例
                        issuer: 样例
                        published: 2024-01-01
                        convention: {及以上: ">=", 以上: ">="}
                        clauses:
                        - id: a
                          title: 甲
                          cite: 三（五）第2项
                          says: 甲
                          entity: enterprise
                          frequency: once
                        %s  tests:
                          - {name: 一, given: {成交额: 500万元}, expect: {state: ELIGIBLE}}
                        """.formatted(
                                rule.indent(2).replaceAll("(?m)^\\s+", "  "))))
                .policies()
                .getFirst();
    }
}
