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

    /** The city's sample, all its clauses stacked in this way. */
    private static Policy policy(String stack) throws IOException, PolicyProblems {
        String text = Files.readString(Path.of("..", "docs", "examples", "city-policy.yaml"));
        assertThat(text).contains(STACK);
        String facts = Files.readString(Path.of("..", "policies", "facts.yaml"));
        return Policies.load(Map.of("facts.yaml", facts, "city-policy.yaml", text.replace(STACK, stack)))
                .policies()
                .getFirst();
    }
}
