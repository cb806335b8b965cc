package io.xingyuan.policy.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AwardFiguresTests {

    private static final JdbcClient SQL = TestDatabase.sql();
    private static final Visitor LEADER = new Visitor("award-leader", "样例领导", Role.LEADER, null);

    private final MockMvc web;

    AwardFiguresTests(MockMvc web) {
        this.web = web;
    }

    /** Forty payments of the year 2031 in every state, for ten enterprises of two parks. */
    @BeforeAll
    void fill() {
        clear();
        SQL.sql("""
                insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                values (md5('fig-pool')::uuid, 2031, '样例统计资金', '样例来源', '样例文号', 100000000000, '样例', now())""").update();
        SQL.sql("""
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, created_at, updated_at, updated_by)
                select md5('fig-firm' || i)::uuid, '样例统计企业' || i, 'x', 'x', 'x', array['x'],
                    'FIGFIRM' || lpad(i::text, 11, '0'), (select min(code) from enterprise.park), now(), now(), '样例'
                from generate_series(0, 9) i""").update();
        SQL.sql("""
                insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at)
                select md5('fig-award' || i)::uuid, md5('fig-firm' || i % 10)::uuid, md5('fig-award' || i)::uuid, '',
                    'fig/' || i % 3, 2031, 100, 'GRANTED', now() from generate_series(1, 40) i""").update();
        SQL.sql("""
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, fen, status, maker, maker_name,
                    made_at, paid_on, batch_id, size_class, chain_segment)
                select md5('fig-pay' || i)::uuid, 'FIG2031-' || i, md5('fig-pool')::uuid, '样例来源',
                    md5('fig-award' || i)::uuid, md5('fig-firm' || i % 10)::uuid, '样例统计企业' || i % 10,
                    'FIGFIRM' || lpad((i % 10)::text, 11, '0'),
                    case when i % 2 = 0 then 'figeast' else 'figwest' end, 'fig/' || i % 3, '样例条款' || i % 3, '', '',
                    1000000 * i + i, (array['RESERVED', 'COMMITTED', 'PAID', 'FAILED', 'RETURNED', 'CANCELLED',
                        'RECOVERED'])[1 + i % 7], 'fig', '样例', now(), date '2031-05-05', null,
                    case when i % 10 = 0 then '' when i % 2 = 0 then '小型' else '中型' end,
                    case when i % 3 = 0 then '' else '样例环节 & ' || i % 3 end
                from generate_series(1, 40) i""").update();
    }

    @AfterAll
    void clear() {
        SQL.sql("delete from policy.fund_payment where maker = 'fig'").update();
        SQL.sql("delete from policy.fund_award where clause like 'fig/%'").update();
        SQL.sql("delete from policy.fund_pool where id = md5('fig-pool')::uuid").update();
        SQL.sql("delete from enterprise.enterprise where credit_code like 'FIGFIRM%'")
                .update();
    }

    private MockHttpServletResponse asks(Visitor who, String path) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(URI.create(path)).with(by(who))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer;
    }

    private Document page(Visitor who, String path) throws Exception {
        return Jsoup.parse(asks(who, path).getContentAsString());
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    /** Of the payments that a link opens, the sum of the column in 元. */
    private BigDecimal sum(String path) throws Exception {
        List<BigDecimal> amounts = new ArrayList<>(List.of(BigDecimal.ZERO));
        page(LEADER, path + "&size=100")
                .select("tbody tr")
                .forEach(row -> amounts.add(amount(row.child(4).text())));
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of the payments that a link opens, how many enterprises (column 1) or rows (column 2). */
    private BigDecimal counted(String path, int column) throws Exception {
        List<String> rows = page(LEADER, path + "&size=100").select("tbody tr").eachText();
        return BigDecimal.valueOf(
                column == 2
                        ? rows.size()
                        : page(LEADER, path + "&size=100").select("tbody tr td:nth-child(3)").eachText().stream()
                                .distinct()
                                .count());
    }

    @Test
    void everyAmountIsTheSumOfThePaymentsThatItOpens() throws Exception {
        Document figures = page(LEADER, "/awards?year=2031");
        int checked = 0;
        for (Element link : figures.select("td.num > a[href^=/fund/payments]")) {
            int column = Objects.requireNonNull(link.parent()).elementSiblingIndex();
            assertThat(
                            column < 3
                                    ? counted(link.attr("href"), column)
                                    : sum(link.attr("href")).movePointLeft(4))
                    .as(link.outerHtml())
                    .isEqualByComparingTo(amount(link.text()));
            checked++;
        }
        assertThat(checked).isGreaterThan(55);
        assertThat(figures.text()).contains("样例统计资金", "没有登记", "样例条款1");
        for (Element kpi : figures.select("a.kpi-link[href^=/fund/payments]")) {
            assertThat(sum(kpi.attr("href")).movePointLeft(4))
                    .isEqualByComparingTo(
                            amount(kpi.select(".num").text().replace("万元", "").strip()));
        }
    }

    @Test
    void partsOfEachTableAddUpToTheWhole() throws Exception {
        Document figures = page(LEADER, "/awards?year=2031");
        BigDecimal whole = sum("/fund/payments?year=2031&account=RESERVED")
                .add(sum("/fund/payments?year=2031&account=COMMITTED"))
                .add(sum("/fund/payments?year=2031&account=PAID"))
                .movePointLeft(4);
        for (String table : List.of("by-clause", "by-park", "by-sizeClass", "by-chain")) {
            BigDecimal sum = figures.select("section:has(#" + table + ") tbody tr").stream()
                    .map(row -> amount(row.child(6).text()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(table).isEqualByComparingTo(whole);
        }
    }

    @Test
    void whoAnswersForOneParkSeesItsMoneyOnly() throws Exception {
        Visitor east = new Visitor(
                "award-east", "样例专员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("figeast"))));
        Document figures = page(east, "/awards?year=2031");
        assertThat(figures.select("section:has(#by-park) tbody tr")).hasSize(1);
        assertThat(figures.text()).doesNotContain("figwest");
        assertThat(page(east, "/awards?year=2032").text()).contains("还没有预算和兑现");
        assertThat(asks(east, "/awards/export.xlsx?year=2031").getContentAsByteArray())
                .startsWith((byte) 'P', (byte) 'K');
    }

    @Test
    void theSummaryIsPrintedWithItsSumInWords() throws Exception {
        byte[] pdf = asks(LEADER, "/fund/summary.pdf?year=2031&account=PAID").getContentAsByteArray();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("惠企政策资金兑现汇总表", "样例统计企业2", "合计", "人民币")
                    .doesNotContain("样例统计企业1");
        }
    }

    @Test
    void oddAddressesAreAnswered() throws Exception {
        for (String odd : List.of("year=%00", "year=x", "clause=%00'", "park=" + "y".repeat(3000))) {
            asks(LEADER, "/awards?" + odd);
        }
        for (String odd :
                List.of("size=-", "chain=%25", "account=odd", "year=20x1", "pool=" + "-".repeat(36), "page=-1")) {
            asks(LEADER, "/fund/payments?" + odd);
        }
    }
}
