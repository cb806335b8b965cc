package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static String wrong(String parameter, String typed) throws PolicyProblems {
        PolicyLibrary library = Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", POLICY));
        Clause clause = library.clauses().getFirst();
        VariantForm form = new VariantForm(clause, DAY, Map.of(VariantForm.PARAMETER + parameter, typed), Set.of());
        PolicyProblems faulty = catchThrowableOfType(
                PolicyProblems.class, () -> library.with(List.of(form.draft().variant(clause.id())), DAY));
        return String.valueOf(form.at(faulty.problems()).on(VariantForm.PARAMETER + parameter));
    }
}
