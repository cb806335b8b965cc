package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTests {

    @ParameterizedTest
    @CsvSource({
        "国械注准20233010001, 国械注准20233010001, REGISTRATION, 2023, 3",
        "国械注进20252400002, 国械注进20252400002, REGISTRATION, 2025, 2",
        "国械注许20193140003, 国械注许20193140003, REGISTRATION, 2019, 3",
        "吉械注准20172140019号, 吉械注准20172140019, REGISTRATION, 2017, 2",
        "国 械注准２０２３３０１０００１, 国械注准20233010001, REGISTRATION, 2023, 3",
        "吉长械备20230001号, 吉长械备20230001, FILING, 2023, 1",
        "国械备20230001, 国械备20230001, FILING, 2023, 1"
    })
    void aNumberOfADeviceIsRead(String typed, String value, RegistrationNumber.Kind kind, int year, int deviceClass) {
        RegistrationNumber number = RegistrationNumber.of(typed);
        assertThat(number).isEqualTo(new RegistrationNumber(value, kind, year));
        assertThat(number.deviceClass()).contains(deviceClass);
    }

    @ParameterizedTest
    @CsvSource({
        "吉药监械生产许20230001号, PRODUCTION_LICENCE",
        "吉食药监械生产许20150012, PRODUCTION_LICENCE",
        "吉长药监械生产备20230002号, PRODUCTION_FILING",
        "吉长药监械经营许20230003号, TRADE_LICENCE",
        "吉长食药监械经营备20160004号, TRADE_FILING"
    })
    void aLicenceIsReadAndEndsWithItsWord(String typed, RegistrationNumber.Kind kind) {
        RegistrationNumber number = RegistrationNumber.of(typed);
        assertThat(number.kind()).isEqualTo(kind);
        assertThat(number.value()).endsWith("号");
        assertThat(number.deviceClass()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "国械注准20232010001, 首字应为省份简称",
        "吉械注准20233010001, 首字应为“国”",
        "吉械注进20232010001, 首字应为“国”",
        "国械注准00003010001, 年份 0 不对"
    })
    void whatTheRulesDoNotGiveIsRefused(String typed, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationNumber.of(typed))
                .withMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "国械注准2023301000",
                "国械注准202330100011",
                "美械注准20233010001",
                "国械注准20231010001",
                "号",
                "𠮷械备20230001"
            })
    void anyOtherFormIsShownAnExample(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegistrationNumber.of(typed))
                .withMessageContaining("应如 国械注准20233010001");
    }
}
