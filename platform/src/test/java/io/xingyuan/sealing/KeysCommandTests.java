package io.xingyuan.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void addsAKeyAndNeverPrintsOne(@TempDir Path data) throws IOException {
        KeyRing ring = new KeyRing(data.resolve("sealing.keys"), Clock.systemUTC());
        ring.begin(SealCipher.AES_256_GCM);
        String first = ring.newest().id();
        assertThat(run("rotate", "--data", data.toString(), "--cipher", "SM4-GCM"))
                .isZero();
        assertThat(run("list", "--home=" + data)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(first, "SM4-GCM", "使用中", "2 个密钥");
        for (String line : Files.readAllLines(ring.file())) {
            String secret = line.substring(line.lastIndexOf(' ') + 1);
            assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(secret.isEmpty() ? "index" : secret);
        }
        ring.refresh();
        assertThat(ring.newest().cipher()).isEqualTo(SealCipher.SM4_GCM);
        assertThat(ring.key(first)).isPresent();
    }

    @Test
    void twoProcessesChangeTheRingOneAfterTheOther(@TempDir Path data) throws IOException {
        KeyRing ring = new KeyRing(data.resolve("sealing.keys"), Clock.systemUTC());
        ring.begin(SealCipher.AES_256_GCM);
        try (FileChannel other = FileChannel.open(
                data.resolve("sealing.keys.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            // within one process Java refuses what another process would wait for
            assertThatThrownBy(() -> ring.add(SealCipher.AES_256_GCM)).isInstanceOf(OverlappingFileLockException.class);
            assertThatThrownBy(() -> ring.drop(key -> true)).isInstanceOf(OverlappingFileLockException.class);
        }
        assertThat(ring.keys()).hasSize(1);
        ring.add(SealCipher.AES_256_GCM);
        assertThat(ring.keys()).hasSize(2);
    }

    @Test
    void saysWhatIsWrong(@TempDir Path data) {
        assertThat(run("rotate", "--data", data.toString())).as("no ring").isEqualTo(12);
        assertThat(run("turn")).isEqualTo(2);
        assertThat(run("list", "--data")).isEqualTo(2);
        assertThat(run("list", "--wrong=x")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("无法读取", "用法");
    }

    private int run(String... arguments) {
        return KeysCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
