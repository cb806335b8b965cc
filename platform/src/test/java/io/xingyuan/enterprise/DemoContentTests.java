package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.engine.CheckUp;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.ConditionKind;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.State;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class DemoContentTests {

    /** Clauses whose failing leaves no distance that effort could close, and why; every other one has a near one. */
    private static final Map<String, String> NEVER_NEAR = Map.ofEntries(
            Map.entry("jilin-2023-35/3.1.0", "place, field and a listing by the authority: nothing to measure"),
            Map.entry("jilin-2023-35/3.2.1", "kind and stage of a product are codes"),
            Map.entry("jilin-2023-35/3.2.2", "class, case and stage of a product are codes"),
            Map.entry("jilin-2023-35/3.5.1", "kind, founding day and an attested fact"),
            Map.entry("jilin-2023-35/3.7.1", "attested and judged only"),
            Map.entry("jilin-2023-35/3.9.1", "the market on which an enterprise is listed is a code"),
            Map.entry("jilin-2023-35/3.10.1", "place, field and a judgement"),
            Map.entry("changchun-yongchun-2024/3.1", "attested only"),
            Map.entry("miit-2011-300/1", "upper limits: nobody shrinks to become small"),
            Map.entry("nbs-2017-213/4", "upper limits: nobody shrinks to become micro"));

    private static final Visitor OFFICER = new Visitor("demo-reader", "样例专员", Role.POLICY_OFFICER, null);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Enterprises enterprises;
    private final PolicyLibrary library;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final MockMvc web;

    DemoContentTests(
            @Autowired Enterprises enterprises,
            @Autowired PolicyLibrary library,
            @Autowired ApplicationEventPublisher events,
            @Autowired JdbcClient sql,
            @Autowired MockMvc web) {
        this.web = web;
        this.enterprises = enterprises;
        this.library = library;
        this.events = events;
        this.sql = sql;
    }

    @BeforeEach
    void begin() {
        if (count("select count(*) from enterprise.enterprise where demo") == 0) {
            events.publishEvent(new DemoBegan());
        }
    }

    @Test
    void sixtyInventedEnterprisesCoverBothParksAndTheWholeChain() {
        List<EnterpriseSummary> invented = invented();
        assertThat(invented).hasSize(60).allSatisfy(enterprise -> {
            assertThat(enterprise.name()).matches("(示例|演示|样例|范例|例如).*");
            assertThat(UnifiedCreditCode.fault(enterprise.creditCode())).isEmpty();
            assertThat(enterprise.creditCode()).contains("MA9990");
        });
        assertThat(invented).extracting(EnterpriseSummary::chainPosition).contains("上游", "中游", "下游");
        assertThat(invented).extracting(enterprise -> enterprise.park().value()).contains("changchun", "jinzhong");
        assertThat(invented).extracting(EnterpriseSummary::sizeClass).contains("大型", "中型", "小型", "微型");
        assertThat(count("select count(*) from enterprise.product p join enterprise.enterprise e on e.id ="
                        + " p.enterprise_id where e.demo"))
                .isGreaterThanOrEqualTo(150);
    }

    @Test
    void everyClauseHasEnterprisesInEveryStateThatItCanGive() {
        Map<Clause, Set<State>> states = new LinkedHashMap<>();
        Set<String> near = new LinkedHashSet<>();
        for (EnterpriseSummary enterprise : invented()) {
            CheckUp checkUp = library.check(enterprises.subject(enterprise.id()), Ledger.empty(), TODAY);
            for (Finding finding : checkUp.findings()) {
                states.computeIfAbsent(finding.clause(), clause -> EnumSet.noneOf(State.class))
                        .add(finding.state());
                if (finding.isNear()) {
                    near.add(finding.clause().id().toString());
                }
            }
        }
        List<String> wanting = new ArrayList<>();
        states.forEach((clause, seen) -> {
            Set<State> possible = EnumSet.of(State.ELIGIBLE, State.INELIGIBLE, State.INCOMPLETE);
            if (judged(clause.when())) {
                possible.add(State.NEEDS_REVIEW);
            }
            possible.removeAll(seen);
            if (!possible.isEmpty()) {
                wanting.add(clause.id() + " " + clause.title() + ": " + possible);
            }
        });
        assertThat(wanting).isEmpty();
        List<String> never = states.keySet().stream()
                .map(clause -> clause.id().toString())
                .filter(id -> !near.contains(id))
                .toList();
        assertThat(never).containsExactlyInAnyOrderElementsOf(NEVER_NEAR.keySet());
    }

    @Test
    void itsFiguresTellHowLongMoneyTookAndHowOftenPeopleCame() throws Exception {
        assertThat(count("""
                select count(*) from policy.application a join policy.award_spent s on s.case_id = a.case_id
                join policy.fund_payment p on p.id = a.payment_id
                where a.demo and a.status = 'approved' and p.status = 'PAID' and p.case_id = a.case_id::text
                  and s.office_days > 0""")).isGreaterThanOrEqualTo(6);
        Document times = page("/awards/times");
        assertThat(times.select("tbody").text()).contains("重大科技专项", "重大项目一事一议");
        assertThat(times.select("tbody tr").size()).isGreaterThanOrEqualTo(6);
        assertThat(page("/awards").select("main").text()).contains("重大项目一事一议");
        assertThat(page("/figures").select(".kpi:contains(最多跑一次率)").text()).containsPattern("[1-9]\\d*");
        String application = sql.sql("select id::text from policy.application where demo limit 1")
                .query(String.class)
                .single();
        assertThat(page("/applications/" + application).select("main").text()).contains("已审定", "演示批复", "资金已拨付");
        String its = sql.sql("select case_id::text from policy.application where id = :id::uuid")
                .param("id", application)
                .query(String.class)
                .single();
        assertThat(page("/cases/" + its).select("main").text()).contains("演示");
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(web.perform(get(path).with(by(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    @Test
    void clearingLeavesNothingInvented() {
        events.publishEvent(new DemoCleared());
        assertThat(count("select count(*) from policy.application where demo")).isZero();
        assertThat(count("select count(*) from policy.programme where demo")).isZero();
        assertThat(count("select count(*) from enterprise.enterprise where demo"))
                .isZero();
        assertThat(count("select count(*) from enterprise.fact f where not exists"
                        + " (select 1 from enterprise.enterprise e where e.id = f.enterprise_id)"))
                .isZero();
    }

    private List<EnterpriseSummary> invented() {
        return enterprises.all().stream()
                .filter(enterprise -> enterprise.creditCode().contains("MA9990"))
                .toList();
    }

    private static boolean judged(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.children().stream().anyMatch(DemoContentTests::judged);
            case Condition.Any any -> any.children().stream().anyMatch(DemoContentTests::judged);
            case Condition.Not not -> judged(not.child());
            case Condition.Test test -> test.kind() == ConditionKind.JUDGED;
        };
    }

    private int count(String query) {
        return sql.sql(query).query(Integer.class).single();
    }
}
