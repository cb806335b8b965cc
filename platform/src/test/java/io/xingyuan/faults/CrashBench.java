package io.xingyuan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.CrashHarness;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Kills the program, its database or both with kill -9, over and over, while people enrol and edit; counts what was
 * answered and is missing. Not part of the usual run: {@code ./xingyuan bench crash --cycles 100}.
 */
@Tag("bench")
class CrashBench {

    private static final int CYCLES = Integer.getInteger("cycles", 100);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int WRITERS = 4;

    /** Changed by somebody else, too many requests, an error page, out of service: nothing was promised. */
    private static final Set<Integer> TURNED_AWAY = Set.of(409, 429, 500, 503);

    private static final String OFFICER = "政策专员";

    private final Random random = new Random(SEED);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<Long> ready = new ArrayList<>();
    private volatile boolean struck;

    @Test
    void nothingAcknowledgedIsLost(@TempDir Path folder) throws Exception {
        System.out.println("seed " + SEED);
        Path data = folder.resolve("data");
        CrashHarness platform = CrashHarness.start(data, CrashHarness.DEMONSTRATION);
        try {
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                platform = cycle(platform, data);
                Set<String> lost = lost(platform);
                System.out.printf(
                        Locale.ROOT,
                        "cycle %d: %,d acknowledged, %d lost, ready after %.1f s%n",
                        cycle,
                        acknowledged.size(),
                        lost.size(),
                        ready.getLast() / 1e3);
                assertThat(lost).isEmpty();
            }
            assertThat(refused).isEmpty();
            assertThat(broken(platform)).isEmpty();
        } finally {
            platform.close();
        }
        System.out.printf(
                Locale.ROOT,
                "crash: %d cycles, %,d acknowledged, %d lost, ready p50 %.1f s, p100 %.1f s%n",
                CYCLES,
                acknowledged.size(),
                0,
                ready.stream().sorted().skip(ready.size() / 2).findFirst().orElseThrow() / 1e3,
                ready.stream().mapToLong(Long::longValue).max().orElseThrow() / 1e3);
    }

    /** One blow under load; the platform that runs afterwards. */
    private CrashHarness cycle(CrashHarness platform, Path data) throws Exception {
        struck = false;
        int before = acknowledged.size();
        CrashHarness current = platform;
        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> write(current, writer)))
                .toList();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acknowledged.size() >= before + WRITERS);
        LockSupport.parkNanos(random.nextLong(1_500_000_000L));
        int blow = random.nextInt(3);
        ProcessHandle database = current.database();
        if (blow > 0) {
            database.destroyForcibly();
        }
        if (blow != 1) {
            current.kill();
        }
        long began = System.nanoTime();
        CrashHarness next = blow == 1 ? current : CrashHarness.start(data, CrashHarness.DEMONSTRATION);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> next.get("/sign-in") == 200);
        ready.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        struck = true;
        for (Thread writer : writers) {
            writer.join();
        }
        return next;
    }

    private void write(CrashHarness platform, int writer) {
        try (Caller caller = Caller.signedIn(platform.address(), OFFICER)) {
            while (!struck) {
                if (writer % 2 == 0) {
                    enrol(caller);
                } else {
                    edit(caller, writer);
                }
            }
        } catch (IOException | RuntimeException gone) {
            assertThat(gone).isNotNull(); // the blow met this writer
        }
    }

    private void enrol(Caller caller) throws IOException {
        String code = UnifiedCreditCode.issue("91140700MF" + String.format("%06d", number.incrementAndGet()))
                .value();
        HttpResponse<String> answer = caller.post(
                "/enterprises", Map.of("name", "样例断电" + code, "creditCode", code, "park", "jinzhong", "version", "0"));
        keep(answer, code);
    }

    private void edit(Caller caller, int which) throws IOException {
        HttpResponse<String> list = caller.get("/enterprises");
        Element link =
                Jsoup.parse(list.body()).select("td.actions a[href$=/edit]").get(which);
        Element form = Jsoup.parse(caller.get(link.attr("href")).body())
                .selectFirst("form[action=" + link.attr("href").replace("/edit", "") + "]");
        if (form != null) {
            String address = "样例路断电" + number.incrementAndGet() + "号";
            keep(caller.submit(form, Map.of("address", address)), address);
        }
    }

    private void keep(HttpResponse<String> answer, String written) {
        if (answer.statusCode() == 302) {
            acknowledged.add(written);
        } else if (!TURNED_AWAY.contains(answer.statusCode())) {
            refused.add(answer.statusCode() + " " + Jsoup.parse(answer.body()).title());
        }
    }

    private Set<String> lost(CrashHarness platform) throws IOException, SQLException {
        Set<String> lost = new HashSet<>(acknowledged);
        try (Connection connection = platform.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select credit_code from enterprise.enterprise"
                        + " union all select content ->> 'address' from enterprise.revision")) {
            while (rows.next()) {
                lost.remove(String.valueOf(rows.getString(1)));
            }
        }
        return lost;
    }

    private static List<String> broken(CrashHarness platform) throws IOException, SQLException {
        try (Connection connection = platform.connect()) {
            return Invariants.broken(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }
}
