package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoFloatingPointTests {

    private static final Pattern FLOATING =
            Pattern.compile("\\b(float|double|Float|Double|BigDecimal|Math\\.(round|floor|ceil|pow))\\b");

    @Test
    void theEngineCountsInIntegersOnly() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> offenders = files.filter(path -> path.toString().endsWith(".java"))
                    .filter(NoFloatingPointTests::mentionsFloating)
                    .toList();
            assertThat(offenders).isEmpty();
        }
    }

    private static boolean mentionsFloating(Path path) {
        try {
            return FLOATING.matcher(Files.readString(path)).find();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
