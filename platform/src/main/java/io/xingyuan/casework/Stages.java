package io.xingyuan.casework;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 流转: takes a case into a stage, out of it, to the applicant and back, and to its end; within the caller's transaction. */
@Component
class Stages {

    static final String APPLICANT = "申请人";

    private final CaseFiles files;
    private final Visits visits;
    private final Tasks tasks;
    private final Lights lights;
    private final Procedures procedures;
    private final Colleagues colleagues;
    private final ApplicationEventPublisher events;

    Stages(
            CaseFiles files,
            Visits visits,
            Tasks tasks,
            Lights lights,
            Procedures procedures,
            Colleagues colleagues,
            ApplicationEventPublisher events) {
        this.files = files;
        this.visits = visits;
        this.tasks = tasks;
        this.lights = lights;
        this.procedures = procedures;
        this.colleagues = colleagues;
        this.events = events;
    }

    Procedure procedure(CaseFile file) {
        return procedures.version(file.procedure(), file.procedureVersion());
    }

    Stage stage(CaseFile file) {
        return procedure(file).stage(file.stage());
    }

    /** The first stage of a case that was just added. */
    void begin(CaseFile file) {
        occupy(file, stage(file));
    }

    private void occupy(CaseFile file, Stage stage) {
        visits.begin(file, stage.limit(), stage.statutoryOn(visits.today()));
        visits.turn(file, stage.seats().getFirst().label());
        LightDays days = lights.of(visits.current(file));
        for (Role seat : stage.seats()) {
            tasks.add(file, Task.Kind.DECIDE, seat, null, days);
        }
    }

    /** Out of the current stage into another one. */
    CaseFile move(CaseFile file, Stage to, Outcome outcome) {
        must(file, CaseStatus.OPEN);
        tasks.cancelOpen(file);
        visits.end(file, outcome.name());
        CaseFile moved = file.at(to.key(), to.name(), file.visit() + 1).with(CaseStatus.OPEN);
        files.write(moved);
        occupy(moved, to);
        events.publishEvent(new CaseMoved(file.id(), file.kind(), file.subject(), file.stage(), to.key()));
        return moved;
    }

    CaseFile close(CaseFile file, CaseStatus status, Outcome outcome) {
        must(file, status);
        tasks.cancelOpen(file);
        visits.end(file, outcome.name());
        CaseFile closed = file.with(status);
        files.write(closed);
        events.publishEvent(new CaseClosed(file.id(), file.kind(), file.subject(), status));
        return closed;
    }

    /**
     * To the applicant, who has something to mend; the stage's clock stands still where the procedure says so, and the
     * other seats rest.
     */
    CaseFile ask(CaseFile file, String what) {
        must(file, CaseStatus.CORRECTING);
        CaseFile asking = file.asking(what);
        files.write(asking);
        visits.turn(file, APPLICANT);
        if (stage(file).pausesFor(LawfulPause.CORRECTION)) {
            visits.pause(file, LawfulPause.CORRECTION, APPLICANT);
        }
        tasks.light(file, lights.of(visits.current(file)));
        tasks.rest(file);
        TimeLimit limit = lights.correction(stage(file));
        tasks.askedUnder(
                tasks.add(asking, Task.Kind.CORRECT, Role.ENTERPRISE_MEMBER, null, lights.ofCorrection(limit)), limit);
        return asking;
    }

    /** Back from the applicant to whoever asked. */
    CaseFile back(CaseFile file, Task asked) {
        must(file, CaseStatus.OPEN);
        CaseFile open = file.asking("").with(CaseStatus.OPEN);
        files.write(open);
        visits.resume(file, LawfulPause.CORRECTION);
        visits.turn(file, asked.role().label());
        LightDays days = lights.of(visits.current(file));
        tasks.wake(file);
        tasks.light(file, days);
        freeLeft(file);
        Tasks.Holder holder = asker(asked);
        tasks.comesBackAs(asked.id(), tasks.add(open, asked.kind(), asked.role(), holder, days));
        if (holder != null) {
            events.publishEvent(
                    new CaseNews.Corrected(file.id(), new Duty(asked.role(), holder.account(), asked.park())));
        }
        return open;
    }

    /** Who left while it rested holds it no more. */
    private void freeLeft(CaseFile file) {
        tasks.ofVisit(file).stream()
                .filter(task -> task.status() == Task.Status.OPEN && task.kind() != Task.Kind.CORRECT)
                .filter(task -> task.holder() != null && !colleagues.serves(task.holder(), task.role(), task.park()))
                .forEach(task -> tasks.hold(task.id(), null));
    }

    /** Whoever asked, or for whom a stand-in asked, while the task is still theirs to do; else everybody of the role. */
    private Tasks.@Nullable Holder asker(Task asked) {
        String held = asked.holder();
        Tasks.Holder asker = asked.decidedFor().isEmpty()
                ? new Tasks.Holder(asked.decidedBy(), asked.decidedName())
                : held == null ? null : new Tasks.Holder(held, asked.holderName());
        return asker != null && colleagues.serves(asker.account(), asked.role(), asked.park()) ? asker : null;
    }

    void pause(CaseFile file, String reason, String by) {
        visits.pause(file, reason, by);
        tasks.light(file, lights.of(visits.current(file)));
    }

    void resume(CaseFile file, String reason) {
        if (!visits.resume(file, reason)) {
            throw new Refusal("没有因“{0}”暂停计时，无从恢复。", reason);
        }
        tasks.light(file, lights.of(visits.current(file)));
    }

    void extend(CaseFile file, int by) {
        var clock = visits.current(file).clock().orElseThrow(() -> new Refusal("本环节没有时限，无需延长。"));
        clock.extend(by);
        visits.extend(file, by);
        tasks.light(file, lights.of(visits.current(file)));
    }

    /** Counts the days of a case's open tasks anew. */
    void relight(CaseFile file) {
        tasks.light(file, lights.of(visits.current(file)));
        tasks.mending(file).forEach(mending -> tasks.mendBy(mending.id(), lights.of(mending.clock())));
    }

    @Nullable
    Stage next(CaseFile file, @Nullable String wanted) {
        Procedure procedure = procedure(file);
        var after = procedure.after(file.stage());
        if (wanted == null || wanted.isBlank()) {
            return after.isEmpty() ? null : after.getFirst();
        }
        if (wanted.equals("end") && procedure.mayEndAfter(file.stage())) {
            return null;
        }
        return after.stream()
                .filter(stage -> stage.key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal("流程不允许从“{0}”直接到所选的环节。", file.stageName()));
    }

    private static void must(CaseFile file, CaseStatus next) {
        if (!file.status().mayBecome(next)) {
            throw new Refusal(
                    "事项{0}已是“{1}”，不能改为“{2}”。", file.number(), file.status().label(), next.label());
        }
    }
}
