package io.xingyuan.policy.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Both pages of figures on awards, with many awards and cases, beside the bare sum of all payments:
 * {@code ./xingyuan bench figures [--awards N] [--cases M]}.
 */
@Tag("bench")
@SpringBootTest(properties = "logging.level.root=off")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AwardFiguresBench {

    private static final int AWARDS = Integer.getInteger("awards", 100_000);
    private static final int CASES = Math.max(AWARDS, Integer.getInteger("cases", 200_000));
    private static final int ASKED = 40;
    private static final int FIRMS = 20_000;
    private static final Visitor LEADER = new Visitor("figures-leader", "样例领导", Role.LEADER, null);

    private final JdbcClient sql = TestDatabase.sql();
    private final MockMvc web;

    AwardFiguresBench(MockMvc web) {
        this.web = web;
    }

    private record Spent(long p50, long p95) {}

    /** Six awards in seven are paid; one in ten is in two parts, of which the first is paid. */
    @BeforeAll
    void fill() {
        clear();
        long began = System.nanoTime();
        sql.sql("""
                insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                values (md5('fig-pool')::uuid, 2034, '样例统计资金', '样例来源', '样例文号', 1, '样例', now())""").update();
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, created_at, updated_at, updated_by)
                select md5('fig-firm' || i)::uuid, '样例统计企业' || i, 'x', 'x', 'x', array['x'],
                    'FIG' || lpad(i::text, 15, '0'), (select min(code) from enterprise.park), now(), now(), '样例'
                from generate_series(0, :firms - 1) i""").param("firms", FIRMS).update();
        sql.sql("""
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, status, drafted_by, drafted_name, updated_at)
                values (md5('fig-programme')::uuid, 'fig/1', 2034, '样例统计安排', date '2025-01-01', date '2026-12-31',
                    md5('fig-pool')::uuid, 100, 'application', '{}', '窗口', '0431', 'draft', 'a', '甲', now())""").update();
        sql.sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name, closed_at,
                    plain, grams)
                select md5('fig-case' || i)::uuid, 'FIG' || lpad(i::text, 9, '0'), 'XXXXXXXX', 'application', 1, 'fig',
                    i::text, '样例统计事项' || i, '样例', 'figpark', 'PASSED', 'acceptance', '受理', 1, now(), 'fig', '样例',
                    now(), '样例', array['样例']
                from generate_series(1, :cases) i""").param("cases", CASES).update();
        sql.sql("""
                insert into policy.award_spent (case_id, opened_on, office_days, applicant_days, paused_days)
                select md5('fig-case' || i)::uuid, date '2025-12-25' + i % 200, 9 + i % 9, i % 4, i % 2
                from generate_series(1, :cases) i""").param("cases", CASES).update();
        sql.sql("""
                insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at)
                select md5('fig-award' || i)::uuid, md5('fig-firm' || i % :firms)::uuid, md5('fig-award' || i)::uuid, '',
                    'fig/' || i % 18, 2033, 100, 'GRANTED', now()
                from generate_series(1, :awards) i""").param("awards", AWARDS).param("firms", FIRMS).update();
        sql.sql("""
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, case_id, fen, status, maker,
                    maker_name, made_at, paid_on, part, size_class, chain_segment)
                select md5('fig-pay' || i || '/' || part)::uuid, 'FIG' || i || '/' || part, md5('fig-pool')::uuid,
                    '样例来源', md5('fig-award' || i)::uuid, md5('fig-firm' || i % :firms)::uuid,
                    '样例统计企业' || i % :firms, 'FIG' || lpad((i % :firms)::text, 15, '0'),
                    case when i % :firms % 2 = 0 then 'changchun' else 'jinzhong' end, 'fig/' || i % 18, '样例统计条款' || i % 18,
                    '', '样例', md5('fig-case' || i)::uuid::text, 100,
                    case when i % 7 > 0 and part < 2 then 'PAID' else 'COMMITTED' end, 'fig', '样例', now(),
                    case when i % 7 > 0 and part < 2 then date '2026-01-05' + i % 300 end, part,
                    case when i % :firms % 3 = 0 then '小型' else '中型' end, '环节' || i % :firms % 9
                from generate_series(1, :awards) i, lateral (
                    select generate_series(case when i % 10 = 0 then 1 else 0 end,
                        case when i % 10 = 0 then 2 else 0 end) as part) part""").param("awards", AWARDS).param("firms", FIRMS).update();
        sql.sql("""
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                    status, case_id, frozen, limit_fen, payment_id, submitted_at, paid_at, started_at, updated_at,
                    updated_name)
                select md5('fig-application' || i)::uuid, md5('fig-programme')::uuid, md5('fig-firm' || i % :firms)::uuid,
                    '样例', 'changchun', 'fig/' || i % 18, md5('fig-award' || i)::uuid, 'approved',
                    md5('fig-case' || i)::uuid, jsonb_build_object('样例', repeat('样例', 400)), 100,
                    md5('fig-pay' || i || '/' || case when i % 10 = 0 then 1 else 0 end)::uuid,
                    timestamptz '2025-12-20 02:00:00+00' + (i % 200) * interval '1 day', now(), now(), now(), '样例'
                from generate_series(1, :awards) i""").param("awards", AWARDS).param("firms", FIRMS).update();
        for (String table : List.of(
                "policy.fund_payment",
                "policy.fund_award",
                "policy.application",
                "policy.award_spent",
                "casework.case_file")) {
            sql.sql("vacuum analyze " + table).update();
        }
        report("%,d awards and %,d cases filled in %d s".formatted(AWARDS, CASES, since(began) / 1000));
    }

    @AfterAll
    void clear() {
        for (String statement : List.of(
                "delete from policy.application where clause like 'fig/%'",
                "delete from policy.programme where clause like 'fig/%'",
                "delete from policy.fund_payment where maker = 'fig'",
                "delete from policy.fund_award where clause like 'fig/%'",
                "delete from policy.fund_pool where id = md5('fig-pool')::uuid",
                "delete from casework.case_file where kind = 'fig'",
                "delete from enterprise.enterprise where credit_code like 'FIG0%'")) {
            sql.sql(statement).update();
        }
    }

    @Test
    void bothPagesAreMeasured() throws Exception {
        Spent awards = measure("awards", "/awards?year=2034", "/awards?year=all", "/awards?year=2034&clause=fig/3");
        Spent times = measure(
                "times",
                "/awards/times?year=2034",
                "/awards/times?year=all&page=40",
                "/awards/times?year=2034&part=ended",
                "/awards/times?year=2034&clause=fig/3");
        List<Long> bare = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            long began = System.nanoTime();
            sql.sql("select clause, count(*), sum(fen) from policy.fund_payment group by clause")
                    .query()
                    .listOfRows();
            bare.add(since(began));
        }
        long sum = Math.max(1, spent(bare).p50());
        report("a bare sum of all payments by clause takes %d ms; /awards as long as %.1f of it, /awards/times %.1f"
                .formatted(sum, (double) awards.p50() / sum, (double) times.p50() / sum));
        System.out.printf(
                "figures: %,d awards, %,d cases, p50/p95 /awards %d/%d ms, /awards/times %d/%d ms%n",
                AWARDS, CASES, awards.p50(), awards.p95(), times.p50(), times.p95());
        assertThat(Math.max(awards.p95(), times.p95())).isLessThan(30_000);
    }

    private Spent measure(String what, String... addresses) throws Exception {
        List<Long> spent = new ArrayList<>();
        for (int i = 0; i < ASKED + addresses.length; i++) {
            String address = addresses[i % addresses.length];
            long began = System.nanoTime();
            int status = web.perform(get(URI.create(address)).with(by(LEADER)))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).as(address).isEqualTo(200);
            if (i >= addresses.length) {
                spent.add(since(began));
            }
        }
        Spent all = spent(spent);
        report("%s: p50 %d ms, p95 %d ms, worst %d ms".formatted(what, all.p50(), all.p95(), Collections.max(spent)));
        return all;
    }

    private static Spent spent(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return new Spent(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static void report(String line) {
        System.out.println("BENCH " + line);
    }
}
