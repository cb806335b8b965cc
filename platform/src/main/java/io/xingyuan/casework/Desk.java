package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 办理: what people do with their tasks; each step is one transaction that has the case for itself. */
@Component
class Desk {

    private static final String KIND = "事项";
    private static final int LONGEST_REASON = 200;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final CaseFiles files;
    private final CaseBooks books;
    private final Stages stages;
    private final Cases cases;
    private final Absences absences;
    private final Scrutiny scrutiny;
    private final CaseSubjects subjects;
    private final Copies copies;
    private final DecisionBasket basket;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Desk(
            CaseFiles files,
            CaseBooks books,
            Stages stages,
            Cases cases,
            Absences absences,
            Scrutiny scrutiny,
            CaseSubjects subjects,
            Copies copies,
            DecisionBasket basket,
            Audit audit,
            ApplicationEventPublisher events) {
        this.files = files;
        this.books = books;
        this.stages = stages;
        this.cases = cases;
        this.absences = absences;
        this.scrutiny = scrutiny;
        this.subjects = subjects;
        this.copies = copies;
        this.basket = basket;
        this.audit = audit;
        this.events = events;
    }

    /** 手头: a task that is the visitor's to do, with its case, held for this transaction. */
    private record AtHand(CaseFile file, Task task, Mandate mandate) {

        String signed() {
            return mandate.signed(Visitor.now().name());
        }
    }

    /** Takes a decision; returns the case as it is then. */
    @Transactional
    CaseState decide(UUID id, Decision given) {
        AtHand at = take(id);
        Visitor by = Visitor.now();
        Stage stage = stages.stage(at.file());
        Decision decision = at.task().kind() == Task.Kind.COSIGN ? given.agreement() : given;
        scrutiny.of(at.file(), stage, at.task(), decision, by);
        boolean agreeing = at.task().kind() == Task.Kind.COSIGN && decision.outcome() == Outcome.PASS;
        Task seat = agreeing ? agreed(at.file(), stage) : null;
        Deciding deciding = deciding(at.file(), stage, decision, seat, by);
        CaseSubject subject = subjects.of(at.file().kind());
        if (!agreeing || seat != null) {
            subject.mayDecide(deciding);
        }
        books.tasks()
                .done(
                        at.task(),
                        decision.outcome(),
                        decision.fields(),
                        decision.comment(),
                        by,
                        at.mandate().principal());
        SequencedMap<String, String> wanted = cases.reopen(at.file(), decision, by);
        DecisionBasket.Given files = basket.give(at.file(), at.task().id(), by.account());
        write(at, by, stage.name() + "：" + decision.outcome().label(), decision, wanted);
        CaseFile after = settle(at.file(), stage, decision, wanted.keySet());
        boolean stageDone = after.visit() != at.file().visit() || after.status().closed();
        subject.decided(
                new Decided(deciding, stageDone, after.status().closed() ? null : after.stage(), after.status()));
        if (!stageDone && at.task().kind() == Task.Kind.COSIGN) {
            events.publishEvent(new CaseNews.Cosigned(at.file().id(), by.name()));
        }
        record(
                at.file(),
                after,
                stage,
                decision,
                List.of(
                        FieldChange.of("要求补交", null, wanted.isEmpty() ? null : String.join("、", wanted.values())),
                        FieldChange.of("公开附件", null, files.open().isEmpty() ? null : files.open()),
                        FieldChange.of("内部附件", null, files.house().isEmpty() ? null : files.house())));
        return cases.state(after);
    }

