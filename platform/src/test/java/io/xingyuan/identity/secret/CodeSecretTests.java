package io.xingyuan.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSecretTests {

    /** The 20 bytes "12345678901234567890" of RFC 6238, appendix B, as Base32. */
    private static final CodeSecret OF_THE_RFC = new CodeSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** The last six of the eight digits in the table of appendix B, column SHA1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheRfc(long second, String code) {
        assertThat(OF_THE_RFC.code(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void aCodeLivesThirtySecondsAndNoLonger() {
        CodeSecret secret = CodeSecret.next();
        Instant begins = Instant.parse("2026-11-22T02:00:00Z");
        String code = secret.code(begins);

        assertThat(secret.accepts(code, begins, 0)).isPresent();
        assertThat(secret.accepts(code, begins.plusMillis(29_999), 0)).isPresent();
        assertThat(secret.accepts(code, begins.plusSeconds(30), 0)).isEmpty();
        assertThat(secret.accepts(code, begins.minusMillis(1), 0)).isEmpty();
    }

    @Test
    void aCodeOfAStepThatWasUsedIsRefused() {
        CodeSecret secret = CodeSecret.next();
        Instant now = Instant.parse("2026-11-22T02:00:10Z");
        long step = secret.accepts(secret.code(now), now, 0).orElseThrow();

        assertThat(secret.accepts(secret.code(now), now, step)).isEmpty();
        assertThat(secret.accepts(secret.code(now.plusSeconds(30)), now.plusSeconds(30), step))
                .isPresent();
    }

    @Test
    void whatIsTypedByHandIsTheSameSecret() {
        assertThat(OF_THE_RFC.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(OF_THE_RFC.address("杏园", "lin"))
                .isEqualTo("otpauth://totp/%E6%9D%8F%E5%9B%AD%3Alin?secret=" + OF_THE_RFC.base32()
                        + "&issuer=%E6%9D%8F%E5%9B%AD");
    }

    @Test
    void recoveryCodesAreTenAndReadHoweverTheyAreTyped() {
        var codes = RecoveryCode.ten();

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        RecoveryCode first = codes.getFirst();
        assertThat(first.text()).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        assertThat(RecoveryCode.typed(" " + first.text().replace("-", "").toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(first);
    }

    @Test
    void recoveryCodesAreHashedSlowlyAndSaltedWithTheirOwner() {
        UUID owner = UUID.fromString("019aa000-0000-7000-8000-000000000001");
        UUID other = UUID.fromString("019aa000-0000-7000-8000-000000000002");
        RecoveryCode code = new RecoveryCode("aaaa-bbbb-cccc");

        assertThat(code.hash(owner))
                .hasSize(64)
                .isEqualTo(RecoveryCode.typed("AAAA bbbb cccc").hash(owner))
                .isNotEqualTo(code.hash(other))
                .isNotEqualTo(SecretToken.hash(owner + ":" + code.text()));
    }
}
