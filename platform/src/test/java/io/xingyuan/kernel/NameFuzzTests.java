package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, numbers and names as anybody may type them. */
class NameFuzzTests {

    @ValueSource(strings = {"", "91220101MA0000000X", "９１２２０１０１ma888001", "9122 0101-MA99 9001 X", "零"})
    @FuzzTest
    void creditCode(@NotNull @WithUtf8Length(max = 200) String typed) {
        String fault = UnifiedCreditCode.fault(UnifiedCreditCode.normalise(typed));
        if (fault.isEmpty()) {
            UnifiedCreditCode code = UnifiedCreditCode.of(typed);
            assertThat(UnifiedCreditCode.of(code.value())).isEqualTo(code);
            assertThat(code.region()).hasSize(6);
        } else {
            assertThat(fault).startsWith("统一社会信用代码");
        }
    }

    @ValueSource(strings = {"", "国械注准20233010001", "吉长械备20230001号", "吉 食药监械生产许２０１５００１２号", "吉械注准2023"})
    @FuzzTest
    void registrationNumber(@NotNull @WithUtf8Length(max = 200) String typed) {
        try {
            RegistrationNumber number = RegistrationNumber.of(typed);
            assertThat(RegistrationNumber.of(number.value())).isEqualTo(number);
            assertThat(number.deviceClass().orElse(1)).isBetween(1, 3);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("证号");
        }
    }

    @ValueSource(strings = {"", "单县示例医疗（长春）有限公司", "曾A-9", "𠮷䶮影像", "ＡＢＣ１２３", "e\u0301\u202E👩‍🔬"})
    @FuzzTest
    void searchName(@NotNull @WithUtf8Length(max = 600) String name) {
        SearchName read = SearchName.of(name);
        assertThat(SearchName.plain(read.plain())).isEqualTo(read.plain());
        assertThat(read.grams()).containsAll(SearchName.sought(name));
        assertThat(read.initials().isEmpty()).isEqualTo(read.plain().isEmpty());
    }
}
