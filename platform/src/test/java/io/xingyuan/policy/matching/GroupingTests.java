package io.xingyuan.policy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Population;
import io.xingyuan.policy.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupingTests {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final long WAN = 1_000_000;

    private final PolicyLibrary library = library();

    @Test
    void ofAwardsThatCompeteOnlyTheHighestCounts() {
        List<Match> counted = counted(Ledger.empty(), 1, "max-small", "max-large");
        assertThat(counted).extracting(match -> match.money().certainFen()).containsExactly(0L, 100 * WAN);
    }

    @Test
    void awardsThatAddUpAllCount() {
        List<Match> counted = counted(Ledger.empty(), 1, "max-large", "sum");
        assertThat(EnterpriseLine.money(counted).certainFen()).isEqualTo(130 * WAN);
    }

    @Test
    void whatIsPendingCountsByHowMuchItWouldExceedWhatIsSure() {
        List<Match> counted = counted(Ledger.empty(), 1, "max-large", "max-pending");
        assertThat(EnterpriseLine.money(counted)).isEqualTo(new MoneyBands(100 * WAN, 0, 150 * WAN, 0));
    }

    @Test
    void ofCompetingAwardsThatAreAllPendingTheHighestCounts() {
        List<Match> counted = counted(Ledger.empty(), 1, "max-pending", "max-pending-small");
        assertThat(EnterpriseLine.money(counted)).isEqualTo(new MoneyBands(0, 0, 250 * WAN, 0));
    }

    @Test
    void awardsToDifferentEnterprisesDoNotCompete() {
        assertThat(EnterpriseLine.money(counted(Ledger.empty(), 2, "max-large", "max-small"))
                        .certainFen())
                .isEqualTo(200 * WAN);
    }

    @Test
    void whatAGroupWasPaidAlreadyCounts() {
        Ledger paid = Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "max-small"), "1", 2024, 0, 60 * WAN)));
        assertThat(EnterpriseLine.money(counted(paid, 1, "max-large")).certainFen())
                .isEqualTo(40 * WAN);
        Ledger longAgo =
                Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "max-small"), "1", 2020, 0, 60 * WAN)));
        assertThat(EnterpriseLine.money(counted(longAgo, 1, "max-large")).certainFen())
                .isEqualTo(100 * WAN);
    }

    @Test
    void oneExpenditureIsPaidForOnce() {
        assertThat(EnterpriseLine.money(counted(Ledger.empty(), 1, "exclusive-large", "exclusive-small"))
                        .certainFen())
                .isEqualTo(70 * WAN);
    }

    /** All rows of the first enterprises, the clauses in their order. */
    private List<Match> counted(Ledger ledger, int enterprises, String... clauses) {
        Columns.Builder builder = Columns.builder(library.facts());
        Columns.Writer yes = builder.column("yes", Facts.NO_YEAR);
        for (String id : List.of("1", "2")) {
            yes.set(builder.enterprise(id, "样例" + id), 1);
        }
        Population population = library.population(builder.build(), ledger, DAY, library.clauses());
        BitSet shown = new BitSet();
        shown.set(0, enterprises);
        List<ClauseColumn> columns = new ArrayList<>();
        List<Match> rows = new ArrayList<>();
        for (String clause : clauses) {
            ClauseColumn column =
                    population.column(new ClauseId("sample", clause)).orElseThrow();
            columns.add(column);
            for (int row = 0; row < enterprises; row++) {
                rows.add(new Match(column, row, row, Outcome.of(column.state(row), false), column.bands(row)));
            }
        }
        return Grouping.count(population, columns, shown, rows);
    }

    private static PolicyLibrary library() {
        try {
            return Policies.load(Map.of(
                    "facts.yaml",
                    """
                    facts:
                    - {name: 已满足, code: "yes", entity: enterprise, type: bool, provider: 企业, says: 样例}
                    - {name: 未填, code: unsaid, entity: enterprise, type: bool, provider: 企业, says: 样例}
                    """,
                    "sample.yaml",
                    """
                    policy: sample
                    number: 样例〔2024〕1号
                    title: 样例政策
                    issuer: 样例机关
                    region: "220000"
                    published: 2024-01-01
                    convention: {以上: ">="}
                    test-date: 2025-06-01
                    clauses:
                    """ + clause("max-small", "已满足", "60万元", "max") + clause("max-large", "已满足", "100万元", "max")
                            + clause("max-pending", "未填", "250万元", "max")
                            + clause("max-pending-small", "未填", "80万元", "max")
                            + clause("sum", "已满足", "30万元", "sum")
                            + clause("exclusive-large", "已满足", "70万元", "exclusive")
                            + clause("exclusive-small", "已满足", "50万元", "exclusive")));
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException(faulty);
        }
    }

    private static String clause(String id, String fact, String amount, String rule) {
        return """
                - id: %s
                  title: 样例
                  cite: 第一条
                  says: 样例
                  entity: enterprise
                  frequency: yearly
                  when: {id: leaf, attest: %s, says: 样例}
                  amount: {kind: exact, formula: %s}
                  stack: {group: 样例%s, rule: %s}
                  tests:
                  - {name: 样例, given: {%s: true}, expect: {state: ELIGIBLE}}
                """.formatted(id, fact, amount, rule, rule, fact);
    }
}
