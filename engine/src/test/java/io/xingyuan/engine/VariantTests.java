package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariantTests {

    private static final ClauseId ID = new ClauseId("sample", "1");

    private final PolicyLibrary library = ALibrary.withCondition(
                    "{all: [{id: 规模, expr: 注册资本 >= 门槛}, {id: 人数, expr: 职工人数 >= 20人}]}")
            .parameter("门槛", "[{from: 2024-01-01, value: 500万元}, {from: 2025-01-01, value: 800万元}]")
            .parameter("封顶", "30万元")
            .amount("{kind: exact, formula: 5% * 注册资本, cap: 封顶, round: {to: 分, mode: down}}")
            .load();

    @Test
    void theFigureInForceGivesWay() throws PolicyProblems {
        assertThat(states(library)).containsExactly(State.INELIGIBLE, State.ELIGIBLE, State.INELIGIBLE);
        PolicyLibrary lower = library.with(List.of(figures(Map.of("门槛", "600万元"))), ALibrary.DAY);
        assertThat(states(lower)).containsExactly(State.ELIGIBLE, State.ELIGIBLE, State.INELIGIBLE);
        assertThat(lower.hash()).isNotEqualTo(library.hash());
        assertThat(lower.clause(ID).orElseThrow().parameters())
                .filteredOn(parameter -> parameter.name().equals("门槛"))
                .singleElement()
                .satisfies(parameter ->
                        assertThat(parameter.values().getFirst().text()).isEqualTo("500万元"));
    }

    @Test
    void conditionsComeAndGo() throws PolicyProblems {
        Variant without = new Variant(ID, Map.of(), Map.of(), Map.of(), Set.of("人数"), List.of());
        assertThat(states(library.with(List.of(without), ALibrary.DAY)))
                .containsExactly(State.INELIGIBLE, State.ELIGIBLE, State.ELIGIBLE);
        Variant more = new Variant(ID, Map.of(), Map.of(), Map.of(), Set.of(), List.of("专利数 >= 3件"));
        assertThat(states(library.with(List.of(more), ALibrary.DAY)))
                .containsExactly(State.INELIGIBLE, State.INCOMPLETE, State.INELIGIBLE);
    }

    @Test
    void aTableOfTiersIsWrittenAnewLineByLine() throws PolicyProblems {
        PolicyLibrary tiered = ALibrary.withCondition("{all: [{id: 人数, expr: 职工人数 >= 20人}]}")
                .parameter("分段", "[{from: 2024-01-01, value: [{over: 0元, rate: 5%}, {over: 800万元, rate: 10%}]}]")
                .amount("{kind: exact, formula: 'marginal(注册资本, 分段)', round: {to: 分, mode: down}}")
                .load();
        assertThat(population(tiered).column(ID).orElseThrow().fen(1)).isEqualTo(50_000_000);
        Parameter.Dated now =
                tiered.clause(ID).orElseThrow().parameters().getFirst().at(ALibrary.DAY);
        assertThat(now.value())
                .isInstanceOfSatisfying(
                        ParameterValue.Tiers.class,
                        tiers -> assertThat(tiers.lines()).isEqualTo("0元 5%\n800万元 10%"));

        PolicyLibrary more = tiered.with(List.of(figures(Map.of("分段", "0元 5%\n100万元：20%\n\n800万元 0%"))), ALibrary.DAY);
        assertThat(population(more).column(ID).orElseThrow().fen(1)).isEqualTo(5_000_000 + 140_000_000);
        PolicyLibrary one = tiered.with(List.of(figures(Map.of("分段", "0元 1%"))), ALibrary.DAY);
        assertThat(population(one).column(ID).orElseThrow().fen(1)).isEqualTo(9_000_000);

        for (String wrong : List.of("", "五万", "0元 5%\n0元 10%", "0元 5%\n800万元 200%", "0元 " + "9".repeat(40) + "%")) {
            PolicyProblems faulty = catchThrowableOfType(
                    PolicyProblems.class, () -> tiered.with(List.of(figures(Map.of("分段", wrong))), ALibrary.DAY));
            assertThat(faulty).as(wrong).isNotNull();
            assertThat(faulty.problems())
                    .as(wrong)
                    .anySatisfy(problem -> assertThat(problem.file()).isEqualTo(Variant.ofParameter(ID, "分段")));
        }
    }

    @Test
    void aFigureInAConditionGivesWay() throws PolicyProblems {
        Variant fewer = condition("人数", InlineFigure.with("职工人数 >= 20人", Map.of(0, "5人")));
        PolicyLibrary changed = library.with(List.of(fewer), ALibrary.DAY);
        assertThat(states(changed)).containsExactly(State.INELIGIBLE, State.ELIGIBLE, State.ELIGIBLE);
        assertThat(((Condition.All) changed.clause(ID).orElseThrow().when())
                        .children()
                        .getLast()
                        .says())
                .contains("5");
        assertThat(fault(condition("人数", "职工人数 >= 20万元")))
                .satisfies(problem -> assertThat(problem.file()).isEqualTo(Variant.ofCondition(ID, "人数")))
                .satisfies(problem -> assertThat(problem.column()).isPositive());
        assertThat(fault(condition("没有", "职工人数 >= 5人")).message()).contains("没有“没有”这个条件");
    }

    @Test
    void theFiguresOfAnExpressionAreFoundInTheirPlaces() {
        String tiers = "if 职工人数 > 100人 then 3 else if 成立日期 >= 2024-01-01 then 1 else 0";
        assertThat(InlineFigure.of(tiers))
                .extracting(InlineFigure::text)
                .containsExactly("100人", "3", "2024-01-01", "1", "0");
        assertThat(InlineFigure.with(tiers, Map.of(1, "4", 2, "2025-06-30")))
                .isEqualTo("if 职工人数 > 100人 then 4 else if 成立日期 >= 2025-06-30 then 1 else 0");
        assertThat(InlineFigure.of("max(营业收入[-3..-1]) > 2.5% * \"22\""))
                .singleElement()
                .isEqualTo(new InlineFigure(20, 24, "2.5%"));
        assertThat(InlineFigure.of("every y in last(3) satisfies 纳统[y]"))
                .extracting(InlineFigure::text)
                .containsExactly("3");
        assertThat(InlineFigure.of("营业收入 ＞ 3元")).isEmpty();

        InlineFigure money = InlineFigure.of("5万元").getFirst();
        assertThat(List.of("3元", " 1.5亿元 "))
                .allSatisfy(typed -> assertThat(money.objection(typed)).isEmpty());
        assertThat(List.of("", "3", "3%", "三万元", "3元 + 1元", "注册资本", "-3元", "2024-01-01"))
                .allSatisfy(
                        typed -> assertThat(money.objection(typed)).as(typed).isPresent());
        assertThat(InlineFigure.of("20人").getFirst().objection("20家")).isPresent();
    }

    @Test
    void anAmountIsWrittenAnew() throws PolicyProblems {
        Variant variant =
                new Variant(ID, Map.of(), Map.of("formula", "12万元", "cap", ""), Map.of(), Set.of(), List.of());
        PolicyLibrary changed = library.with(List.of(variant), ALibrary.DAY);
        assertThat(population(changed).column(ID).orElseThrow().fen(1)).isEqualTo(12_000_000);
    }

    @Test
    void aBudgetIsSharedAmongThoseWhoAreEligible() throws PolicyProblems {
        PolicyLibrary lower = library.with(List.of(figures(Map.of("门槛", "1万元"))), ALibrary.DAY);
        Population population = population(lower);
        var everybody = new BitSet();
        everybody.set(0, 3);
        Projection free = Projection.of(population, everybody, clause -> true, Limits.NONE);
        assertThat(free.bands().certainFen()).isEqualTo(60_000_000);
        Projection shared =
                Projection.of(population, everybody, clause -> true, Limits.of(new BudgetRule(40_000_001, null)));
        assertThat(List.of(shared.due(0), shared.due(1), shared.due(2))).containsExactly(20_000_001L, 20_000_000L, 0L);
        Projection first = Projection.of(
                population,
                everybody,
                clause -> true,
                Limits.of(new BudgetRule(40_000_001, (claims, claim, asked) -> -claim)));
        assertThat(List.of(first.due(0), first.due(1))).containsExactly(10_000_001L, 30_000_000L);
        assertThat(first.asked().certainFen()).isEqualTo(60_000_000);
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        assertThat(fault(figures(Map.of("门槛", "很多"))))
                .satisfies(problem -> assertThat(problem.file()).isEqualTo(Variant.ofParameter(ID, "门槛")))
                .satisfies(problem -> assertThat(problem.message()).contains("500万元", "很多"));
        assertThat(fault(new Variant(ID, Map.of(), Map.of(), Map.of(), Set.of(), List.of("没有的事实 > 1"))))
                .satisfies(problem -> assertThat(problem.file()).isEqualTo(Variant.ofAdded(ID, 1)))
                .satisfies(problem -> assertThat(problem.message()).contains("没有的事实"));
        assertThat(fault(new Variant(ID, Map.of(), Map.of(), Map.of(), Set.of(), List.of("职工人数 > 5000万元")))
                        .column())
                .isPositive();
        assertThat(fault(new Variant(
                                ID,
                                Map.of(),
                                Map.of("formula", "1元 + ".repeat(3000) + "1元"),
                                Map.of(),
                                Set.of(),
                                List.of()))
                        .file())
                .isEqualTo(Variant.ofAmount(ID, "formula"));
        assertThat(fault(new Variant(
                                ID,
                                Map.of(),
                                Map.of("cap", "(".repeat(200) + "1元" + ")".repeat(200)),
                                Map.of(),
                                Set.of(),
                                List.of()))
                        .message())
                .contains("嵌套");
        assertThat(fault(new Variant(ID, Map.of(), Map.of(), Map.of(), Set.of("规模", "人数"), List.of()))
                        .message())
                .contains("不能去掉全部条件");
    }

    @Test
    void aParameterThatReadsItselfIsRefused() {
        assertThat(fault(figures(Map.of("门槛", "门槛 + 1万元"))).severity()).isEqualTo(Problem.Severity.ERROR);
    }

    @Test
    void aClauseThatIsNotThereIsRefused() {
        Variant nowhere = new Variant(new ClauseId("sample", "9"), Map.of(), Map.of(), Map.of(), Set.of(), List.of());
        assertThatThrownBy(() -> library.with(List.of(nowhere), ALibrary.DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Problem fault(Variant variant) {
        PolicyProblems problems =
                catchThrowableOfType(PolicyProblems.class, () -> library.with(List.of(variant), ALibrary.DAY));
        assertThat(problems).isNotNull();
        return problems.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .orElseThrow();
    }

    private static Variant condition(String id, String expression) {
        return new Variant(ID, Map.of(), Map.of(), Map.of(id, expression), Set.of(), List.of());
    }

    private static Variant figures(Map<String, String> parameters) {
        return new Variant(ID, parameters, Map.of(), Map.of(), Set.of(), List.of());
    }

    private Population population(PolicyLibrary rules) {
        Columns.Builder columns = Columns.builder(rules.facts());
        Columns.Writer capital = columns.column("capital", Facts.NO_YEAR);
        Columns.Writer staff = columns.column("staff", Facts.NO_YEAR);
        long[][] given = {{700, 30}, {900, 30}, {900, 10}};
        for (long[] one : given) {
            int row = columns.enterprise("企" + columns.hashCode() + one[0] + one[1], "样例");
            capital.set(row, one[0] * 1_000_000);
            staff.set(row, one[1]);
        }
        return rules.population(columns.build(), Ledger.empty(), ALibrary.DAY, rules.clauses());
    }

    private List<State> states(PolicyLibrary rules) {
        ClauseColumn column = population(rules).column(ID).orElseThrow();
        return List.of(column.state(0), column.state(1), column.state(2));
    }
}
