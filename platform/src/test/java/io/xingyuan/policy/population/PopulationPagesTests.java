package io.xingyuan.policy.population;

import static io.xingyuan.policy.population.RunsOnline.as;
import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.Cuts;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.matching.SyntheticEnterprises;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.text.DecimalFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
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
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Runs and simulations as officers, leaders and enterprises meet them. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopulationPagesTests {

    private static final String CLAUSE = "jilin-2023-35/3.5.2";
    private static final String WHOLE = "jilin-2023-35/*";
    private static final Visitor STAFF = new Visitor("tester", "样例人员", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final RunsOnline pages;
    private final PolicyLibrary library;
    private final Enterprises enterprises;
    private final Snapshots snapshots;
    private final Simulations simulations;
    private final SimulationKeeping keeping;
    private final Clock clock;
    private final DataSource source = TestDatabase.source();

    PopulationPagesTests(
            @Autowired MockMvc web,
            @Autowired PolicyLibrary library,
            @Autowired Enterprises enterprises,
            @Autowired Snapshots snapshots,
            @Autowired Simulations simulations,
            @Autowired SimulationKeeping keeping,
            @Autowired Clock clock) {
        this.web = web;
        this.pages = new RunsOnline(web);
        this.library = library;
        this.enterprises = enterprises;
        this.snapshots = snapshots;
        this.simulations = simulations;
        this.keeping = keeping;
        this.clock = clock;
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
        assertThat(note(second + "/export.xlsx", Role.LEADER)).contains(library(second), "2026-06-01", "样例人员", "全部园区");
    }

    private String library(String run) throws Exception {
        return page(run).expectFirst("#run dt:contains(规则库指纹) + dd").text();
    }

    /** The last sheet of a workbook, which says what the others are of. */
    private List<String> note(String address, Role role) throws Exception {
        byte[] file = web.perform(get(address).with(as(role)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getSheets().toList().getLast().read().stream()
                    .map(row -> row.getCellText(1).replaceFirst(" · .*", ""))
                    .toList();
        }
    }

    @Test
    void twoRunsAtOnceEndAsOneAfterTheOther() throws Exception {
        String one = started("2026-06-01");
        String other = started("2026-06-01");
        for (String path : List.of(one, other)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page(path).select("progress").isEmpty());
            assertThat(page(path).expectFirst("#run .state").text()).isEqualTo("已完成");
        }
        assertThat(page(other).select(".clause-table td.num").eachText())
                .isEqualTo(page(one).select(".clause-table td.num").eachText())
                .isNotEmpty();
    }

    @Test
    void aRunOverNobodyHasAnAnswerToo() throws Exception {
        var nobody = new RunsOnline(web, by(local("nowhere")));
        for (int turn = 0; turn < 2; turn++) {
            String path = nobody.run("2026-06-01");
            Document page = nobody.page(path);
            assertThat(page.expectFirst("#run dl").text()).contains("0 家企业，0 个对象");
            assertThat(page.select(".clause-table a[href*=/changes]")).isEmpty();
            web.perform(get(path + "/export.xlsx").with(nobody.officer())).andExpect(status().isOk());
        }
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
        String path = simulation("3.5.2:drop", "机构", "考核");
        String before = page(path).select(".versus tbody").text();
        EnterpriseId first = snapshots.current().enterprises().getFirst().id();
        for (int turn = 1; turn <= 5; turn++) {
            enterprises.declare(first, Entity.ENTERPRISE, first.value(), "revenue", 2024, turn + "3万元", STAFF);
            snapshots.freeze(snapshots.current());
        }
        assertThat(page(path + "/variants/new").text()).contains("快照已不在");
        Document refused = Jsoup.parse(perform(
                        post(path + "/variants").param("name", "高").param("3.5.2:p.门槛", "100000万元"),
                        Role.POLICY_OFFICER)
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select("[role=alert]").text()).contains("快照已不在");
        assertThat(page(path).select(".versus tbody").text()).isEqualTo(before);
        perform(
                        post(path + "/variants")
                                .param("name", "高")
                                .param("3.5.2:p.门槛", "100000万元")
                                .param("anew", "yes"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        assertThat(page(path).select(".versus thead th")).hasSize(4);
    }

    @Test
    void aRunOfAllParksIsNotThereForWhoAnswersForOne() throws Exception {
        String all = run("2026-06-02");
        Visitor local = local("changchun");
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
        String path = simulation("3.5.2:drop", "机构", "考核");
        Document page = page(path);
        assertThat(page.select(".versus thead th")).hasSize(3);
        assertThat(figure(page, "得益")).isPositive();
        assertThat(figure(page, "受损")).isZero();
        perform(post(path + "/variants").param("name", "高").param("3.5.2:p.门槛", "100000万元"), Role.POLICY_OFFICER)
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
    void aWholePolicyIsReckonedWithSeveralOfItsClausesChanged() throws Exception {
        assertThat(page("/simulations/new").select("a[href*='clause=jilin-2023-35/*']"))
                .hasSize(1);
        Document form = page("/simulations/new?clause=" + WHOLE);
        assertThat(form.select("details.clause-form")).hasSizeGreaterThan(5);
        assertThat(form.select("[name=3.5.2:budget], [name=3.2.3:f.c.收入.0], [name=budget]"))
                .hasSize(3);
        String path = Objects.requireNonNull(perform(
                        post("/simulations")
                                .param("clause", WHOLE)
                                .param("name", "低门槛")
                                .param("3.5.2:p.门槛", "1元")
                                .param("3.5.2:drop", "机构", "考核")
                                .param("3.5.2:budget", "10")
                                .param("3.5.2:order", "small-claims")
                                .param("3.2.3:f.c.收入.0", "1元"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        Document page = page(path);
        assertThat(page.select(".versus .src").text())
                .contains("§ 3.5.2 门槛 → 1元", "§ 3.5.2 − 机构", "§ 3.5.2 预算 → 10万元，先小额", "§ 3.2.3 收入 → 产品年销售收入 > 1元");
        Element row = page.expectFirst("#clauses tr:contains(§ 3.5.2)");
        assertThat(row.select("td").getLast().text()).contains("有改动", "预算 10 · 先小额");
        assertThat(row.select("td").getFirst().text()).doesNotContain("有改动");
        perform(post(path + "/variants").param("name", "另一条").param("3.5.2:drop", "机构"), Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        assertThat(page(path).select(".versus").getFirst().select("thead th")).hasSize(4);
    }

    @Test
    void theWorkbookHoldsTheTotalsOfThePage() throws Exception {
        String path = Objects.requireNonNull(perform(
                        post("/simulations")
                                .param("clause", WHOLE)
                                .param("name", "少给")
                                .param("3.5.2:p.门槛", "1元")
                                .param("3.5.2:drop", "机构", "考核")
                                .param("budget", "15.000001")
                                .param("order", "large-claims"),
                        Role.POLICY_OFFICER)
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        byte[] file = web.perform(get(path + "/export.xlsx").with(as(Role.LEADER)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Simulation simulation = simulations.get(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        Tally tally = simulation.results().getLast().tally();
        Map<String, BigDecimal> figures = new HashMap<>();
        long lines;
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : book.getFirstSheet().read()) {
                Cell cell = row.getCellCount() > 3 ? row.getCell(3) : null;
                if (cell != null && cell.getType() == CellType.NUMBER) {
                    figures.put(row.getCellText(0) + "/" + row.getCellText(1), cell.asNumber());
                }
            }
            lines = book.getSheet(1).orElseThrow().read().size() - 1L;
        }
        Cuts cuts = Objects.requireNonNull(tally.cuts());
        assertThat(fen(figures, "/确定（元）") + fen(figures, "/上限（元）"))
                .isEqualTo(tally.dueFen())
                .isEqualTo(cuts.insideFen())
                .isLessThanOrEqualTo(15_000_001)
                .isPositive();
        assertThat(fen(figures, "/预算（元）")).isEqualTo(15_000_001);
        assertThat(fen(figures, "/给足（元）")
                        + fen(figures, "/削减后给（元）")
                        + fen(figures, "/削减掉（元）")
                        + fen(figures, "/没有分到（元）"))
                .isEqualTo(tally.askedFen());
        assertThat(fen(figures, "/预算之外（元）")).isEqualTo(cuts.outsideFen());
        long byClause = 0;
        for (Map.Entry<String, BigDecimal> figure : figures.entrySet()) {
            boolean clause = !figure.getKey().startsWith("/");
            byClause += clause && figure.getKey().matches(".*/(确定|上限)（元）")
                    ? figure.getValue().movePointRight(2).longValueExact()
                    : 0;
        }
        assertThat(byClause).isEqualTo(tally.dueFen());
        assertThat(lines)
                .isEqualTo(simulations.effects(simulation.id(), 1).lines().size());
        Element asked = page(path).expectFirst(".versus tr:contains(上限)");
        assertThat(asked.select("td").getLast().text())
                .isEqualTo(new DecimalFormat("#,##0.######").format(BigDecimal.valueOf(tally.ceilingFen(), 6)));
    }

    private static long fen(Map<String, BigDecimal> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name).movePointRight(2).longValueExact();
    }

    @Test
    void aVariantKeptBeforeThereWereSeveralClausesOpensWithTheSameAnswer() throws Exception {
        String path = simulation("3.5.2:drop", "机构", "考核");
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        perform(
                        post(path + "/variants")
                                .param("name", "少给")
                                .param("3.5.2:p.门槛", "1元")
                                .param("3.5.2:drop", "机构", "考核")
                                .param("3.5.2:add", "认定技术合同成交额 >= 1元")
                                .param("budget", "12")
                                .param("order", "small-claims"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        Simulation kept = simulations.get(id);
        List<String> shown = shown(path);
        keep(id, 0, "{}", "[]", "[]", -1, "share");
        keep(id, 1, "{}", "[\"机构\", \"考核\"]", "[]", -1, "small-claims");
        keep(id, 2, "{\"门槛\": \"1元\"}", "[\"机构\", \"考核\"]", "[\"认定技术合同成交额 >= 1元\"]", 12_000_000, "small-claims");
        TestDatabase.sql()
                .sql(new ClassPathResource("db/migration/policy/V202611221220__variants_of_several_clauses.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        Simulation after = simulations.get(id);
        assertThat(after.results())
                .extracting(Simulation.Result::draft)
                .isEqualTo(kept.results().stream().map(Simulation.Result::draft).toList());
        assertThat(shown(path)).isEqualTo(shown).hasSizeGreaterThan(10);
        perform(post(path + "/refresh"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        assertThat(simulations.get(id).results())
                .extracting(result -> List.of(
                        result.tally().outcomes(),
                        result.tally().dueFen(),
                        result.tally().askedFen()))
                .isEqualTo(kept.results().stream()
                        .map(result -> List.of(
                                result.tally().outcomes(),
                                result.tally().dueFen(),
                                result.tally().askedFen()))
                        .toList());
        assertThat(kept.results().getLast().tally().dueFen())
                .isLessThan(kept.results().getLast().tally().askedFen())
                .isPositive();
    }

    /** Without the rows that were not kept before. */
    private List<String> shown(String path) throws Exception {
        return page(path).select(".versus tr").stream()
                .map(Element::text)
                .filter(row -> !row.matches("(给足|削减|没有分到).*"))
                .toList();
    }

    /** As it was written before drafts knew several clauses. */
    private static void keep(
            UUID simulation, int position, String parameters, String dropped, String added, long fen, String order) {
        TestDatabase.sql()
                .sql("""
                        update policy.simulation_variant
                        set draft = jsonb_build_object('parameters', :parameters::jsonb, 'amount', '{}'::jsonb,
                                'dropped', :dropped::jsonb, 'added', :added::jsonb, 'budgetFen', :fen::bigint,
                                'order', :order::text, 'clause', '', 'text', ''),
                            result = result - 'cuts' - 'clauses'
                        where simulation_id = :id and position = :position""")
                .params(Map.of(
                        "parameters", parameters,
                        "dropped", dropped,
                        "added", added,
                        "fen", fen,
                        "order", order,
                        "id", simulation,
                        "position", position))
                .update();
    }

    @Test
    void theMoneyOfAnOpenProgrammeIsFilledInWithItsPool() throws Exception {
        UUID pool = UUID.randomUUID();
        UUID programme = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        TestDatabase.sql().sql("""
                        insert into policy.fund_pool (id, year, name, source, document, total_fen, frozen_fen,
                            reserved_fen, committed_fen, paid_fen, demo, created_by, created_at)
                        values (:id, 2026, '样例模拟专项', '样例', '', 50000000, 8000000, 0, 0, 0, false, '样例', now())""").param("id", pool).update();
        TestDatabase.sql()
                .sql("""
                        insert into policy.programme (id, clause, year, title, notice, opens_on, closes_on, pool_id,
                            amount_fen, procedure_code, evidence, contact, contact_phone, drafted_by, drafted_name,
                            demo, updated_at, status, granted_fen, published_at)
                        values (:id, :clause, 2026, '样例模拟安排', '', :opens, :closes, :pool, 60000000, 'application',
                            '{}', '', '', '样例', '样例', false, now(), 'published', 3000000, now())""")
                .param("id", programme)
                .param("clause", CLAUSE)
                .param("opens", today.minusDays(3))
                .param("closes", today.plusDays(3))
                .param("pool", pool)
                .update();
        try {
            Document single = page("/simulations/new?clause=" + CLAUSE);
            assertThat(single.expectFirst("[name=budget]").val())
                    .as("no more than the pool has free")
                    .isEqualTo("42");
            assertThat(single.select("a[href='/fund/pools/" + pool + "']").text())
                    .isEqualTo("样例模拟专项");
            assertThat(single.select("a[href='/programmes/" + programme + "']")).hasSize(1);
            Document whole = page("/simulations/new?clause=" + WHOLE);
            assertThat(whole.expectFirst("[name=3.5.2:budget]").val()).isEqualTo("42");
            assertThat(whole.expectFirst("[name=budget]").val()).isEmpty();

            String path = Objects.requireNonNull(perform(
                            post("/simulations")
                                    .param("clause", CLAUSE)
                                    .param("name", "样例")
                                    .param("3.5.2:drop", "机构")
                                    .param("budget", "42"),
                            Role.POLICY_OFFICER)
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl());
            Element row = page(path).expectFirst(".versus tr:contains(预算（万元）)");
            assertThat(row.select("td").eachText()).containsExactly("42 · 按比例分", "42 · 按比例分");
            assertThat(page(path).select(".versus .src").text()).doesNotContain("预算 →");

            perform(
                            post(path + "/variants")
                                    .param("name", "少给")
                                    .param("3.5.2:drop", "机构")
                                    .param("budget", "20"),
                            Role.POLICY_OFFICER)
                    .andExpect(status().is3xxRedirection());
            TestDatabase.sql()
                    .sql("update policy.fund_pool set frozen_fen = 18000000 where id = :id")
                    .param("id", pool)
                    .update();
            perform(post(path + "/refresh"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
            assertThat(page(path)
                            .expectFirst(".versus tr:contains(预算（万元）)")
                            .select("td")
                            .eachText())
                    .as("the money that there is now, but for what was set by hand")
                    .containsExactly("32 · 按比例分", "32 · 按比例分", "20 · 按比例分");
        } finally {
            TestDatabase.sql()
                    .sql("delete from policy.programme where id = :id")
                    .param("id", programme)
                    .update();
            TestDatabase.sql()
                    .sql("delete from policy.fund_pool where id = :id")
                    .param("id", pool)
                    .update();
        }
    }

    @Test
    void aLinkOpensForAColleagueOfTheParkOnly() throws Exception {
        Visitor mine = local("changchun");
        String path = Objects.requireNonNull(web.perform(post("/simulations")
                        .param("clause", CLAUSE)
                        .param("name", "样例")
                        .param("3.5.2:drop", "机构")
                        .with(by(mine))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        web.perform(get(path).with(by(local("changchun")))).andExpect(status().isOk());
        web.perform(get(path + "/export.xlsx").with(by(local("changchun")))).andExpect(status().isOk());
        for (String address : new String[] {path, path + "/export.xlsx", path + "/variants/new"}) {
            web.perform(get(address).with(by(local("jinzhong")))).andExpect(status().isNotFound());
        }
        web.perform(get("/simulations").with(by(local("jinzhong"))))
                .andExpect(content().string(not(containsString(path))));
    }

    private static Visitor local(String park) {
        return new Visitor("local", "样例人员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId(park))));
    }

    @Test
    void whatCannotStandIsRefusedWithItsPlaceAndNothingTypedIsLost() throws Exception {
        Document unknown = refused("3.5.2:add", "没有的事实 > 3");
        assertThat(unknown.select("[id=3.5.2:add-problem]").text()).contains("第 1 个条件", "没有的事实");
        assertThat(unknown.select("textarea[name=3.5.2:add]").text()).contains("没有的事实 > 3");
        assertThat(refused("3.5.2:p.门槛", "很多钱").select("[role=alert]")).isNotEmpty();
        assertThat(refused("3.5.2:add", "1 + ".repeat(3_000) + "1 > 0")
                        .select("[id=3.5.2:add-problem]")
                        .text())
                .contains("字符");
        assertThat(refused("3.5.2:add", "(".repeat(300) + "1" + ")".repeat(300) + " > 0")
                        .select("[id=3.5.2:add-problem]")
                        .text())
                .contains("嵌套");
        assertThat(refused("budget", "很多").select("#budget-problem")).isNotEmpty();
        assertThat(refused("budget", "").text()).contains("还没有改动");
        assertThat(refused("3.5.2:add", "<script>alert(1)</script> > 0").select("#list script, form script"))
                .isEmpty();
    }

    /** Figures that are none, or too many, or in another script: a message at the field, and what was typed is there. */
    @Test
    void figuresThatAreNoneAreRefusedAtTheirField() throws Exception {
        String many = "9".repeat(400);
        for (String typed : List.of(
                "1e400",
                "-5",
                "1" + "0".repeat(30),
                many,
                "NaN",
                "Infinity",
                "١٢٣",
                "१२",
                "五百",
                "1.2.3",
                "0x10",
                "--5")) {
            Document refused = refused("budget", typed);
            assertThat(refused.select("#budget-problem").text()).as(typed).contains("以万元为单位的数");
            assertThat(refused.expectFirst("input[name=budget]").val()).isEqualTo(typed);
        }
        for (String typed : List.of(
                "1e400万元",
                "-5万元",
                "1" + "0".repeat(30) + "万元",
                many + "元",
                "NaN",
                "NaN元",
                "١٢٣万元",
                "5",
                "5%",
                "99999999999999万元",
                "0.0000001元",
                "")) {
            Document refused = refused("3.5.2:p.门槛", typed);
            assertThat(refused.select("[id=3.5.2:p.门槛-problem]")).as(typed).hasSize(1);
            assertThat(refused.expectFirst("[name=3.5.2:p.门槛]").val()).isEqualTo(typed);
        }
        for (String typed : List.of("-1%", "1e400%", many + "%", "100001%", "0.00000001%")) {
            assertThat(refused("3.5.2:p.比例", typed).select("[id=3.5.2:p.比例-problem]"))
                    .as(typed)
                    .hasSize(1);
        }
        assertThat(page("/simulations?page=" + many).select("main")).hasSize(1);
    }

    /** Who comes second hears so, and what was typed is still there. */
    @Test
    void twoOfficersAtOneSimulationHearOfEachOther() throws Exception {
        String path = simulation("3.5.2:drop", "机构", "考核");
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Simulation read = simulations.get(id);
        perform(post(path + "/variants").param("name", "先到").param("3.5.2:p.门槛", "2元"), Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
        assertThatThrownBy(() -> keeping.refresh(read)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> keeping.removeVariant(read, 1)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> keeping.remove(read)).isInstanceOf(Stale.class);
        assertThat(simulations.get(id).variants()).hasSize(2);
        perform(post(path + "/remove"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        assertThatThrownBy(() -> keeping.remove(read)).isInstanceOf(Stale.class);
        for (String step : List.of("/remove", "/refresh", "/variants/1/remove")) {
            perform(post(path + step), Role.POLICY_OFFICER).andExpect(status().isNotFound());
        }
    }

    @Test
    void aVariantOfTheSecondOfficerIsKeptInTheForm() throws Exception {
        String path = simulation("3.5.2:drop", "机构", "考核");
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Document second;
        try (Connection first = source.getConnection()) {
            first.setAutoCommit(false);
            first.createStatement()
                    .execute("update policy.simulation set version = version + 1 where id = '" + id + "'");
            CompletableFuture<Document> sent = CompletableFuture.supplyAsync(() -> {
                try {
                    return Jsoup.parse(perform(
                                    post(path + "/variants").param("name", "后到").param("3.5.2:p.门槛", "3元"),
                                    Role.POLICY_OFFICER)
                            .andExpect(status().isUnprocessableContent())
                            .andReturn()
                            .getResponse()
                            .getContentAsString());
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> TestDatabase.sql()
                                    .sql(
                                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update policy.simulation set%' and datname = current_database()")
                                    .query(Integer.class)
                                    .single()
                            > 0);
            first.commit();
            second = sent.get(60, TimeUnit.SECONDS);
        }
        assertThat(second.select("[role=alert]").text()).contains("别人刚刚改了这个模拟");
        assertThat(second.expectFirst("[name=name]").val()).isEqualTo("后到");
        assertThat(second.expectFirst("[name=3.5.2:p.门槛]").val()).isEqualTo("3元");
        perform(post(path + "/variants").param("name", "后到").param("3.5.2:p.门槛", "3元"), Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void aRunIsCancelledOnceAndNeverAfterItsEnd() throws Exception {
        String done = run("2026-06-01");
        Document told = Jsoup.parse(perform(post(done + "/cancel"), Role.POLICY_OFFICER)
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(told.text()).contains("已经停止或者结束了");
        perform(post(done + "/retry"), Role.POLICY_OFFICER).andExpect(status().isConflict());
        assertThat(page(done).expectFirst("#run .state").text()).isEqualTo("已完成");
        assertThat(TestDatabase.sql()
                        .sql(
                                "select count(*) from audit.entry where action = '停止全库测算' and strpos(content::text, :id) > 0")
                        .param("id", done.substring(done.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isZero();
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
