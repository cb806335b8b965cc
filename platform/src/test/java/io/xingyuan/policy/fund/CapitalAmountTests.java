package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalAmountTests {

    /** The first five are the examples of 银发〔1997〕393号附件一. */
    @ParameterizedTest
    @CsvSource({
        "140950,人民币壹仟肆佰零玖元伍角整",
        "600714,人民币陆仟零柒元壹角肆分",
        "168032,人民币壹仟陆佰捌拾元零叁角贰分",
        "10700053,人民币壹拾万柒仟元零伍角叁分",
        "1640902,人民币壹万陆仟肆佰零玖元零贰分",
        "0,人民币零元整",
        "5,人民币伍分",
        "50,人民币伍角整",
        "1000000,人民币壹万元整",
        "100000000,人民币壹佰万元整",
        "100000100,人民币壹佰万零壹元整",
        "10000000000,人民币壹亿元整",
        "10000500000,人民币壹亿零伍仟元整",
        "1050000000000,人民币壹佰零伍亿元整",
        "123456789012,人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分"
    })
    void amountsAreWrittenAsOnVouchers(long fen, String words) {
        assertThat(CapitalAmount.of(fen)).isEqualTo(words);
    }
}