    /** The seat whose word it is where an older version left the last one to a co-signer: that which agreed last. */
    private @Nullable Task agreed(CaseFile file, Stage stage) {
        List<Task> tasks = books.tasks().ofVisit(file);
        if (Tally.of(tasks).passes() < stage.quorum()) {
            return null;
        }
        return tasks.stream()
                .filter(task -> task.kind() == Task.Kind.DECIDE && task.outcome() == Outcome.PASS)
                .max(Comparator.comparing(Task::decidedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }

    /** @param wanted materials that were never handed in and have to be now */
    private CaseFile settle(CaseFile file, Stage stage, Decision decision, Set<String> wanted) {
        return switch (decision.outcome()) {
            case CORRECT -> {
                CaseFile asking = stages.ask(file, decision.comment());
                events.publishEvent(new CorrectionAsked(
                        file.id(),
                        file.kind(),
                        file.subject(),
                        decision.comment(),
                        Stream.concat(decision.refused().keySet().stream(), wanted.stream())
                                .toList()));
                yield asking;
            }
            case RETURN, WITHDRAW -> cases.follow(file, stage, decision.outcome(), decision.to());
            case PASS, REFUSE ->
                switch (Tally.of(books.tasks().ofVisit(file)).result(stage)) {
                    case WAIT -> file;
                    case PASS -> cases.follow(file, stage, Outcome.PASS, decision.to());
                    case REFUSE -> cases.follow(file, stage, Outcome.REFUSE, "");
                };
        };
    }

    private void write(AtHand at, Visitor by, String what, Decision decision, SequencedMap<String, String> wanted) {
        String asked = wanted.isEmpty() ? "" : "（要求补交：" + String.join("、", wanted.values()) + "）";
        UUID entry = books.timeline()
                .add(
                        at.file(),
                        at.mandate().signed(by.name()),
                        what,
                        decision.comment() + asked,
                        at.task().id());
        books.timeline().note(at.file(), entry, decision.internal());
    }

    private void record(CaseFile before, CaseFile after, Stage stage, Decision decision, List<FieldChange> further) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(FieldChange.of("环节", before.stageName(), after.stageName()));
        changes.add(FieldChange.of("状态", before.status().label(), after.status().label()));
        changes.add(FieldChange.of("结果", null, decision.outcome().label()));
        changes.add(FieldChange.of("公开意见", null, decision.comment()));
        changes.add(FieldChange.of("内部意见", null, decision.internal()));
        for (DecisionField field : stage.fields()) {
            changes.add(FieldChange.of(field.label(), null, decision.fields().get(field.key())));
        }
        changes.addAll(further);
        audit.record("办理事项", KIND, before.number(), before.title(), changes);
    }

    private static Deciding deciding(CaseFile file, Stage stage, Decision decision, @Nullable Task seat, Visitor by) {
        return new Deciding(
                file.id(),
                file.number(),
                file.kind(),
                file.subject(),
                file.enterprise(),
                stage.key(),
                decision.outcome(),
                seat == null ? decision.fields() : seat.fields(),
                seat == null ? decision.comment() : seat.comment(),
                by);
    }

    /** From now on it is this person's and leaves the lists of the others. */
    @Transactional
    void claim(UUID id) {
        AtHand at = take(id);
        String holder = at.task().holder();
        if (holder != null) {
            throw new Refusal("该待办已由{0}{1}签收。", at.task().holderName(), held(at.task()));
        }
        books.tasks().hold(id, at.mandate().holder(Visitor.now().name()));
        books.timeline().add(at.file(), at.signed(), "签收", at.task().stageName());
        audit.record("签收待办", KIND, at.file().number(), at.file().title());
    }

    /** Back to everybody of the role. */
    @Transactional
    void release(UUID id) {
        AtHand at = take(id);
        if (at.task().holder() == null) {
            throw new Refusal("该待办现在没有人签收。");
        }
        if (at.task().kind() == Task.Kind.COSIGN) {
            throw new Refusal("加签请的是您本人，不能退给别人签收；不便办理的，请转办或请对方收回。");
        }
        books.tasks().hold(id, null);
        books.timeline().add(at.file(), at.signed(), "退回待签收", at.task().stageName());
        audit.record("退回待签收", KIND, at.file().number(), at.file().title());
    }

    @Transactional
    void transfer(UUID id, Colleague to, String reason) {
        Scrutiny.fits("说明", reason, Scrutiny.LONGEST_COMMENT);
        AtHand at = take(id);
        if (to.role() != at.task().role()) {
            throw new Refusal(
                    "“{0}”由{1}办理，{2}不是。",
                    at.task().stageName(), at.task().role().label(), to.name());
        }
        if (takesPart(at.file(), to.account(), id)) {
            throw new Refusal("{0}已经参与本环节，请转办给别人。", to.name());
        }
        scrutiny.apart(at.file(), stages.stage(at.file()), to.account(), to.name());
        books.tasks().hold(id, new Tasks.Holder(to.account(), to.name()));
        UUID entry = books.timeline().add(at.file(), at.signed(), "转办给" + to.name(), "");
        books.timeline().note(at.file(), entry, reason);
        events.publishEvent(new CaseNews.Handed(at.file().id(), to.account(), "转办"));
        audit.record(
                "转办待办",
                KIND,
                at.file().number(),
                at.file().title(),
                List.of(FieldChange.of("办理人", at.task().holderName(), to.name())));
    }

    /** 加签: somebody else has to agree as well. */
    @Transactional
    void cosign(UUID id, Colleague with, String reason) {
        Scrutiny.fits("说明", reason, Scrutiny.LONGEST_COMMENT);
        AtHand at = take(id);
        Stage stage = stages.stage(at.file());
        if (!stage.takesCosigners()) {
            throw new Refusal("“{0}”没有“{1}”这个结果，不能请人加签，请用抄送。", stage.name(), Outcome.REFUSE.label());
        }
        if (takesPart(at.file(), with.account(), null)
                || with.account().equals(Visitor.now().account())) {
            throw new Refusal("{0}已经参与本环节，不必加签。", with.name());
        }
        scrutiny.apart(at.file(), stage, with.account(), with.name());
        UUID asked = books.tasks()
                .add(
                        at.file(),
                        Task.Kind.COSIGN,
                        with.role(),
                        new Tasks.Holder(with.account(), with.name()),
                        books.days(at.file()));
        books.tasks().askedBy(asked, id);
        UUID entry = books.timeline().add(at.file(), at.signed(), "请" + with.name() + "加签", "");
        books.timeline().note(at.file(), entry, reason);
        events.publishEvent(new CaseNews.Handed(at.file().id(), with.account(), "请加签"));
        audit.record(
                "加签", KIND, at.file().number(), at.file().title(), List.of(FieldChange.of("加签人", null, with.name())));
    }

    /** Whether somebody has or had another task of the present stage; whoever only asked for a correction begins anew. */
    private boolean takesPart(CaseFile file, String account, @Nullable UUID beside) {
        return books.tasks().ofVisit(file).stream()
                .filter(task -> task.status() != Task.Status.CANCELLED && task.outcome() != Outcome.CORRECT)
                .filter(task -> !task.id().equals(beside))
                .anyMatch(task -> account.equals(task.holder()) || account.equals(task.decidedBy()));
    }

    /** 收回加签: by the seat that asked, as long as the co-signer has not spoken. */
    @Transactional
    void recall(UUID id) {
        CaseFile file = files.lock(books.tasks().get(id).caseId());
        Task asked = books.tasks().get(id);
        mustBeOpen(asked);
        Visitor by = Visitor.now();
        Task seat = mine(file, by).stream()
                .filter(asked::isAskedBy)
                .findFirst()
                .orElseThrow(() -> new Refusal("加签只能由请人加签的席位收回。"));
        Mandate mandate = absences.mandates(by).stream()
                .filter(each -> each.covers(seat))
                .findFirst()
                .orElseThrow();
        String whom = asked.holder() == null ? asked.role().label() : asked.holderName();
        books.tasks().cancel(id);
        books.timeline().add(file, mandate.signed(by.name()), "收回加签", whom);
        if (asked.holder() != null) {
            events.publishEvent(new CaseNews.Handed(file.id(), asked.holder(), "加签已收回，不用办理"));
        }
        audit.record("收回加签", KIND, file.number(), file.title(), List.of(FieldChange.of("加签人", whom, null)));
    }

    /** 逾期未补正: ends it as withdrawn; what was handed in stays readable, and may be handed in anew. */
    @Transactional
    void lapse(CaseId id, String reason) {
        CaseFile file = files.lock(id);
        if (file.status() != CaseStatus.CORRECTING) {
            throw new Refusal("事项{0}现在没有要求补正。", file.number());
        }
        boolean asker = books.tasks().ofVisit(file).stream()
                .anyMatch(task -> task.outcome() == Outcome.CORRECT
                        && task.role() == Visitor.now().role());
        if (!asker) {
            throw new Refusal("只有要求补正的环节可以按撤回办结。");
        }
        LocalDate due = books.tasks().mendBy(file);
        if (due == null || !books.visits().today().isAfter(due)) {
            throw new Refusal("补正期限还没有过，不能按撤回办结。");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal("请写明理由，最多 200 个字。");
        }
        CaseFile closed = stages.close(file, CaseStatus.WITHDRAWN, Outcome.WITHDRAW);
        books.timeline().add(closed, Visitor.now().name(), "逾期未补正，按撤回办结", reason);
        audit.record(
                "逾期未补正按撤回办结",
                KIND,
                file.number(),
                file.title(),
                List.of(FieldChange.of("补正期限", null, due), FieldChange.of("理由", null, reason)));
    }

    /** 催办: at most once a day for each task. */
    @Transactional
    void urge(CaseId id) {
        CaseFile file = files.lock(id);
        if (file.status() != CaseStatus.OPEN) {
            throw new Refusal("事项{0}已是“{1}”，不用催办。", file.number(), file.status().label());
        }
        if (books.tasks().urge(file) == 0) {
            throw new Refusal("今天已经催办过，请明天再催。");
        }
        books.timeline().add(file, Visitor.now().name(), "催办", "");
        audit.record("催办", KIND, file.number(), file.title());
        events.publishEvent(new CaseNews.Urged(id));
    }

    @Transactional
    void copy(CaseId id, Colleague to) {
        CaseFile file = files.lock(id);
        if (!copies.send(
                id, new Tasks.Holder(to.account(), to.name()), Visitor.now().name())) {
            throw new Refusal("已经抄送给{0}。", to.name());
        }
        events.publishEvent(new CaseNews.Handed(id, to.account(), "抄送"));
        audit.record("抄送事项", KIND, file.number(), file.title(), List.of(FieldChange.of("抄送", null, to.name())));
    }

    private AtHand take(UUID id) {
        CaseFile file = files.lock(books.tasks().get(id).caseId());
        Task task = books.tasks().get(id);
        mustBeOpen(task);
        Mandate mandate = absences.mandates(Visitor.now()).stream()
                .filter(each -> each.covers(task))
                .findFirst()
                .orElseThrow(() -> notMine(task));
        if (file.status() != CaseStatus.OPEN) {
            throw new Refusal(
                    "事项{0}现在是“{1}”，暂不能办理。", file.number(), file.status().label());
        }
        return new AtHand(file, task, mandate);
    }

    /** Somebody of the role who comes too late is told who has it; others learn nothing. */
    private static RuntimeException notMine(Task task) {
        boolean sameRole = Visitor.now().role() == task.role();
        return sameRole && task.holder() != null
                ? new Refusal("该待办已由{0}{1}签收，需要时请其转办。", task.holderName(), held(task))
                : new NotFound("待办");
    }

    private static String held(Task task) {
        return task.heldAt() == null ? "" : "于 " + MINUTE.format(task.heldAt()) + " ";
    }

    private static void mustBeOpen(Task task) {
        if (task.status() == Task.Status.OPEN) {
            return;
        }
        if (!Role.Group.STAFF.has(Visitor.now().role())) {
            throw new NotFound("待办");
        }
        if (task.status() == Task.Status.RESTING) {
            throw new Refusal("这件事项正在等申请人补正，补正交回后再办理。");
        }
        if (task.status() == Task.Status.DONE && task.decidedAt() != null && task.outcome() != null) {
            throw new Refusal(
                    "这项“{0}”已由{1}于 {2} 办理（{3}），您的操作没有生效。",
                    task.stageName(),
                    task.decidedName(),
                    MINUTE.format(task.decidedAt()),
                    task.outcome().label());
        }
        throw new Refusal("这项“{0}”已由他人办结，不需要再办理，您的操作没有生效。", task.stageName());
    }

    /** For a page that shows what a visitor may do. */
    List<Task> mine(CaseFile file, Visitor visitor) {
        return pending(file, visitor).stream()
                .filter(task -> task.status() == Task.Status.OPEN)
                .toList();
    }

    /** What is the visitor's to do now, or when the applicant has mended the case. */
    List<Task> pending(CaseFile file, Visitor visitor) {
        List<Mandate> mandates = absences.mandates(visitor);
        return books.tasks().ofVisit(file).stream()
                .filter(Task::pending)
                .filter(task -> mandates.stream().anyMatch(mandate -> mandate.covers(task)))
                .toList();
    }
}
