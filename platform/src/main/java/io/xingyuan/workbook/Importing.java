package io.xingyuan.workbook;

import io.micrometer.core.instrument.MeterRegistry;
import io.xingyuan.background.LongWork;
import io.xingyuan.background.LongWorks;
import io.xingyuan.background.StopRequest;
import io.xingyuan.background.WorkRegister;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 导入: runs each import in the background in one transaction, so that it is whole or absent whatever happens
 * meanwhile.
 */
@Component
class Importing {

    private static final WorkRegister.Words WORDS =
            new WorkRegister.Words("导入的进度：人的要求另有记录", "程序停止时导入还没有完成，没有写入任何数据，可以重试", "导入时系统出错，没有写入任何数据");

    private final ImportRuns runs;
    private final Map<String, WorkbookImport> kinds = new LinkedHashMap<>();
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry figures;
    private final WorkRegister<ImportStatus> register;
    private final LongWork<Progress> work;

    Importing(
            ImportRuns runs,
            List<WorkbookImport> kinds,
            TransactionTemplate transaction,
            Clock clock,
            LongWorks works,
            MeterRegistry figures) {
        this.figures = figures;
        this.runs = runs;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.transaction = transaction;
        this.clock = clock;
        this.register = works.register("workbook.import_run", ImportStatus.class, WORDS, this::count);
        this.work = works.of("import", register, Progress::new);
    }

    List<WorkbookImport> kinds() {
        return List.copyOf(kinds.values());
    }

    WorkbookImport kind(String key) {
        return Optional.ofNullable(kinds.get(key)).orElseThrow(() -> new NotFound("导入种类"));
    }

    Optional<Progress> progress(UUID id) {
        return work.progress(id);
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
        launch(new LongWork.Attempt(id, 1));
        return id;
    }

    void retry(UUID id) {
        LongWork.Attempt attempt = register.again(id).orElseThrow(() -> new Refusal("这次导入现在不能重试"));
        runs.asked(id, "重试导入");
        launch(attempt);
    }

    /** Asks a running import to stop; it does so within the second and leaves nothing behind. */
    void cancel(UUID id) {
        runs.asked(id, "停止导入");
        if (!work.stop(id)) {
            register.move(id, ImportStatus.CANCELLED, "", Set.of(ImportStatus.WAITING));
        }
    }

    /** Takes a finished import back. */
    void undo(UUID id) {
        transaction.executeWithoutResult(status -> {
            ImportRun run = runs.get(id);
            if (!register.move(id, ImportStatus.UNDONE, "", Set.of(ImportStatus.DONE))) {
                throw new Refusal("只有已完成的导入可以撤销");
            }
            runs.asked(id, "撤销导入");
            String kept = kind(run.kind()).undo(id);
            register.move(id, ImportStatus.UNDONE, kept, Set.of(ImportStatus.UNDONE));
        });
    }

    /** Imports that a stopped process left unfinished wrote nothing: says so, and offers to try again. */
    @EventListener(ApplicationReadyEvent.class)
    void recognise() {
        work.recognise();
    }

    private void launch(LongWork.Attempt attempt) {
        work.launch(attempt, this::takeIn);
    }

    /** For this machine's monitoring: how many imports ended how. */
    private void count(ImportStatus end) {
        figures.counter("xingyuan.imports", "end", end.stored()).increment();
    }

    private void takeIn(LongWork.Attempt attempt, Progress progress) {
        UUID id = attempt.id();
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
        if (!runs.end(attempt, end, lines.size(), bad.size(), outcome, report)) {
            throw new StopRequest.Stopped();
        }
    }

    private List<WorkbookFile.Line> lines(UUID id, WorkbookImport kind) {
        try {
            return new WorkbookFile(runs.content(id)).lines(kind.columns());
        } catch (Unreadable unreadable) {
            throw new LongWork.Rejected(String.valueOf(unreadable.getMessage()));
        }
    }

    private static byte[] report(WorkbookImport kind, Map<WorkbookFile.Line, List<RowProblem>> bad) {
        try {
            return Templates.report(kind.title(), kind.columns(), bad);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
