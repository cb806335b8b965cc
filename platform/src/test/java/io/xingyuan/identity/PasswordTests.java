package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(strings = {"Apricot2026", "apricot-2026", "杏园apricot2026", "A1-bcdefgh"})
    void threeClassesAndTenCharactersAreEnough(String password) {
        assertThat(Password.obeysRule(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Short-1", "onlysmallletters", "smallletters99", "AAAAAAAAAA1"})
    void lessIsNot(String password) {
        assertThat(Password.obeysRule(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 200})
    void whatBcryptWouldCutOffIsNotTaken(int length) {
        assertThat(Password.obeysRule("Aa1" + "x".repeat(length - 3))).isFalse();
    }
}
