package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class InterpreterTests {

    private static final int YEAR = ALibrary.DAY.getYear() - 1;

    @Test
    void boundsAreIncludedAsWritten() {
        assertThat(state("营业收入 >= 500万元", 500)).isEqualTo(State.ELIGIBLE);
        assertThat(state("营业收入 > 500万元", 500)).isEqualTo(State.INELIGIBLE);
        assertThat(state("营业收入 in [500万元..1000万元)", 500)).isEqualTo(State.ELIGIBLE);
        assertThat(state("营业收入 in [500万元..1000万元)", 1000)).isEqualTo(State.INELIGIBLE);
        assertThat(state("营业收入 in (500万元..1000万元]", 500)).isEqualTo(State.INELIGIBLE);
        assertThat(state("营业收入 in (500万元..1000万元]", 1000)).isEqualTo(State.ELIGIBLE);
    }

    private static State state(String expression, long wanYuan) {
        return ALibrary.withExpression(expression)
                .check(ALibrary.facts().wan("revenue", YEAR, wanYuan).build())
                .state();
    }

    @Test
    void quotientsInComparisonsAreExact() {
        // 10 % of 3 分 is 0.3 分: no rounding may make 0 or 1 of it.
        assertThat(twoYears("growth(营业收入) >= 10%", 30, 33)).isEqualTo(State.ELIGIBLE);
        assertThat(twoYears("growth(营业收入) > 10%", 30, 33)).isEqualTo(State.INELIGIBLE);
        assertThat(twoYears("growth(营业收入) > 10%", 10_000_000_000L, 11_000_000_001L))
                .isEqualTo(State.ELIGIBLE);
        assertThat(twoYears("growth(营业收入) <= 10%", 10_000_000_000L, 11_000_000_001L))
                .isEqualTo(State.INELIGIBLE);
        assertThat(twoYears("growth(营业收入) < 10%", 10_000_000_000L, 10_999_999_999L))
                .isEqualTo(State.ELIGIBLE);
        assertThat(twoYears("营业收入 >= 110% * 营业收入[-1]", 3, 3)).isEqualTo(State.INELIGIBLE);
        assertThat(twoYears("营业收入 > 33.3333% * 营业收入[-1]", 3, 1)).isEqualTo(State.ELIGIBLE);
    }

    private static State twoYears(String expression, long before, long now) {
        return ALibrary.withExpression(expression)
                .check(ALibrary.facts()
                        .money("revenue", YEAR - 1, before)
                        .money("revenue", YEAR, now)
                        .build())
                .state();
    }

    @Test
    void growthOverNothingNeedsAJudgement() {
        assertThat(twoYears("growth(营业收入) >= 10%", 0, 100)).isEqualTo(State.NEEDS_REVIEW);
    }

    @Test
    void quantifiersSpanYears() {
        String everyYear = "every y in last(3) satisfies growth(营业收入[y]) >= 10%";
        Facts rising = revenues(100, 110, 121, 134);
        assertThat(ALibrary.withExpression(everyYear).check(rising).state()).isEqualTo(State.ELIGIBLE);
        Facts once = revenues(100, 120, 121, 134);
        Finding broken = ALibrary.withExpression(everyYear).check(once);
        assertThat(broken.state()).isEqualTo(State.INELIGIBLE);
        assertThat(broken.failing()).extracting(Explanation::id).containsExactly("a.2");
        assertThat(broken.failing().getFirst().says()).startsWith("2023年：");
        assertThat(ALibrary.withExpression("some y in last(3) satisfies growth(营业收入[y]) >= 20%")
                        .check(once)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("sum(营业收入[last(3)]) = 375万元")
                        .check(once)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("avg(营业收入[2021..2022]) >= 110万元")
                        .check(once)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("max(营业收入[-3..-1]) < 营业收入")
                        .check(once)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("increase(营业收入) = 13万元").check(once).state())
                .isEqualTo(State.ELIGIBLE);
    }

    private static Facts revenues(long... wanYuan) {
        ALibrary.AFact facts = ALibrary.facts();
        for (int i = 0; i < wanYuan.length; i++) {
            facts.wan("revenue", YEAR - wanYuan.length + 1 + i, wanYuan[i]);
        }
        return facts.build();
    }

    @Test
    void derivedFactsFollowTheYearAsked() {
        Facts facts = ALibrary.facts()
                .wan("revenue", YEAR, 1000)
                .wan("rd", YEAR, 50)
                .wan("revenue", YEAR - 1, 1000)
                .wan("rd", YEAR - 1, 30)
                .build();
        assertThat(ALibrary.withExpression("研发强度 >= 5%").check(facts).state()).isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("研发强度[-1] >= 5%").check(facts).state())
                .isEqualTo(State.INELIGIBLE);
        assertThat(ALibrary.withExpression("研发强度 > prior(研发强度)").problems()).isNotEmpty();
        assertThat(ALibrary.withExpression("研发强度 > round(prior(研发强度), 0.01%, down)")
                        .check(facts)
                        .state())
                .isEqualTo(State.ELIGIBLE);
    }

    @Test
    void datesCountFullYears() {
        Facts founded = ALibrary.facts()
                .put("founded", new Value.Day(LocalDate.of(2024, 6, 2)))
                .build();
        assertThat(ALibrary.withExpression("years(成立日期, 基准日) >= 1年")
                        .check(founded)
                        .state())
                .isEqualTo(State.INELIGIBLE);
        assertThat(ALibrary.withExpression("days(成立日期, 基准日) = 364天")
                        .check(founded)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("year(成立日期) = 参照年").check(founded).state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("成立日期 < 2024-06-03").check(founded).state())
                .isEqualTo(State.ELIGIBLE);
    }

    /** 《民法典》第202条: a month without the day ends the period on its last day. */
    @Test
    void aPeriodEndsOnTheLastDayOfAMonthThatLacksItsDay() {
        String day = "2024-02-29";
        assertThat(elapsed("YEARS", day, "2025-02-27")).isZero();
        assertThat(elapsed("YEARS", day, "2025-02-28")).isEqualTo(1);
        assertThat(elapsed("YEARS", day, "2028-02-28")).isEqualTo(3);
        assertThat(elapsed("YEARS", day, "2028-02-29")).isEqualTo(4);
        assertThat(elapsed("MONTHS", "2024-12-31", "2025-02-27")).isEqualTo(1);
        assertThat(elapsed("MONTHS", "2024-12-31", "2025-02-28")).isEqualTo(2);
        assertThat(elapsed("MONTHS", "2025-01-30", "2025-04-29")).isEqualTo(2);
        assertThat(elapsed("MONTHS", "2025-02-28", "2025-03-28")).isEqualTo(1);
        assertThat(elapsed("MONTHS", "2025-03-28", "2025-02-28")).isEqualTo(-1);
        assertThat(elapsed("MONTHS", "2025-02-28", "2024-12-31")).isEqualTo(-2);
        assertThat(elapsed("YEARS", "2025-06-30", "2025-06-30")).isZero();
    }

    private static long elapsed(String unit, String from, String to) {
        return Interpreter.elapsed(
                Node.Elapsed.Unit.valueOf(unit),
                LocalDate.parse(from).toEpochDay(),
                LocalDate.parse(to).toEpochDay());
    }

    @Test
    void codesMatchListsAndPrefixes() {
        Facts facts = ALibrary.facts()
                .put("industry", new Value.Code("3581"))
                .put("kind", new Value.Code("工业企业"))
                .build();
        assertThat(ALibrary.withExpression("starts_with(行业代码, \"276\", \"358\")")
                        .check(facts)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("行业代码 in (\"3581\", \"3589\")")
                        .check(facts)
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(ALibrary.withExpression("企业类型 not in 名单")
                        .parameter("名单", "[流通企业]")
                        .check(facts)
                        .state())
                .isEqualTo(State.ELIGIBLE);
    }

    @Test
    void parametersChangeByDate() {
        ALibrary library = ALibrary.withExpression("营业收入 >= 门槛")
                .parameter("门槛", "[{from: 2024-01-01, value: 500万元}, {from: 2025-06-01, value: 600万元}]");
        Subject subject = Subject.enterprise(
                "e1", "示例企业", ALibrary.facts().wan("revenue", YEAR, 550).build());
        PolicyLibrary loaded = library.load();
        assertThat(loaded.check(subject, Ledger.empty(), LocalDate.of(2025, 5, 31))
                        .findings()
                        .getFirst()
                        .state())
                .isEqualTo(State.ELIGIBLE);
        assertThat(loaded.check(subject, Ledger.empty(), LocalDate.of(2025, 6, 1))
                        .findings()
                        .getFirst()
                        .state())
                .isEqualTo(State.INELIGIBLE);
        assertThat(loaded.check(subject, Ledger.empty(), LocalDate.of(2023, 6, 1))
                        .findings())
                .isEmpty();
    }

    @Test
    void aProductSeesItsOwnFactsAndThoseOfItsEnterprise() {
        PolicyLibrary library = ALibrary.withExpression("管理类别 = \"第三类\" and 企业类型 = \"工业企业\"")
                .key("entity", "product")
                .load();
        Facts product =
                ALibrary.facts().put("device-class", new Value.Code("第三类")).build();
        Facts enterprise = ALibrary.facts().put("kind", new Value.Code("工业企业")).build();
        Subject subject = Subject.enterprise("e1", "示例企业", enterprise)
                .with(java.util.List.of(
                        new Subject("p1", Entity.PRODUCT, "示例甲", product, java.util.List.of()),
                        new Subject("p2", Entity.PRODUCT, "示例乙", Facts.none(), java.util.List.of())));
        assertThat(library.check(subject, Ledger.empty(), ALibrary.DAY).findings())
                .extracting(Finding::state)
                .containsExactly(State.ELIGIBLE, State.INCOMPLETE);
    }
}
