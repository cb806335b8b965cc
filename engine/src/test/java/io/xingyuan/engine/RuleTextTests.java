package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTextTests {

    private static final ClauseId ID = new ClauseId("sample", "1");
    private static final String WHEN = "{all: [{id: 强度, expr: 研发强度 >= 3%}, {id: 类型, expr: '企业类型 = \"流通企业\"'}]}";

    @Test
    void whatIsOnlyForReadersDoesNotCount() {
        String rule = rule(ALibrary.withCondition(WHEN));
        assertThat(rule(ALibrary.withCondition(WHEN)
                        .key("title", "另一个名称")
                        .key("keywords", "[研发]")
                        .key("note", "读法")
                        .key("says", "换一种说法")
                        .key("tests", "[{name: 另一个, given: {}, expect: {state: INCOMPLETE}}]")))
                .isEqualTo(rule)
                .isNotEmpty();
    }

    @Test
    void whatEvaluatesCounts() {
        String rule = rule(ALibrary.withCondition(WHEN));
        assertThat(rule(ALibrary.withCondition(WHEN.replace("3%", "4%")))).isNotEqualTo(rule);
        assertThat(rule(ALibrary.withCondition(WHEN.replace("流通企业", "工业企业")))).isNotEqualTo(rule);
        assertThat(rule(ALibrary.withCondition(WHEN).amount("{kind: ceiling, formula: 10万元}")))
                .isNotEqualTo(rule);
        assertThat(rule(ALibrary.withCondition(WHEN).key("frequency", "yearly")))
                .isNotEqualTo(rule);
        assertThat(rule(ALibrary.withCondition(WHEN).key("stack", "{group: 甲, rule: max}")))
                .isNotEqualTo(rule);
        String budget = rule(ALibrary.withCondition(WHEN).key("budget", "{pool: 甲, yearly: 9万元}"));
        assertThat(budget).isNotEqualTo(rule);
        assertThat(rule(ALibrary.withCondition(WHEN).key("budget", "{pool: 甲, yearly: 8万元}")))
                .isNotEqualTo(budget);
        assertThat(rule(ALibrary.withCondition(WHEN).key("budget", "{pool: 甲, yearly: 9万元, order: listed}")))
                .isNotEqualTo(budget);
        String parameter = rule(ALibrary.withExpression("研发强度 >= 门槛").parameter("门槛", "3%"));
        assertThat(rule(ALibrary.withExpression("研发强度 >= 门槛").parameter("门槛", "2%")))
                .isNotEqualTo(parameter);
    }

    @Test
    void whatDerivesAFactCounts() {
        String rule = rule(ALibrary.withExpression("占比 >= 3%").facts(derived("研发费用 / 营业收入")));
        assertThat(rule(ALibrary.withExpression("占比 >= 3%").facts(derived("营业收入 / 研发费用"))))
                .isNotEqualTo(rule);
    }

    private static String derived(String expression) {
        return "- {name: 占比, code: share, entity: enterprise, type: ratio, period: year, says: 占比, derived: "
                + expression + "}\n";
    }

    private static String rule(ALibrary library) {
        return library.load().rule(ID);
    }
}
