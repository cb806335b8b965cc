package io.xingyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message carries no personal numbers and leads nowhere but into this house. */
class NewsTests {

    @ParameterizedTest
    @CsvSource({
        "联系 13800001234 办理, 联系 138****1234 办理",
        "身份证 22010219900307777X。, 身份证 220**************X。",
        "代码 91220101MA0AUD1T95, 代码 91220101MA0AUD1T95",
        "金额 1380000123456 元, 金额 1380000123456 元"
    })
    void personalNumbersAreMasked(String words, String shown) {
        assertThat(news(words, "/").words()).isEqualTo(shown);
        assertThat(new News("k", words, "", "/", Audience.of()).title()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "//example.org", "", "cases/1"})
    void anAddressIsAPathOfThisHouse(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> news("", address));
    }

    @Test
    void anAudienceIsAnyOfThree() {
        UUID account = new UUID(0, 1);
        assertThat(Audience.of(account).accounts()).containsExactly(account);
    }

    private static News news(String words, String address) {
        return new News("k", "t", words, address, Audience.of());
    }
}
