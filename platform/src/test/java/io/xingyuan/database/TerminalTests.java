package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control-C in the terminal, which reaches the program and its database at once. */
class TerminalTests {

    private static final int ENDED_BY_CONTROL_C = 130;

    @Test
    void controlCStopsProgramAndDatabaseInOrder(@TempDir Path folder) throws Exception {
        assumeThat(Path.of("/usr/bin/script"))
                .as("util-linux, which gives a terminal")
                .exists();
        Path data = folder.resolve("数据");
        try (CrashHarness platform = CrashHarness.startInTerminal(data)) {
            List<ProcessHandle> running = platform.descendants();
            assertThat(running).hasSizeGreaterThan(3);

            platform.pressControlC();

            assertThat(platform.end()).isEqualTo(ENDED_BY_CONTROL_C);
            assertThat(running).allMatch(CrashHarness::isGone);
        }
        try (CrashHarness again = CrashHarness.start(data)) {
            assertThat(Files.readString(data.resolve("database.log")))
                    .contains("database system is shut down")
                    .doesNotContain("was interrupted", "automatic recovery");
            assertThat(again.get("sign-in")).isEqualTo(200);
        }
    }
}
