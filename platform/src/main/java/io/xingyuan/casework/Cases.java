package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.calendar.Turn;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.MaterialAsked;
import io.xingyuan.casework.procedure.NumberPattern;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 事项办理: the face of casework for the modules above. What it does it does within the caller's transaction. */
@Service
public class Cases {

    private static final String KIND = "事项";

    private final CaseFiles files;
    private final CaseBooks books;
    private final Stages stages;
    private final Procedures procedures;
    private final CaseSubjects subjects;
    private final CaseSlots slots;
    private final Scrutiny scrutiny;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            CaseFiles files,
            CaseBooks books,
            Stages stages,
            Procedures procedures,
            CaseSubjects subjects,
            CaseSlots slots,
            Scrutiny scrutiny,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.books = books;
        this.stages = stages;
        this.procedures = procedures;
        this.subjects = subjects;
        this.slots = slots;
        this.scrutiny = scrutiny;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a case: its number and look-up code, the first stage with its tasks and clock.
     *
     * @throws Refusal when what the first stage must have is not there and nobody may hand it in later
     */
    @Transactional
    public CaseId open(NewCase given) {
        Visitor by = Visitor.now();
        Procedure procedure = procedures.current(given.procedure());
        Stage first = procedure.first();
        mustBring(given, first);
        NumberPattern pattern = new NumberPattern(procedure.number());
        int year = LocalDate.now(clock).getYear();
        ParkId park = given.park();
        CaseFile file = new CaseFile(
                new CaseId(Ids.next(clock)),
                pattern.number(year, files.next(pattern.series(), year)),
                LookUpCode.next(),
                procedure.key(),
                procedure.version(),
                given.kind(),
                given.subject(),
                given.title(),
                given.enterprise(),
                given.applicant(),
                park == null ? null : park.value(),
                CaseStatus.OPEN,
                first.key(),
                first.name(),
                1,
                "",
                clock.instant(),
                by.name(),
                null);
        files.add(file, by.account(), subjects.of(given.kind()).topic(given.subject()));
        given.materials().forEach(material -> books.materials().give(file, material, by.name()));
        stages.begin(file);
        books.timeline().add(file, by.name(), "提交", "");
        audit.record("提交事项", KIND, file.number(), file.title());
        events.publishEvent(new CaseOpened(file.id(), file.number(), file.kind(), file.subject()));
        return file.id();
    }

    private void mustBring(NewCase given, Stage first) {
        String left = first.materials().stream()
                .filter(MaterialAsked::required)
                .filter(asked -> given.materials().stream()
                        .noneMatch(each -> CaseMaterial.slot(each.item()).equals(asked.key())))
                .map(MaterialAsked::name)
                .collect(Collectors.joining("”“", "“", "”"));
        if (left.length() > 2 && subjects.of(given.kind()).comesComplete()) {
            throw new Refusal("“{0}”必须有的材料还没有交：{1}。", first.name(), left);
        }
    }

    /** What the first stage of a procedure asks for. */
    public List<FirstMaterial> asks(String procedure) {
        return procedures.current(procedure).first().materials().stream()
                .map(asked -> new FirstMaterial(asked.key(), asked.name(), asked.required()))
                .toList();
    }

    public Optional<CaseState> find(CaseId id) {
        return files.find(id).map(this::state);
    }

    /** What experts are shown of what they judge. */
    public List<Chapter> forExperts(CaseId id) {
        return files.find(id)
                .map(file -> subjects.of(file.kind()).forExperts(file.subject()))
                .orElse(List.of());
    }

    /** The cases of one subject, the newest first. */
    public List<CaseState> about(String kind, String subject) {
        return files.about(kind, subject).stream().map(this::state).toList();
    }

    /** Key and title of those published procedures through which cases of a kind can go. */
    public Map<String, String> procedures(String kind) {
        Map<String, String> fitting = new LinkedHashMap<>(procedures.titles());
        fitting.keySet()
                .removeIf(key -> !subjects.of(kind)
                        .needs()
                        .faults(procedures.current(key))
                        .isEmpty());
        return fitting;
    }

    /** The page of a case. */
    public String address(CaseId id) {
        return "/cases/" + id;
    }

    /** The applicant has mended what was asked: the case goes back to whoever asked. */
    @Transactional
    public CaseState correct(CaseId id, Correction correction) {
        Visitor by = Visitor.now();
        Scrutiny.fits("补正说明", correction.answer(), Scrutiny.LONGEST_COMMENT);
        CaseFile file = files.lock(id);
        if (file.status() != CaseStatus.CORRECTING) {
            throw new Refusal("事项{0}现在没有要求补正。", file.number());
        }
        Task asked = asked(file);
        Correction mended = slots.mended(file, correction);
        mended.gone().forEach(item -> books.materials().replace(file, item));
        mended.materials().forEach(material -> books.materials().give(file, material, by.name()));
        books.tasks().ofVisit(file).stream()
                .filter(task -> task.kind() == Task.Kind.CORRECT && task.status() == Task.Status.OPEN)
                .forEach(task ->
                        books.tasks().done(task, Outcome.PASS, java.util.Map.of(), correction.answer(), by, ""));
        CaseFile back = stages.back(file, asked);
        books.timeline().add(back, by.name(), "提交补正", correction.answer());
        audit.record(
                "提交补正",
                KIND,
                file.number(),
                file.title(),
                List.of(
                        FieldChange.of("说明", null, correction.answer()),
                        FieldChange.of("材料", null, named(mended.materials()))));
        return state(back);
    }

