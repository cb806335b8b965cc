package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.BudgetRule;
import io.xingyuan.engine.Claims;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Sharing;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.policy.matching.SyntheticEnterprises;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Two clauses of one group that one limited pool pays: what counts, what the limit allows, and why it changes. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunBudgetTests {

    private static final String POLICY = "run-budget";
    private static final ClauseId FLAT = new ClauseId(POLICY, "a");
    private static final ClauseId SHARE = new ClauseId(POLICY, "b");
    private static final String DAY = "2031-06-01";
    private static final long WAN = 1_000_000;
    private static final Visitor STAFF = new Visitor("tester", "样例人员", Role.POLICY_OFFICER, null);
    private static final String TEXT = """
            policy: run-budget
            number: 样例〔2030〕1号
            title: 样例政策
            issuer: 样例机关
            published: 2031-01-01
            convention: {以上: ">="}
            clauses:
            - id: a
              title: 样例定额
              cite: 第一条
              says: 样例
              entity: enterprise
              frequency: per-event
              valid: {to: 2031-12-31}
              when: {id: in, attest: 税收关系在省内, says: 税收关系在省内}
              amount: {kind: exact, formula: 10万元}
              stack: {group: 样例组, rule: max}
              budget: {pool: 样例池, yearly: 15万元, order: small-claims}
              keywords: [样例]
              tests: [{name: 空, as-of: 2031-06-01, given: {}, expect: {state: INCOMPLETE}}]
            - id: b
              title: 样例比例
              cite: 第二条
              says: 样例
              entity: enterprise
              frequency: per-event
              valid: {to: 2031-12-31}
              when: {id: capital, expr: 注册资本 >= 1元}
              amount: {kind: exact, formula: 1% * 注册资本, round: {to: 分, mode: down}}
              stack: {group: 样例组, rule: max}
              budget: {pool: 样例池}
              tests: [{name: 空, as-of: 2031-06-01, given: {}, expect: {state: INCOMPLETE}}]
            """;

    private final RunsOnline pages;
    private final MockMvc web;
    private final PublishedLibrary published;
    private final Enterprises enterprises;
    private final Snapshots snapshots;
    private final RunResults results;
    private final Simulating simulating;
    private final Tallying tallying;
    private final LibraryRuns runs;
    private final NearThresholds thresholds;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final DataSource source = TestDatabase.source();
    private int version;

    @Autowired
    RunBudgetTests(
            MockMvc web,
            PublishedLibrary published,
            Enterprises enterprises,
            Snapshots snapshots,
            RunResults results,
            Simulating simulating,
            Tallying tallying,
            LibraryRuns runs,
            NearThresholds thresholds,
            TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.tallying = tallying;
        this.runs = runs;
        this.thresholds = thresholds;
        this.transaction = transaction;
        this.audit = audit;
        this.web = web;
        this.pages = new RunsOnline(web);
        this.published = published;
        this.enterprises = enterprises;
        this.snapshots = snapshots;
        this.results = results;
        this.simulating = simulating;
        this.clock = clock;
    }

    @BeforeAll
    void fill() throws Exception {
        SyntheticEnterprises.fill(source, published.library().facts(), 12);
        publish(TEXT);
        for (int number = 0; number < 3; number++) {
            declare(number, "tax-in-province", "是");
            declare(number, "registered-capital", "500万元");
        }
    }

    @AfterEach
    void asBefore() {
        TestDatabase.sql()
                .sql("delete from policy.fund_award where clause like 'run-budget/%'")
                .update();
        TestDatabase.sql()
                .sql("select nextval('policy.fund_award_counter')")
                .query(Long.class)
                .single();
        publish(TEXT);
    }

    @AfterAll
    void clear() throws SQLException {
        TestDatabase.sql()
                .sql("delete from policy.published_policy where policy = :policy")
                .param("policy", POLICY)
                .update();
        published.refresh();
        TestDatabase.sql().sql("delete from policy.library_run").update();
        TestDatabase.sql().sql("delete from policy.library_run_roster").update();
        TestDatabase.sql().sql("delete from policy.simulation").update();
        SyntheticEnterprises.clear(source);
    }

    @Test
    void theYearlyLimitOfThePoolIsSharedAndShown() throws Exception {
        String path = pages.run(DAY);
        UUID run = id(path);
        RunColumn flat = column(run, FLAT);
        RunColumn share = column(run, SHARE);
        assertThat(known(flat.insideFen()) + known(share.insideFen())).isEqualTo(15 * WAN);
        assertThat(known(flat.outsideFen()) + known(share.outsideFen()))
                .isEqualTo(flat.bands().certainFen() + share.bands().certainFen() - 15 * WAN)
                .isPositive();
        assertThat(results.columns(run))
                .filteredOn(column -> !column.clause().policy().equals(POLICY))
                .extracting(RunColumn::outsideFen)
                .containsOnlyNulls();
        PackedColumn content = results.content(run, FLAT);
        assertThat(LongStream.of(content.fen()).sum()
                        - LongStream.of(content.given()).sum())
                .isEqualTo(flat.outsideFen());
        Document page = pages.page(path);
        assertThat(page.select(".clause-table th:contains(预算外)")).isNotEmpty();
        Document shares = pages.page(path + "/shares?clause=" + FLAT);
        assertThat(shares.select("tbody tr").size()).isGreaterThanOrEqualTo(3);
        Document outside = pages.page(path + "/shares?clause=" + FLAT + "&kind=outside");
        assertThat(outside.select("tbody tr").size())
                .isLessThanOrEqualTo(shares.select("tbody tr").size())
                .isPositive();
        web.perform(get(path + "/shares?clause=jilin-2023-35/3.5.2").with(RunsOnline.as(Role.LEADER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aSimulationBeginsWithTheLimitThatTheClauseStates() throws Exception {
        Document form = pages.page("/simulations/new?day=" + DAY + "&clause=" + FLAT);
        assertThat(form.expectFirst("input[name=budget]").val()).isEqualTo("15");
        assertThat(form.expectFirst("select[name=order] option[selected]").val())
                .isEqualTo("small-claims");
    }

    @Test
    void aSimulationSumsUpOnlyWhatItIsAbout() throws PolicyProblems {
        var question = question(SHARE);
        Simulating.Side alone = simulating.side(question, Draft.NONE);
        var both = question(Simulation.whole(POLICY));
        Simulating.Side together = simulating.side(both, Draft.NONE);
        long others = together.projection().bands().certainFen()
                - alone.projection().bands().certainFen();
        assertThat(others).isGreaterThanOrEqualTo(30 * WAN);
        assertThat(alone.projection().due(row(0))).isZero();
        assertThat(together.projection().due(row(0))).isEqualTo(10 * WAN);
        Tally tally = simulating.compare(question, alone, alone).tally();
        assertThat(tally.certainFen()).isEqualTo(alone.projection().bands().certainFen());
    }

    @Test
    void aChangeThroughARivalAnAwardOrTheRuleIsSaidSo() throws Exception {
        String before = pages.run(DAY);
        publish(TEXT.replace("keywords: [样例]", "keywords: [样例, 关键词]"));
        declare(3, "tax-in-province", "是");
        declare(3, "registered-capital", "500万元");
        String reworded = pages.run(DAY);
        assertThat(pages.page(compared(reworded, before))
                        .select(".clause-table")
                        .text())
                .doesNotContain("条款改了");

        declare(3, "registered-capital", "5000万元");
        String rival = pages.run(DAY);
        assertThat(why(rival, reworded, FLAT, Transition.AMOUNT, 3)).isEqualTo("同组其他条款变动");
        assertThat(why(rival, reworded, SHARE, Transition.AMOUNT, 3)).isEqualTo("事实变动：注册资本；同组其他条款变动");

        award(3, SHARE, 20 * WAN);
        String paid = pages.run(DAY);
        assertThat(why(paid, rival, SHARE, Transition.AMOUNT, 3)).isEqualTo("兑现有变动");

        publish(TEXT.replace("1% * 注册资本", "2% * 注册资本"));
        String changed = pages.run(DAY);
        assertThat(why(changed, paid, SHARE, Transition.AMOUNT, 3)).isEqualTo("条款改了");
    }

    @Test
    void aChangeOfTheLimitIsAChangeOfTheRuleAndOfWhatIsWithinIt() throws Exception {
        String before = pages.run(DAY);
        publish(TEXT.replace("yearly: 15万元", "yearly: 9亿元"));
        String after = pages.run(DAY);
        Document page = pages.page(compared(after, before));
        assertThat(page.select(".clause-table").text()).contains("条款改了", "预算内变化");
        assertThat(pages.page(after + "/changes?against=" + id(before) + "&clause=" + FLAT + "&kind=budget")
                        .select("tbody tr"))
                .isNotEmpty()
                .allMatch(row -> row.select("td.detail").text().startsWith("条款改了"));
        assertThat(pages.page(after + "/changes?against=" + id(before) + "&clause=" + SHARE + "&kind=budget")
                        .select("tbody tr td.detail")
                        .eachText())
                .as("the limit stands in the other clause of the pool")
                .isNotEmpty()
                .containsOnly("资金池的限额、已兑现的或别家应得的有变动");
    }

    @Test
    void aSimulationOfAClauseThatHasEndedStaysReadableAndSaysWhyThereIsNoMore() throws Exception {
        String single = simulated(FLAT);
        String whole = simulated(Simulation.whole(POLICY));
        publish(TEXT.replaceFirst("to: 2031-12-31", "to: 2031-05-31")
                .replaceFirst("as-of: 2031-06-01", "as-of: 2031-05-01"));
        staysReadable(single);
        pages.perform(post(whole + "/refresh"), Role.POLICY_OFFICER).andExpect(status().is3xxRedirection());
        publish(TEXT.substring(0, TEXT.indexOf("- id: a")) + TEXT.substring(TEXT.indexOf("- id: b")));
        staysReadable(single);
        pages.perform(post(whole + "/refresh"), Role.POLICY_OFFICER)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("套不上")));
        assertThat(pages.page(whole).expectFirst(".versus").select("thead th")).hasSize(3);
    }

    private void staysReadable(String simulation) throws Exception {
        assertThat(pages.page(simulation).expectFirst(".versus").select("thead th"))
                .hasSize(3);
        pages.perform(get(simulation + "/variants/new"), Role.POLICY_OFFICER)
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("基准日已经无效")));
        pages.perform(post(simulation + "/variants").param("name", "样例二").param("budget", "3"), Role.POLICY_OFFICER)
                .andExpect(status().isConflict());
        pages.perform(post(simulation + "/refresh"), Role.POLICY_OFFICER).andExpect(status().isConflict());
    }

    private String simulated(ClauseId about) throws Exception {
        return known(pages.perform(
                        post("/simulations")
                                .param("clause", about.toString())
                                .param("day", DAY)
                                .param("name", "样例")
                                .param("a:f.a.formula.0", "12万元"),
                        Role.POLICY_OFFICER)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void theMoneyOfAnOpenPoolIsSharedAsItsClausesSay() {
        UUID pool = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        TestDatabase.sql().sql("""
                        insert into policy.fund_pool (id, year, name, source, document, total_fen, frozen_fen,
                            reserved_fen, committed_fen, paid_fen, demo, created_by, created_at)
                        values (:id, 2026, '样例测算专项', '样例', '', 50000000, 8000000, 0, 0, 0, false, '样例', now())""").param("id", pool).update();
        for (ClauseId clause : List.of(FLAT, SHARE)) {
            TestDatabase.sql()
                    .sql("""
                            insert into policy.programme (id, clause, year, title, notice, opens_on, closes_on, pool_id,
                                amount_fen, procedure_code, evidence, contact, contact_phone, drafted_by, drafted_name,
                                demo, updated_at, status, granted_fen, published_at)
                            values (gen_random_uuid(), :clause, 2026, '样例测算安排', '', :opens, :closes, :pool,
                                60000000, 'application', '{}', '', '', '样例', '样例', false, now(), 'published', 0,
                                now())""")
                    .param("clause", clause.toString())
                    .param("opens", today.minusDays(3))
                    .param("closes", today.plusDays(3))
                    .param("pool", pool)
                    .update();
        }
        try {
            Draft draft = simulating.inForce(Simulation.whole(POLICY), "", LocalDate.parse(DAY));
            assertThat(draft.together()).isEqualTo(new Allotment(42_000_000, BudgetOrder.SMALL_CLAIMS.path()));
        } finally {
            TestDatabase.sql()
                    .sql("delete from policy.programme where pool_id = :pool")
                    .param("pool", pool)
                    .update();
            TestDatabase.sql()
                    .sql("delete from policy.fund_pool where id = :pool")
                    .param("pool", pool)
                    .update();
        }
    }

    /** Who answers for one park learns nothing of what the others ask of the province's pool. */
    @Test
    void aRunOfOneParkDoesNotShareThePoolOfAll() throws Exception {
        UUID run = UUID.randomUUID();
        Tallying.Found found = tallying.of(partial(run), new RunProgress());
        Tallying.Tallied flat = found.columns().stream()
                .filter(tallied -> tallied.clause().id().equals(FLAT))
                .findFirst()
                .orElseThrow();
        assertThat(flat.counts().getOrDefault(Outcome.ELIGIBLE, 0)).isPositive();
        assertThat(flat.outsideFen()).isNull();
        PackedColumn content = PackedColumn.of(flat.packed());
        assertThat(content.given()).isEqualTo(content.fen());
        assertThat(pages.page(pages.run(DAY)).select("main").text()).doesNotContain("由全部园区共用");
    }

    private LibraryRun partial(UUID id) {
        Scope park =
                Scope.of(Set.of(snapshots.current().enterprises().get(row(0)).park()));
        return new LibraryRun(
                id,
                RunStatus.RUNNING,
                LocalDate.parse(DAY),
                park,
                "",
                null,
                "",
                0,
                0,
                0,
                0,
                "",
                "样例人员",
                clock.instant());
    }

    /** What comes first in a run comes first in a simulation: the clause, then the enterprise that came first. */
    @Test
    void oneOrderHasOneMeaning() {
        assertThat(BudgetOrder.of(Sharing.LISTED)).isEqualTo(BudgetOrder.LISTED);
        assertThat(BudgetOrder.LISTED.label()).isEqualTo(Sharing.LISTED.label());
        Claims claims =
                Claims.of(snapshots.current().population(published.library(), LocalDate.parse(DAY)), everybody());
        assertThat(claims.size()).isPositive();
        for (Sharing sharing : Sharing.values()) {
            BudgetOrder order = BudgetOrder.of(sharing);
            assertThat(order.path())
                    .isEqualTo(sharing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            BudgetRule simulated = order.rule(10 * WAN, snapshots.current().enterprises());
            BudgetRule run = sharing.rule(10 * WAN);
            for (int claim = 0; claim < claims.size() && sharing != Sharing.SHARE; claim++) {
                assertThat(known(simulated.rank()).of(claims, claim, claims.fen(claim)))
                        .isEqualTo(known(run.rank()).of(claims, claim, claims.fen(claim)));
            }
        }
    }

    /** The one that the limit does not last for gets the rest, and nobody behind it anything. */
    @Test
    void smallFirmsComeFirstInARun() throws Exception {
        String day = "2027-06-01"; // facts of its reference year can be stated today
        publish(TEXT.replace("order: small-claims", "order: small-firms").replace("2031-01-01", "2026-01-01"));
        List<String> sizes = List.of("大型", "微型", "中型");
        for (int number = 0; number < sizes.size(); number++) {
            declare(number, "enterprise-type", "服务企业", 0);
            declare(number, "stated-size", sizes.get(number), 2026);
        }
        UUID run = id(pages.run(day));
        long[] given = new long[sizes.size()];
        for (ClauseId clause : List.of(FLAT, SHARE)) {
            PackedColumn content = results.content(run, clause);
            PackedRoster roster = results.roster(column(run, clause).roster());
            for (int row = 0; row < content.size(); row++) {
                for (int number = 0; number < given.length; number++) {
                    if (roster.enterprises()[row].equals(enterprise(number).id().value())
                            && content.outcome(row) == Outcome.ELIGIBLE) {
                        given[number] += content.given()[row];
                    }
                }
            }
        }
        assertThat(given[1]).as("micro").isEqualTo(10 * WAN);
        assertThat(given[0]).as("large").isZero();
        var question = new Simulating.Question(
                snapshots.current(),
                Simulation.whole(POLICY),
                LocalDate.parse(day),
                Scope.EVERYWHERE,
                published.library());
        Draft inForce = simulating.inForce(question.clause(), "", question.legalDate());
        Simulating.Side simulated = simulating.side(question, inForce);
        for (int number = 0; number < given.length; number++) {
            assertThat(simulated.projection().due(row(number)))
                    .as(sizes.get(number))
                    .isEqualTo(given[number]);
        }
    }

    private BitSet everybody() {
        var everybody = new BitSet();
        everybody.set(0, snapshots.current().enterprises().size());
        return everybody;
    }

    @Test
    void aThresholdThatMovedIsTheReasonOfWhoIsNearNow() throws Exception {
        publish(TEXT.replace("注册资本 >= 1元", "注册资本 >= 1000万元"));
        String before = pages.run(DAY);
        thresholds.set(LocalDate.parse("2031-05-01"), 1, "样例人员");
        try {
            String after = pages.run(DAY);
            assertThat(why(after, before, SHARE, Transition.OTHER, 0)).isEqualTo("差一点的界限变动");
        } finally {
            TestDatabase.sql()
                    .sql("delete from policy.near_threshold where from_date = date '2031-05-01'")
                    .update();
        }
    }

    /** Of each scope the newest stay; those of another scope are not counted. */
    @Test
    void theRunsOfOneParkPushOutNobodyElses() {
        UUID province = aRunOfLongAgo(null, 0);
        for (int number = 0; number <= LibraryRuns.KEPT; number++) {
            aRunOfLongAgo("changchun", number + 1);
        }
        transaction.executeWithoutResult(status -> {
            audit.notAudited("runs of a test");
            runs.thin();
        });
        assertThat(runs.get(province).id()).isEqualTo(province);
        assertThat(TestDatabase.sql()
                        .sql("select count(*) from policy.library_run where parks = '{changchun}'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(LibraryRuns.KEPT);
    }

    private static UUID aRunOfLongAgo(@Nullable String park, int minutes) {
        UUID id = UUID.randomUUID();
        TestDatabase.sql()
                .sql("""
                        insert into policy.library_run (id, status, legal_date, parks, started_by, started_at)
                        values (:id, 'failed', '2020-01-01', string_to_array(:park, ','), '样例人员',
                            timestamptz '2020-01-01' + make_interval(mins => :minutes))""")
                .param("id", id)
                .param("park", park, Types.VARCHAR)
                .param("minutes", minutes)
                .update();
        return id;
    }

    /** 就高 is per enterprise: what one of its products was awarded leaves it less. */
    @Test
    void anAwardToAProductIsBehindTheAmountOfItsEnterprise() throws Exception {
        publish(TEXT + """
            - id: c
              title: 样例产品奖励
              cite: 第三条
              says: 样例
              entity: product
              frequency: per-event
              when: {id: huge, expr: 注册资本 >= 9999亿元}
              amount: {kind: exact, formula: 4万元}
              stack: {group: 样例组, rule: max}
              tests: [{name: 空, as-of: 2031-06-01, given: {}, expect: {state: INCOMPLETE}}]
            """);
        String before = pages.run(DAY);
        UUID product = TestDatabase.sql()
                .sql("select id from enterprise.product where enterprise_id = :id limit 1")
                .param("id", enterprise(0).id().value())
                .query(UUID.class)
                .single();
        award(0, product, new ClauseId(POLICY, "c"), 4 * WAN);
        String after = pages.run(DAY);
        assertThat(why(after, before, FLAT, Transition.AMOUNT, 0)).isEqualTo("同组其他条款变动");
    }

    private String why(String after, String before, ClauseId clause, Transition kind, int number) throws Exception {
        String name = enterprise(number).name();
        return pages
                .page(after + "/changes?against=" + id(before) + "&clause=" + clause + "&kind=" + kind.path())
                .select("tbody tr")
                .stream()
                .filter(row -> row.select("td").get(1).text().equals(name))
                .map(row -> row.select("td.detail").text())
                .findFirst()
                .orElseThrow();
    }

    private Simulating.Question question(ClauseId about) {
        return new Simulating.Question(
                snapshots.current(), about, LocalDate.parse(DAY), Scope.EVERYWHERE, published.library());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static String compared(String after, String before) {
        return after + "?against=" + id(before);
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private RunColumn column(UUID run, ClauseId clause) {
        return results.columns(run).stream()
                .filter(column -> column.clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private EnterpriseSummary enterprise(int number) {
        List<EnterpriseSummary> invented = snapshots.current().enterprises().stream()
                .filter(enterprise -> enterprise.name().contains(SyntheticEnterprises.MARK))
                .toList();
        return invented.get(number);
    }

    private int row(int number) {
        return snapshots.current().enterprises().indexOf(enterprise(number));
    }

    private void declare(int number, String fact, String typed) {
        declare(number, fact, typed, 0);
    }

    private void declare(int number, String fact, String typed, int year) {
        EnterpriseId id = enterprise(number).id();
        enterprises.declare(id, Entity.ENTERPRISE, id.value(), fact, year, typed, STAFF);
    }

    private void award(int number, ClauseId clause, long fen) {
        award(number, enterprise(number).id().value(), clause, fen);
    }

    private void award(int number, UUID subject, ClauseId clause, long fen) {
        EnterpriseId id = enterprise(number).id();
        OffsetDateTime now = OffsetDateTime.now(clock);
        TestDatabase.sql()
                .sql("""
                        insert into policy.fund_award
                            (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at, changed_at)
                        values (:id, :enterprise, :subject, '', :clause, 2030, :fen, 'GRANTED', :at, :at)""")
                .params(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "enterprise",
                        id.value(),
                        "subject",
                        subject,
                        "clause",
                        clause.toString(),
                        "fen",
                        fen,
                        "at",
                        now))
                .update();
        TestDatabase.sql()
                .sql("select nextval('policy.fund_award_counter')")
                .query(Long.class)
                .single();
    }

    private void publish(String text) {
        version++;
        TestDatabase.sql()
                .sql("""
                        insert into policy.published_policy
                            (policy, version, text, writers, publisher, published_at, reason)
                        values (:policy, :version, :text, '样例', '样例', now(), '样例')""")
                .param("policy", POLICY)
                .param("version", version)
                .param("text", text)
                .update();
        published.refresh();
    }
}
