package io.xingyuan.casework.figures;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CaseFiguresTests {

    private static final String ALL = "park=figpark&year=all";
    private static final JdbcClient SQL = TestDatabase.sql();
    private static final Visitor LEADER = new Visitor("fig-leader", "样例领导", Role.LEADER, null);

    private final MockMvc web;

    CaseFiguresTests(MockMvc web) {
        this.web = web;
    }

    /** Sixty cases of two topics over sixteen months, each of three stages. */
    @BeforeAll
    void fill() {
        clear();
        SQL.sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name, closed_at,
                    plain, grams)
                select md5('fig' || i)::uuid, 'FIG' || i, 'XXXXXXXX', 'application', 1, 'figures', i::text,
                    '样例统计第' || i || '号', '样例单位' || i, case when i = 60 then 'otherpark' else 'figpark' end,
                    case i % 7 when 5 then 'REFUSED' when 6 then 'WITHDRAWN' else 'PASSED' end, 'acceptance', '受理', 3,
                    now(), 'fig', '样例', now(), 'x', array['x'] from generate_series(1, 60) i""").update();
        SQL.sql("""
                insert into casework.closing (case_id, procedure, topic, topic_title, park, status, opened_on,
                    closed_on, office_days, applicant_days, paused_days, corrections, attendances, basis)
                select id, procedure, case when subject::int % 3 = 0 then '' else 'fig/' || subject::int % 3 end,
                    case when subject::int % 3 = 0 then '' else '样例条款' || subject::int % 3 end, park, status,
                    date '2025-01-06', date '2025-03-03' + 8 * subject::int, 3 * (4 + subject::int % 11),
                    3 * (subject::int % 4), 3 * (subject::int % 3), subject::int % 3, (subject::int / 5) % 2, 0
                from casework.case_file where kind = 'figures'""").update();
        SQL.sql("""
                insert into casework.closing_stage (case_id, visit, procedure, topic, park, status, closed_on, stage,
                    name, began_on, ended_on, office_days, applicant_days, paused_days, limit_days, allowed_days,
                    used_days, statutory_days)
                select c.case_id, n, c.procedure, c.topic, c.park, c.status, c.closed_on,
                    (array['acceptance', 'review', 'payment'])[n], (array['受理', '初审', '拨付'])[n], c.opened_on,
                    c.closed_on, c.office_days / 3, c.applicant_days / 3, c.paused_days / 3,
                    case when n < 3 then 10 end, case n when 1 then 10 when 2 then 12 end,
                    case when n < 3 then c.office_days / 3 end,
                    case when n = 2 and c.topic = 'fig/1' then 16 end
                from casework.closing c join casework.case_file f on f.id = c.case_id, generate_series(1, 3) n
                where f.kind = 'figures'""").update();
    }

    @AfterAll
    void clear() {
        SQL.sql("delete from casework.case_file where kind = 'figures'").update();
    }

    private MockHttpServletResponse asks(Visitor who, String path) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(URI.create(path)).with(by(who))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer;
    }

    private Document page(Visitor who, String path) throws Exception {
        return Jsoup.parse(asks(who, path).getContentAsString());
    }

    /** The rows of every page of a list. */
    private List<Element> rows(String path) throws Exception {
        List<Element> rows = new ArrayList<>();
        for (int number = 1; ; number++) {
            Document list = page(LEADER, path + "&size=20&page=" + number);
            rows.addAll(list.select("tbody tr"));
            if (list.select("a[rel=next]").isEmpty()) {
                return rows;
            }
        }
    }

    private static long sum(List<Element> rows, int column) {
        return rows.stream()
                .map(row -> row.child(column).text())
                .filter(text -> !text.equals("—"))
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static List<Long> numbers(String text) {
        Matcher found = Pattern.compile("\\d+").matcher(text.replace(",", ""));
        List<Long> numbers = new ArrayList<>();
        while (found.find()) {
            numbers.add(Long.valueOf(found.group()));
        }
        return numbers;
    }

    @Test
    void everyCountOnThePageIsTheLengthOfTheListThatItOpens() throws Exception {
        Document figures = page(LEADER, "/figures?" + ALL);
        int checked = 0;
        for (Element link : figures.select("main td.num > a[href^=/figures/], main .bars a")) {
            String shown = link.select(".num").isEmpty()
                    ? link.text()
                    : link.expectFirst(".num").text();
            if (!shown.endsWith("%")) {
                assertThat(rows(link.attr("href"))).as(link.outerHtml()).hasSize(Integer.parseInt(shown));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(10);
        assertThat(rows("/figures/cases?" + ALL)).hasSize(59);
    }

    @Test
    void daysAndRunsAreTheSumsOfTheirRows() throws Exception {
        Document figures = page(LEADER, "/figures?" + ALL);
        List<Element> passed = rows("/figures/cases?" + ALL + "&result=PASSED");
        String head = page(LEADER, "/figures/cases?" + ALL + "&result=PASSED")
                .select("main .card > p")
                .text();

        assertThat(numbers(head))
                .containsExactly(
                        (long) passed.size(),
                        (long) passed.size(),
                        sum(passed, 9),
                        sum(passed, 6),
                        sum(passed, 7),
                        sum(passed, 8),
                        sum(passed, 10),
                        sum(passed, 11));
        assertThat(figures.select(".kpi").get(1).text())
                .contains(Sums.quotient(sum(passed, 9), passed.size()))
                .contains("办理 " + Sums.quotient(sum(passed, 6), passed.size()));
        long once = passed.stream()
                .filter(row -> Long.parseLong(row.child(10).text())
                                + Long.parseLong(row.child(11).text())
                        <= 1)
                .count();
        assertThat(rows("/figures/cases?" + ALL + "&result=PASSED&runs=once")).hasSize((int) once);
        assertThat(figures.select(".kpi").get(2).text())
                .contains(Sums.percent(once, passed.size()), passed.size() + " 件中 " + once + " 件");
    }

    @Test
    void theStagesOfACaseAddUpToItAndLimitsToTheCompression() throws Exception {
        List<Element> passed = rows("/figures/cases?" + ALL + "&result=PASSED");
        List<Element> stages = rows("/figures/stages?" + ALL);
        for (int column = 6; column <= 9; column++) {
            assertThat(sum(stages, column)).isEqualTo(sum(passed, column));
        }
        long limit = sum(stages, 10);
        long used = sum(stages, 11);
        Document figures = page(LEADER, "/figures?" + ALL);
        assertThat(figures.select(".kpi").get(3).text())
                .contains(Sums.percent(limit - used, limit), "时限合计 " + limit, "已用 " + used);
        List<Element> lawful = rows("/figures/stages?" + ALL + "&lawful=true");
        assertThat(lawful).isNotEmpty().hasSizeLessThan(stages.size());
        long statutory = sum(stages, 12);
        assertThat(statutory).isEqualTo(sum(lawful, 12));
        assertThat(figures.select(".kpi").get(4).text())
                .as("against the law's limit, not the procedure's own")
                .contains("时限压缩率", Sums.percent(statutory - sum(lawful, 10), statutory), "法定时限合计 " + statutory);
        assertThat(page(LEADER, "/figures?" + ALL + "&topic=fig/2")
                        .select(".kpi")
                        .get(4)
                        .text())
                .contains("—", "没有填法定时限")
                .doesNotContain("%");
        List<Element> beyond = stages.stream()
                .filter(row -> !row.child(10).text().equals("—"))
                .filter(row -> Long.parseLong(row.child(11).text())
                        > Long.parseLong(row.child(10).text()))
                .toList();
        List<Element> lawfully = beyond.stream()
                .filter(row -> row.text().contains("时限延长 2 个工作日"))
                .filter(row -> Long.parseLong(row.child(11).text()) <= 12)
                .toList();
        assertThat(lawfully).as("within their extension").isNotEmpty().hasSizeLessThan(beyond.size());
        assertThat(rows("/figures/stages?" + ALL + "&over=true")).hasSize(beyond.size() - lawfully.size());
        assertThat(figures.select(".kpi").get(5).text()).contains("超时 " + (beyond.size() - lawfully.size()) + " 次");
    }

    @Test
    void aYearAndAMonthNarrowAndNonsenseDoesNot() throws Exception {
        int all = rows("/figures/cases?" + ALL).size();
        int first = rows("/figures/cases?park=figpark&year=2025").size();
        int second = rows("/figures/cases?park=figpark&year=2026").size();
        assertThat(first).isPositive().isLessThan(all);
        assertThat(first + second).isEqualTo(all);
        assertThat(rows("/figures/cases?" + ALL + "&month=2025-03")).hasSizeBetween(1, 5);
        assertThat(rows("/figures/cases?" + ALL + "&month=soon&result=odd&runs=9"))
                .hasSize(all);
        for (String odd : List.of(
                "year=99999999999",
                "year=%00",
                "topic=%00'",
                "month=2025-13",
                "park=" + "x".repeat(3000),
                "page=-3",
                "page=x")) {
            asks(LEADER, "/figures?" + odd);
            asks(LEADER, "/figures/cases?" + odd);
            asks(LEADER, "/figures/stages?" + odd);
        }
    }

    @Test
    void whoAnswersForOneParkSeesOnlyThatOne() throws Exception {
        Visitor elsewhere = new Visitor(
                "fig-other", "样例专员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));

        assertThat(page(elsewhere, "/figures/cases?year=all").select("tbody tr"))
                .hasSize(1);
        assertThat(page(elsewhere, "/figures?year=all").expectFirst(".kpi").text())
                .contains("1 件");
        assertThat(page(elsewhere, "/figures?" + ALL).text()).contains("还没有办结的事项");
    }

    @Test
    void whatIsExportedIsWhatIsShown() throws Exception {
        for (String path :
                List.of("/figures/export.xlsx?", "/figures/cases/export.xlsx?", "/figures/stages/export.xlsx?")) {
            assertThat(asks(LEADER, path + ALL).getContentAsByteArray()).startsWith((byte) 'P', (byte) 'K');
        }
    }
}
