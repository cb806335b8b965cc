package io.xingyuan.policy.population;

import static io.xingyuan.policy.population.RunsOnline.as;
import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.matching.SyntheticEnterprises;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Runs and simulations as officers, leaders and enterprises meet them. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopulationPagesTests {

    private static final String CLAUSE = "jilin-2023-35/3.5.2";
    private static final Visitor STAFF = new Visitor("tester", "样例人员", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final RunsOnline pages;
    private final PolicyLibrary library;
    private final Enterprises enterprises;
    private final Snapshots snapshots;
    private final DataSource source = TestDatabase.source();

    PopulationPagesTests(
            @Autowired MockMvc web,
            @Autowired PolicyLibrary library,
            @Autowired Enterprises enterprises,
            @Autowired Snapshots snapshots) {
        this.web = web;
        this.pages = new RunsOnline(web);
        this.library = library;
        this.enterprises = enterprises;
        this.snapshots = snapshots;
    }

    @BeforeAll
    void fill() throws Exception {
        SyntheticEnterprises.fill(source, library.facts(), 25);
    }

    @AfterAll
    void clear() throws Exception {
        TestDatabase.sql().sql("delete from policy.library_run").update();
        TestDatabase.sql().sql("delete from policy.library_run_roster").update();
        TestDatabase.sql().sql("delete from policy.simulation").update();
        SyntheticEnterprises.clear(source);
    }

    @Test
    void aRunIsKeptAndComparedWithTheOneBefore() throws Exception {
        String first = run("2026-06-01");
        Element table = page(first).select(".clause-table").getFirst();
        assertThat(table.select("tbody tr")).hasSizeGreaterThan(20);
        EnterpriseId changed = snapshots.current().enterprises().getFirst().id();
        for (int year = 2023; year < 2026; year++) {
            enterprises.declare(changed, Entity.ENTERPRISE, changed.value(), "technology-contracts", year, "1元", STAFF);
            enterprises.declare(changed, Entity.ENTERPRISE, changed.value(), "revenue", year, "3元", STAFF);
        }
        String second = run("2026-06-01");
        Document page = page(second);
        assertThat(page.select("a[href*=/changes]")).isNotEmpty();
        Element link = page.select("a[href*=/changes]").getFirst();
        Document changes = page(link.attr("href"));
        assertThat(changes.select("tbody tr")).isNotEmpty();
        assertThat(changes.select("td.detail").text()).contains("事实变动");
        String workbook = link.attr("href").replace("/changes?", "/changes.xlsx?");
        web.perform(get(workbook).with(as(Role.LEADER))).andExpect(status().isOk());
        web.perform(get(second + "/export.xlsx").with(as(Role.LEADER))).andExpect(status().isOk());
    }

    @Test
    void anotherDayIsAnotherQuestionAndNonsenseIsNone() throws Exception {
        perform(post("/population").param("day", "昨天"), Role.POLICY_OFFICER)
                .andExpect(status().isUnprocessableContent());
        perform(post("/population").param("day", "1200-01-01"), Role.POLICY_OFFICER)
                .andExpect(status().isUnprocessableContent());
        assertThat(clauses(run("2020-01-01"))).isLessThan(clauses(run("2026-06-01")));
    }

    /** Of the run itself, without those that only the run knew that it is compared with. */
    private int clauses(String run) throws Exception {
        return page(run)
                .select(".clause-table tbody tr:has(a[href^=/policies/])")
                .size();
    }

    @Test
    void aClauseThatOnlyOneOfTwoRunsKnewHasItsWinnersAndItsLosers() throws Exception {
        String late = run("2026-06-01");
        String early = run("2020-01-01");
        Document ended = page(early + "?against=" + late.substring(late.lastIndexOf('/') + 1));
        Element lost = ended.select("tr:contains(不再有效的条款) a[href*=kind=lost]").getFirst();
        assertThat(page(lost.attr("href")).select("td.detail").text()).contains("不再有效的条款");
        Document begun = page(late + "?against=" + early.substring(early.lastIndexOf('/') + 1));
        Element won = begun.select("tr:contains(新的条款) a[href*=kind=new]").getFirst();
        assertThat(page(won.attr("href")).select("tbody tr")).isNotEmpty();
        assertThat(page(won.attr("href")).select("td.detail").text()).contains("新的条款");
    }

    @Test
    void aVariantOverASnapshotThatIsGoneIsWorkedOutAnewOnlyWhenAsked() throws Exception {
        String path = simulation("drop", "机构", "考核");
        String before = page(path).select(".versus tbody").text();
        EnterpriseId first = snapshots.current().enterprises().getFirst().id();
        for (int turn = 1; turn <= 5; turn++) {
            enterprises.declare(first, Entity.ENTERPRISE, first.value(), "revenue", 2024, turn + "3万元", STAFF);
            snapshots.freeze(snapshots.current());
        }
        assertThat(page(path + "/variants/new").text()).contains("快照已不在");
        Document refused = Jsoup.parse(
                perform(post(path + "/variants").param("name", "高").param("p.门槛", "100000万元"), Role.POLICY_OFFICER)
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(refused.select("[role=alert]").text()).contains("快照已不在");
        assertThat(page(path).select(".versus tbody").text()).isEqualTo(before);
        perform(
                        post(path + "/variants")
                                .param("name", "高")
                                .param("p.门槛", "100000万元")
                                .param("anew", "yes"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        assertThat(page(path).select(".versus thead th")).hasSize(4);
    }

    @Test
    void aRunOfAllParksIsNotThereForWhoAnswersForOne() throws Exception {
        String all = run("2026-06-02");
        Visitor local = new Visitor(
                "local", "样例人员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("changchun"))));
        web.perform(get(all).with(by(local))).andExpect(status().isNotFound());
        web.perform(get(simulation("budget", "100")).with(by(local))).andExpect(status().isNotFound());
    }

    @Test
    void anEnterpriseNeverSeesAny() throws Exception {
        for (String address : new String[] {"/population", "/simulations", "/simulations/new"}) {
            web.perform(get(address).with(as(Role.ENTERPRISE_ADMINISTRATOR))).andExpect(status().isForbidden());
            web.perform(get(address)).andExpect(redirectedUrlPattern("/sign-in*"));
        }
        perform(post("/simulations").param("clause", CLAUSE), Role.ENTERPRISE_ADMINISTRATOR)
                .andExpect(status().isForbidden());
        perform(post("/simulations").param("clause", CLAUSE), Role.LEADER).andExpect(status().isForbidden());
    }

    @Test
    void fewerConditionsMakeWinnersAndAHigherThresholdLosers() throws Exception {
        String path = simulation("drop", "机构", "考核");
        Document page = page(path);
        assertThat(page.select(".versus thead th")).hasSize(3);
        assertThat(figure(page, "得益")).isPositive();
        assertThat(figure(page, "受损")).isZero();
        perform(post(path + "/variants").param("name", "高").param("p.门槛", "100000万元"), Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        page = page(path);
        assertThat(page.select(".versus thead th")).hasSize(4);
        Element loses = page.select(".versus a[href*=variant=2&kind=loses]").first();
        if (loses != null) {
            assertThat(page(loses.attr("href")).select("#list tbody tr").size())
                    .isEqualTo(Math.min(20, Integer.parseInt(loses.text().replace(",", ""))));
        }
        web.perform(get(path + "/export.xlsx").with(as(Role.LEADER))).andExpect(status().isOk());
        web.perform(get(path).with(as(Role.LEADER))).andExpect(status().isOk());
        perform(post(path + "/refresh"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        perform(post(path + "/variants/1/remove"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        assertThat(page(path).select(".versus thead th")).hasSize(3);
        perform(post(path + "/remove"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        web.perform(get(path).with(as(Role.LEADER))).andExpect(status().isNotFound());
    }

    @Test
    void aWholePolicyIsReckonedWithOneOfItsClausesChanged() throws Exception {
        String path = Objects.requireNonNull(perform(
                        post("/simulations")
                                .param("clause", CLAUSE)
                                .param("name", "低门槛")
                                .param("p.门槛", "1元")
                                .param("whole", "yes"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        Document page = page(path);
        assertThat(page.select(".versus .src").text()).contains("§ 3.5.2", "门槛 → 1元");
        Document choose = page(path + "/variants/new");
        assertThat(choose.select("a[href*='clause=3.5.2']")).isNotEmpty();
        perform(
                        post(path + "/variants")
                                .param("name", "另一条")
                                .param("clause", CLAUSE)
                                .param("drop", "机构"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        assertThat(page(path).select(".versus thead th")).hasSize(4);
    }

    @Test
    void whatCannotStandIsRefusedWithItsPlaceAndNothingTypedIsLost() throws Exception {
        Document unknown = refused("add", "没有的事实 > 3");
        assertThat(unknown.select("#add-problem").text()).contains("第 1 个条件", "没有的事实");
        assertThat(unknown.select("textarea[name=add]").text()).contains("没有的事实 > 3");
        assertThat(refused("p.门槛", "很多钱").select("[role=alert]")).isNotEmpty();
        assertThat(refused("add", "1 + ".repeat(3_000) + "1 > 0")
                        .select("#add-problem")
                        .text())
                .contains("字符");
        assertThat(refused("add", "(".repeat(300) + "1" + ")".repeat(300) + " > 0")
                        .select("#add-problem")
                        .text())
                .contains("嵌套");
        assertThat(refused("budget", "很多").select("#budget-problem")).isNotEmpty();
        assertThat(refused("budget", "").text()).contains("还没有改动");
        assertThat(refused("add", "<script>alert(1)</script> > 0").select("#list script, form script"))
                .isEmpty();
    }

    @Test
    void whatWasStoppedAndBegunAgainEndsAsTheSecondAttemptDoes() throws Exception {
        String path;
        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table policy.library_run_column in exclusive mode");
            path = started("2026-06-01");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page(path + "/progress").text().contains("保存结果"));
            perform(post(path + "/cancel"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
            assertThat(page(path).expectFirst("#run .state").text()).isEqualTo("已取消");
            perform(post(path + "/retry"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
            other.rollback();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> page(path).select("progress").isEmpty());
        assertThat(page(path).expectFirst("#run .state").text()).isEqualTo("已完成");
        assertThat(page(path).select(".clause-table tbody tr")).hasSizeGreaterThan(20);
    }

    private Document refused(String field, String typed) throws Exception {
        return Jsoup.parse(perform(
                        post("/simulations")
                                .param("clause", CLAUSE)
                                .param("name", "样例方案")
                                .param(field, typed),
                        Role.POLICY_OFFICER)
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static long figure(Document page, String label) {
        return page.select(".versus tbody tr").stream()
                .filter(row -> row.select("th").text().startsWith(label))
                .map(row ->
                        Long.parseLong(row.expectFirst("td:last-child").text().replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    private String simulation(String field, String... value) throws Exception {
        return Objects.requireNonNull(perform(
                        post("/simulations")
                                .param("clause", CLAUSE)
                                .param("name", "低")
                                .param(field, value)
                                .param("order", "small-claims"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String started(String day) throws Exception {
        return Objects.requireNonNull(perform(post("/population").param("day", day), Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String run(String day) throws Exception {
        return pages.run(day);
    }

    private Document page(String address) throws Exception {
        return pages.page(address);
    }

    private ResultActions perform(MockHttpServletRequestBuilder request, Role role) throws Exception {
        return pages.perform(request, role);
    }
}
