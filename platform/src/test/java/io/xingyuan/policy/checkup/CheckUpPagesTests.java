package io.xingyuan.policy.checkup;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.Entity;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The check-up as people see it, on the real engine, the real library and a real database. */
@SpringBootTest
@AutoConfigureMockMvc
class CheckUpPagesTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(77_000_000);
    private static final String TRANSFER = "jilin-2023-35/3.5.2";

    private final MockMvc web;
    private final JdbcClient sql = TestDatabase.sql();
    private final Enterprises enterprises;
    private final Clock clock;
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private Visitor own = Visitor.GUEST;
    private final Visitor officer = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);

    CheckUpPagesTests(@Autowired MockMvc web, @Autowired Enterprises enterprises, @Autowired Clock clock) {
        this.web = web;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @BeforeEach
    void anEnterpriseThatTransfersTechnology() {
        enterprise = new EnterpriseId(Ids.next(clock));
        own = new Visitor("own", "企业管理员（测试）", Role.ENTERPRISE_ADMINISTRATOR, enterprise);
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, created_at, updated_at, updated_by)
                values (:id, '示例检验（测试）有限公司', 'shili', 'shili', 'sl', '{}', :code, 'changchun', '220100',
                    now(), now(), 'test')""")
                .param("id", enterprise.value())
                .param(
                        "code",
                        UnifiedCreditCode.issue("91220101%08d".formatted(NUMBERS.incrementAndGet()))
                                .value())
                .update();
        declare("transfer-demonstrator", 0, "是");
        declare("transfer-assessment", year(), "合格");
    }

    @Test
    void anEnterpriseSeesItsOwnCheckUpWithFiguresAndGroups() throws Exception {
        Document page = page(get("/checkup/" + enterprise).with(by(own)));

        assertThat(page.select("h1").text()).contains("示例检验（测试）有限公司");
        assertThat(page.select(".figure")).hasSize(4);
        assertThat(page.select("svg.band rect")).isNotEmpty();
        assertThat(group(page, TRANSFER)).isEqualTo("group-incomplete");
        assertThat(finding(page, TRANSFER).select(".leaf")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(finding(page, TRANSFER).text()).contains("三（五）第2项", "企业申报", "截至");
        assertThat(page.select("[style], script:not([src])")).isEmpty();
    }

    @Test
    void theWayInLeadsAnEnterpriseToItsOwnAndTheStaffToAList() throws Exception {
        MockHttpServletResponse redirect =
                web.perform(get("/checkup").with(by(own))).andReturn().getResponse();
        assertThat(redirect.getRedirectedUrl()).isEqualTo("/checkup/" + enterprise);

        Document list = page(get("/checkup").param("q", "示例检验（测试）").with(by(officer)));
        assertThat(list.select("h1").text()).isEqualTo("政策体检");
    }

    @Test
    void anotherEnterpriseIsNotFoundAndGuestsAreSentToSignIn() throws Exception {
        Visitor other = new Visitor("other", "别家（测试）", Role.ENTERPRISE_MEMBER, new EnterpriseId(Ids.next(clock)));
        for (String path : List.of("", "/sums/ceiling", "/paper")) {
            assertThat(status(get("/checkup/" + enterprise + path).with(by(other))))
                    .isEqualTo(404);
        }
        assertThat(status(post("/checkup/" + enterprise + "/facts")
                        .with(by(other))
                        .with(csrf())))
                .isEqualTo(404);
        assertThat(status(get("/checkup/" + enterprise))).isIn(302, 303, 401);
        assertThat(status(get("/checkup/threshold").with(by(own)))).isEqualTo(403);
    }

    @Test
    void anAnswerOnTheSpotChangesTheOutcomeInPlace() throws Exception {
        String field = field("technology-contracts");

        Document near = fragment(post("/checkup/" + enterprise + "/facts")
                .param(field, "480")
                .header("HX-Request", "true")
                .with(by(own))
                .with(csrf()));
        assertThat(near.select("html head link")).isEmpty();
        assertThat(near.select(".message").text()).contains("待补数据 → 差一点");
        assertThat(group(near, TRANSFER)).isEqualTo("group-near");
        assertThat(finding(near, TRANSFER).select("summary .gap").text()).contains("还差 20 万元");

        Document again = page(get("/checkup/" + enterprise).with(by(own)));
        assertThat(again.getElementById(field)).isNull();
        assertThat(finding(again, TRANSFER).text()).contains("480 万元");
    }

    @Test
    void withoutScriptsTheAnswerIsSavedAndThePageComesBack() throws Exception {
        String field = field("technology-contracts");
        MockHttpServletResponse saved = web.perform(post("/checkup/" + enterprise + "/facts")
                        .param(field, "800")
                        .with(by(officer))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(saved.getStatus()).isBetween(302, 303);

        Document page = page(get("/checkup/" + enterprise).with(by(own)));
        assertThat(group(page, TRANSFER)).isEqualTo("group-eligible");
        assertThat(finding(page, TRANSFER).select(".finding-amount").text()).contains("最高 20 万元");
    }

    @Test
    void anAnswerThatCannotBeReadComesBackWithAMessageAtItsFieldAndNothingIsSaved() throws Exception {
        String field = field("technology-contracts");
        MockHttpServletResponse wrong = web.perform(post("/checkup/" + enterprise + "/facts")
                        .param(field, "约八百")
                        .header("HX-Request", "true")
                        .with(by(own))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(wrong.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(wrong.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        Element input = byId(page, field);
        assertThat(input.val()).isEqualTo("约八百");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(byId(page, field + "-problem").text()).contains("约八百");
        assertThat(page.select(".message.bad a").attr("href")).isEqualTo("#" + field);

        assertThat(status(
                        post("/checkup/" + enterprise + "/facts").with(by(own)).with(csrf())))
                .isEqualTo(422);
        assertThat(page(get("/checkup/" + enterprise).with(by(own))).getElementById(field))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Examination.Figure.class)
    void eachFigureOpensTheListThatItIsTheSumOf(Examination.Figure figure) throws Exception {
        declare("technology-contracts", year(), "800");
        Document page = page(get("/checkup/" + enterprise).with(by(own)));
        Element shown = page.expectFirst(".figure." + figure.path());

        Document list = page(get(shown.attr("href")).with(by(own)));
        BigDecimal sum = list.select("tbody tr td:nth-child(5)").stream()
                .map(cell -> new BigDecimal(cell.text().replace(",", "")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Element total = list.getElementById("sum");
        BigDecimal said =
                total == null ? BigDecimal.ZERO : new BigDecimal(total.text().replace(",", ""));
        assertThat(said).isEqualByComparingTo(sum);
        assertThat(yuan(shown.select(".num").text())).isEqualByComparingTo(sum.multiply(new BigDecimal(10_000)));
        if (figure == Examination.Figure.CEILING) {
            assertThat(sum).isEqualByComparingTo("20");
        }
    }

    @Test
    void aDayInThePastIsAskedByItsOwnRules() throws Exception {
        Document page =
                page(get("/checkup/" + enterprise).param("asOf", "2020-01-01").with(by(own)));
        assertThat(page.select("[id^=f-jilin-2023-35]")).isEmpty();
        assertThat(page.text()).contains("政策和数据截至 2020-01-01");
        assertThat(status(get("/checkup/" + enterprise).param("asOf", "昨天").with(by(own))))
                .isEqualTo(200);
    }

    @Test
    void thePrintedRecordHoldsChineseTextAndItsNumber() throws Exception {
        MockHttpServletResponse response = web.perform(
                        get("/checkup/" + enterprise + "/paper").with(by(own)))
                .andReturn()
                .getResponse();
        assertThat(response.getContentType()).isEqualTo("application/pdf");
        try (PDDocument paper = Loader.loadPDF(response.getContentAsByteArray())) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(text).contains("示例检验（测试）有限公司", "政策体检", "技术转移示范机构", "验证码", "TJ-");
            assertThat(text).containsPattern("1 ?/ ?" + paper.getNumberOfPages());
            assertThat(paper.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
        }
        assertThat(response.getContentAsByteArray().length).isLessThan(1_000_000);
    }

    @Test
    void theThresholdOfNearCountsFromItsDay() throws Exception {
        declare("technology-contracts", year(), "480");
        Visitor administrator = new Visitor("admin", "政策专员（测试）", Role.POLICY_OFFICER, null);
        assertThat(status(post("/checkup/threshold")
                        .param("percent", "五十")
                        .param("from", "2026-01-01")
                        .with(by(administrator))
                        .with(csrf())))
                .isEqualTo(422);
        String day = "2025-03-01";
        assertThat(status(post("/checkup/threshold")
                        .param("percent", "3")
                        .param("from", "2025-02-01")
                        .with(by(administrator))
                        .with(csrf())))
                .isBetween(302, 303);
        sql.sql("update policy.near_threshold set ppm = 500000 where from_date = :day")
                .param("day", LocalDate.of(2025, 2, 1))
                .update();
        assertThat(page(get("/checkup/" + enterprise).param("asOf", day).with(by(own)))
                        .text())
                .contains("50%");
    }

    private int year() {
        return LocalDate.now(clock).getYear() - 1;
    }

    private void declare(String code, int year, String typed) {
        enterprises.declare(enterprise, Entity.ENTERPRISE, enterprise.value(), code, year, typed, own);
    }

    private String field(String code) {
        return "fact." + code + "." + year() + "." + enterprise;
    }

    private static Element finding(Document page, String clause) {
        return page.expectFirst("[id^=f-" + clause.replaceAll("[^A-Za-z0-9-]", "-") + "-]");
    }

    private static String group(Document page, String clause) {
        return page.expectFirst("details.group:has([id^=f-" + clause.replaceAll("[^A-Za-z0-9-]", "-") + "-])")
                .id();
    }

    private static Element byId(Document page, String id) {
        return java.util.Objects.requireNonNull(page.getElementById(id), id);
    }

    private static BigDecimal yuan(String words) {
        String figure = words.replaceAll("[^0-9.]", "");
        BigDecimal unit = new BigDecimal(words.contains("亿元") ? 100_000_000 : words.contains("万元") ? 10_000 : 1);
        return new BigDecimal(figure).multiply(unit);
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        Document page = fragment(request);
        assertThat(page.select("main")).hasSize(1);
        return page;
    }

    private Document fragment(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }
}
