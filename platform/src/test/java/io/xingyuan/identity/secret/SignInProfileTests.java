package io.xingyuan.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class SignInProfileTests {

    private static final SignInProfile DENGBAO = SignInProfile.named("dengbao");
    private static final SignInProfile ASVS = SignInProfile.named("asvs");

    @ParameterizedTest
    @ValueSource(strings = {"Apricot2026", "apricot-2026", "杏园apricot2026", "A1-bcdefgh"})
    void threeClassesAndTenCharactersAreEnoughForDengbao(String password) {
        assertThat(DENGBAO.objection(password, "lin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Short-1", "onlysmallletters", "smallletters99", "AAAAAAAAAA1", "Lin-Apricot-1"})
    void lessIsNot(String password) {
        assertThat(DENGBAO.objection(password, "lin")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet apricot river", "一二三四五六七八九十甲乙丙丁", "jxqk wvzt mpla"})
    void asvsWantsLengthAndNoMixture(String password) {
        assertThat(ASVS.objection(password, "lin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenchars",
                "123456789012",
                "qwertyuiopasdf",
                "aaaaaaaaaaaaaa",
                "Password2026!",
                "xingyuan123456",
                "1qaz2wsx3edc",
                "qazwsxedcrfv",
                "leavemealone"
            })
    void asvsRefusesWhatIsShortOrCommon(String password) {
        assertThat(ASVS.objection(password, "lin")).isPresent();
    }

    @Test
    void theLimitsAreThoseOfTheFile() {
        assertThat(DENGBAO.passwordDays()).isEqualTo(90);
        assertThat(DENGBAO.notReused()).isEqualTo(5);
        assertThat(DENGBAO.idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(DENGBAO.absolute()).isEqualTo(Duration.ofHours(12));
        assertThat(ASVS.passwordDays()).isZero();
        assertThat(DENGBAO.source()).contains("GB/T 22239-2019");
        assertThatIllegalStateException().isThrownBy(() -> SignInProfile.named("none"));
    }

    @Test
    void newPasswordsAreArgon2AndOldOnesAreStillRead() {
        var passwords = PasswordHashes.encoder();
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("Apricot-2026");

        assertThat(passwords.encode("Apricot-2026")).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("Apricot-2026", old)).isTrue();
        assertThat(passwords.upgradeEncoding(old)).isTrue();
    }

    @Test
    void aQrCodeIsSquaresOnly() {
        QrCode code = QrCode.of("otpauth://totp/x");

        assertThat(code.size()).isGreaterThan(21);
        assertThat(code.path()).matches("(M\\d+ \\d+h1v1h-1z)+");
    }

    @Test
    void everybodyNeedsACodeUnderAsvs() {
        assertThat(SignInProfile.named("asvs").codesForAll()).isTrue();
        assertThat(SignInProfile.named("dengbao").codesForAll()).isFalse();
    }
}
