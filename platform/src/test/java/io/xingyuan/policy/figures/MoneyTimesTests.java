package io.xingyuan.policy.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.net.URI;
import java.util.List;
import java.util.Set;
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

/** Six awards that all began on Monday, 3 August 2026: at once, in parts, come back, recovered, and by consent. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MoneyTimesTests {

    private static final JdbcClient SQL = TestDatabase.sql();
    private static final Visitor LEADER = new Visitor("times-leader", "样例领导", Role.LEADER, null);

    private final MockMvc web;

    MoneyTimesTests(MockMvc web) {
        this.web = web;
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
        for (Element link : row.select("td.num a")) {
            assertThat(page(LEADER, link.attr("href")).select("tbody tr")).hasSize(4);
        }
        Element kpi = figures.expectFirst("a.kpi-link[href^=/awards/times]");
        assertThat(kpi.text()).contains("4.5", "4 笔兑现，到付清 7.0");
        assertThat(page(LEADER, kpi.attr("href")).select("tbody tr")).hasSize(4);
        assertThat(figures.select("section:has(#arrivals)").text()).contains("退汇的等重新支付后按那一次的日期算");
    }

    @Test
    void whoAnswersForAnotherParkSeesNoneOfIt() throws Exception {
        Visitor elsewhere = new Visitor(
                "times-other", "样例专员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));

        assertThat(page(elsewhere, "/awards/times?year=2033").text()).contains("没有已到账的兑现");
        assertThat(page(LEADER, "/awards/times?year=2034").text()).contains("没有已到账的兑现");
    }
}
