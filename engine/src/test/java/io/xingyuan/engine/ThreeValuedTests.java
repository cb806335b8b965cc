package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreeValuedTests {

    @Test
    void unknownIsNotNo() {
        assertThat(check("高企 != true", Facts.none()).state()).isEqualTo(State.INCOMPLETE);
        assertThat(check("高企 = true", Facts.none()).state()).isEqualTo(State.INCOMPLETE);
        assertThat(check("not(高企)", Facts.none()).state()).isEqualTo(State.INCOMPLETE);
    }

    @Test
    void decidedSiblingsSilenceTheUnknown() {
        Facts yes = ALibrary.facts().yes("high-tech").build();
        assertThat(check("高企 or 注册资本 > 1元", yes).state()).isEqualTo(State.ELIGIBLE);
        assertThat(check("not(高企) and 注册资本 > 1元", yes).state()).isEqualTo(State.INELIGIBLE);
        Finding open = check("高企 and (高企 or 负债率 < 1%) and 注册资本 > 1元", yes);
        assertThat(open.missing()).extracting(fact -> fact.definition().name()).containsExactly("注册资本");
    }

    @Test
    void aChoiceAsksOnlyForItsBranch() {
        Facts industrial = ALibrary.facts().put("kind", new Value.Code("工业企业")).build();
        String expression = "(if 企业类型 = \"工业企业\" then 注册资本 else 研发费用) > 1元";
        Finding open = check(expression, industrial);
        assertThat(open.missing()).extracting(fact -> fact.definition().name()).containsExactly("注册资本");
        assertThat(check(expression, Facts.none()).missing())
                .extracting(fact -> fact.definition().name())
                .containsExactly("企业类型");
    }

    @Test
    void reasonsAreKeptApart() {
        Fact current = Fact.of(new Value.Code("正常"), "", ALibrary.DAY);
        assertThat(reasons(Facts.none())).containsExactly(UnknownReason.MISSING);
        assertThat(reasons(credit(Fact.of(new Value.Code("正常"), "", ALibrary.DAY.minusDays(91)))))
                .containsExactly(UnknownReason.STALE);
        assertThat(reasons(credit(Fact.of(new Value.Code("正常"), "", ALibrary.DAY.minusDays(90)))))
                .isEmpty();
        assertThat(reasons(credit(current.with(Fact.Standing.STALE)))).containsExactly(UnknownReason.STALE);
        assertThat(reasons(credit(current.with(Fact.Standing.CONFLICTING)))).containsExactly(UnknownReason.CONFLICTING);
        assertThat(reasons(credit(Fact.of(new Value.Code("未知词"), "", ALibrary.DAY))))
                .containsExactly(UnknownReason.CONFLICTING);
        assertThat(reasons(credit(Fact.of(new Value.Flag(true), "", ALibrary.DAY))))
                .containsExactly(UnknownReason.CONFLICTING);
    }

    private static Facts credit(Fact fact) {
        return Facts.builder().put("credit", fact).build();
    }

    private static Set<UnknownReason> reasons(Facts facts) {
        return check("信用状况 = \"正常\"", facts).explanation().reasons();
    }

    @Test
    void aJudgementOutstandingIsNoMissingData() {
        ALibrary library = ALibrary.withCondition("{all: [{id: a, expr: 高企}, {id: b, judge: 预期效益}]}");
        Facts yes = ALibrary.facts().yes("high-tech").build();
        assertThat(library.check(yes).state()).isEqualTo(State.NEEDS_REVIEW);
        assertThat(library.check(Facts.none()).state()).isEqualTo(State.INCOMPLETE);
        assertThat(library.check(
                                ALibrary.facts().yes("high-tech").yes("benefit").build())
                        .state())
                .isEqualTo(State.ELIGIBLE);
        Facts refused = ALibrary.facts().put("benefit", new Value.Flag(false)).build();
        assertThat(library.check(refused).failing()).extracting(Explanation::id).containsExactly("b");
    }

    @Test
    void namesTheMinimalFailingSet() {
        ALibrary library = ALibrary.withCondition(
                "{all: [{id: a, expr: 高企}, {any: [{id: b, expr: 注册资本 > 1亿元}, {id: c, expr: 负债率 < 50%}]},"
                        + " {not: {id: d, expr: '企业类型 = \"流通企业\"'}}]}");
        Finding finding = library.check(ALibrary.facts()
                .yes("high-tech")
                .put("capital", new Value.Money(100))
                .put("debt", new Value.Ratio(600_000))
                .put("kind", new Value.Code("流通企业"))
                .build());
        assertThat(finding.failing()).extracting(Explanation::id).isEqualTo(List.of("b", "c", "d"));
        assertThat(finding.missing()).isEmpty();
    }

    private static Finding check(String expression, Facts facts) {
        return ALibrary.withExpression(expression).check(facts);
    }
}
