package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures the log. Not part of the usual run; call it by name: {@code ./xingyuan bench audit}. */
@Tag("bench")
@SpringBootTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditBench {

    private static final int MANIPULATIONS = Integer.getInteger("audit.manipulations", 1_000);
    private static final int THREADS = 64;
    private static final int CONNECTIONS = 40;
    private static final Duration WARM = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int GOAL = 2_000;

    private final HikariDataSource database;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;

    @TempDir
    private Path folder = Path.of(".");

    AuditBench(@Value("${xingyuan.database.url}") String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        database = new HikariDataSource(config);
        sql = JdbcClient.create(database);
        var manager = new JdbcTransactionManager(database);
        var beans = new StaticListableBeanFactory();
        beans.addBean("rows", new AuditRows(sql, Clock.systemUTC()));
        manager.addListener(new AuditAtCommit(
                beans.getBeanProvider(AuditRows.class),
                beans.getBeanProvider(ConfigurableTransactionManager.class),
                true));
        transaction = new TransactionTemplate(manager);
        audit = new Audit(manager);
    }

    @BeforeAll
    void aTableToWriteTo() {
        sql.sql("create table if not exists public.audit_bench (id uuid primary key, note text)")
                .update();
    }

    @AfterAll
    void clear() {
        sql.sql("drop table public.audit_bench").update();
        database.close();
    }

    private void change(UUID id) {
        transaction.executeWithoutResult(status -> {
            sql.sql("insert into public.audit_bench values (:id, 'x')")
                    .param("id", id)
                    .update();
            audit.record(
                    "修改企业档案",
                    "企业",
                    id,
                    "杏林虚构医疗器械有限公司",
                    List.of(
                            FieldChange.of("名称", "杏林虚构医疗器械有限公司", "杏林虚构医疗科技有限公司"),
                            FieldChange.of("注册资本", "1000000", "2000000")));
        });
    }

    @Test
    @Order(1)
    void everyManipulationIsFound() throws Exception {
        SealKey key = SealKey.at(folder.resolve("audit.key"));
        SealKey stranger = SealKey.at(folder.resolve("stranger.key"));
        HeadSigning signing = new HeadSigning(
                sql,
                transaction,
                Clock.systemUTC(),
                new HeadSigning.Settings(folder.resolve("audit.key"), folder.resolve("heads"), Duration.ZERO));
        try (var people = Executors.newFixedThreadPool(24)) {
            for (int portion = 0; portion < 4; portion++) {
                var done = new CountDownLatch(24);
                for (int person = 0; person < 24; person++) {
                    people.execute(() -> {
                        for (int i = 0; i < 10; i++) {
                            change(UUID.randomUUID());
                        }
                        done.countDown();
                    });
                }
                done.await();
                signing.sign();
            }
        }
        List<String> files = HeadFiles.lines(folder.resolve("heads"));
        Random random = new Random(Long.getLong("audit.seed", System.nanoTime()));
        Forger.Trick[] tricks = Forger.Trick.values();
        List<String> missed = new ArrayList<>();
        int rows = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MANIPULATIONS; i++) {
                Forger.Trick trick = tricks[i % tricks.length];
                String done = new Forger(connection, random, stranger).play(trick);
                Verification verification = new StoredLog(connection).verify(List.of(key.open()), files);
                if (verification.whole()) {
                    missed.add(done);
                }
                connection.rollback();
            }
            Verification untouched = new StoredLog(connection).verify(List.of(key.open()), files);
            assertThat(untouched.found()).isEmpty();
            rows = (int) untouched.rows();
            connection.rollback();
        }
        missed.stream().limit(20).forEach(AuditBench::report);
        report("audit: %,d of %,d manipulations found (%d kinds, %,d rows, 0 false alarms)"
                .formatted(MANIPULATIONS - missed.size(), MANIPULATIONS, tricks.length, rows));
        assertThat(missed).isEmpty();
    }

    @Test
    @Order(2)
    void wholeTransactionsWithOneRowEach() throws Exception {
        long before = rows();
        var stop = new AtomicLong(Long.MAX_VALUE);
        var from = new AtomicLong(Long.MAX_VALUE);
        var written = new AtomicLong();
        var times = new ConcurrentLinkedQueue<Long>();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var all = new AtomicLong();
        long began = System.nanoTime();
        from.set(began + WARM.toNanos());
        stop.set(began + WARM.toNanos() + MEASURED.toNanos());
        try (var people = Executors.newFixedThreadPool(THREADS)) {
            for (int person = 0; person < THREADS; person++) {
                people.execute(() -> {
                    for (long now = System.nanoTime(); now < stop.get(); now = System.nanoTime()) {
                        try {
                            change(UUID.randomUUID());
                            all.incrementAndGet();
                            if (now > from.get()) {
                                written.incrementAndGet();
                                times.add(System.nanoTime() - now);
                            }
                        } catch (RuntimeException failed) {
                            failures.add(failed);
                        }
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        assertThat(rows() - before).isEqualTo(all.get());
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long perSecond = written.get() / MEASURED.toSeconds();
        report("audit: %,d audited writes/s (%d threads, %d connections, %d s, p50 %.1f ms, p99 %.1f ms, goal %,d)"
                .formatted(
                        perSecond,
                        THREADS,
                        CONNECTIONS,
                        MEASURED.toSeconds(),
                        at(sorted, 0.5),
                        at(sorted, 0.99),
                        GOAL));
        try (Connection connection = database.getConnection()) {
            long start = System.nanoTime();
            Verification verification = StoredLog.atOneMoment(connection).verify(List.of(), List.of());
            assertThat(verification.found()).isEmpty();
            report("audit: %,d rows verified in %,d ms"
                    .formatted(verification.rows(), (System.nanoTime() - start) / 1_000_000));
            connection.rollback();
        }
    }

    private long rows() {
        return sql.sql("select sum(number) from audit.head").query(Long.class).single();
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
