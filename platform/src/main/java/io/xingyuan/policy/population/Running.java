package io.xingyuan.policy.population;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.Origin;
import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 测算的进行: runs in the background; what a run finds is kept as a whole or not at all. */
@Component
class Running {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final LibraryRuns runs;
    private final Tallying tallying;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final Map<UUID, RunProgress> going = new ConcurrentHashMap<>();

    Running(LibraryRuns runs, Tallying tallying, TransactionTemplate transaction, Audit audit, Clock clock) {
        this.runs = runs;
        this.tallying = tallying;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    RunProgress progress(UUID id) {
        return Optional.ofNullable(going.get(id)).orElseGet(RunProgress::new);
    }

    /** Begins; the answer does not wait for the end. */
    UUID start(LocalDate legalDate, Visitor by) {
        UUID id = Ids.next(clock);
        Scope scope = by.scope();
        transaction.executeWithoutResult(status -> runs.insert(id, legalDate, scope, by.name()));
        launch(id);
        return id;
    }

    void retry(UUID id) {
        LibraryRun run = runs.get(id);
        if (!run.status().retriable() || !move(id, RunStatus.WAITING, "", run.status())) {
            throw new Refusal("这次测算现在不能重做");
        }
        runs.asked(id, "重做全库测算");
        launch(id);
    }

    /** From now on it counts as cancelled; what is still being worked out is thrown away. */
    void cancel(UUID id) {
        runs.asked(id, "停止全库测算");
        move(id, RunStatus.CANCELLED, "", RunStatus.WAITING, RunStatus.RUNNING);
        RunProgress progress = going.get(id);
        if (progress != null) {
            progress.stop();
        }
    }

    /** Runs that a stopped process left unfinished have kept nothing: says so, and offers to begin again. */
    @EventListener(ApplicationReadyEvent.class)
    void recognise() {
        for (UUID id : runs.unfinished()) {
            transaction.executeWithoutResult(status -> {
                if (runs.claim(id)) {
                    runs.move(
                            id,
                            RunStatus.INTERRUPTED,
                            "程序停止时测算还没有完成，没有留下结果，可以重做",
                            RunStatus.WAITING,
                            RunStatus.RUNNING);
                }
            });
        }
    }

    private void launch(UUID id) {
        going.put(id, new RunProgress());
        Origin origin = audit.origin();
        Thread.ofVirtual().name("library-run-" + id).start(() -> audit.onBehalfOf(origin, () -> run(id)));
    }

    private void run(UUID id) {
        RunProgress progress = going.computeIfAbsent(id, key -> new RunProgress());
        try {
            if (move(id, RunStatus.RUNNING, "", RunStatus.WAITING)) {
                transaction.executeWithoutResult(status -> {
                    if (runs.claim(id)) {
                        work(runs.get(id), progress);
                    }
                });
            }
        } catch (RunProgress.Cancelled _) {
            LOG.info("library run {} was cancelled", id);
        } catch (RuntimeException | Error bug) { // whatever it was, the page must not say 进行中 for ever
            LOG.error("library run {}", id, bug);
            move(id, RunStatus.FAILED, "测算时系统出错，没有留下结果", RunStatus.WAITING, RunStatus.RUNNING);
        } finally {
            going.remove(id);
        }
    }

    private void work(LibraryRun run, RunProgress progress) {
        long began = System.nanoTime();
        audit.notAudited("测算的结果：开始时已有记录");
        Tallying.Found found = tallying.of(run, progress);
        progress.at("保存结果", 90);
        Map<Entity, String> rosters = new EnumMap<>(Entity.class);
        found.rosters().forEach((entity, roster) -> rosters.put(entity, runs.keep(roster)));
        int position = 0;
        for (Tallying.Tallied tallied : found.columns()) {
            String roster = Objects.requireNonNull(rosters.get(tallied.clause().entity()));
            runs.keep(run.id(), tallied.column(position++, roster), tallied.packed());
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (!runs.end(run.id(), found.ended(run, millis))) {
            throw new RunProgress.Cancelled();
        }
        runs.thin();
    }

    private boolean move(UUID id, RunStatus to, String note, RunStatus... from) {
        return Boolean.TRUE.equals(transaction.execute(status -> runs.move(id, to, note, from)));
    }
}
