package io.xingyuan.policy.population;

import io.xingyuan.background.LongWork;
import io.xingyuan.background.LongWorks;
import io.xingyuan.background.StopRequest;
import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 测算的进行: runs in the background; what a run finds is kept as a whole or not at all. */
@Component
class Running {

    private final LibraryRuns runs;
    private final RunResults results;
    private final Tallying tallying;
    private final LongWork<RunProgress> work;
    private final Clock clock;

    Running(LibraryRuns runs, RunResults results, Tallying tallying, LongWorks works, Clock clock) {
        this.runs = runs;
        this.results = results;
        this.tallying = tallying;
        this.work = works.of("library-run", new Written(), RunProgress::new);
        this.clock = clock;
    }

    RunProgress progress(UUID id) {
        return work.progress(id).orElseGet(RunProgress::new);
    }

    /** Begins; the answer does not wait for the end. */
    UUID start(LocalDate legalDate, Visitor by) {
        UUID id = Ids.next(clock);
        Scope scope = by.scope();
        runs.insert(id, legalDate, scope, by.name());
        launch(new LongWork.Attempt(id, 1));
        return id;
    }

    void retry(UUID id) {
        LongWork.Attempt attempt = runs.again(id).orElseThrow(() -> new Refusal("这次测算现在不能重做"));
        runs.asked(id, "重做全库测算");
        launch(attempt);
    }

    /** From now on it counts as cancelled; what is still being worked out is thrown away. */
    void cancel(UUID id) {
        runs.asked(id, "停止全库测算");
        runs.move(id, RunStatus.CANCELLED, "", RunStatus.WAITING, RunStatus.RUNNING);
        work.stop(id);
    }

    /** Runs that a stopped process left unfinished have kept nothing: says so, and offers to begin again. */
    @EventListener(ApplicationReadyEvent.class)
    void recognise() {
        work.recognise();
    }

    private void launch(LongWork.Attempt attempt) {
        work.launch(attempt, this::work);
    }

    private void work(LongWork.Attempt attempt, RunProgress progress) {
        long began = System.nanoTime();
        LibraryRun run = runs.get(attempt.id());
        Tallying.Found found = tallying.of(run, progress);
        Map<Entity, String> rosters = new EnumMap<>(Entity.class);
        found.rosters().forEach((entity, roster) -> rosters.put(entity, results.keep(roster)));
        int position = 0;
        for (Tallying.Tallied tallied : found.columns()) {
            progress.at("保存结果", 90 + 10 * position / found.columns().size());
            String roster = Objects.requireNonNull(rosters.get(tallied.clause().entity()));
            results.keep(run.id(), tallied.column(position++, roster), tallied.packed());
        }
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (!runs.end(attempt, found.ended(run, millis))) {
            throw new StopRequest.Stopped();
        }
        runs.thin();
    }

    /** 测算的账. */
    private final class Written implements LongWork.Book {

        @Override
        public List<UUID> unfinished() {
            return runs.unfinished();
        }

        @Override
        public boolean begin(LongWork.Attempt attempt) {
            return runs.move(attempt, RunStatus.RUNNING, "", RunStatus.WAITING);
        }

        @Override
        public void interrupted(UUID id) {
            String note = "程序停止时测算还没有完成，没有留下结果，可以重做";
            runs.move(id, RunStatus.INTERRUPTED, note, RunStatus.WAITING, RunStatus.RUNNING);
        }

        @Override
        public void stopped(LongWork.Attempt attempt) {
            end(attempt, RunStatus.CANCELLED, "");
        }

        @Override
        public void failed(LongWork.Attempt attempt, Throwable why) {
            boolean said = why instanceof LongWork.Rejected;
            end(attempt, RunStatus.FAILED, said ? String.valueOf(why.getMessage()) : "测算时系统出错，没有留下结果");
        }

        private void end(LongWork.Attempt attempt, RunStatus end, String note) {
            runs.move(attempt, end, note, RunStatus.WAITING, RunStatus.RUNNING);
        }
    }
}