    /**
     * What a decision says has to be handed in again or is not there; gives what was never handed in, name by item. In
     * the transaction of the decision.
     */
    SequencedMap<String, String> reopen(CaseFile file, Decision decision, Visitor by) {
        books.materials().refuse(file, decision.refused());
        return slots.ask(file, decision.wanted(), by.name());
    }

    /** Hands in what the stage asks for, as it lies in the slots of the case's own page. */
    @Transactional
    void handIn(CaseId id) {
        Visitor by = Visitor.now();
        CaseFile file = files.lock(id);
        mustBeOpen(file);
        List<NewMaterial> given = slots.handedIn(file);
        given.forEach(material -> books.materials().give(file, material, by.name()));
        books.timeline().add(file, by.name(), "提交材料", named(given));
        audit.record("提交材料", KIND, file.number(), file.title(), List.of(FieldChange.of("材料", null, named(given))));
    }

    private static String named(List<NewMaterial> given) {
        return given.stream()
                .map(material -> material.name() + " " + material.fileName())
                .collect(Collectors.joining("、"));
    }

    /** Every version of every material, by item, the newest first. */
    public List<CaseMaterial> materials(CaseId id) {
        return books.materials().of(id).stream().map(CaseMaterial::of).toList();
    }

    /** The owner of the files that are uploaded on a case's own page. */
    public AttachedTo files(CaseId id) {
        return new AttachedTo(CaseAttachments.KIND, id.toString());
    }

    /** Slots of a case's own page to which the applicant uploads now, each with what is asked for. */
    public SequencedMap<String, String> slots(CaseId id) {
        return files.find(id).map(slots::open).orElseGet(LinkedHashMap::new);
    }

