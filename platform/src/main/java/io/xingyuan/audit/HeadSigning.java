package io.xingyuan.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 链头签名: signs the heads when something changed, every minute and at the end, into the table and a second place. */
class HeadSigning implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeadSigning.class);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Settings settings;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable SealKey key;

    HeadSigning(JdbcClient sql, TransactionTemplate transaction, Clock clock, Settings settings) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * 设置.
     *
     * @param key file of the key
     * @param heads folder of the second place
     * @param every how often; zero for never
     */
    record Settings(Path key, Path heads, Duration every) {}

    @Override
    public synchronized void start() {
        if (settings.every().isZero()) {
            return;
        }
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-heads").factory());
        ticking = timer.scheduleWithFixedDelay(
                this::signOrComplain,
                settings.every().toMillis(),
                settings.every().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** After the last request and before the pool closes. */
    @Override
    public synchronized void stop() {
        if (timer != null && ticking != null) {
            ticking.cancel(false);
            timer.shutdown();
            timer = null;
            signOrComplain();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    /** Stops after the web server, whose phase is high. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void signOrComplain() {
        try {
            sign();
        } catch (IOException | RuntimeException failed) {
            LOG.error("the heads of the audit log were not signed", failed);
        }
    }

    /** Signs the heads, unless they are those of the last line, and brings the second place up to date. */
    synchronized Optional<SignedHeads> sign() throws IOException {
        SealKey seal = key();
        Optional<SignedHeads> signed = Objects.requireNonNull(transaction.execute(status -> next(seal)));
        HeadFiles files = new HeadFiles(settings.heads());
        for (SignedHeads line : missing(files.last(), signed)) {
            files.append(line, seal.open());
        }
        return signed;
    }

    /** What the second place lacks: more than one line after a crash, or while it could not be reached. */
    private List<SignedHeads> missing(long copied, Optional<SignedHeads> signed) {
        List<SignedHeads> rest = copied == 0 ? List.of() : after(copied);
        return rest.isEmpty() ? signed.stream().toList() : rest;
    }

    synchronized SealKey key() throws IOException {
        SealKey known = key == null ? SealKey.at(settings.key()) : key;
        key = known;
        return known;
    }

    private Optional<SignedHeads> next(SealKey seal) {
        sql.sql("select pg_advisory_xact_lock(hashtext('audit.signed_head'))")
                .query((row, index) -> index)
                .single();
        Optional<String> last = last();
        List<ChainHead> heads = heads();
        Optional<SignedHeads> before = last.map(SignedHeads::of);
        if (before.map(line -> line.heads().equals(heads)
                        && line.key().equals(seal.open().id()))
                .orElse(heads.stream().allMatch(head -> head.number() == 0))) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SignedHeads line = SignedHeads.sign(
                seal,
                before.map(SignedHeads::number).orElse(0L) + 1,
                now,
                last.map(Hashes::hex).orElse(SignedHeads.NONE_BEFORE),
                heads);
        GatheredParts.required().excuse("签名的链头");
        sql.sql("insert into audit.signed_head (number, at, line) values (:number, :at, :line)")
                .param("number", line.number())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("line", line.line())
                .update();
        return Optional.of(line);
    }

    List<ChainHead> heads() {
        return sql.sql("select chain, number, encode(hash, 'hex') as hash from audit.head order by chain")
                .query((row, index) -> new ChainHead(row.getInt("chain"), row.getLong("number"), row.getString("hash")))
                .list();
    }

    Optional<String> last() {
        return sql.sql("select line from audit.signed_head order by number desc limit 1")
                .query(String.class)
                .optional();
    }

    private List<SignedHeads> after(long number) {
        return sql.sql("select line from audit.signed_head where number > :number order by number")
                .param("number", number)
                .query((row, index) -> SignedHeads.of(row.getString("line")))
                .list();
    }

    Settings settings() {
        return settings;
    }
}
