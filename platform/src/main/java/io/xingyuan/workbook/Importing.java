package io.xingyuan.workbook;

import io.micrometer.core.instrument.MeterRegistry;
import io.xingyuan.audit.Audit;
import io.xingyuan.audit.Origin;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 导入: runs each import in the background in one transaction, so that it is whole or absent whatever happens
 * meanwhile.
 */
@Component
class Importing {

    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

    private static final int ATTEMPTS = 600;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ImportRuns runs;
    private final Map<String, WorkbookImport> kinds = new LinkedHashMap<>();
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Audit audit;
    private final MeterRegistry figures;
    private final Map<UUID, Progress> going = new ConcurrentHashMap<>();

    Importing(
            ImportRuns runs,
            List<WorkbookImport> kinds,
            TransactionTemplate transaction,
            Clock clock,
            Audit audit,
            MeterRegistry figures) {
        this.audit = audit;
        this.figures = figures;
        this.runs = runs;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.transaction = transaction;
        this.clock = clock;
    }

    List<WorkbookImport> kinds() {
        return List.copyOf(kinds.values());
    }

    WorkbookImport kind(String key) {
        return Optional.ofNullable(kinds.get(key)).orElseThrow(() -> new NotFound("导入种类"));
    }

    Optional<Progress> progress(UUID id) {
        return Optional.ofNullable(going.get(id));
    }

    /** Keeps the file and begins; the answer does not wait for the end. */
    UUID start(String kind, String fileName, byte[] content, boolean allOrNone, Visitor by) {
        UUID id = Ids.next(clock);
        ImportRun run = new ImportRun(
                id,
                kind(kind).kind(),
                fileName,
                allOrNone,
                ImportStatus.WAITING,
                0,
                0,
                0,
                0,
                "",
                false,
                by.name(),
                by.scope(),
                clock.instant());
        transaction.executeWithoutResult(status -> runs.insert(run, content));
        launch(id);
        return id;
    }

    void retry(UUID id) {
        ImportRun run = runs.get(id);
        if (!run.status().retriable() || !move(id, ImportStatus.WAITING, "", run.status())) {
            throw new Refusal("这次导入现在不能重试");
        }
        runs.asked(id, "重试导入");
        launch(id);
    }

    /** Asks a running import to stop; it does so within the second and leaves nothing behind. */
    void cancel(UUID id) {
        Progress progress = going.get(id);
        runs.asked(id, "停止导入");
        if (progress != null) {
            progress.stop();
        } else {
            move(id, ImportStatus.CANCELLED, "", ImportStatus.WAITING);
        }
    }

    /** Takes a finished import back. */
    void undo(UUID id) {
        transaction.executeWithoutResult(status -> {
            ImportRun run = runs.get(id);
            if (!runs.move(id, ImportStatus.UNDONE, "", ImportStatus.DONE)) {
                throw new Refusal("只有已完成的导入可以撤销");
            }
            String kept = kind(run.kind()).undo(id);
            runs.move(id, ImportStatus.UNDONE, kept, ImportStatus.UNDONE);
        });
    }

    /** Imports that a stopped process left unfinished wrote nothing: says so, and offers to try again. */
    @EventListener(ApplicationReadyEvent.class)
    void recognise() {
        for (UUID id : runs.unfinished()) {
            transaction.executeWithoutResult(status -> {
                if (runs.claim(id)) {
                    runs.move(
                            id,
                            ImportStatus.INTERRUPTED,
                            "程序停止时导入还没有完成，没有写入任何数据，可以重试",
                            ImportStatus.WAITING,
                            ImportStatus.RUNNING);
                }
            });
        }
    }

    private void launch(UUID id) {
        going.put(id, new Progress());
        Origin origin = audit.origin();
        Thread.ofVirtual().name("import-" + id).start(() -> audit.onBehalfOf(origin, () -> run(id)));
    }

    private void run(UUID id) {
        Progress progress = going.computeIfAbsent(id, key -> new Progress());
        try {
            if (move(id, ImportStatus.RUNNING, "", ImportStatus.WAITING)) {
                count(Objects.requireNonNull(transaction.execute(status -> takeIn(id, progress))));
            }
        } catch (Progress.Cancelled _) {
            settle(id, ImportStatus.CANCELLED, "");
        } catch (Rejected rejected) {
            settle(id, ImportStatus.FAILED, String.valueOf(rejected.getMessage()));
        } catch (RuntimeException | Error bug) { // whatever it was, the page must not say 进行中 for ever
            LOG.error("import {}", id, bug);
            settle(id, ImportStatus.FAILED, "导入时系统出错，没有写入任何数据");
        } finally {
            going.remove(id);
        }
    }

    /** A step by itself, to be seen at once. */
    private boolean move(UUID id, ImportStatus to, String note, ImportStatus... from) {
        return Boolean.TRUE.equals(transaction.execute(status -> runs.move(id, to, note, from)));
    }

    /** Says how an import ended, also when the database is away for a while. */
    private void settle(UUID id, ImportStatus end, String note) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                move(id, end, note, ImportStatus.WAITING, ImportStatus.RUNNING);
                count(end);
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("import {} cannot be settled yet, attempt {}", id, attempt, away);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** For this machine's monitoring: how many imports ended how. */
    private void count(ImportStatus end) {
        figures.counter("xingyuan.imports", "end", end.stored()).increment();
    }

    private ImportStatus takeIn(UUID id, Progress progress) {
        if (!runs.claim(id)) {
            throw new Progress.Cancelled();
        }
        ImportRun run = runs.get(id);
        WorkbookImport kind = kind(run.kind());
        List<WorkbookFile.Line> lines = lines(id, kind);
        progress.total(lines.size());
        WorkbookImport.Batch batch = kind.begin(id, run.startedBy(), run.scope());
        Map<WorkbookFile.Line, List<RowProblem>> bad = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            List<RowProblem> tooLong = lines.get(i).tooLong();
            List<RowProblem> problems =
                    tooLong.isEmpty() ? batch.read(lines.get(i).cells()) : tooLong;
            if (!problems.isEmpty()) {
                bad.put(lines.get(i), new ArrayList<>(problems));
            }
            progress.checked(i + 1);
        }
        byte[] report = bad.isEmpty() ? null : report(kind, bad);
        boolean refused = !bad.isEmpty() && (run.allOrNone() || bad.size() == lines.size());
        WorkbookImport.Outcome outcome = refused ? new WorkbookImport.Outcome(0, 0) : batch.apply(progress::written);
        ImportStatus end = refused ? ImportStatus.REFUSED : ImportStatus.DONE;
        runs.end(id, end, lines.size(), bad.size(), outcome, report);
        return end;
    }

    private List<WorkbookFile.Line> lines(UUID id, WorkbookImport kind) {
        try {
            return new WorkbookFile(runs.content(id)).lines(kind.columns());
        } catch (Unreadable unreadable) {
            throw new Rejected(String.valueOf(unreadable.getMessage()));
        }
    }

    private static byte[] report(WorkbookImport kind, Map<WorkbookFile.Line, List<RowProblem>> bad) {
        try {
            return Templates.report(kind.title(), kind.columns(), bad);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file cannot be taken in; the message is for the person. */
    private static final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Rejected(String message) {
            super(message);
        }
    }
}
