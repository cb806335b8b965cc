package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.CrashHarness;
import io.xingyuan.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTests {

    private static final int WHOLE = 0;
    private static final int WRONG_USE = 2;
    private static final int TAMPERED = 11;

    private record Answer(int exitCode, String output) {}

    @Test
    void aProcessThatEndsSignsItsHeadsAndTheCommandVerifiesThem(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path sealed = folder.resolve("package.zip");
        try (CrashHarness platform = CrashHarness.start(data, "--xingyuan.audit.every=1h")) {
            assertThat(data.resolve("audit-heads")).doesNotExist();
            assertThat(platform.get("/policies")).isEqualTo(200);
        }
        Path heads = heads(data);
        assertThat(Files.readAllLines(heads)).as("signed at the end").hasSize(1);

        String programs = TestDatabase.PROGRAMS.toString();
        Answer whole = audit("verify", "--data", data.toString(), "--programs", programs);
        assertThat(whole.exitCode()).as(whole.output()).isEqualTo(WHOLE);
        assertThat(whole.output()).containsPattern("完整 whole: [1-9]\\d* 行 rows").contains("第二处 second place: 1");

        Path moved = Files.move(data.resolve("audit-heads"), folder.resolve("other-disk"));
        Answer elsewhere = audit(
                Map.of("XINGYUAN_AUDIT_HEADS", moved.toString()),
                "verify",
                "--data",
                data.toString(),
                "--programs",
                programs);
        assertThat(elsewhere.output())
                .as("heads that were moved are found without being named")
                .contains("第二处 second place: 1");
        Files.move(moved, data.resolve("audit-heads"));

        Answer exported =
                audit("export", "--data", data.toString(), "--programs", programs, "--out", sealed.toString());
        assertThat(exported.exitCode()).as(exported.output()).isEqualTo(WHOLE);
        assertThat(audit("verify", sealed.toString()).exitCode()).isEqualTo(WHOLE);

        try (var zip = FileSystems.newFileSystem(sealed)) {
            Path manifest = zip.getPath("manifest.txt");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("(?m)^chain 0:.*", "chain 99:x"));
        }
        Answer forged = audit("verify", sealed.toString());
        assertThat(forged.exitCode()).as(forged.output()).isEqualTo(TAMPERED);

        Files.write(heads, new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);
        assertThat(audit("verify", "--data", data.toString(), "--programs", programs)
                        .exitCode())
                .as("bytes that are no text")
                .isEqualTo(TAMPERED);

        Files.writeString(
                heads,
                Files.readString(heads, StandardCharsets.ISO_8859_1)
                        .replaceAll(":([1-9]\\d*):(?=[0-9a-f]{64})", ":9$1:"));
        Answer cut = audit("verify", "--data", data.toString(), "--programs", programs);
        assertThat(cut.exitCode()).as(cut.output()).isEqualTo(TAMPERED);
        assertThat(cut.output()).contains("不完整 NOT whole");
    }

    @Test
    void wrongUseIsAnsweredWithOneLine() {
        for (String[] words : List.of(
                new String[] {}, new String[] {"erase"}, new String[] {"verify", "--agianst", "x"}, new String[] {
                    "verify", "--against", "/no/such/folder"
                })) {
            Answer answer = audit(words);
            assertThat(answer.exitCode()).isEqualTo(WRONG_USE);
            assertThat(answer.output().lines()).hasSize(1);
        }
    }

    private static Path heads(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("audit-heads"))) {
            return files.filter(file -> !file.toString().endsWith(".pub"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Answer audit(String... words) {
        return audit(Map.of(), words);
    }

    private static Answer audit(Map<String, String> environment, String... words) {
        var said = new ByteArrayOutputStream();
        int code = AuditCommand.run(words, environment, new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Answer(code, said.toString(StandardCharsets.UTF_8));
    }
}
