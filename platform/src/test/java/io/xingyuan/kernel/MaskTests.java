package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource({
        "PHONE,        13800001234,         138****1234",
        "PHONE,        0431-85550000,       043******0000",
        "PHONE,        12345,               *****",
        "PHONE,        123456789,           *********",
        "EMAIL,        anna@x.example,      a***@x.example",
        "EMAIL,        @x,                  ***",
        "ID_NUMBER,    220102199001011234,  220***********1234",
        "BANK_ACCOUNT, 6222021234567891234, 6222 **** **** 1234",
        "BANK_ACCOUNT, 6222 0212,           ********",
        "AMOUNT,       123456,              ***",
        "AMOUNT,       1,                   ***",
        "PHONE,        '',                  ''",
    })
    void showsNoMoreThanAgreed(Mask mask, String whole, String shown) {
        assertThat(mask.of(whole)).isEqualTo(shown);
    }
}
