package io.xingyuan.policy.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Stacking;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Why a row of a sum counts less than it gives. */
class SumTests {

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.CHINA);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAX       | 1000000 | ''     | 同组已兑现 1 万元，只计其余
            MAX       | 1000000 | 另一条 | 与“另一条”同组就高，未重复计入
            MAX       | 0       | 另一条 | 与“另一条”同组就高，未重复计入
            EXCLUSIVE | 1000000 | ''     | 同一支出已兑现 1 万元，不再计入
            EXCLUSIVE | 1000000 | 另一条 | 同一支出已兑现 1 万元，不再计入
            EXCLUSIVE | 0       | 另一条 | 与“另一条”是同一支出，未重复计入
            SUM       | 1000000 | 另一条 | 同组每年合计封顶，已兑现 1 万元，只计其余
            SUM       | 0       | 另一条 | 同组每年合计封顶，只计其余
            """)
    void saysWhy(Stacking.Rule rule, long paid, String before, String words) {
        assertThat(Sum.why(rule, paid, before)).isEqualTo(words);
    }
}
