package io.xingyuan.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xingyuan.engine.Effort;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTextTests {

    private static final FactDefinition REVENUE = aFact("营业收入", FactType.MONEY, "万元");
    private static final FactDefinition RATE = aFact("贷款利率", FactType.RATIO, "%");
    private static final FactDefinition STAFF = aFact("从业人员", FactType.INTEGER, "人");
    private static final FactDefinition SINCE = aFact("首次纳统年份", FactType.INTEGER, "");
    private static final FactDefinition LISTED = aFact("是否纳统", FactType.BOOL, "");
    private static final FactDefinition KIND = aFact("企业类型", FactType.CODE, "", "工业企业", "流通企业");
    private static final FactDefinition FOUNDED = aFact("成立日期", FactType.DATE, "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.56|1234560000",
                "１２３４|1234000000",
                "1.5亿元|15000000000",
                "3000元|300000",
                "-20万元|-20000000",
                " 12 万元 |12000000"
            })
    void readsMoneyInTheUnitOfTheFactOrTheGivenOne(String typed, long fen) {
        assertThat(FactText.read(REVENUE, typed)).isEqualTo(new Value.Money(fen));
    }

    @Test
    void readsTheOtherTypes() {
        assertThat(FactText.read(RATE, "4.35")).isEqualTo(new Value.Ratio(43_500));
        assertThat(FactText.read(RATE, "4.35％")).isEqualTo(new Value.Ratio(43_500));
        assertThat(FactText.read(STAFF, "1,200人")).isEqualTo(new Value.Whole(1200));
        assertThat(FactText.read(LISTED, "是")).isEqualTo(new Value.Flag(true));
        assertThat(FactText.read(KIND, "流通企业")).isEqualTo(new Value.Code("流通企业"));
        assertThat(FactText.read(FOUNDED, "2019年3月5日")).isEqualTo(new Value.Day(LocalDate.of(2019, 3, 5)));
    }

    @Test
    void writesWhatItReads() {
        assertThat(FactText.write(REVENUE, new Value.Money(123_456_789))).isEqualTo("123.456789");
        assertThat(FactText.table(REVENUE, new Value.Money(123_456_000_000L))).isEqualTo("123,456");
        assertThat(FactText.table(REVENUE, new Value.Money(-1_234_500_000L))).isEqualTo("-1,234.5");
        assertThat(FactText.write(RATE, new Value.Ratio(43_500))).isEqualTo("4.35");
    }

    @Test
    void saysWhatIsWrong() {
        refuses(REVENUE, "很多", "营业收入应为金额（单位：万元），现为“很多”");
        refuses(REVENUE, "3人", "营业收入的单位应为“万元”，现为“人”");
        refuses(REVENUE, "0.0000001", "精度超过0.01元");
        refuses(REVENUE, "99999999999亿元", "太大");
        refuses(REVENUE, "11万亿元", "单位");
        refuses(STAFF, "3.5", "精度超过1");
        refuses(STAFF, "-5", "从业人员不能为负数");
        refuses(STAFF, "1,2,3", "应为整数");
        refuses(REVENUE, "12,34", "应为金额");
        refuses(SINCE, "123", "首次纳统年份应为四位年份");
        refuses(LISTED, "也许", "应填“是”或“否”");
        refuses(KIND, "工业", "应为工业企业、流通企业之一，现为“工业”");
        refuses(FOUNDED, "2023-02-30", "不是有效的日期");
        refuses(FOUNDED, "去年", "应为日期");
        refuses(STAFF, " ", "请填写从业人员");
    }

    private static void refuses(FactDefinition fact, String typed, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactText.read(fact, typed))
                .withMessageContaining(message);
    }

    private static FactDefinition aFact(String name, FactType type, String unit, String... codes) {
        return new FactDefinition(
                name, "x", Entity.ENTERPRISE, type, unit, Period.NONE, "企业", "", Effort.NONE, 0, List.of(codes), null);
    }
}
