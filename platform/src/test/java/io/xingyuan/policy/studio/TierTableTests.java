package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Tables of tiers as DMN and back. */
class TierTableTests {

    private static final TierTable.Meaning FILE = TierTable.Meaning.OF_THE_FILE;
    private static final TierTable.Meaning MARGINAL = new TierTable.Meaning(true, "");
    private static final List<long[]> TIERS =
            List.of(new long[] {0, 50_000}, new long[] {100_000_000, 25_500}, new long[] {500_000_050, 10_000});

    @Test
    void whatGoesOutComesBack() {
        String dmn = TierTable.dmn("样例", "利息<分段>", TIERS);
        Document model = Jsoup.parse(dmn, Parser.xmlParser());
        assertThat(model.expectFirst("definitions").attr("xmlns")).endsWith("20191111/MODEL/");
        assertThat(model.expectFirst("decision").attr("name")).isEqualTo("利息<分段>");
        assertThat(model.select("inputEntry > text").eachText())
                .containsExactly("(0..1000000]", "(1000000..5000000.5]", "> 5000000.5");
        assertThat(model.select("outputEntry > text").eachText()).containsExactly("0.05", "0.0255", "0.01");
        assertThat(lines(dmn)).isEqualTo("0元 5%\n1000000元 2.55%\n5000000.5元 1%");
    }

    @Test
    void othersWriteItOtherwise() {
        String dmn = """
                <?xml version="1.0"?>
                <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20230324/MODEL/"><dmn:decision>
                <dmn:decisionTable><dmn:input><dmn:inputExpression><dmn:text>x</dmn:text></dmn:inputExpression></dmn:input><dmn:output/>
                <dmn:rule><dmn:inputEntry><dmn:text>&gt; 100</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>0.1</dmn:text></dmn:outputEntry></dmn:rule>
                <dmn:rule><dmn:inputEntry><dmn:text>&lt;= 100</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>0.2</dmn:text></dmn:outputEntry></dmn:rule>
                </dmn:decisionTable></dmn:decision></dmn:definitions>""";
        assertThat(lines(dmn, MARGINAL)).isEqualTo("0元 20%\n100元 10%");
        for (String wrong : List.of(
                dmn.replace("&gt; 100", "&gt; 200"),
                dmn.replace("0.1", "\"a\""),
                dmn.replace("www.omg.org/spec/DMN", "example.org"))) {
            assertThatThrownBy(() -> lines(wrong, MARGINAL)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aTableThatDoesNotSayThatItsPartsAddUpIsAskedAbout() {
        String dmn = TierTable.dmn("样例", "分段", List.of(new long[] {0, 50_000}, new long[] {100_000_000, 20_000}))
                .replaceAll(" tiers:accumulation=\"marginal\"", "");
        assertThatThrownBy(() -> lines(dmn))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("2000000", "40000", "70000");
        assertThat(lines(dmn, MARGINAL)).isEqualTo("0元 5%\n1000000元 2%");
    }

    @Test
    void aTableOfAnotherHitPolicyIsRefused() {
        String dmn = TierTable.dmn("样例", "分段", TIERS);
        for (String hit : List.of("FIRST", "COLLECT", "RULE ORDER", "PRIORITY", "F", "C")) {
            refused(dmn.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"" + hit + "\""), hit);
        }
        refused(dmn.replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"UNIQUE\" aggregation=\"SUM\""), "ANY");
        assertThat(lines(dmn.replace("UNIQUE", "ANY"))).startsWith("0元 5%");
    }

    @Test
    void theUnitOfTheBaseIsAskedForWhereTheFileNamesAnother() {
        String dmn = TierTable.dmn("样例", "分段", List.of(new long[] {0, 50_000}, new long[] {10_000, 20_000}));
        for (String file :
                List.of(dmn.replace("基数（元）", "基数（万元）"), dmn.replace("<text>基数</text>", "<text>基数_万元</text>"))) {
            refused(file, "“万元”");
            assertThat(lines(file, new TierTable.Meaning(false, "万元"))).isEqualTo("0元 5%\n1000000元 2%");
        }
        refused(dmn.replace("基数（元）", "基数（美元）"), "“美元”");
        refused(dmn.replace("name=\"比率\"", "name=\"比率（%）\""), "“%”");
    }

    /** Reading such a number, and taking its noughts away, would keep a processor busy for minutes. */
    @Test
    void aNumberOfManyDigitsIsRefusedUnread() {
        String table = TierTable.dmn("p", "n", TIERS);
        String digits = "1" + "0".repeat(20_000);
        for (String hostile :
                List.of(table.replace("0.0255", digits), table.replace("&gt; 5000000.5", "&gt; " + digits))) {
            assertThatThrownBy(() -> lines(hostile)).isInstanceOf(Refusal.class).hasMessageContaining("每格最多 100 个字");
        }
    }

    @Test
    void hostileFilesAreRefused() {
        refused("<!DOCTYPE d [<!ENTITY a \"b\">]><definitions>&a;</definitions>");
        refused("<!DOCTYPE d SYSTEM \"file:///etc/passwd\">"
                + TierTable.dmn("p", "n", TIERS).replaceFirst("<\\?.*?\\?>", ""));
        refused("<definitions");
        refused("");
        assertThatThrownBy(() -> TierTable.lines(new byte[TierTable.LARGEST + 1], FILE))
                .isInstanceOf(Refusal.class);
    }

    private static void refused(String dmn, String why) {
        assertThatThrownBy(() -> lines(dmn)).isInstanceOf(Refusal.class).hasMessageContaining(why);
    }

    private static String lines(String dmn) {
        return lines(dmn, FILE);
    }

    private static String lines(String dmn, TierTable.Meaning meaning) {
        return TierTable.lines(dmn.getBytes(StandardCharsets.UTF_8), meaning);
    }

    private static void refused(String dmn) {
        assertThatThrownBy(() -> lines(dmn)).isInstanceOf(Refusal.class);
    }
}
