package io.xingyuan.sealing;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 换钥: at the start encrypts what is not encrypted yet; after a new key came, brings every value under it, in the
 * background. Stopped midway it goes on where rows of the old key are left, for these are what it looks for.
 */
class Resealing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 200;

    /** A request that took the old key before has long ended by then. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Parts parts;
    private final List<SealedColumn> columns;
    private final Duration every;
    private @Nullable ScheduledExecutorService timer;
    private volatile boolean stopping;

    Resealing(Parts parts, List<SealedColumn> columns, Duration every) {
        this.parts = parts;
        this.columns = columns;
        this.every = every;
    }

    /** What it works with. */
    record Parts(
            KeyRing ring, SealedRows rows, JdbcClient sql, TransactionTemplate transaction, Audit audit, Clock clock) {}

    /** Before the web server: no page meets a value that is not encrypted yet. */
    @Override
    public synchronized void start() {
        stopping = false;
        if (counts().containsKey("")) {
            reseal();
        }
        if (!every.isZero()) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("reseal").factory());
            var _ = timer.scheduleWithFixedDelay(this::round, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (timer != null) {
            timer.shutdown();
            try {
                timer.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void round() {
        try {
            noticeNewKey();
            if (outdated() > 0) {
                reseal();
            }
            forgetOldKeys();
        } catch (IOException | RuntimeException failed) {
            LOG.error("the encrypted fields were not all brought under the newest key", failed);
        }
    }

    /** One that the command line added. */
    private void noticeNewKey() throws IOException {
        RingKey before = parts.ring().newest();
        parts.ring().refresh();
        RingKey now = parts.ring().newest();
        if (!now.id().equals(before.id())) {
            parts.transaction().executeWithoutResult(status -> recordChange(before, now));
        }
    }

    private void recordChange(RingKey before, RingKey now) {
        parts.audit()
                .record(
                        "更换加密密钥",
                        "加密密钥",
                        now.id(),
                        now.cipher().label(),
                        List.of(FieldChange.of("密钥编号", before.id(), now.id())));
    }

    /** New key from now on; the rows follow. */
    RingKey rotate(SealCipher cipher) {
        RingKey before = parts.ring().newest();
        RingKey added = Objects.requireNonNull(parts.transaction().execute(status -> {
            try {
                RingKey key = parts.ring().add(cipher);
                recordChange(before, key);
                return key;
            } catch (IOException unwritable) {
                throw new KeysUnusable(parts.ring().file(), unwritable);
            }
        }));
        soon();
        return added;
    }

    private synchronized void soon() {
        if (timer != null) {
            timer.execute(this::round);
        }
    }

    /** Brings all values under the newest key; ends early when the program stops. */
    void reseal() {
        String key = parts.ring().newest().id();
        for (SealedColumn column : columns) {
            String after = "";
            do {
                after = parts.rows().reseal(column, key, after, BATCH);
            } while (!after.isEmpty() && !stopping);
        }
    }

    /** Values by key id; under the empty one those that are not encrypted. */
    Map<String, Long> counts() {
        return SealedRows.counts(parts.sql(), columns);
    }

    long outdated() {
        String newest = parts.ring().newest().id();
        return counts().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(newest))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Drops keys that no value needs and that were replaced a day ago. */
    void forgetOldKeys() throws IOException {
        List<RingKey> keys = parts.ring().keys();
        if (keys.size() == 1
                || keys.getLast().since().plus(KEPT).isAfter(parts.clock().instant())) {
            return;
        }
        Map<String, Long> used = counts();
        List<RingKey> gone = parts.ring().drop(key -> !used.containsKey(key.id()));
        if (!gone.isEmpty()) {
            parts.transaction()
                    .executeWithoutResult(status -> gone.forEach(key -> parts.audit()
                            .record("清除不再使用的密钥", "加密密钥", key.id(), key.cipher().label())));
        }
    }
}
