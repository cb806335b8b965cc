package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AwardTests {

    private static final int YEAR = ALibrary.DAY.getYear() - 1;
    private static final Facts RICH = ALibrary.facts()
            .put("capital", new Value.Money(620_000_000))
            .put("rate", new Value.Ratio(33_333))
            .yes("high-tech")
            .wan("revenue", YEAR, 350_000)
            .build();

    @Test
    void showsItsSteps() {
        Award award = award("{kind: ceiling, formula: 20% * 注册资本, cap: 100万元, round: {to: 分, mode: down}}");
        assertThat(award.fen()).isEqualTo(100_000_000);
        assertThat(award.steps()).containsExactly("620万元 × 20% = 124万元", "封顶 100万元");
    }

    @Test
    void roundsOnlyAsTold() {
        assertThat(award("{kind: exact, formula: 利率 * 注册资本, round: {to: 分, mode: down}}")
                        .fen())
                .isEqualTo(20_666_460);
        assertThat(award("{kind: exact, formula: 利率 * 注册资本, round: {to: 元, mode: up}}")
                        .fen())
                .isEqualTo(20_666_500);
        assertThat(award("{kind: exact, formula: 利率 * 注册资本, round: {to: 万元, mode: half-up}}")
                        .fen())
                .isEqualTo(21_000_000);
    }

    @Test
    void floorsHigherOfAndMarginalTiers() {
        assertThat(award("{kind: exact, formula: 1元 - 5元}").fen()).isZero();
        assertThat(award("{kind: exact, formula: 1元, floor: 10万元}").fen()).isEqualTo(10_000_000);
        assertThat(award("{kind: exact, formula: 'max(10% * 注册资本, 50万元)', round: {to: 分, mode: down}}")
                        .fen())
                .isEqualTo(62_000_000);
        Award marginal = Objects.requireNonNull(ALibrary.withExpression("高企")
                .amount("{kind: exact, formula: 'marginal(注册资本, 分段)', round: {to: 分, mode: down}}")
                .parameter("分段", "[{over: 0元, rate: 10%}, {over: 100万元, rate: 5%}, {over: 500万元, rate: 1%}]")
                .check(RICH)
                .award());
        assertThat(marginal.fen()).isEqualTo(10_000_000 + 20_000_000 + 1_200_000);
    }

    @Test
    void discretionHasABand() {
        Award award = award(
                "{kind: discretionary, floor: 10% * 注册资本, formula: 30% * 注册资本, cap: 100万元, round: {to: 分, mode: down}}");
        assertThat(award.floorFen()).isEqualTo(62_000_000);
        assertThat(award.fen()).isEqualTo(100_000_000);
        assertThat(award("{kind: discretionary}").fen()).isNull();
    }

    @Test
    void withFactsMissingTheCapIsABound() {
        Finding finding = ALibrary.withExpression("高企")
                .amount("{kind: ceiling, formula: 20% * 研发费用, cap: 100万元, round: {to: 分, mode: down}}")
                .check(RICH);
        assertThat(finding.state()).isEqualTo(State.ELIGIBLE);
        Award award = Objects.requireNonNull(finding.award());
        assertThat(award.bound()).isTrue();
        assertThat(award.fen()).isEqualTo(100_000_000);
        assertThat(finding.missing()).singleElement().satisfies(fact -> {
            assertThat(fact.definition().name()).isEqualTo("研发费用");
            assertThat(fact.decides()).isFalse();
        });
    }

    private static Award award(String amount) {
        return Objects.requireNonNull(
                ALibrary.withExpression("高企").amount(amount).check(RICH).award());
    }

    @Test
    void tiersPayOnlyWhatIsNew() {
        ALibrary library = ALibrary.withExpression("营业收入 > 10亿元")
                .key("frequency", "per-tier")
                .amount("{kind: ceiling, tiers: 'ceil_div(营业收入, 10亿元) - 1', each: 200万元}");
        assertThat(Objects.requireNonNull(library.check(RICH).award()).fen()).isEqualTo(600_000_000);
        Finding afterOne = library.check(RICH, given(0, 1));
        assertThat(Objects.requireNonNull(afterOne.award()).tiers()).isEqualTo(2);
        assertThat(Objects.requireNonNull(afterOne.award()).fen()).isEqualTo(400_000_000);
        Finding afterAll = library.check(RICH, given(0, 3));
        assertThat(afterAll.state()).isEqualTo(State.INELIGIBLE);
        assertThat(afterAll.failing()).extracting(Explanation::kind).containsExactly(Explanation.Kind.LEDGER);
        assertThat(afterAll.award()).isNull();
    }

    @Test
    void tiersThatNobodyBoundsAreRefusedBeforeTheyOverflow() {
        ALibrary unbounded = ALibrary.withExpression("高企").key("frequency", "per-tier");
        assertThat(unbounded
                        .amount("{kind: ceiling, tiers: 'floor_div(营业收入, 1元)', each: 营业收入}")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("档数乘每档金额可能溢出"));
        assertThat(unbounded
                        .amount("{kind: ceiling, tiers: 'min(floor_div(营业收入, 1元), 1000)', each: 营业收入}")
                        .problems())
                .isEmpty();
    }

    @Test
    void onceIsOnceAndYearlyIsYearly() {
        ALibrary once = ALibrary.withExpression("高企").key("frequency", "once");
        assertThat(once.check(RICH).state()).isEqualTo(State.ELIGIBLE);
        assertThat(once.check(RICH, given(2020, 0)).state()).isEqualTo(State.INELIGIBLE);
        ALibrary yearly = ALibrary.withExpression("高企").key("frequency", "yearly");
        assertThat(yearly.check(RICH, given(YEAR - 1, 0)).state()).isEqualTo(State.ELIGIBLE);
        assertThat(yearly.check(RICH, given(YEAR, 0)).state()).isEqualTo(State.INELIGIBLE);
        assertThat(ALibrary.withExpression("高企").check(RICH, given(YEAR, 0)).state())
                .isEqualTo(State.ELIGIBLE);
    }

    private static Ledger given(int year, int tier) {
        return Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "1"), "e1", year, tier, 100)));
    }
}