    private Task asked(CaseFile file) {
        return books.tasks().ofVisit(file).stream()
                .filter(task -> task.outcome() == Outcome.CORRECT)
                .max(Comparator.comparing(Task::decidedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow(() -> new NotFound("待办"));
    }

    /** The applicant takes it back, or the house does on the applicant's behalf. */
    @Transactional
    public void withdraw(CaseId id, String reason) {
        Scrutiny.fits("撤回原因", reason, Scrutiny.LONGEST_COMMENT);
        CaseFile file = files.lock(id);
        if (Visitor.now().role().ofEnterprise()) {
            subjects.of(file.kind()).mayWithdraw(file.subject());
        }
        CaseFile closed = stages.close(file, CaseStatus.WITHDRAWN, Outcome.WITHDRAW);
        books.timeline().add(closed, Visitor.now().name(), "撤回", reason);
        audit.record("撤回事项", KIND, file.number(), file.title(), List.of(FieldChange.of("原因", null, reason)));
    }

    /**
     * The clock of the current stage stands still, for a reason that the procedure lists.
     *
     * @param ground what has happened, by which paper: it stands on the record
     */
    @Transactional
    public void pause(CaseId id, String reason, String ground) {
        CaseFile file = files.lock(id);
        mustBeOpen(file);
        scrutiny.pause(file, stages.stage(file), reason, ground);
        boolean already = books.visits().current(file).pauses().stream()
                .anyMatch(pause -> pause.until() == null && pause.reason().equals(reason));
        if (already) {
            throw new Refusal("已因“{0}”暂停计时，不能重复暂停。", reason);
        }
        stages.pause(file, reason, Visitor.now().name());
        books.timeline().add(file, Visitor.now().name(), "暂停计时", reason + "：" + ground);
        audit.record(
                "暂停计时",
                KIND,
                file.number(),
                file.title(),
                List.of(FieldChange.of("事由", null, reason), FieldChange.of("说明", null, ground)));
    }

    /** The reason has gone. */
    @Transactional
    public void resume(CaseId id, String reason) {
        CaseFile file = files.lock(id);
        mustBeOpen(file);
        if (LawfulPause.endsByItself(reason)) {
            throw new Refusal("因“{0}”暂停的计时，在补正提交、异议答复后自动恢复。", reason);
        }
        stages.resume(file, reason);
        books.timeline().add(file, Visitor.now().name(), "恢复计时", reason);
        audit.record("恢复计时", KIND, file.number(), file.title(), List.of(FieldChange.of("事由", reason, null)));
    }

    /** By at most half of the stage's limit in all. */
    @Transactional
    public void extend(CaseId id, int by, String reason) {
        CaseFile file = files.lock(id);
        mustBeOpen(file);
        if (reason.isBlank()) {
            throw new Refusal("请写明延长的理由和批准人。");
        }
        Scrutiny.fits("理由和批准人", reason, Scrutiny.LONGEST_COMMENT);
        stages.extend(file, by);
        books.timeline().add(file, Visitor.now().name(), "延长时限", by + "：" + reason);
        audit.record("延长时限", KIND, file.number(), file.title(), List.of(FieldChange.of("延长", null, by + " " + reason)));
    }

    /**
     * A stage's result from elsewhere: the panel has finished, the money has gone. What its seats had to do is done.
     *
     * @param stage the key of the stage that the case must be in, so that a result told twice counts once
     * @return false when the case has left this stage already, or somebody was asked to co-sign who has not spoken: then
     *     its seat decides afterwards
     */
    @Transactional
    public boolean report(CaseId id, String stage, Outcome outcome, String comment) {
        CaseFile file = files.lock(id);
        if (!file.stage().equals(stage) || file.status() != CaseStatus.OPEN) {
            return false;
        }
        Stage here = stages.stage(file);
        if (!here.allows(outcome) || outcome == Outcome.CORRECT) {
            throw new Refusal("“{0}”没有“{1}”这个结果。", here.name(), outcome.label());
        }
        String by = reporter(Visitor.now());
        if (here.takesCosigners() && !scrutiny.awaited(file).isEmpty()) {
            books.timeline().add(file, by, here.name() + "：有了结果，等加签", comment);
            audit.record("环节结果等加签", KIND, file.number(), file.title(), List.of(FieldChange.of("结果", null, comment)));
            return false;
        }
        CaseFile after = follow(file, here, outcome, null);
        books.timeline().add(file, by, here.name() + "：" + outcome.label(), comment);
        audit.record(
                "报告环节结果",
                KIND,
                file.number(),
                file.title(),
                List.of(
                        FieldChange.of("环节", file.stageName(), after.stageName()),
                        FieldChange.of("结果", null, outcome.label())));
        return true;
    }

    /** The last sheet of a panel is no word of its expert's own: the applicant does not read who it was. */
    private static String reporter(Visitor by) {
        return by.role() == Role.EXPERT ? "专家组" : by.signedIn() ? by.name() : "系统";
    }

    /** As {@link #report} with 通过, for modules that do not know the procedures. */
    @Transactional
    public boolean reportPassed(CaseId id, String stage, String comment) {
        return report(id, stage, Outcome.PASS, comment);
    }

    /** Where the case goes when its stage ends so. */
    CaseFile follow(CaseFile file, Stage stage, Outcome outcome, @Nullable String to) {
        return switch (outcome) {
            case PASS -> {
                slots.mustBeComplete(file);
                Stage next = stages.next(file, to);
                yield next == null ? stages.close(file, CaseStatus.PASSED, outcome) : stages.move(file, next, outcome);
            }
            case RETURN -> {
                String back = to == null || to.isBlank() ? stage.returnTo().getFirst() : to;
                if (!stage.returnTo().contains(back)) {
                    throw new Refusal("流程不允许从“{0}”退回到所选的环节。", stage.name());
                }
                yield stages.move(file, stages.procedure(file).stage(back), outcome);
            }
            case REFUSE -> stages.close(file, CaseStatus.REFUSED, outcome);
            case WITHDRAW -> stages.close(file, CaseStatus.WITHDRAWN, outcome);
            case CORRECT -> throw new IllegalArgumentException("a correction does not end a stage");
        };
    }

    private static void mustBeOpen(CaseFile file) {
        if (file.status() != CaseStatus.OPEN) {
            throw new Refusal("事项{0}已是“{1}”。", file.number(), file.status().label());
        }
    }

    CaseState state(CaseFile file) {
        LightDays days = file.status().closed() ? LightDays.NONE : books.days(file);
        LocalDate mendBy = books.tasks().mendBy(file);
        return new CaseState(
                file.id(),
                file.number(),
                file.code(),
                file.procedure(),
                file.procedureVersion(),
                file.kind(),
                file.subject(),
                file.title(),
                file.enterprise(),
                file.applicant(),
                file.status(),
                file.stage(),
                file.stageName(),
                days.due(),
                books.lights().dated(days.due()),
                days.light(books.visits().today()),
                file.status().closed()
                        ? ""
                        : books.visits().turns(file.id()).stream()
                                .reduce((first, second) -> second)
                                .map(Turn::holder)
                                .orElse(Role.GUEST.label()),
                file.asked(),
                mendBy,
                books.lights().dated(mendBy),
                file.openedAt(),
                file.closedAt());
    }
}
