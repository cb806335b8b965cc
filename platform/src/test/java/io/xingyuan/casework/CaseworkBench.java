package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Inbox, list, search and case page with many cases and 200 officers. Not part of the usual run; call it by name:
 * {@code ./xingyuan bench casework --cases 1000000}.
 */
@Tag("bench")
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseworkBench {

    private static final int USERS = 200;
    private static final int ASKED = 200;

    private final int cases = Integer.getInteger("cases", 100_000);
    private final JdbcClient sql = TestDatabase.sql();
    private final MockMvc web;
    private final WorkCalendar calendar;

    CaseworkBench(@Autowired MockMvc web, @Autowired WorkCalendar calendar) {
        this.web = web;
        this.calendar = calendar;
    }

    /** One case in ten is open; of those two thirds are claimed by one of the officers. */
    @BeforeAll
    void fill() {
        long began = System.nanoTime();
        sql.sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name, closed_at,
                    plain, grams)
                select md5('case' || i)::uuid, 'LD' || lpad(i::text, 9, '0'), 'XXXXXXXX', 'application', 1, 'bench',
                    i::text, '样例奖补申报第' || i || '号', '样例器械' || (i % 20000) || '有限公司',
                    case when i % 2 = 0 then 'changchun' else 'jinzhong' end,
                    case when i % 10 = 0 then 'OPEN' else 'PASSED' end, 'acceptance', '受理', 1,
                    now() - i * interval '1 minute', 'bench' || (i % :users), '样例', case when i % 10 > 0 then now() end,
                    '样例奖补申报第' || i || '号样例器械' || (i % 20000) || '有限公司',
                    array['样例', '奖补', '申报', '器械', '第' || left(i::text, 1), left(i::text, 2), right(i::text, 2)]
                from generate_series(1, :cases) i""").param("cases", cases).param("users", USERS).update();
        sql.sql("""
                insert into casework.visit (case_id, number, stage, name, began_at, began_on, amount, unit, source)
                select id, 1, 'acceptance', '受理', opened_at, opened_at::date, 5, 'WORKING_DAYS', '样例'
                from casework.case_file where kind = 'bench'""").update();
        sql.sql("""
                insert into casework.entry (id, case_id, at, by_name, stage_name, what)
                select md5('entry' || n || number)::uuid, id, opened_at, '样例', '受理', '提交'
                from casework.case_file, generate_series(1, 3) n where kind = 'bench'""").update();
        sql.sql("""
                insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, holder, holder_name,
                    park, procedure, number, title, applicant, began_on, due, yellow_from, red_from, status, outcome,
                    decided_by, decided_name, decided_at, told)
                select md5('task' || number)::uuid, id, 1, 'acceptance', '受理', 'DECIDE', 'POLICY_OFFICER',
                    case when subject::int % 30 > 0 then opened_by end, '', park, procedure, number, title, applicant,
                    opened_at::date, current_date + (subject::int % 40 - 10), current_date + (subject::int % 40 - 14),
                    current_date + (subject::int % 40 - 12), case status when 'OPEN' then 'OPEN' else 'DONE' end,
                    case status when 'OPEN' then null else 'PASS' end,
                    case status when 'OPEN' then null else opened_by end, '样例',
                    case status when 'OPEN' then null else opened_at end, true
                from casework.case_file where kind = 'bench'""").update();
        sql.sql("""
                insert into casework.closing (case_id, procedure, topic, topic_title, park, status, opened_on, closed_on,
                    office_days, applicant_days, paused_days, corrections, attendances, basis)
                select id, procedure, 'bench/' || subject::int % 18, '样例条款' || subject::int % 18, park, 'PASSED',
                    opened_at::date, opened_at::date + 30, 12 + subject::int % 9, subject::int % 5, subject::int % 3,
                    subject::int % 3, 0, :basis
                from casework.case_file where kind = 'bench' and status = 'PASSED'
                on conflict do nothing""").param("basis", calendar.days().hashCode()).update();
        sql.sql("""
                insert into casework.closing_stage (case_id, visit, procedure, topic, park, status, closed_on, stage,
                    name, began_on, ended_on, office_days, applicant_days, paused_days, limit_days, allowed_days,
                    used_days)
                select c.case_id, n, c.procedure, c.topic, c.park, c.status, c.closed_on, 'stage' || n, '环节' || n,
                    c.opened_on, c.closed_on, c.office_days / 5, c.applicant_days / 5, c.paused_days / 5, 10,
                    10, c.office_days / 5
                from casework.closing c, generate_series(1, 5) n where c.topic like 'bench/%'
                on conflict do nothing""").update();
        sql.sql("analyze casework.closing").update();
        sql.sql("analyze casework.closing_stage").update();
        sql.sql("analyze casework.case_file").update();
        sql.sql("analyze casework.task").update();
        sql.sql("analyze casework.entry").update();
        sql.sql("analyze casework.visit").update();
        report("%,d cases filled in %d s".formatted(cases, since(began) / 1000));
    }

    @AfterAll
    void clear() {
        sql.sql("delete from casework.case_file where kind = 'bench'").update();
    }

    @Test
    void pagesAreMeasured() throws Exception {
        long inbox = measure("inbox", "/inbox", "/inbox?light=RED", "/inbox?page=40", "/inbox?box=done");
        long list = measure(
                "list",
                "/cases",
                "/cases?status=OPEN&procedure=application",
                "/cases?q=样例器械77",
                "/cases?q=LD000000500",
                "/cases?page=300");
        List<UUID> some = sql.sql("select id from casework.case_file where kind = 'bench' limit 50")
                .query(UUID.class)
                .list();
        long timeline =
                measure("timeline", some.stream().map(id -> "/cases/" + id).toArray(String[]::new));
        long figures = measure("figures", "/figures", "/figures?year=all", "/figures?park=jinzhong&year=all");
        long counted = measure(
                "figure lists",
                "/figures/cases?year=all&result=PASSED&runs=once",
                "/figures/cases?topic=bench/3",
                "/figures/stages?year=all&stage=stage2");
        report("figures: %,d cases, p95 page %d ms, lists %d ms".formatted(cases, figures, counted));
        report("casework: %,d cases, %d users, p95 inbox %d ms, list %d ms, timeline %d ms"
                .formatted(cases, USERS, inbox, list, timeline));
        assertThat(Math.max(inbox, Math.max(list, timeline))).isLessThan(3_000);
    }

    private long measure(String what, String... addresses) throws Exception {
        List<Long> spent = new ArrayList<>();
        for (int i = 0; i < ASKED + addresses.length; i++) {
            String address = addresses[i % addresses.length];
            String user = "bench" + i % USERS;
            long began = System.nanoTime();
            int status = web.perform(get(address).with(Acting.as(user, Role.POLICY_OFFICER)))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).as(address).isEqualTo(200);
            if (i >= addresses.length) {
                spent.add(since(began));
            }
        }
        Collections.sort(spent);
        long p95 = spent.get(spent.size() * 95 / 100);
        report("%s: p50 %d ms, p95 %d ms, worst %d ms"
                .formatted(what, spent.get(spent.size() / 2), p95, spent.getLast()));
        return p95;
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static void report(String line) {
        System.out.println("BENCH " + line);
    }
}
