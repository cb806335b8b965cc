package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed while rows are written: it comes up by itself, and no acknowledged row is missing. */
class CrashTests {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 400;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();
    private Path data = Path.of("");
    private volatile boolean struck;

    @BeforeEach
    void ownDirectory(@TempDir Path folder) {
        data = folder.resolve("数据");
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProgramOrItsDatabaseIsKilled() throws Exception {
        List<ProcessHandle> first;
        try (CrashHarness platform = CrashHarness.start(data)) {
            createTable(platform);
            first = platform.descendants();
            writeUntil(platform, platform::kill);
        }
        assertThat(first).isNotEmpty().allMatch(CrashHarness::isGone);

        List<ProcessHandle> second;
        try (CrashHarness platform = CrashHarness.start(data)) {
            assertNothingMissing(platform);
            ProcessHandle database = platform.database();
            writeUntil(platform, database::destroyForcibly);
            assertThat(CrashHarness.isGone(database)).isTrue();
            assertThat(reachable(platform)).isTrue();
            assertNothingMissing(platform);

            // What watches over the database is killed first, so that the database outlives the program.
            second = platform.descendants();
            ProcessHandle orphan = platform.database();
            writeUntil(platform, () -> {
                platform.freeze();
                second.stream().filter(CrashTests::isShell).forEach(ProcessHandle::destroyForcibly);
                platform.kill();
            });
            assertThat(orphan.isAlive()).isTrue();
        }
        try (CrashHarness platform = CrashHarness.start(data)) {
            assertThat(second).allMatch(CrashHarness::isGone);
            assertNothingMissing(platform);
            first = platform.descendants();
        }
        assertThat(first).allMatch(CrashHarness::isGone);
    }

    private static boolean isShell(ProcessHandle process) {
        String command = process.info().command().orElse("");
        return !command.endsWith("/postgres");
    }

    private static void createTable(CrashHarness platform) throws IOException, SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.written (id bigint primary key)");
        }
    }

    private interface Blow {
        void strike() throws IOException;
    }

    /** Writes with several connections, strikes after enough rows were acknowledged, and ends with the last writer. */
    private void writeUntil(CrashHarness platform, Blow blow) throws Exception {
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        struck = false;
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> write(platform, enough)))
                .toList();
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        blow.strike();
        struck = true;
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void write(CrashHarness platform, CountDownLatch enough) {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            while (!struck) {
                long id = next.incrementAndGet();
                statement.execute("insert into public.written values (" + id + ")");
                acknowledged.add(id);
                enough.countDown();
            }
        } catch (SQLException | IOException e) {
            enough.countDown(); // the blow broke the connection
        }
    }

    private void assertNothingMissing(CrashHarness platform) throws IOException, SQLException {
        Set<Long> missing = new HashSet<>(acknowledged);
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from public.written")) {
            while (rows.next()) {
                missing.remove(rows.getLong(1));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(missing).isEmpty();
    }

    /** The database comes back on its old port within a minute, however busy the machine is. */
    private static boolean reachable(CrashHarness platform) throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); System.nanoTime() < end; ) {
                try (Connection connection = platform.connect()) {
                    if (connection.isValid(1)) {
                        up.countDown();
                        return;
                    }
                } catch (SQLException | IOException e) {
                    sleep();
                }
            }
        });
        return up.await(61, TimeUnit.SECONDS);
    }

    private static void sleep() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
