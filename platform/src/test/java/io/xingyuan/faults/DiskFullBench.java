package io.xingyuan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xingyuan.database.CrashHarness;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk fills up while people work: they can read on, are told, lose nothing, and go on when there is room. Needs
 * root, for a small disk: {@code ./xingyuan bench disk}.
 */
@Tag("bench")
class DiskFullBench {

    private static final String SIZE = "400m";
    private static final long MEBIBYTE = 1L << 20;

    private final Set<String> acknowledged = new HashSet<>();
    private final long began = System.nanoTime();
    private int number;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void writesAreRefusedInWordsAndNothingIsLost(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()))
                .as("a small disk can be mounted by root only")
                .isZero();
        try {
            fillUp(disk);
        } finally {
            assertThat(run("umount", "--lazy", disk.toString())).isZero();
        }
    }

    private void fillUp(Path disk) throws Exception {
        say("starting on a disk of " + SIZE);
        Path ballast = disk.resolve("ballast");
        try (CrashHarness platform = CrashHarness.start(disk.resolve("data"), CrashHarness.DEMONSTRATION);
                Caller officer = Caller.signedIn(platform.address(), "政策专员")) {
            assertThat(enrol(officer).statusCode()).isEqualTo(302);
            say("started, a write is acknowledged, " + usable(disk) / MEBIBYTE + " MB free");

            leave(ballast, 40 * MEBIBYTE);
            HttpResponse<String> refused = enrol(officer);
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.body()).contains("磁盘空间不足", "腾出空间");
            assertThat(officer.get("/enterprises").statusCode()).isEqualTo(200);
            assertThat(officer.get("/matching").statusCode()).isEqualTo(200);
            say("40 MB free: writes are refused in words, reading goes on");

            Files.delete(ballast);
            assertThat(enrol(officer).statusCode()).isEqualTo(302);
            say("room again: a write is acknowledged");

            leave(ballast, 0);
            exhaustLog(platform);
            say("no byte free, the database has met the end of its log");
            HttpResponse<String> meanwhile = enrol(officer);
            say("meanwhile: " + meanwhile.statusCode());
            assertThat(meanwhile.statusCode()).isIn(503, 507);
            assertThat(meanwhile.body()).containsPattern("磁盘空间不足|系统正忙");

            Files.delete(ballast);
            long freed = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> enrol(officer).statusCode() == 302);
            Set<String> missing = missing(platform);
            System.out.printf(
                    Locale.ROOT,
                    "disk: %d acknowledged, %d lost, writes go on %.1f s after there is room%n",
                    acknowledged.size(),
                    missing.size(),
                    (System.nanoTime() - freed) / 1e9);
            assertThat(missing).isEmpty();
        }
    }

    private void say(String what) {
        System.out.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
    }

    private HttpResponse<String> enrol(Caller officer) throws IOException {
        String code = UnifiedCreditCode.issue("91140700MG" + String.format("%06d", ++number))
                .value();
        HttpResponse<String> answer = officer.post(
                "/enterprises", Map.of("name", "样例满盘" + code, "creditCode", code, "park", "jinzhong", "version", "0"));
        if (answer.statusCode() == 302) {
            acknowledged.add(code);
        }
        return answer;
    }

    /** Writes until so many bytes are free. */
    private static void leave(Path ballast, long free) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] block = new byte[(int) MEBIBYTE];
            for (long left = usable(ballast); left > free; left = usable(ballast)) {
                out.write(block, 0, (int) Math.min(block.length, left - free));
            }
        } catch (IOException full) {
            assertThat(free).isZero();
        }
    }

    private static long usable(Path file) throws IOException {
        return Files.getFileStore(file).getUsableSpace();
    }

    /** Writes past the end of the write-ahead log, around the program: PostgreSQL gives up an order, or itself. */
    private static void exhaustLog(CrashHarness platform) throws IOException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 40; i++) {
                statement.execute("select pg_logical_emit_message(true, 'fill', repeat('x', 1000000))");
            }
            throw new AssertionError("the disk was not full");
        } catch (SQLException full) {
            assertThat(full.getSQLState()).matches("53100|57P0.|08.*");
        }
    }

    private Set<String> missing(CrashHarness platform) throws IOException, SQLException {
        Set<String> missing = new HashSet<>(acknowledged);
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select credit_code from enterprise.enterprise")) {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
        }
        return missing;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
