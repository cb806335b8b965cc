package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Books;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class EnterprisePagesTests {

    private static final String CODE =
            UnifiedCreditCode.issue("91220100MD000001").value();
    private static final Visitor OFFICER = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final Enrolment enrolment;
    private final Enterprises enterprises;
    private final JdbcClient sql;
    private EnterpriseId id = new EnterpriseId(new UUID(0, 0));

    EnterprisePagesTests(
            @Autowired MockMvc web,
            @Autowired Enrolment enrolment,
            @Autowired Enterprises enterprises,
            @Autowired JdbcClient sql) {
        this.sql = sql;
        this.web = web;
        this.enrolment = enrolment;
        this.enterprises = enterprises;
    }

    @BeforeEach
    void anEnterprise() {
        id = enrolment.enrol(profile("样例页面器械（测试）有限公司"), "测试");
    }

    private static Profile profile(String name) {
        return new Profile(
                name,
                new UnifiedCreditCode(CODE),
                new ParkId("changchun"),
                "220100",
                null,
                "3581",
                "中游",
                "医疗设备",
                LocalDate.of(2019, 3, 1));
    }

    @Test
    void theOrganisationOfItsPeopleFollowsTheName() {
        sql.sql("""
                insert into identity.organisation (id, kind, name, enterprise_id)
                values (gen_random_uuid(), 'ENTERPRISE', '样例页面器械（测试）有限公司', :enterprise)""").param("enterprise", id.value()).update();
        enrolment.edit(id, 1, profile("样例改名器械（测试）有限公司"), "测试");
        assertThat(sql.sql("select name from identity.organisation where enterprise_id = :enterprise")
                        .param("enterprise", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("样例改名器械（测试）有限公司");
    }

    @Test
    void theListFindsByNameInitialsAndCodeAndExportsTheSameRows() throws Exception {
        for (String words : List.of("页面器械", "ylymqx".substring(2, 6), CODE.substring(8), "样例页面器械（测试）")) {
            Document list = page(get("/enterprises").param("q", words).with(by(OFFICER)));
            assertThat(list.select("tbody tr a.fw-medium").eachText()).as(words).contains("样例页面器械（测试）有限公司");
        }
        assertThat(page(get("/enterprises").param("q", "没有这家").with(by(OFFICER)))
                        .select(".nothing"))
                .hasSize(1);
        byte[] export = web.perform(
                        get("/enterprises/export.xlsx").param("q", "页面器械").with(by(OFFICER)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(Books.read(export)).hasSize(2);
    }

    @Test
    void enterprisePeopleSeeTheirOwnOnly() throws Exception {
        Visitor own = new Visitor("own", "企业管理员（测试）", Role.ENTERPRISE_ADMINISTRATOR, id);
        EnterpriseId other = new EnterpriseId(UUID.randomUUID());
        Visitor stranger = new Visitor("other", "别家（测试）", Role.ENTERPRISE_ADMINISTRATOR, other);
        assertThat(status(get("/enterprises/" + id).with(by(own)))).isEqualTo(200);
        assertThat(status(get("/enterprises/" + id).with(by(stranger)))).isEqualTo(404);
        assertThat(status(get("/enterprises").with(by(own)))).isEqualTo(403);
        assertThat(status(post("/enterprises/" + id + "/facts/" + id + "/registered-capital")
                        .param("value", "1")
                        .param("year", "0")
                        .with(by(stranger))
                        .with(csrf())))
                .isEqualTo(404);
    }

    @Test
    void theSecondEditorSeesWhatChangedAndKeepsWhatTheyTyped() throws Exception {
        assertThat(status(save(1, "3584", "甲改的地址"))).isEqualTo(302);
        MockHttpServletResponse second = web.perform(save(1, "3586", "").param("chainSegment", "乙改的环节"))
                .andReturn()
                .getResponse();
        assertThat(second.getStatus()).isEqualTo(409);
        Document page = Jsoup.parse(second.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("[role=alert] h2").text()).contains("政策专员（测试）", "先保存了");
        assertThat(page.select("[role=alert] tbody tr").eachText())
                .anyMatch(row -> row.contains("行业代码") && row.contains("3584") && row.contains("3586"));
        assertThat(page.expectFirst("#industry").val()).as("kept").isEqualTo("3586");
        assertThat(page.expectFirst("#chainSegment").val()).as("kept").isEqualTo("乙改的环节");
        assertThat(page.expectFirst("#address").val()).as("taken over").isEqualTo("甲改的地址");
        assertThat(page.expectFirst("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void aWrongCreditCodeComesBackWithTheReasonAndNothingIsLost() throws Exception {
        MockHttpServletResponse wrong = web.perform(post("/enterprises")
                        .param("name", "样例错码有限公司")
                        .param("creditCode", "914403001922038217")
                        .param("park", "changchun")
                        .param("version", "0")
                        .with(by(OFFICER))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(wrong.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(wrong.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.expectFirst("#creditCode-problem").text()).contains("末位校验不符：应为6，现为7");
        assertThat(page.expectFirst("#name").val()).isEqualTo("样例错码有限公司");
    }

    @Test
    void anEnterprisesOwnWordRanksBelowThePark() throws Exception {
        Visitor own = new Visitor("own", "企业管理员（测试）", Role.ENTERPRISE_ADMINISTRATOR, id);
        assertThat(declare("2000", own)).isEqualTo(Declared.STANDS);
        assertThat(declare("3000万元", OFFICER)).isEqualTo(Declared.STANDS);
        assertThat(declare("9000", own)).isEqualTo(Declared.OVERRULED);
        Document page = page(get("/enterprises/" + id + "/facts/" + id + "/registered-capital")
                .with(by(OFFICER)));
        assertThat(page.select("section tbody tr").eachText()).hasSize(3);
        assertThat(page.expectFirst("section tbody tr").text()).contains("3000万元", "现行", "园区");
        assertThat(page.text()).contains("未采用", "已更正");
    }

    @Test
    void figuresAndFactsShowSourceAndTrend() throws Exception {
        for (int year = 2022; year <= 2025; year++) {
            enterprises.declare(id, Entity.ENTERPRISE, id.value(), "revenue", year, String.valueOf(year), OFFICER);
        }
        Document page = page(get("/enterprises/" + id).with(by(OFFICER)));
        assertThat(page.select("dt:contains(行政区划) + dd").text()).isEqualTo("吉林省长春市 220100");
        assertThat(page.select("#figures svg path")).hasSize(1);
        assertThat(page.select("#figures tr:contains(营业收入)").text()).contains("2,022", "2,025", "园区录入");
        assertThat(page.select("[style], script:not([src])")).isEmpty();
    }

    @Test
    void archivedEnterprisesLeaveTheListAndComeBack() throws Exception {
        long before = enterprises.version();
        assertThat(status(post("/enterprises/" + id + "/archive")
                        .param("version", "1")
                        .with(by(OFFICER))
                        .with(csrf())))
                .isEqualTo(302);
        assertThat(page(get("/enterprises").param("q", CODE).with(by(OFFICER))).select("tbody tr"))
                .isEmpty();
        assertThat(page(get("/enterprises")
                                .param("q", CODE)
                                .param("archived", "true")
                                .with(by(OFFICER)))
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(status(post("/enterprises/" + id + "/restore")
                        .param("version", "1")
                        .with(by(OFFICER))
                        .with(csrf())))
                .isEqualTo(409);
        assertThat(enterprises.version()).isGreaterThanOrEqualTo(before);
    }

    private Declared declare(String value, Visitor visitor) {
        return enterprises.declare(id, Entity.ENTERPRISE, id.value(), "registered-capital", 0, value, visitor);
    }

    private MockHttpServletRequestBuilder save(int version, String industry, String address) {
        return post("/enterprises/" + id)
                .param("name", "样例页面器械（测试）有限公司")
                .param("creditCode", CODE)
                .param("park", "changchun")
                .param("region", "220100")
                .param("address", address)
                .param("industry", industry)
                .param("chainPosition", "中游")
                .param("founded", "2019-03-01")
                .param("version", String.valueOf(version))
                .with(by(OFFICER))
                .with(csrf());
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
