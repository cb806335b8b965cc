package io.xingyuan.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** Pieces of long work that end well, go wrong, are stopped, begun again and found after a stop. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class LongWorkTests {

    private final UUID id = UUID.randomUUID();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final LongWork<StopRequest> work;
    private final TransactionTemplate transaction;
    private final JdbcClient sql;

    LongWorkTests(LongWorks works, TransactionTemplate transaction, JdbcClient sql) {
        this.transaction = transaction;
        this.sql = sql;
        this.work = works.of("sample", new Noted(), StopRequest::new);
    }

    /** Notes each step in the order in which it is written down. */
    private final class Noted implements LongWork.Book {

        @Override
        public List<UUID> unfinished() {
            return List.of(id);
        }

        @Override
        public boolean begin(LongWork.Attempt attempt) {
            return written.add("begin " + attempt.number());
        }

        @Override
        public void interrupted(UUID piece) {
            written.add("interrupted");
        }

        @Override
        public void stopped(LongWork.Attempt attempt) {
            written.add("stopped " + attempt.number());
        }

        @Override
        public void failed(LongWork.Attempt attempt, Throwable why) {
            written.add("failed " + attempt.number() + ": " + why.getMessage());
        }

        @Override
        public void done(LongWork.Attempt attempt) {
            written.add("done " + attempt.number());
        }
    }

    @Test
    void whatEndsIsDoneAndWhatGoesWrongSaysWhy() {
        work.launch(attempt(1), (piece, progress) -> {});
        comesTo("begin 1", "done 1");
        work.launch(attempt(2), (piece, progress) -> {
            throw new LongWork.Rejected("读不了");
        });
        comesTo("begin 2", "failed 2: 读不了");
        work.launch(attempt(3), (piece, progress) -> {
            throw new IllegalStateException("样例错误");
        });
        comesTo("begin 3", "failed 3: 样例错误");
        Awaitility.await().until(() -> work.progress(id).isEmpty());
    }

    @Test
    void itStopsBetweenPortionsAndWhatIsBegunAgainWaitsForThat() throws InterruptedException {
        CountDownLatch portions = new CountDownLatch(3);
        CountDownLatch slow = new CountDownLatch(1);
        work.launch(attempt(1), (piece, progress) -> {
            try {
                while (true) {
                    portions.countDown();
                    progress.stopIfAsked();
                    Thread.onSpinWait();
                }
            } finally {
                waitFor(slow);
            }
        });
        assertThat(portions.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(work.stop(id)).isTrue();
        AtomicInteger second = new AtomicInteger();
        work.launch(attempt(2), (piece, progress) -> second.incrementAndGet());
        assertThat(second).hasValue(0);
        slow.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> written.contains("done 2"));
        assertThat(second).hasValue(1);
        // What the first says of its end, early or late, is said of the first.
        Awaitility.await().until(() -> written.contains("stopped 1"));
        assertThat(written).containsExactlyInAnyOrder("begin 1", "begin 2", "stopped 1", "done 2");
        Awaitility.await().until(() -> !work.stop(id));
    }

    @Test
    void whatAnotherProcessWorksOnIsLeftAlone() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Thread other = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(status -> {
                    long key = id.getMostSignificantBits() ^ id.getLeastSignificantBits();
                    sql.sql("select pg_advisory_xact_lock(:key)")
                            .param("key", key)
                            .query((row, number) -> 1)
                            .list();
                    held.countDown();
                    waitFor(free);
                }));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        work.recognise();
        assertThat(written).isEmpty();
        free.countDown();
        other.join();
        work.recognise();
        assertThat(written).containsExactly("interrupted");
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        String name = "longwork" + id.toString().replace("-", "");
        work.launch(attempt(1), (piece, progress) -> {
            sql.sql("insert into policy.library_run_roster (fingerprint, subjects, content) values (:name, 0, '')")
                    .param("name", name)
                    .update();
            progress.stop();
            progress.stopIfAsked();
        });
        comesTo("begin 1", "stopped 1");
        assertThat(TestDatabase.sql()
                        .sql("select count(*) from policy.library_run_roster where fingerprint = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private LongWork.Attempt attempt(int number) {
        return new LongWork.Attempt(id, number);
    }

    private void comesTo(String... steps) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> written.size() == steps.length);
        assertThat(written).containsExactly(steps);
        written.clear();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
