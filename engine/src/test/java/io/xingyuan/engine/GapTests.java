package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapTests {

    private static final int YEAR = ALibrary.DAY.getYear() - 1;
    private static final List<String> EXPRESSIONS = List.of(
            "注册资本 >= 1亿元",
            "注册资本 > 1亿元",
            "5000万元 < 注册资本",
            "负债率 <= 30%",
            "负债率 < 30%",
            "职工人数 >= 100人",
            "growth(营业收入) >= 10%",
            "growth(营业收入) > 10%",
            "营业收入 - 营业收入[-1] > 3000万元",
            "研发费用 / 营业收入 >= 5%",
            "研发强度 > 3.3333%",
            "sum(研发费用[last(2)]) / sum(营业收入[last(2)]) >= 4%",
            "研发费用 >= 6% * 营业收入",
            "min(研发费用, 注册资本) >= 800万元",
            "floor_div(营业收入, 1000万元) >= 7",
            "round(营业收入 * 负债率, 万元, half-up) > 900万元",
            "研发费用 >= (if 营业收入 <= 5000万元 then 500万元 else 800万元)");

    @Test
    void atTheLeverTheConditionHoldsAndOneUnitNearerItDoesNot() {
        var random = new Random(20_260_104);
        int levers = 0;
        for (String expression : EXPRESSIONS) {
            PolicyLibrary library = ALibrary.withExpression(expression).load();
            for (int i = 0; i < 200; i++) {
                levers += followsTheLever(library, randomFacts(random)) ? 1 : 0;
            }
        }
        assertThat(levers).isGreaterThan(1_000);
    }

    @Test
    void nobodyShrinksToFitARule() {
        Facts twelve = Facts.builder()
                .put("patents", Fact.of(new Value.Whole(12), "示例", ALibrary.DAY))
                .build();
        assertThat(check(ALibrary.withExpression("专利数 >= 20件").load(), twelve).distance())
                .isEqualTo(400_000);
        assertThat(check(ALibrary.withExpression("10件 >= 30件 - 专利数").load(), twelve)
                        .distance())
                .isNotNull();
        for (String fewer : List.of("专利数 <= 10件", "0件 <= 10件 - 专利数", "100件 / 专利数 >= 1000%")) {
            Finding finding = check(ALibrary.withExpression(fewer).load(), twelve);
            Gap gap = Objects.requireNonNull(finding.explanation().gap(), fewer);
            assertThat(gap.actionable()).as(fewer).isFalse();
            assertThat(gap.lever()).as(fewer).isNull();
            assertThat(finding.distance()).as(fewer).isNull();
        }
    }

    private static boolean followsTheLever(PolicyLibrary library, Facts facts) {
        Finding finding = check(library, facts);
        Gap gap = finding.explanation().gap();
        if (gap == null) {
            assertThat(finding.state()).isEqualTo(State.ELIGIBLE);
            return false;
        }
        assertThat(gap.by()).isPositive();
        Gap.Lever lever = gap.lever();
        if (lever == null) {
            return false;
        }
        long target = Cells.of(lever.target(), code -> 0);
        long current = Cells.of(lever.current(), code -> 0);
        long nearer = target + Long.signum(current - target);
        assertThat(check(library, with(facts, lever, target)).state()).isEqualTo(State.ELIGIBLE);
        assertThat(check(library, with(facts, lever, nearer)).state()).isEqualTo(State.INELIGIBLE);
        return true;
    }

    private static Facts with(Facts facts, Gap.Lever lever, long cell) {
        Value value = Cells.quantity(lever.fact().type(), cell);
        return facts.with(lever.fact().code(), lever.year(), Fact.of(value, "", ALibrary.DAY));
    }

    private static Finding check(PolicyLibrary library, Facts facts) {
        return library.check(Subject.enterprise("e1", "示例企业", facts), Ledger.empty(), ALibrary.DAY)
                .findings()
                .getFirst();
    }

    private static Facts randomFacts(Random random) {
        return ALibrary.facts()
                .money("revenue", YEAR, 1 + random.nextLong(1_000_000_000_00L >> random.nextInt(12)))
                .money("revenue", YEAR - 1, 1 + random.nextLong(1_000_000_000_00L >> random.nextInt(12)))
                .money("rd", YEAR, random.nextLong(100_000_000_00L >> random.nextInt(12)))
                .money("rd", YEAR - 1, random.nextLong(100_000_000_00L >> random.nextInt(12)))
                .put("capital", new Value.Money(random.nextLong(20_000_000_000L)))
                .put("debt", new Value.Ratio(random.nextLong(1_200_000)))
                .put("staff", new Value.Whole(random.nextLong(200)))
                .build();
    }

    @Test
    void statesTheShortfallInItsUnit() {
        Facts facts =
                ALibrary.facts().put("capital", new Value.Money(480_000_000)).build();
        Gap gap = Objects.requireNonNull(ALibrary.withExpression("注册资本 >= 500万元")
                .check(facts)
                .explanation()
                .gap());
        assertThat(gap.type()).isEqualTo(FactType.MONEY);
        assertThat(gap.by()).isEqualTo(20_000_000);
        assertThat(gap.direction()).isEqualTo(Gap.Direction.RAISE);
        assertThat(gap.ppm()).isEqualTo(40_000);
    }

    @Test
    void nearnessAddsOverAllAndTakesTheLeastOfAny() {
        Facts facts = ALibrary.facts()
                .put("capital", new Value.Money(90_000_000))
                .put("staff", new Value.Whole(95))
                .put("kind", new Value.Code("流通企业"))
                .build();
        assertThat(condition("{all: [%s, %s]}").check(facts).distance()).isEqualTo(150_000);
        assertThat(condition("{any: [%s, %s]}").check(facts).distance()).isEqualTo(50_000);
        ALibrary beyondEffort =
                ALibrary.withCondition("{all: [{id: a, expr: 注册资本 >= 100万元}, {id: c, expr: '企业类型 = \"工业企业\"'}]}");
        assertThat(beyondEffort.check(facts).distance()).isNull();
        assertThat(beyondEffort.check(facts).award()).isNull();
    }

    @Test
    void aClosedYearIsBeyondEffort() {
        Facts facts = ALibrary.facts()
                .wan("revenue", YEAR - 1, 90)
                .wan("revenue", YEAR, 90)
                .build();
        assertThat(ALibrary.withExpression("营业收入 >= 100万元").check(facts).distance())
                .isEqualTo(100_000);
        assertThat(ALibrary.withExpression("营业收入[-1] >= 100万元").check(facts).distance())
                .isNull();
    }

    private static ALibrary condition(String shape) {
        return ALibrary.withCondition(shape.formatted("{id: a, expr: 注册资本 >= 100万元}", "{id: b, expr: 职工人数 >= 100人}"));
    }
}
