package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.web.FormErrors;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** The engine's faults at the fields of a variant. */
class VariantFormTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final String FACTS = """
            facts:
            - {name: 注册资本, code: registered-capital, entity: enterprise, type: money, provider: 企业, says: 样例}
            """;
    private static final String POLICY = """
            policy: sample
            number: 样例
            title: 样例
            issuer: 样例
            region: "220000"
            published: 2024-01-01
            convention: {以上: ">="}
            clauses:
            - id: "1"
              title: 样例
              cite: 第一条
              says: 样例
              entity: enterprise
              frequency: once
              when: {id: 资本, expr: 注册资本 >= 下限, says: 注册资本1元以上}
              params:
                下限: [{from: 2024-01-01, value: 1元}]
                分段: [{from: 2024-01-01, value: [{over: 0元, rate: 5%}, {over: 800万元, rate: 10%}]}]
              amount: {kind: exact, formula: 'marginal(注册资本, 分段)', round: {to: 分, mode: down}}
              evidence: [营业执照]
              tests:
              - name: 一
                given: {注册资本: 100万元}
                expect: {state: ELIGIBLE, amount: 5万元}
            """;

    private static final String SECOND = """
            - id: "2"
              title: 另一条
              cite: 第二条
              says: 样例
              entity: enterprise
              frequency: once
              when: {id: 资本, expr: 注册资本 >= 下限, says: 注册资本1元以上}
              params:
                下限: [{from: 2024-01-01, value: 1元}]
              amount: {kind: exact, formula: 1万元}
              evidence: [营业执照]
              tests:
              - name: 一
                given: {注册资本: 100万元}
                expect: {state: ELIGIBLE, amount: 1万元}
            """;
    private static final String INLINE = """
            policy: sample
            number: 样例
            title: 样例
            issuer: 样例
            region: "220000"
            published: 2024-01-01
            convention: {以上: ">="}
            clauses:
            - id: "1"
              title: 样例
              cite: 第一条
              says: 样例
              entity: enterprise
              frequency: once
              when: {id: 资本, expr: 注册资本 >= 500万元, says: 注册资本500万元以上}
              amount: {kind: exact, formula: 'if 注册资本 >= 1000万元 then 30万元 else 20万元', cap: 80万元}
              evidence: [营业执照]
              tests:
              - name: 一
                given: {注册资本: 600万元}
                expect: {state: ELIGIBLE, amount: 20万元}
            """;

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.CHINA);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aFaultInATableOfTiersBearsItsLine() throws PolicyProblems {
        assertThat(wrong("分段", "0元 5%\n\n八百万 10%")).startsWith("第 3 行：");
        assertThat(wrong("分段", "0元 5%\n800万元")).startsWith("第 2 行：应写成“起点 比率”");
        assertThat(wrong("下限", "很多")).isNotEmpty().doesNotContain("行：");
    }

    @Test
    void aFigureThatStandsInAConditionOrTheAmountHasAFieldThatSaysWhere() throws PolicyProblems {
        PolicyLibrary library = Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", INLINE));
        ClauseId id = new ClauseId("sample", "1");
        ClauseForm blank = form(library, id, Map.of()).clauses().getFirst();
        assertThat(blank.figures())
                .extracting(Figure::label, Figure::value)
                .contains(tuple("注册资本500万元以上", "500万元"), tuple("金额公式（第 2 个数）", "30万元"), tuple("封顶", "80万元"));
        assertThat(blank.figures())
                .filteredOn(figure -> figure.label().equals("金额公式（第 2 个数）"))
                .extracting(Figure::hint)
                .containsExactly("现行：30 万元，在“若 注册资本 ≥ 1,000 万元 则 【30 万元】，否则 20 万元”里");
        assertThat(blank.draft().changes()).isFalse();

        Map<String, List<String>> typed = Map.of(
                "name", List.of("低"),
                "1:f.c.资本.0", List.of("300万元"),
                "1:f.a.formula.1", List.of(" 35万元"),
                "1:f.a.cap.0", List.of("60万元"));
        VariantForm form = form(library, id, typed);
        assertThat(form.mistakes().byField()).isEmpty();
        ClauseDraft draft = form.asked("").draft().change("1").orElseThrow();
        assertThat(draft.conditions()).containsExactly(Map.entry("资本", "注册资本 >= 300万元"));
        assertThat(draft.amount())
                .containsOnly(Map.entry("formula", "if 注册资本 >= 1000万元 then 35万元 else 20万元"), Map.entry("cap", "60万元"));
        PolicyLibrary changed = library.with(form.asked("").draft().variants("sample"), DAY);
        assertThat(((Condition.Test) changed.clause(id).orElseThrow().when()).expression())
                .isEqualTo("注册资本 >= 300万元");

        Map<String, List<String>> wrong = Map.of(
                "name", List.of("错"),
                "1:f.c.资本.0", List.of("三百万"),
                "1:f.a.cap.0", List.of("60万元"),
                "1:a.cap", List.of("70万元"));
        assertThat(form(library, id, wrong).mistakes().byField())
                .containsOnlyKeys("1:f.c.资本.0", "1:a.cap")
                .extractingByKey("1:f.c.资本.0")
                .asString()
                .contains("500万元", "三百万");
    }

    @Test
    void faultsOfTwoClausesStandEachAtItsOwnField() throws PolicyProblems {
        PolicyLibrary library = Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", POLICY + SECOND));
        ClauseId about = Simulation.whole("sample");
        VariantForm form = form(
                library, about, Map.of("1:p.下限", List.of("很多"), "2:p.下限", List.of("更多"), "2:add", List.of("没有 > 3")));
        PolicyProblems faulty = catchThrowableOfType(
                PolicyProblems.class, () -> library.with(form.asked("").draft().variants("sample"), DAY));
        FormErrors errors = form.at(faulty.problems());
        assertThat(errors.on("1:p.下限")).contains("很多");
        assertThat(errors.on("2:p.下限")).contains("更多");

        VariantForm good = form(
                library,
                about,
                Map.of(
                        "name", List.of("两条"),
                        "1:p.下限", List.of("2元"),
                        "2:drop", List.of("资本"),
                        "2:add", List.of("注册资本 >= 5元"),
                        "2:budget", List.of("1,200.5"),
                        "2:order", List.of("small-firms"),
                        "budget", List.of("3000")));
        assertThat(good.mistakes().any()).isFalse();
        Draft draft = good.asked("").draft();
        assertThat(draft.changes()).extracting(ClauseDraft::clause).containsExactly("1", "2");
        assertThat(draft.allotments()).containsExactly(Map.entry("2", new Allotment(1_200_500_000L, "small-firms")));
        assertThat(draft.together()).isEqualTo(new Allotment(3_000_000_000L, "share"));
        assertThat(draft.pieces(Draft.NONE, true))
                .containsExactly(
                        "§ 1 下限 → 2元", "§ 2 − 资本", "§ 2 + 注册资本 >= 5元", "§ 2 预算 → 1200.5万元，先小企业", "预算 → 3000万元，按比例分");
    }

    private static String wrong(String parameter, String typed) throws PolicyProblems {
        PolicyLibrary library = Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", POLICY));
        Clause clause = library.clauses().getFirst();
        String field = "1:p." + parameter;
        VariantForm form = form(library, clause.id(), Map.of(field, List.of(typed)));
        PolicyProblems faulty = catchThrowableOfType(
                PolicyProblems.class, () -> library.with(form.asked("").draft().variants("sample"), DAY));
        return String.valueOf(form.at(faulty.problems()).on(field));
    }

    private static VariantForm form(PolicyLibrary library, ClauseId about, Map<String, List<String>> typed) {
        return new VariantForm(Topic.of(library, about).orElseThrow(), DAY, Draft.NONE, Map.of(), new Typed(typed));
    }
}
