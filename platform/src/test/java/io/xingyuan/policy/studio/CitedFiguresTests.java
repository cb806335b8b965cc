package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The words of a document, and the figures that must stand in them. */
class CitedFiguresTests {

    private static final String CITE = "三（五）第2项";
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
        assertThat(CitedSection.of(whole, "三（五）第2项")).contains("500万元", "30 万元").doesNotContain("20 万元", "9 %");
        assertThat(CitedSection.of(whole, "三")).contains("20 万元").doesNotContain("70 万元", "附则");
        assertThat(CitedSection.of(whole, "八")).isEmpty();
        assertThat(CitedSection.of("第十条 甲\n第十一条 乙\n第十二条 丙", "第十一条").strip()).isEqualTo("第十一条 乙");
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

    /** The document that ships as jilin-2023-35, from its third part on; an official document, published in full. */
    @Test
    void theFiguresOfAShippedPolicyStandInItsOfficialText() throws Exception {
        Map<String, String> sources = new HashMap<>();
        for (String file : List.of("facts.yaml", "jilin/jilin-2023-35.yaml")) {
            sources.put(file, Files.readString(Path.of("..", "policies").resolve(file)));
        }
        Policy policy = Policies.load(sources).policies().getFirst();
        String official = Files.readString(Path.of("src", "test", "resources", "official", "jilin-2023-35.txt"));

        List<CitedFigures.Figure> figures = CitedFigures.of(policy, official);

        assertThat(figures).allMatch(CitedFigures.Figure::located);
        assertThat(figures)
                .filteredOn(figure -> figure.value().matches(".*(元|%)"))
                .hasSizeGreaterThan(25)
                .allMatch(CitedFigures.Figure::found);
    }

    @Test
    void aPlaceThatIsNotThereIsLookedAt() throws Exception {
        for (String cite : List.of("三（九）第2项", "三（五）第9项", "三（五）第2顶", "附件2第2项", "附表", "五（五）第2项")) {
            assertThat(CitedFigures.lost(CitedFigures.of(policy("30万元", cite), OFFICIAL)))
                    .as(cite)
                    .hasSize(3)
                    .allMatch(figure -> !figure.located() && figure.elsewhere());
        }
        List<CitedFigures.Figure> one = CitedFigures.lost(CitedFigures.of(policy("30万元", "三（九）"), OFFICIAL));
        List<CitedFigures.Figure> other = CitedFigures.lost(CitedFigures.of(policy("20万元", "三（九）"), OFFICIAL));
        assertThat(CitedFigures.mark(one)).isNotEqualTo(CitedFigures.mark(other));
        assertThat(one).hasSameSizeAs(other);
    }

    @Test
    void aSectionEndsWhereItsOwnOrAHigherLevelBegins() {
        String whole =
                "一、总则\n(五)支持\n(1)甲 10万元\n(2)乙 20万元\n(六)别的 30万元\n附件1\n甲表\n第一条 40万元\n附件2\n第一条 50万元\n(一)60万元;(二)70万元\n第二条 80万元";
        assertThat(CitedSection.of(whole, "一(五)")).contains("10万元", "20万元").doesNotContain("30万元");
        assertThat(CitedSection.of(whole, "一(五)第2项")).contains("20万元").doesNotContain("10万元", "30万元");
        assertThat(CitedSection.of(whole, "一(六)")).contains("30万元").doesNotContain("40万元");
        assertThat(CitedSection.of(whole, "附件2第一条")).contains("50万元", "70万元").doesNotContain("40万元", "80万元");
        assertThat(CitedSection.of(whole, "附件2第1条(二)")).contains("70万元").doesNotContain("60万元");
        assertThat(CitedSection.of(whole, "附件1")).contains("40万元").doesNotContain("50万元");
        assertThat(CitedSection.of(whole, "一(五)、(六)")).contains("10万元", "30万元");
        assertThat(CitedSection.of(whole, "一(六)、第九条")).isEmpty();
        assertThat(CitedSection.of(whole, "口径")).isEmpty();
    }

    @Test
    void theNumbersOfHeadingsAreNoFigures() {
        StatedFigures stated = StatedFigures.of(
                CitedSection.withoutMarkers("三、支持\n(五)机构\n第十三条 连续十三年达到三十人的;2.五险一金一次性给付,第三项除外(国发[2021]7号)"));
        for (long number : List.of(3, 5, 2, 1, 7, 10)) {
            assertThat(stated.has(new Value.Whole(number))).as("%s", number).isFalse();
        }
        assertThat(stated.has(new Value.Whole(13))).isTrue();
        assertThat(stated.has(new Value.Whole(30))).isTrue();
    }

    @Test
    void figuresAreReadHoweverTheyAreWritten() {
        StatedFigures stated = StatedFigures.of("五百万元、百分之五、三分之一、300-600万元,20、30万元;一亿五千万元;1,000人;2至4年;十二个月;3成;"
                + "2.5倍;自2024年1月31日起;8千万元;百分之二点五;200平方米;45天");
        assertThat(List.of(5_000_000L, 3_000_000L, 6_000_000L, 200_000L, 300_000L, 150_000_000L, 80_000_000L))
                .allMatch(yuan -> stated.has(new Value.Money(yuan * 100)));
        assertThat(List.of(50_000L, 333_333L, 333_334L, 300_000L, 2_500_000L, 25_000L))
                .allMatch(ppm -> stated.has(new Value.Ratio(ppm)));
        assertThat(List.of(1000L, 2L, 4L, 12L, 200L, 45L)).allMatch(number -> stated.has(new Value.Whole(number)));
        assertThat(stated.has(new Value.Day(LocalDate.of(2024, 1, 31)))).isTrue();
        assertThat(stated.has(new Value.Money(500L))).isFalse();
        assertThat(stated.has(new Value.Money(30_000L))).isFalse();
    }

