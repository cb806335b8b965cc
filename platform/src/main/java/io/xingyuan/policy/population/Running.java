package io.xingyuan.policy.population;

import io.xingyuan.background.LongWork;
import io.xingyuan.background.LongWorks;
import io.xingyuan.background.StopRequest;
import io.xingyuan.background.WorkRegister;
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
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 测算的进行: runs in the background; what a run finds is kept as a whole or not at all. */
@Component
class Running {

    private static final WorkRegister.Words WORDS =
            new WorkRegister.Words("测算的进度：人的要求另有记录", "程序停止时测算还没有完成，没有留下结果，可以重做", "测算时系统出错，没有留下结果");

    private final LibraryRuns runs;
    private final RunResults results;
    private final Tallying tallying;
    private final WorkRegister<RunStatus> register;
    private final LongWork<RunProgress> work;
    private final Clock clock;

    Running(LibraryRuns runs, RunResults results, Tallying tallying, LongWorks works, Clock clock) {
        this.runs = runs;
        this.results = results;
        this.tallying = tallying;
        this.register = works.register("policy.library_run", RunStatus.class, WORDS, _ -> {});
        this.work = works.of("library-run", register, RunProgress::new);
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
        LongWork.Attempt attempt = register.again(id).orElseThrow(() -> new Refusal("这次测算已经在重做，或者已经完成"));
        runs.asked(id, "重做全库测算");
        launch(attempt);
    }

    /** From now on it counts as cancelled; what is still being worked out is thrown away. */
    @Transactional
    void cancel(UUID id) {
        if (!register.move(id, RunStatus.CANCELLED, "", Set.of(RunStatus.WAITING, RunStatus.RUNNING))) {
            throw new Refusal("这次测算已经停止或者结束了，没有可取消的");
        }
        runs.asked(id, "停止全库测算");
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
        progress.at("保存结果", 90);
        results.oneAtATime();
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
}
