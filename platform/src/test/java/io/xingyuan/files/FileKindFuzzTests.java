package io.xingyuan.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import io.xingyuan.kernel.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody uploads as an attachment: known, not taken, or refused with a sentence. */
class FileKindFuzzTests {

    private static final Path FILE = file();

    @MethodSource("files")
    @FuzzTest
    void kind(byte @NotNull @WithLength(max = 4_000) [] content) throws IOException {
        Files.write(FILE, content);
        try {
            assertThat(FileKind.of(FILE)).isNotNull();
        } catch (Refusal refused) {
            assertThat(refused).hasMessageMatching("(?s).*\\p{IsHan}.*");
        }
    }

    static Stream<byte[]> files() {
        return Stream.of(
                new byte[0],
                Samples.docx(),
                Samples.png(),
                Samples.zip("[Content_Types].xml", "word/document.xml", "../outside"),
                "PK\003\004".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("xingyuan-kind", ".bin");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
