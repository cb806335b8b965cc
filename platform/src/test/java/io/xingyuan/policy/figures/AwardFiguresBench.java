package io.xingyuan.policy.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;

/** Pages and workbooks of figures over many awards and closed cases: {@code -Dtest=AwardFiguresBench -Dawards=200000 -Dcases=1000000}. */
@Tag("bench")
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AwardFiguresBench {

    private static final JdbcClient SQL = TestDatabase.sql();
    private static final Visitor LEADER = new Visitor("figures-leader", "样例领导", Role.LEADER, null);
    private static final int AWARDS = Integer.getInteger("awards", 200_000);
    private static final int CASES = Integer.getInteger("cases", 1_000_000);
    private static final int TIMES = 20;

    private final MockMvc web;

    AwardFiguresBench(MockMvc web) {
        this.web = web;
    }

    @Test
    void figuresOfManyAwards() throws Exception {
        fill();
        measure("/awards?year=2031");
        measure("/awards/times?year=2031");
        measure("/awards/times?year=2031&page=2000&size=100");
        measure("/awards/times?year=2031&clause=big/7&part=whole");
        measure("/fund/payments?year=2031&account=LIVE");
        measure("/fund/payments?year=2031&account=PAID&clause=big/7");
        measure("/fund/payments?year=2031&sizeClass=%E5%B0%8F%E5%9E%8B&account=LIVE");
        measure("/fund/entries?account=PAID");
        measure("/fund");
        measure("/figures?year=2031");
        measure("/figures/cases?year=2031&result=PASSED");
        measure("/figures/stages?year=2031");
        measure("/figures/stages?year=2031&lawful=true");
        for (String book : List.of(
                "/awards/times/export.xlsx?year=2031",
                "/fund/summary.xlsx?year=2031&account=LIVE",
                "/fund/entries/export.xlsx")) {
            long began = System.nanoTime();
            int bytes = web.perform(get(URI.create(book)).with(by(LEADER)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray()
                    .length;
            System.out.printf("BENCH %s: %.1f s, %,d bytes%n", book, (System.nanoTime() - began) / 1e9, bytes);
        }
        assertThat(Jsoup.parse(page("/awards/times?year=2031")).text())
                .contains("共 %d 笔".formatted(AWARDS - AWARDS / 10));
    }

    private void measure(String path) throws Exception {
        page(path);
        List<Long> times = IntStream.range(0, TIMES)
                .mapToObj(i -> {
                    long began = System.nanoTime();
                    try {
                        page(path);
                    } catch (Exception broken) {
                        throw new IllegalStateException(broken);
                    }
                    return (System.nanoTime() - began) / 1_000_000;
                })
                .sorted()
                .toList();
        System.out.printf(
                "BENCH %s: p50 %d ms, p95 %d ms%n", path, times.get(TIMES / 2), times.get(TIMES * 95 / 100 - 1));
    }

    private String page(String path) throws Exception {
        var answer =
                web.perform(get(URI.create(path)).with(by(LEADER))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    /** Nine in ten awards are paid, a third of them after an application, the others after a consent; twenty clauses. */
    private void fill() {
        for (String row : List.of("""
                insert into policy.fund_pool (id, year, name, source, document, total_fen, paid_fen, reserved_fen, created_by,
                    created_at)
                values (md5('big-pool')::uuid, 2031, '样例大池', '样例来源', '样例文号', 100000000000000, 0, 0, '样例', now())""", """
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, created_at, updated_at, updated_by)
                select md5('big-firm' || i)::uuid, '样例大批企业' || i, 'x', 'x', 'x', array['x'],
                    'BIGFIRM' || lpad(i::text, 11, '0'), (select min(code) from enterprise.park), now(), now(), '样例'
                from generate_series(1, 20000) i""", """
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, status, drafted_by, drafted_name, updated_at)
                values (md5('big-programme')::uuid, 'big/1', 2031, '样例大批安排', date '2026-01-01', date '2026-12-31',
                    md5('big-pool')::uuid, 100, 'application', '{}', '窗口', '0431', 'draft', 'a', '甲', now())""", """
                insert into policy.applyfree_run (id, number, programme_id, clause, title, amount_rule, turn,
                    procedure_code, answer_by, push_days, push_source, pay_days, pay_source, status, started_by,
                    started_name, started_at, examined_at)
                values (md5('big-run')::uuid, 'BIG-RUN', md5('big-programme')::uuid, 'big/1', '样例大批轮次', 'EXACT', 'LIST',
                    'apply-free', date '2026-08-31', 7, '样例', 60, '样例', 'CLOSED', 'a', '甲', now(), now())""", """
                insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at)
                select md5('big-award' || i)::uuid, md5('big-firm' || 1 + i % 20000)::uuid, md5('big-award' || i)::uuid, '',
                    'big/' || i % 20, 2031, 100, 'GRANTED', now() from generate_series(1, :awards) i""", """
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, case_id, fen, status, maker, maker_name,
                    made_at, paid_on, size_class, chain_segment)
                select md5('big-pay' || i)::uuid, 'BIG-' || i, md5('big-pool')::uuid, '样例来源', md5('big-award' || i)::uuid,
                    md5('big-firm' || 1 + i % 20000)::uuid, '样例大批企业' || 1 + i % 20000, 'x',
                    case i % 4 when 0 then 'east' when 1 then 'west' when 2 then 'north' else 'south' end,
                    'big/' || i % 20, '样例大批条款' || i % 20, '', '', md5('big-case' || i)::uuid::text, 1000000 + i,
                    case when i % 10 = 0 then 'COMMITTED' else 'PAID' end, 'big', '样例', now() - i % 400 * interval '1 day',
                    case when i % 10 <> 0 then date '2026-03-01' + i % 150 end,
                    (array['大型', '中型', '小型', '微型'])[1 + i % 4], '样例环节' || i % 7
                from generate_series(1, :awards) i""", """
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                    status, case_id, frozen, limit_fen, payment_id, submitted_at, paid_at, started_at, updated_at,
                    updated_name)
                select md5('big-application' || i)::uuid, md5('big-programme')::uuid, md5('big-firm' || 1 + i % 20000)::uuid,
                    '样例', 'east', 'big/' || i % 20, md5('big-award' || i)::uuid, 'approved', md5('big-case' || i)::uuid, '{}',
                    100, md5('big-pay' || i)::uuid, timestamptz '2026-01-05 02:00:00+00' + i % 50 * interval '1 day', now(),
                    now(), now(), '样例'
                from generate_series(1, :awards) i where i % 3 = 0""", """
                insert into policy.applyfree_offer (id, run_id, programme_id, enterprise_id, enterprise_name, park, clause,
                    subject_id, place, status, fen, reference_year, standing, answered_name, answered_at, payment_id,
                    case_id, updated_at)
                select md5('big-offer' || i)::uuid, md5('big-run')::uuid, md5('big-programme')::uuid,
                    md5('big-firm' || 1 + i % 20000)::uuid, '样例', 'east', 'big/' || i % 20, md5('big-award' || i)::uuid, i,
                    'PAID', 100, 2025, '{}', '样例', timestamptz '2026-01-05 02:00:00+00' + i % 50 * interval '1 day',
                    md5('big-pay' || i)::uuid, md5('big-case' || i)::uuid, now()
                from generate_series(1, :awards) i where i % 3 <> 0""", """
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name, closed_at,
                    plain, grams, topic, topic_title)
                select md5('big-case' || i)::uuid, 'BIGCASE' || i, 'XXXXXXXX', 'application', 1, 'bigtimes', i::text,
                    '样例大批事项', '样例大批企业', case i % 4 when 0 then 'east' when 1 then 'west' when 2 then 'north' else 'south' end,
                    'PASSED', 'acceptance', '受理', 3, now(), 'big', '样例', now(), 'x', array['x'], 'big/' || i % 20,
                    '样例大批条款' || i % 20
                from generate_series(1, :cases) i""", """
                insert into casework.closing (case_id, procedure, topic, topic_title, park, status, opened_on, closed_on,
                    office_days, applicant_days, paused_days, corrections, attendances, basis)
                select md5('big-case' || i)::uuid, 'application', 'big/' || i % 20, '样例大批条款' || i % 20,
                    case i % 4 when 0 then 'east' when 1 then 'west' when 2 then 'north' else 'south' end, 'PASSED',
                    date '2031-01-01' + i % 300, date '2031-01-21' + i % 300, i % 30, i % 5, i % 3, i % 3, i % 2, 0
                from generate_series(1, :cases) i""", """
                insert into casework.closing_stage (case_id, visit, procedure, topic, park, status, closed_on, stage, name,
                    began_on, ended_on, office_days, applicant_days, paused_days, limit_days, used_days, statutory_days)
                select md5('big-case' || i)::uuid, visit, 'application', 'big/' || i % 20,
                    case i % 4 when 0 then 'east' when 1 then 'west' when 2 then 'north' else 'south' end, 'PASSED',
                    date '2031-01-21' + i % 300, 'stage' || visit, '样例环节' || visit, date '2031-01-01' + i % 300,
                    date '2031-01-11' + i % 300, i % 10, i % 5, i % 3, 10, i % 12, 20
                from generate_series(1, :cases) i, generate_series(1, 2) visit""", """
                insert into policy.award_spent (case_id, opened_on, office_days, applicant_days, paused_days)
                select md5('big-case' || i)::uuid, date '2026-01-20' + i % 50, i % 30, i % 5, i % 3
                from generate_series(1, :awards) i""", """
                insert into policy.fund_entry (id, act, payment_id, by_name, at)
                select md5('big-entry' || i || act)::uuid, act, md5('big-pay' || i)::uuid, '样例', now()
                from generate_series(1, :awards) i, unnest(array['预留', '核定', '付款成功']) act
                where act <> '付款成功' or i % 10 <> 0""", """
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                select md5('big-entry' || i || act)::uuid, md5('big-pool')::uuid,
                    case when side = 0 then debit else credit end, case when side = 0 then 1000000 + i else 0 end,
                    case when side = 1 then 1000000 + i else 0 end
                from generate_series(1, :awards) i, (values ('预留', 'RESERVED', 'FREE'), ('核定', 'COMMITTED', 'RESERVED'),
                    ('付款成功', 'PAID', 'COMMITTED')) acts (act, debit, credit), generate_series(0, 1) side
                where act <> '付款成功' or i % 10 <> 0""", "analyze")) {
            long began = System.nanoTime();
            SQL.sql(row)
                    .params(java.util.Map.of("awards", AWARDS, "cases", CASES))
                    .update();
            System.out.printf(
                    "BENCH filled %.60s… in %.1f s%n", row.replaceAll("\\s+", " "), (System.nanoTime() - began) / 1e9);
        }
    }
}
