package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticCheckTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    营业收 > 500万元                      | 0  | 没有名为“营业收”的事实或参数，是否想写“营业收入”
                    营业收入 > 500                        | 0  | 两边类型不同：金额 与 整数；金额要写单位
                    营业收入 > 500万                      | 7  | 请写明单位
                    负债率 > 10                           | 0  | 比率要写 %
                    职工人数 > 专利数                     | 0  | 两边单位不同：人 与 件
                    职工人数 >= 100件                     | 0  | 两边单位不同
                    营业收入 * 营业收入 > 1元             | 5  | 金额不能乘金额
                    营业收入 / 负债率 > 1元               | 5  | 不能除以
                    研发费用 / 营业收入 = 5%              | 5  | 除不尽
                    研发费用 / 营业收入 + 1% > 5%         | 5  | 除不尽
                    负债率 * 营业收入 > 利率 * 营业收入   | 4  | 两边都可能除不尽
                    企业类型 > "工业企业"                 | 0  | 只能用 = 和 !=
                    企业类型 = "工业"                     | 7  | 代码“工业”不在字典里，是否想写“工业企业”
                    企业类型 in ("工业企业", "商贸企业")  | 17 | 代码“商贸企业”不在字典里
                    注册资本[-1] > 1元                    | 0  | 不是按年的事实
                    管理类别 = "第三类"                   | 0  | 企业条款不能用产品的事实
                    growth(注册资本) > 1%                 | 7  | 应有按年的事实
                    营业收入[last(3)] > 1元               | 0  | 几年的值要放在
                    grow(营业收入) > 1%                   | 0  | 没有名为“grow”的函数，是否想写“growth”
                    营业收入[y] > 1元                     | 0  | 没有年度变量“y”
                    1元 < 营业收入 < 5元                  | 10 | 不能连写两个运算符
                    营业收入 ＞ 5元                       | 5  | 请用半角 >
                    职工人数 * 营业收入 > 1元             | 5  | 可能溢出
                    营业收入                              | 0  | 条件应是是否
                    成立日期 > 2025-02-30                 | 7  | 没有“2025-02-30”这一天
                    round(营业收入 * 负债率, 元, 大) > 1元 | 21 | 取整方式
                    years(成立日期, 基准日) >= 1月        | 0  | 两边单位不同：年 与 月
                    营业收入 in [500万元..100万元]        | 9  | 起点 500万元 大于终点 100万元
                    职工人数 not in (5人..5人]            | 13 | 没有值落在这个区间里
                    """)
    void namesTheFaultAndItsPlace(String expression, int offset, String message) {
        List<Problem> problems = ALibrary.withExpression(expression).problems();
        assertThat(problems).as(expression).hasSize(1);
        assertThat(problems.getFirst().message()).contains(message);
        int line = line(expression);
        assertThat(problems.getFirst().line()).isEqualTo(line);
        assertThat(problems.getFirst().column()).isEqualTo("  when: {id: a, expr: '".length() + 1 + offset);
    }

    private static int line(String expression) {
        List<String> lines =
                ALibrary.withExpression(expression).source().lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(text -> text.contains("when:"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void comparesOperatorsWithTheWordsOfTheText() {
        assertThat(saying("营业收入500万元以上的企业", "营业收入 > 500万元")).contains("“以上”按 convention 是 >=");
        assertThat(saying("营业收入超过500万元的企业", "营业收入 >= 500万元")).contains("“超过”按 convention 是 >");
        assertThat(saying("营业收入不低于500万元的企业", "营业收入 >= 500万元")).contains("convention 没有说明");
        assertThat(saying("营业收入500万元（含）以上的企业", "营业收入 >= 500万元")).isEmpty();
        assertThat(saying("营业收入1500万元以上的企业", "营业收入 > 500万元")).isEmpty();
        assertThat(saying("营业收入500万元以上的企业", "500万元 < 营业收入")).contains("“以上”");
    }

    private static String saying(String says, String expression) {
        return ALibrary.withCondition("{id: a, says: " + says + ", expr: '" + expression + "'}").problems().stream()
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    @Test
    void parametersCoverTheValidityAndKeepTheirType() {
        assertThat(parameter("[{from: 2024-06-01, value: 5%}]")).contains("从 2024-06-01 起才有值");
        assertThat(parameter("[{from: 2024-01-01, value: 5%}, {from: 2025-01-01, value: 5万元}]"))
                .contains("不一致");
        assertThat(parameter("[{from: 2024-01-01, value: 5%}, {from: 2024-01-01, value: 6%}]"))
                .contains("从早到晚");
        assertThat(parameter("500万")).contains("请写明单位");
        assertThat(parameter("5%")).isEmpty();
    }

    @Test
    void aRangeThatIsEmptyOnSomeDayIsRefused() {
        var library = ALibrary.withExpression("负债率 in [5%..上限)");
        assertThat(first(library.parameter("上限", "[{from: 2024-01-01, value: 6%}, {from: 2025-01-01, value: 5%}]")))
                .contains("没有值落在这个区间里");
        assertThat(ALibrary.withExpression("负债率 in [5%..上限)")
                        .parameter("上限", "6%")
                        .problems())
                .isEmpty();
        assertThat(ALibrary.withExpression("负债率 in [5%..5%]").problems()).isEmpty();
    }

    private static String parameter(String values) {
        return ALibrary.withExpression("负债率 <= 上限").parameter("上限", values).problems().stream()
                .map(Problem::message)
                .collect(Collectors.joining());
    }

    @Test
    void unusedParametersAreHinted() {
        PolicyLibrary library =
                ALibrary.withExpression("高企").parameter("多余", "5%").load();
        assertThat(library.warnings()).extracting(Problem::message).anyMatch(text -> text.contains("“多余”没有用到"));
    }

    @Test
    void shapesOfClausesAreChecked() {
        assertThat(first(ALibrary.withExpression("高企").key("cite", ""))).contains("缺少“cite”");
        assertThat(first(ALibrary.withExpression("高企").key("tests", "[]"))).contains("没有测试");
        assertThat(first(ALibrary.withExpression("高企").key("recognizes", "高企"))).contains("资格认定条款不写“amount”");
        assertThat(first(ALibrary.withExpression("高企").amount("{kind: exact, cap: 10万元}")))
                .contains("exact 金额要写 formula");
        assertThat(first(ALibrary.withExpression("高企").amount("{kind: ceiling, formula: 利率 * 注册资本}")))
                .contains("除不尽");
        assertThat(first(ALibrary.withExpression("高企").amount("{kind: ceiling, formula: 职工人数}")))
                .contains("formula应是金额");
        assertThat(first(ALibrary.withExpression("高企").key("frequency", "per-tier")))
                .contains("per-tier");
        assertThat(first(ALibrary.withExpression("高企").key("stack", "{group: 甲}")))
                .contains("缺少“rule”");
        for (String rule : List.of("max", "exclusive")) {
            assertThat(first(ALibrary.withExpression("高企")
                            .key("frequency", "per-tier")
                            .amount("{kind: exact, tiers: 职工人数, each: 1万元}")
                            .key("stack", "{group: 甲, rule: " + rule + "}")))
                    .contains("只能 rule: sum");
        }
        assertThat(first(ALibrary.withExpression("高企").key("entity", "company")))
                .contains("enterprise");
        assertThat(first(ALibrary.withCondition("{all: []}"))).contains("至少要有一个条件");
        assertThat(first(ALibrary.withCondition("{expr: 高企}"))).contains("要有 id");
        assertThat(first(ALibrary.withCondition("{all: [{id: a, expr: 高企}, {id: a, expr: 高企}]}")))
                .contains("重复");
        assertThat(first(ALibrary.withCondition("{id: a, judge: 营业收入}"))).contains("bool 事实");
    }

    @Test
    void testsThatCanNeverApplyAreRefused() {
        var library = ALibrary.withExpression("高企")
                .key("tests", "[{name: 早, as-of: 2020-01-01, given: {}, expect: {state: INCOMPLETE}}]");
        assertThat(first(library)).contains("不在条款有效期内");
    }

    private static String first(ALibrary library) {
        return library.problems().stream().map(Problem::message).findFirst().orElse("");
    }

    @Test
    void allProblemsComeAtOnce() {
        var library = ALibrary.withCondition("{all: [{id: a, expr: 甲}, {id: b, expr: 乙}]}")
                .amount("{kind: exact, formula: 丙}");
        assertThat(library.problems()).hasSize(3);
    }
}
