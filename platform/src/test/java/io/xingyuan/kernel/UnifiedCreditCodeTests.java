package io.xingyuan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedCreditCodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "914403001922038216",
                "9144030071526726XG",
                "91330100799655058B",
                "91110000802100433B",
                "91110108551385082Q",
                "91440300192317458F",
                "9152000071430580XT",
                "914403007084678371"
            })
    void acceptsCodesWhoseTwoCheckCharactersFit(String code) {
        assertThat(UnifiedCreditCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({"91110302753331138H, 应为Y，现为H", "91310114570750452K, 应为C，现为K", "914403001922038217, 应为6，现为7"})
    void saysWhatTheLastCharacterShouldBe(String code, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnifiedCreditCode.of(code))
                .withMessageContaining("末位校验不符")
                .withMessageContaining(hint);
    }

    @Test
    void saysWhatTheSeventeenthCharacterShouldBe() {
        String wrong = withCheck("91440300192203831");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnifiedCreditCode.of(wrong))
                .withMessageContaining("主体标识码校验不符")
                .withMessageContaining("应为");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "O", "S", "V", "Z"})
    void refusesLettersThatTheStandardLeavesOut(String letter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnifiedCreditCode.of("91440300" + letter + "92203821" + "6"))
                .withMessageContaining("第9位“" + letter + "”不能使用");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91440300192203821", "9144030019220382166", ""})
    void refusesAnotherLength(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnifiedCreditCode.of(code))
                .withMessageContaining("应为18位，现为" + code.length() + "位");
    }

    @Test
    void normalisesFullWidthLowerCaseAndBlanks() {
        assertThat(UnifiedCreditCode.of("  ９１３３０１００-799655058ｂ ")).hasToString("91330100799655058B");
    }

    @Test
    void issuesBothCheckCharacters() {
        assertThat(UnifiedCreditCode.issue("9133010079965505")).hasToString("91330100799655058B");
        assertThat(UnifiedCreditCode.issue("9144030071526726")).hasToString("9144030071526726XG");
    }

    @Test
    void knowsTheRegion() {
        assertThat(UnifiedCreditCode.of("91330100799655058B").region()).isEqualTo("330100");
    }

    /** The 18th character that fits these 17, found by asking for it. */
    private static String withCheck(String seventeen) {
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            if (!UnifiedCreditCode.fault(seventeen + check).contains("末位")) {
                return seventeen + check;
            }
        }
        throw new AssertionError(seventeen);
    }
}
