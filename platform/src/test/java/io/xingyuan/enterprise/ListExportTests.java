package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Every list and its workbook say the same; enterprise people find their own only. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class ListExportTests {

    private static final Visitor OFFICER = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final Enrolment enrolment;
    private final Belongings belongings;

    private EnterpriseId own = new EnterpriseId(new UUID(0, 0));

    ListExportTests(@Autowired MockMvc web, @Autowired Enrolment enrolment, @Autowired Belongings belongings) {
        this.web = web;
        this.enrolment = enrolment;
        this.belongings = belongings;
    }

    @BeforeEach
    void twoEnterprisesWithAProductAndAProjectEach() {
        own = anEnterprise("样例名录甲（测试）有限公司", "MD000021");
        EnterpriseId other = anEnterprise("样例名录乙（测试）有限公司", "MD000022");
        belongings.insert(List.of(
                aProduct(own, "样例名录超声仪", "第二类"), aProduct(own, "=1+1样例名录公式", "第三类"), aProduct(other, "样例名录支架", "第三类")));
        for (EnterpriseId id : List.of(own, other)) {
            belongings.insert(
                    new Project(UUID.randomUUID(), id, Entity.PLATFORM, "样例名录平台", "在建", LocalDate.of(2024, 5, 1)));
        }
    }

    private EnterpriseId anEnterprise(String name, String organisation) {
        return enrolment.enrol(
                new Profile(
                        name,
                        UnifiedCreditCode.issue("91220100" + organisation),
                        new ParkId("changchun"),
                        "220100",
                        null,
                        "3581",
                        "中游",
                        "医疗设备",
                        LocalDate.of(2019, 3, 1)),
                "测试");
    }

    private static Product aProduct(EnterpriseId owner, String name, String deviceClass) {
        return new Product(UUID.randomUUID(), owner, name, "医疗器械", null, deviceClass, "获批", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/products?q=样例名录, 3",
        "/products?q=样例名录&deviceClass=第三类, 2",
        "/products?q=样例名录乙, 1",
        "/products?q=样例名录&stage=临床试验, 0",
        "/products?q=样例名录&park=jinzhong, 0",
        "/projects?q=样例名录, 2",
        "/projects?q=样例名录&kind=team, 0",
        "/enterprises?q=样例名录, 2",
        "/enterprises?q=样例名录&size=大型, 0"
    })
    void theWorkbookHoldsTheRowsOfTheScreen(String address, int rows) throws Exception {
        Document page = page(address, OFFICER);
        assertThat(page.select("tbody tr")).hasSize(rows);
        String export = page.expectFirst(".page-header a[href*=export]").attr("href");
        assertThat(Books.read(workbook(export, OFFICER))).hasSize(rows + 1);
    }

    @Test
    void enterprisePeopleFindTheirOwnOnly() throws Exception {
        Visitor person = new Visitor("own", "企业成员（测试）", Role.ENTERPRISE_MEMBER, own);
        for (String list : List.of("/products", "/projects")) {
            Document page = page(list, person);
            assertThat(page.text()).contains("样例名录").doesNotContain("样例名录支架", "样例名录乙");
            assertThat(page.select("select[name=park]")).isEmpty();
            assertThat(Books.read(workbook(list + "/export.xlsx?park=jinzhong&q=样例名录乙", person)))
                    .as(list)
                    .hasSize(1);
        }
    }

    @Test
    void nothingInAWorkbookIsAFormula() throws Exception {
        assertThat(Books.read(workbook("/products/export.xlsx?q=样例名录公式", OFFICER))
                        .toString())
                .contains("'=1+1样例名录公式");
    }

    @Test
    void parksImportsAndPoliciesAreExportedToo() throws Exception {
        assertThat(Books.read(workbook("/parks/export.xlsx", OFFICER)))
                .hasSize(1 + page("/parks", OFFICER).select("tbody tr").size())
                .hasSizeGreaterThan(10);
        assertThat(Books.read(workbook("/imports/export.xlsx?status=failed&kind=figures", OFFICER)))
                .hasSize(1);
        Document library = page("/policies?q=贷款&kind=MONEY", OFFICER);
        assertThat(Books.read(
                        workbook(library.expectFirst("#results a[href*=export]").attr("href"), OFFICER)))
                .hasSize(1 + library.select(".clause-row").size())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aViewOfTheListIsKeptAndShared() throws Exception {
        String address = "/enterprises?q=%E6%A0%B7%E4%BE%8B&sort=founded";
        web.perform(post("/views")
                        .param("name", "样例视图丙")
                        .param("address", address)
                        .param("shared", "true")
                        .with(by(OFFICER))
                        .with(csrf()))
                .andExpect(redirectedUrl(address));
        Visitor leader = new Visitor("leader", "领导（测试）", Role.LEADER, null);
        assertThat(page("/enterprises", leader)
                        .select(".views a:contains(样例视图丙)")
                        .attr("href"))
                .isEqualTo(address);
        assertThat(page("/enterprises", leader).select(".views form")).isEmpty();
        assertThat(page("/products", leader).select(".views a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policies?q=%E8%B4%B7%E6%AC%BE&kind=MONEY", "/imports?status=done"})
    void otherListsKeepTheirQuestionsToo(String address) throws Exception {
        Document list = page(address, OFFICER);
        assertThat(list.select(".views input[name=address]").val()).isEqualTo(address);
        web.perform(post("/views")
                        .param("name", "样例视图丁")
                        .param("address", address)
                        .param("shared", "true")
                        .with(by(OFFICER))
                        .with(csrf()))
                .andExpect(redirectedUrl(address));
        assertThat(page(address, OFFICER).select(".views a:contains(样例视图丁)").attr("href"))
                .isEqualTo(address);
    }

    @Test
    void viewsAreNoneOfAGuestsOrAnEnterprisesBusiness() throws Exception {
        assertThat(Jsoup.parse(web.perform(get("/policies"))
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8))
                        .select(".views"))
                .isEmpty();
        assertThat(page("/policies", new Visitor("own", "自己人（测试）", Role.ENTERPRISE_ADMINISTRATOR, own))
                        .select(".views"))
                .isEmpty();
    }

    private Document page(String address, Visitor visitor) throws Exception {
        return Jsoup.parse(new String(content(address, visitor), StandardCharsets.UTF_8));
    }

    private byte[] workbook(String address, Visitor visitor) throws Exception {
        return content(address, visitor);
    }

    private byte[] content(String address, Visitor visitor) throws Exception {
        return web.perform(get(java.net.URI.create(address)).with(by(visitor)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }
}