    @Test
    void whatStandsInTheRuleWithoutAParameterIsLookedUpWhateverItsUnit() throws Exception {
        String rule = """
                          valid: {from: 2024-03-01, to: 2025-12-31}
                          when: {all: [{id: 台, expr: 设备数 >= 12}, {id: 面积, expr: 场地 >= 800平方米}, {id: 类, expr: '类别 = "研发机构"'}, {id: 码, expr: '类别 != "22"'}]}
                          amount: {kind: ceiling, cap: 30万元}
                          stack: {group: 甲, rule: sum, cap: 90万元}
                          budget: {pool: 乙, yearly: 900万元}
                """;
        assertThat(CitedFigures.of(read(rule, "三（五）第2项"), OFFICIAL))
                .extracting(CitedFigures.Figure::value)
                .contains("12", "800", "研发机构", "2024-03-01", "2025-12-31")
                .anyMatch(value -> value.startsWith("90万"))
                .anyMatch(value -> value.startsWith("900万"))
                .doesNotContain("22");
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

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void anElementOfManyNamespacesIsRefused() throws IOException {
        StringBuilder element = new StringBuilder("<w:p");
        for (int i = 0; i < 500_000; i++) {
            element.append(" xmlns:a").append(i).append("='u'");
        }
        byte[] word = docx(element + "/>");
        assertThatThrownBy(() -> DocumentWords.of("a.docx", word)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsPackedTwiceMayNotUnfoldWithoutEndEither() throws IOException {
        COSArray twice = new COSArray();
        twice.add(COSName.FLATE_DECODE);
        twice.add(COSName.FLATE_DECODE);
        byte[] pdf = pdf((document, page) -> {
            PDStream content = new PDStream(document);
            try (OutputStream packed = content.getCOSObject().createOutputStream(twice)) {
                byte[] blanks = new byte[1 << 20];
                for (int i = 0; i < 210; i++) {
                    packed.write(blanks);
                }
            }
            page.setContents(content);
        });
        assertThat(pdf).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> DocumentWords.of("a.pdf", pdf))
                .isInstanceOf(Refusal.class)
                .hasMessage("文件展开后太大。");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aPageThatCallsItselfWithoutEndIsRefused() throws IOException {
        byte[] pdf = pdf((document, page) -> {
            PDFormXObject form = new PDFormXObject(document);
            PDResources own = new PDResources();
            own.put(COSName.getPDFName("X"), form);
            form.setResources(own);
            form.setBBox(new PDRectangle(9, 9));
            PDStream content = new PDStream(document);
            for (PDStream each : List.of(form.getStream(), content)) {
                try (OutputStream calls = each.createOutputStream()) {
                    calls.write("/X Do /X Do /X Do".getBytes(StandardCharsets.US_ASCII));
                }
            }
            page.setResources(own);
            page.setContents(content);
        });
        assertThatThrownBy(() -> DocumentWords.of("a.pdf", pdf))
                .isInstanceOf(Refusal.class)
                .hasMessage("文件展开后太大。");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aTextThatIsOneRunOfFiguresIsRead() {
        for (String figure : List.of("1", "一", "万", "第", "1,")) {
            StatedFigures stated = StatedFigures.of(figure.repeat(400_000) + "。奖励20万元");
            assertThat(stated.has(new Value.Money(20_000_000))).as(figure).isTrue();
        }
    }

    private interface Drawing {
        void on(PDDocument document, PDPage page) throws IOException;
    }

    private static byte[] pdf(Drawing drawing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            drawing.on(document, page);
            document.save(bytes);
        }
        return bytes.toByteArray();
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
                """.formatted(threshold, cap), CITE);
    }

    private static Policy policy(String cap) throws Exception {
        return policy(cap, CITE);
    }

    private static Policy policy(String cap, String cite) throws Exception {
        return read("""
                          when: {id: a, expr: 成交额 >= 门槛}
                          params: {门槛: 500万元, 比例: 2.5%%, 封顶: %s}
                          amount: {kind: ceiling, formula: 比例 * 成交额, cap: 封顶, round: {to: 分, mode: down}}
                """.formatted(cap), cite);
    }

    private static Policy read(String rule, String cite) throws Exception {
        return Policies.load(Map.of("facts.yaml", """
                        facts:
                        - {name: 成交额, code: deal, entity: enterprise, type: money, unit: 万元, provider: 企业, says: 成交额}
                        - {name: 设备数, code: devices, entity: enterprise, type: integer, unit: 台, provider: 企业, says: 台数}
                        - {name: 场地, code: site, entity: enterprise, type: integer, unit: 平方米, provider: 企业, says: 面积}
                        - {name: 类别, code: sort, entity: enterprise, type: code, provider: 企业, says: 类别}
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
                          cite: %s
                          says: 甲
                          entity: enterprise
                          frequency: once
                        %s  tests:
                          - {name: 一, given: {成交额: 500万元}, expect: {state: ELIGIBLE}}
                        """.formatted(
                                cite, rule.indent(2).replaceAll("(?m)^\\s+", "  "))))
                .policies()
                .getFirst();
    }
}
