package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts as a process of its own: one line and an exit code when it cannot, a guarded database when it can. */
class StartupTests {

    @Test
    void aSecondStartOnTheSameDataAndATakenPortAreRefusedAndHarmNothing(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (CrashHarness platform = CrashHarness.start(data)) {
            assertRefused(CrashHarness.launch(data), 6, "正被另一个杏园进程使用");
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = taken.getLocalPort();
                CrashHarness second = CrashHarness.launch(folder.resolve("other"), port, "--server.address=127.0.0.1");
                assertRefused(second, 5, "端口 " + port + " 已被占用");
            }
            assertThat(platform.get("/")).isEqualTo(200);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("database.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword(@TempDir Path folder) throws IOException {
        CrashHarness platform = CrashHarness.launch(
                folder.resolve("data"), "--xingyuan.database.url=postgresql://user:geheim@127.0.0.1:1/park");
        assertRefused(platform, 13, "连不上数据库 postgresql://127.0.0.1:1/park");
        assertThat(platform.output()).doesNotContain("geheim");
    }

    private static void assertRefused(CrashHarness platform, int exitCode, String chinese) throws IOException {
        assertThat(platform.output()).startsWith("✗ ").contains(chinese, " / ").hasLineCount(1);
        assertThat(platform.end()).isEqualTo(exitCode);
    }
}
