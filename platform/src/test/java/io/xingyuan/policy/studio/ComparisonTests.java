package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the second person reads before a publication: nothing that changes who is paid how much may be missing. */
class ComparisonTests {

    private static final String STACK = "stack: {group: 样例市产业资金, rule: sum}";

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.CHINA);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void everyWayOfStackingIsSaidApart() throws Exception {
        Policy before = policy(STACK);

        assertThat(Comparison.between(before, policy(STACK))).isEmpty();
        assertThat(Comparison.between(before, policy(STACK.replace("rule: sum", "rule: sum, cap: 500万元"))))
                .extracting(Difference::what, Difference::after)
                .contains(tuple("叠加", "同组可叠加，每年合计至多 500 万元：样例市产业资金"));
        assertThat(Comparison.between(before, policy(STACK.replace("rule: sum", "rule: exclusive"))))
                .extracting(Difference::what, Difference::after)
                .contains(tuple("叠加", "同一支出不重复：样例市产业资金"));
    }

    @Test
    void whatATestExpectsAndWhereAConditionIsCitedIsSaidToo() throws Exception {
        String text = Files.readString(Path.of("..", "docs", "examples", "city-policy.yaml"));
        String cited = text.replaceFirst("(\\{id: 领域, expr: [^}]*)}", "$1, cite: 第九条}");
        assertThat(cited).isNotEqualTo(text);
        assertThat(Comparison.between(policy(STACK), compiled(cited)))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.after()).endsWith("，依据 第九条"));

        String other = text.replaceFirst("amount: 34万元", "amount: 35万元").replaceFirst("- name: 第二类不奖", "- name: 改了名");
        assertThat(TrialComparison.between(text, text.replace("\n", "\n\n"))).isEmpty();
        assertThat(TrialComparison.between("", text)).isEmpty();
        assertThat(TrialComparison.between(text, other))
                .extracting(Difference::before, Difference::after)
                .anySatisfy(pair -> assertThat(pair.toList().toString()).contains("34万元", "35万元"));
        assertThat(TrialComparison.between(text, other))
                .extracting(Difference::what)
                .contains("测试“改了名”", "测试“第二类不奖”");
    }

    /** The city's sample, all its clauses stacked in this way. */
    private static Policy policy(String stack) throws IOException, PolicyProblems {
        String text = Files.readString(Path.of("..", "docs", "examples", "city-policy.yaml"));
        assertThat(text).contains(STACK);
        return compiled(text.replace(STACK, stack));
    }

    private static Policy compiled(String text) throws IOException, PolicyProblems {
        String facts = Files.readString(Path.of("..", "policies", "facts.yaml"));
        return Policies.load(Map.of("facts.yaml", facts, "city-policy.yaml", text))
                .policies()
                .getFirst();
    }
}
