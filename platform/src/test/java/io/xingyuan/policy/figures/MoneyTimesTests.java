package io.xingyuan.policy.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.CaseCounted;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
import org.springframework.transaction.support.TransactionOperations;

/** Six awards that all began on Monday, 3 August 2026: at once, in parts, come back, recovered, and by consent. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MoneyTimesTests {

    private static final JdbcClient SQL = TestDatabase.sql();
    private static final Visitor LEADER = new Visitor("times-leader", "样例领导", Role.LEADER, null);

    private final MockMvc web;
    private final SpentKeeping keeping;
    private final TransactionOperations transaction;
    private final Audit audit;

    MoneyTimesTests(MockMvc web, SpentKeeping keeping, TransactionOperations transaction, Audit audit) {
        this.web = web;
        this.keeping = keeping;
        this.transaction = transaction;
        this.audit = audit;
    }

    @BeforeAll
    void fill() {
        clear();
        for (String row : List.of("""
                insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                values (md5('tim-pool')::uuid, 2033, '样例用时资金', '样例来源', '样例文号', 100000000000, '样例', now())""", """
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, created_at, updated_at, updated_by)
                select md5('tim-firm')::uuid, '样例用时企业', 'x', 'x', 'x', array['x'], 'TIMFIRM00000000001',
                    (select min(code) from enterprise.park), now(), now(), '样例'""", """
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, status, drafted_by, drafted_name, updated_at)
                values (md5('tim-programme')::uuid, 'tim/1', 2033, '样例用时安排', date '2026-01-01', date '2026-12-31',
                    md5('tim-pool')::uuid, 100, 'application', '{}', '窗口', '0431', 'draft', 'a', '甲', now())""", """
                insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at)
                select md5('tim-award' || i)::uuid, md5('tim-firm')::uuid, md5('tim-award' || i)::uuid, '', 'tim/1', 2033,
                    100, 'GRANTED', now() from generate_series(1, 6) i""", """
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, case_id, fen, status, maker,
                    maker_name, made_at, paid_on, part)
                select md5('tim-pay' || award || part)::uuid, 'TIM-' || award || part, md5('tim-pool')::uuid, '样例来源',
                    md5('tim-award' || award)::uuid, md5('tim-firm')::uuid, '样例用时企业', 'TIMFIRM00000000001',
                    'timpark', 'tim/1', '样例用时条款', '', '', case when award = 6 then md5('tim-case')::uuid::text else '' end,
                    100, status, 'tim', '样例', now(), paid, part
                from (values (1, 0, 'PAID', date '2026-08-10'), (2, 1, 'PAID', '2026-08-05'),
                    (2, 2, 'PAID', '2026-08-14'), (3, 1, 'PAID', '2026-08-07'), (3, 2, 'COMMITTED', null),
                    (4, 0, 'RETURNED', '2026-08-06'), (5, 0, 'RECOVERED', '2026-08-06'), (6, 0, 'PAID', '2026-08-12'))
                    made (award, part, status, paid)""", """
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                    status, case_id, frozen, limit_fen, payment_id, submitted_at, paid_at,
                    started_at, updated_at, updated_name)
                select md5('tim-application' || i)::uuid, md5('tim-programme')::uuid, md5('tim-firm')::uuid, '样例用时企业',
                    'timpark', 'tim/1', md5('tim-award' || i)::uuid, 'approved', md5('tim-app-case' || i)::uuid, '{}', 100,
                    md5('tim-pay' || i || case when i in (2, 3) then 1 else 0 end)::uuid,
                    timestamptz '2026-08-02 17:00:00+00', now(), now(), now(), '样例'
                from generate_series(1, 5) i""", """
                insert into policy.applyfree_run (id, number, programme_id, clause, title, amount_rule, turn,
                    procedure_code, answer_by, push_days, push_source, pay_days, pay_source, status, started_by,
                    started_name, started_at, examined_at)
                values (md5('tim-run')::uuid, 'TIM-RUN', md5('tim-programme')::uuid, 'tim/1', '样例用时轮次', 'EXACT', 'LIST',
                    'apply-free', date '2026-08-31', 7, '样例', 60, '样例', 'CLOSED', 'a', '甲', now(), now())""", """
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name, closed_at,
                    plain, grams)
                values (md5('tim-case')::uuid, 'TIMCASE1', 'XXXXXXXX', 'application', 1, 'moneytimes', '1', '样例用时事项',
                    '样例用时企业', 'timpark', 'PASSED', 'acceptance', '受理', 3, now(), 'tim', '样例', now(), 'x', array['x'])""", """
                insert into casework.closing (case_id, procedure, topic, topic_title, park, status, opened_on, closed_on,
                    office_days, applicant_days, paused_days, corrections, attendances, basis)
                values (md5('tim-case')::uuid, 'application', 'tim/1', '样例用时条款', 'timpark', 'PASSED', date '2026-08-06',
                    date '2026-08-13', 3, 1, 1, 0, 0, 0)""", """
                insert into policy.award_spent (case_id, opened_on, office_days, applicant_days, paused_days)
                values (md5('tim-case')::uuid, date '2026-08-06', 3, 1, 1)""", """
                insert into policy.applyfree_offer (id, run_id, programme_id, enterprise_id, enterprise_name, park, clause,
                    subject_id, place, status, fen, reference_year, standing, answered_name, answered_at, payment_id,
                    case_id, updated_at)
                values (md5('tim-offer')::uuid, md5('tim-run')::uuid, md5('tim-programme')::uuid, md5('tim-firm')::uuid,
                    '样例用时企业', 'timpark', 'tim/1', md5('tim-award6')::uuid, 1, 'PAID', 100, 2025, '{}', '样例',
                    timestamptz '2026-08-02 17:00:00+00', md5('tim-pay60')::uuid, md5('tim-case')::uuid, now())""")) {
            SQL.sql(row).update();
        }
    }

    @AfterAll
    void clear() {
        SQL.sql("delete from casework.case_file where kind = 'moneytimes'").update();
        SQL.sql("delete from policy.applyfree_run where number = 'TIM-RUN'").update();
        SQL.sql("delete from policy.application where clause = 'tim/1'").update();
        SQL.sql("delete from policy.programme where clause = 'tim/1'").update();
        SQL.sql("delete from policy.fund_payment where maker = 'tim'").update();
        SQL.sql("delete from policy.fund_award where clause = 'tim/1'").update();
        SQL.sql("delete from policy.fund_pool where id = md5('tim-pool')::uuid").update();
        SQL.sql("delete from enterprise.enterprise where credit_code = 'TIMFIRM00000000001'")
                .update();
    }

    private Document page(Visitor who, String path) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(URI.create(path)).with(by(who))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private static List<String> column(Document list, int column) {
        return list.select("tbody tr").stream()
                .map(row -> row.child(column).text())
                .toList();
    }

    @Test
    void theListSaysWhenEachArrivedAtFirstAndInFull() throws Exception {
        Document list = page(LEADER, "/awards/times?year=2033");

        assertThat(column(list, 1)).containsExactly("TIM-60", "TIM-10", "TIM-31", "TIM-21");
        assertThat(column(list, 3)).allMatch(text -> text.startsWith("2026-08-03"));
        assertThat(column(list, 6)).as("working days to the first part").containsExactly("7", "5", "4", "2");
        assertThat(column(list, 7)).as("to the last").containsExactly("7", "5", "—", "9");
        assertThat(column(list, 5)).containsExactly("2026-08-12", "2026-08-10", "共 2 期，未付清", "2026-08-14");
        assertThat(list.expectFirst("tbody tr").text()).contains("免申即享确认");
        assertThat(list.expectFirst("tbody tr").select("td.num").eachText())
                .as("three working days passed before there was a case")
                .containsExactly("7", "7", "3", "3", "1", "1");
    }

    @Test
    void theFiguresAreTheAveragesOfTheListThatTheyOpen() throws Exception {
        Document figures = page(LEADER, "/awards?year=2033");
        Element row = figures.expectFirst("section:has(#arrivals) tbody tr");

        assertThat(row.select("td.num").eachText()).containsExactly("4", "4.5", "7.0", "3.0", "3.0", "1.0", "1.0", "1");
        assertThat(row.select("td.num a").eachAttr("href").stream()
                        .map(this::rows)
                        .toList())
                .as("the average of those that it averages")
                .containsExactly(4, 4, 3, 1, 1, 1, 1, 1);
        Document finished = page(LEADER, row.select("td.num a").get(2).attr("href"));
        assertThat(column(finished, 7)).containsExactly("7", "5", "9");
        Element kpi = figures.expectFirst("a.kpi-link[href^=/awards/times]");
        assertThat(kpi.text()).contains("4.5", "4 笔兑现，到付清 7.0");
        assertThat(rows(kpi.attr("href"))).isEqualTo(4);
        assertThat(figures.select("section:has(#arrivals)").text()).contains("退汇的等重新支付后按那一次的日期算");
    }

    private int rows(String path) {
        try {
            return page(LEADER, path).select("tbody tr").size();
        } catch (Exception broken) {
            throw new IllegalStateException(path, broken);
        }
    }

    @Test
    void pagesTakeTurnsAndTheWorkbookHoldsThemAll() throws Exception {
        assertThat(column(page(LEADER, "/awards/times?year=2033&size=3"), 1))
                .containsExactly("TIM-60", "TIM-10", "TIM-31");
        Document second = page(LEADER, "/awards/times?year=2033&size=3&page=2");
        assertThat(column(second, 0)).containsExactly("4");
        assertThat(column(second, 1)).containsExactly("TIM-21");
        assertThat(second.text()).contains("共 4 笔，平均 4.5 个工作日到首笔，7.0 个工作日到付清");

        assertThat(workbook("/awards/times/export.xlsx?year=2033"))
                .containsExactly(
                        "TIM-60 2026-08-12 7 7 3 3 1 1",
                        "TIM-10 2026-08-10 5 5 null null null null",
                        "TIM-31 2026-08-07 4 null null null null null",
                        "TIM-21 2026-08-05 2 9 null null null null");
        assertThat(workbook("/awards/times/export.xlsx?year=2033&part=parts")).hasSize(1);
    }

    /** Number, first arrival and days of each row. */
    private List<String> workbook(String path) throws Exception {
        byte[] book = web.perform(get(URI.create(path)).with(by(LEADER)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<String> rows = new ArrayList<>();
        try (var sheets = new ReadableWorkbook(new ByteArrayInputStream(book));
                var lines = sheets.getFirstSheet().openStream()) {
            lines.skip(1)
                    .forEach(row -> rows.add(IntStream.of(0, 5, 8, 9, 10, 11, 12, 13)
                            .mapToObj(column -> column < row.getCellCount() ? row.getCellText(column) : "")
                            .map(text -> text.isEmpty() ? "null" : text)
                            .collect(Collectors.joining(" "))));
        }
        return rows;
    }

    @Test
    void whatACaseTookIsKeptBesideTheMoneyWhenItPasses() {
        CaseId id = new CaseId(
                SQL.sql("select md5('tim-case')::uuid").query(UUID.class).single());
        try {
            SQL.sql("delete from policy.award_spent where case_id = :id")
                    .param("id", id.value())
                    .update();
            counted(new CaseCounted(id, CaseStatus.REFUSED, LocalDate.of(2026, 8, 6), 3, 1, 1));
            assertThat(spent(id)).isEmpty();
            counted(new CaseCounted(id, CaseStatus.PASSED, LocalDate.of(2026, 8, 6), 9, 9, 9));
            assertThat(spent(id)).containsExactly("9 9 9");
            CaseId other = new CaseId(new UUID(33, 33));
            counted(new CaseCounted(other, CaseStatus.PASSED, LocalDate.of(2026, 8, 6), 1, 1, 1));
            assertThat(spent(other)).as("no money hangs on it").isEmpty();
        } finally {
            counted(new CaseCounted(id, CaseStatus.PASSED, LocalDate.of(2026, 8, 6), 3, 1, 1));
        }
        assertThat(spent(id)).as("counted anew").containsExactly("3 1 1");
    }

    private void counted(CaseCounted counted) {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("test");
            keeping.counted(counted);
        });
    }

    private static List<String> spent(CaseId id) {
        return SQL.sql("""
                        select office_days || ' ' || applicant_days || ' ' || paused_days from policy.award_spent
                        where case_id = :id""").param("id", id.value()).query(String.class).list();
    }

    @Test
    void whoAnswersForAnotherParkSeesNoneOfIt() throws Exception {
        Visitor elsewhere = new Visitor(
                "times-other", "样例专员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));

        assertThat(page(elsewhere, "/awards/times?year=2033").text()).contains("没有已到账的兑现");
        assertThat(page(LEADER, "/awards/times?year=2034").text()).contains("没有已到账的兑现");
    }
}
