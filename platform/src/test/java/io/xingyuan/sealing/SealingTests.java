package io.xingyuan.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealingTests {

    private static final SealedColumn PHONE = SealedColumn.of("house.person", "phone");
    private static final UUID ROW = new UUID(1, 1);

    private final Path file;
    private final KeyRing ring;
    private final Sealing sealing;

    SealingTests(@TempDir Path folder) {
        file = folder.resolve("sealing.keys");
        ring = new KeyRing(file, Clock.systemUTC());
        sealing = new Sealing(ring);
    }

    @BeforeEach
    void aRing() throws IOException {
        ring.begin(SealCipher.AES_256_GCM);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSealedOpensAgain(SealCipher cipher) throws IOException {
        ring.add(cipher);
        String sealed = sealing.seal(PHONE, ROW, "13800001234 䶮𠮷");
        assertThat(sealed).startsWith("v1:" + ring.newest().id() + ":").doesNotContain("1234");
        assertThat(sealing.seal(PHONE, ROW, "13800001234 䶮𠮷")).isNotEqualTo(sealed);
        assertThat(sealing.open(PHONE, ROW, sealed)).isEqualTo("13800001234 䶮𠮷");
        assertThat(sealing.open(PHONE, ROW, sealing.seal(PHONE, ROW, ""))).isEmpty();
    }

    @Test
    void everyFlippedByteIsNoticed() {
        String sealed = sealing.seal(PHONE, ROW, "13800001234");
        int start = sealed.lastIndexOf(':') + 1;
        byte[] whole = Base64.getDecoder().decode(sealed.substring(start));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            String tampered = sealed.substring(0, start) + Base64.getEncoder().encodeToString(changed);
            assertThatExceptionOfType(Unopenable.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> sealing.open(PHONE, ROW, tampered));
        }
        for (String wrong :
                new String[] {"13800001234", "v1:", "v2" + sealed.substring(2), sealed.substring(0, start)}) {
            assertThatExceptionOfType(Unopenable.class).isThrownBy(() -> sealing.open(PHONE, ROW, wrong));
        }
    }

    @Test
    void aValueMovedToAnotherRowOrColumnDoesNotOpen() {
        String sealed = sealing.seal(PHONE, ROW, "13800001234");
        assertThatExceptionOfType(Unopenable.class).isThrownBy(() -> sealing.open(PHONE, new UUID(1, 2), sealed));
        assertThatExceptionOfType(Unopenable.class)
                .isThrownBy(() -> sealing.open(SealedColumn.of("house.person", "email"), ROW, sealed))
                .withMessageNotContaining("1234")
                .withMessageContaining("house.person");
    }

    @Test
    void anotherHousesKeyDoesNotOpen(@TempDir Path elsewhere) throws IOException {
        KeyRing other = new KeyRing(elsewhere.resolve("sealing.keys"), Clock.systemUTC());
        other.begin(SealCipher.AES_256_GCM);
        String sealed = sealing.seal(PHONE, ROW, "13800001234");
        assertThatExceptionOfType(Unopenable.class).isThrownBy(() -> new Sealing(other).open(PHONE, ROW, sealed));
        assertThat(new Sealing(other).index(PHONE, "a")).isNotEqualTo(sealing.index(PHONE, "a"));
    }

    @Test
    void theIndexIsTheSameForEqualValuesOfOneColumn() {
        String index = sealing.index(PHONE, "Anna@X.example");
        assertThat(sealing.index(PHONE, " anna@x.example ")).isEqualTo(index);
        assertThat(sealing.index(PHONE, "anna@y.example")).isNotEqualTo(index);
        assertThat(sealing.index(SealedColumn.of("house.person", "email"), "anna@x.example"))
                .isNotEqualTo(index);
    }

    @Test
    void anOlderKeyStillOpensAndAnotherProcessSeesTheNewOne() throws IOException {
        String before = sealing.seal(PHONE, ROW, "13800001234");
        KeyRing other = new KeyRing(file, Clock.systemUTC());
        other.newest();
        RingKey added = ring.add(SealCipher.AES_256_GCM);
        String after = sealing.seal(PHONE, ROW, "13800001234");
        assertThat(after).startsWith("v1:" + added.id());
        assertThat(new Sealing(other).open(PHONE, ROW, after)).isEqualTo("13800001234");
        assertThat(new Sealing(other).open(PHONE, ROW, before)).isEqualTo("13800001234");
    }

    @Test
    void theFileIsItsOwnersOnlyAndNothingOfItIsPrinted() throws IOException {
        ring.add(SealCipher.AES_256_GCM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String secret = Base64.getEncoder().encodeToString(ring.newest().secret());
        assertThat(Files.readString(file)).contains(secret);
        assertThat(ring.newest().toString()).doesNotContain(secret).hasSize(8);
    }

    @Test
    void aDamagedFileIsRefusedWithItsPlace() throws IOException {
        String whole = Files.readString(file);
        for (String damaged : new String[] {
            "",
            whole.replaceAll("index .*\n", ""),
            whole.replaceAll("(?s)\nkey.*", "\n"),
            whole.replaceAll("key (.).", "key $1z")
        }) {
            Files.writeString(file, damaged);
            assertThatExceptionOfType(KeysUnusable.class)
                    .isThrownBy(() -> new KeyRing(file, Clock.systemUTC()).newest())
                    .withMessageContaining(file.toString())
                    .withMessageContaining("从备份放回");
        }
    }
}
