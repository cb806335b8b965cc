package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    growth(营业收入) >= 下限                       | 营业收入同比增长率 ≥ 10%
                    营业收入[-1] in [500万元..1亿元)               | 上一年营业收入 ≥ 500万元 且 < 1亿元
                    every y in last(3) satisfies 纳统[y]           | 近3年每一年纳统
                    sum(研发费用[last(3)]) > 5% * 注册资本         | 近3年的研发费用合计 > 5% × 注册资本
                    years(成立日期, 基准日) >= 1年                 | 自成立日期至基准日的周年数 ≥ 1年
                    企业类型 in ("工业企业", "流通企业") and 高企  | 企业类型属于工业企业、流通企业，且高企
                    """)
    void readsLikeChinese(String expression, String phrase) {
        ALibrary library = ALibrary.withExpression(expression).parameter("下限", "10%");
        var condition = (Condition.Test) library.load().clauses().getFirst().when();
        assertThat(condition.says()).isEqualTo(phrase);
    }
}
