package io.xingyuan.casework;

import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Publicity;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 办理审查: what the procedure says against a decision. */
@Component
class Scrutiny {

    /** Characters of a comment, a reason, an answer. */
    static final int LONGEST_COMMENT = 2000;

    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_NAME = 60;

    private final CaseBooks books;
    private final Objections objections;
    private final WorkCalendar calendar;
    private final ObjectProvider<ExpertPanels> panels;

    Scrutiny(CaseBooks books, Objections objections, WorkCalendar calendar, ObjectProvider<ExpertPanels> panels) {
        this.books = books;
        this.objections = objections;
        this.calendar = calendar;
        this.panels = panels;
    }

    void of(CaseFile file, Stage stage, Task task, Decision decision, Visitor by) {
        lengths(stage, decision);
        outcome(file, stage, task, decision);
        apart(file, stage, by.account(), by.name());
        oneSeat(file, task, by);
        if (decision.outcome() == Outcome.CORRECT) {
            named(decision);
        } else {
            answered(file);
            if (task.kind() == Task.Kind.DECIDE) {
                refuseFor(awaited(file));
            }
        }
        if (decision.outcome() == Outcome.PASS) {
            if (task.kind() == Task.Kind.DECIDE) {
                refuseFor(upheld(file));
            }
            fields(stage, task, decision);
            publicity(file, stage);
            panel(file, stage);
        }
    }

    private static void refuseFor(List<Refusal> why) {
        why.stream().findFirst().ifPresent(no -> {
            throw no;
        });
    }

    /** A correction that names nothing would stop the clock for nothing. */
    private static void named(Decision decision) {
        if (decision.refused().isEmpty() && decision.wanted().isEmpty()) {
            throw new Refusal("请写明要补正哪些材料和原因；要申请人说明情况的，在清单以外写明。");
        }
    }

    /** They stand on the printed record: longer ones belong into an attachment. */
    private static void lengths(Stage stage, Decision decision) {
        fits("公开意见", decision.comment(), LONGEST_COMMENT);
        fits("内部意见", decision.internal(), LONGEST_COMMENT);
        for (DecisionField field : stage.fields()) {
            fits(field.label(), decision.fields().getOrDefault(field.key(), ""), LONGEST_FIELD);
        }
        decision.refused().values().forEach(reason -> fits("材料退回原因", reason, LONGEST_FIELD));
        for (Decision.Wanted wanted : decision.wanted()) {
            if (wanted.reason().isBlank()
                    || (wanted.item().isEmpty() && wanted.name().isBlank())) {
                throw new Refusal("要求补交清单外的材料，名称和原因都要写。");
            }
            fits("材料名称", wanted.name(), LONGEST_NAME);
            fits("补交原因", wanted.reason(), LONGEST_FIELD);
        }
    }

    /** In characters as people count them. */
    static void fits(String what, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new Refusal("“{0}”最多 {1} 个字，现在有 {2} 个，请精简，或写成附件上传。", what, most, length);
        }
    }

    private static void outcome(CaseFile file, Stage stage, Task task, Decision decision) {
        Outcome outcome = decision.outcome();
        boolean cosigner = task.kind() == Task.Kind.COSIGN;
        boolean fits = cosigner
                ? outcome == Outcome.PASS || (outcome == Outcome.REFUSE && stage.takesCosigners())
                : stage.allows(outcome);
        if (!fits) {
            throw new Refusal("“{0}”没有“{1}”这个结果。", stage.name(), outcome.label());
        }
        if (!cosigner && outcome == Outcome.PASS && stage.decides() == Decides.REPORTED) {
            throw new Refusal("“{0}”由业务结果推进，登记实际结果后自动通过，不能在这里直接通过。", stage.name());
        }
        if (outcome != Outcome.PASS && decision.comment().isBlank()) {
            throw new Refusal("“{0}”要写明公开意见，申请人会看到。", outcome.label());
        }
        if (outcome == Outcome.CORRECT && file.enterprise() == null) {
            throw new Refusal("这个事项没有申请企业，不能要求补正，请退回或不予通过。");
        }
    }

    /** Whoever decided a stage that has to be kept apart may not decide this one. */
    void apart(CaseFile file, Stage stage, String account, String name) {
        books.tasks().of(file.id()).stream()
                .filter(task -> stage.apart().contains(task.stage()) && account.equals(task.decidedBy()))
                .findFirst()
                .ifPresent(task -> {
                    throw new Refusal("“{0}”由{1}办理，“{2}”须由另一人办理。", task.stageName(), name, stage.name());
                });
    }

    /** Nobody speaks twice in one stage, be it for two seats or as the co-signer of their own. */
    private void oneSeat(CaseFile file, Task task, Visitor by) {
        boolean sat = books.tasks().ofVisit(file).stream()
                .anyMatch(other -> other.kind() != Task.Kind.CORRECT
                        && !other.id().equals(task.id())
                        && other.outcome() != null
                        && other.outcome() != Outcome.CORRECT
                        && by.account().equals(other.decidedBy()));
        if (sat) {
            throw new Refusal("您已在本环节办理过一个席位或加签，其余的须由他人办理。");
        }
    }

    /** Why a seat cannot end its stage now, if it cannot: who was asked to co-sign is heard first, or asked no more. */
    List<Refusal> awaited(CaseFile file) {
        return Task.cosigning(books.tasks().ofVisit(file)).stream()
                .map(cosigner -> new Refusal("{0}还没有办完加签，请等加签人办理，或先收回加签。", cosigner))
                .toList();
    }

    /** Why a seat cannot say 通过 now, if it cannot: not after an objection that holds. */
    List<Refusal> upheld(CaseFile file) {
        boolean upheld = objections.of(file.id()).stream()
                .anyMatch(each -> each.visit() == file.visit() && Boolean.TRUE.equals(each.upheld()));
        return upheld ? List.of(new Refusal("这次公示有异议成立，不能通过，请退回重新办理或不予通过。")) : List.of();
    }

    /** Of whatever visit: what was published has to be answered before the case goes anywhere. */
    private void answered(CaseFile file) {
        long open = objections.of(file.id()).stream().filter(Objection::open).count();
        if (open > 0) {
            throw new Refusal("还有 {0} 件公示异议没有答复，请先答复。", open);
        }
    }

    /** A clock stands still by hand only for what the procedure lists, and for what there is. */
    void pause(CaseFile file, Stage stage, String reason, String ground) {
        if (!stage.pausesFor(reason)) {
            throw new Refusal("“{0}”不能因“{1}”暂停计时，流程没有列这个事由。", stage.name(), reason);
        }
        if (LawfulPause.endsByItself(reason)) {
            throw new Refusal("“{0}”随要求补正、收到异议自动暂停计时，不能手工暂停。", reason);
        }
        if (stage.decides() == Decides.EXPERTS
                && reason.equals(LawfulPause.EXPERTS)
                && panels.stream().noneMatch(each -> each.asking(file.id()))) {
            throw new Refusal("还没有请专家评审，或已经评完，不能因“{0}”暂停计时。", reason);
        }
        if (ground.isBlank()) {
            throw new Refusal("请写明暂停计时的具体情况和依据的文书。");
        }
        fits("暂停说明", ground, LONGEST_FIELD);
    }

    private static void fields(Stage stage, Task task, Decision decision) {
        if (task.kind() == Task.Kind.COSIGN) {
            return;
        }
        for (DecisionField field : stage.fields()) {
            if (field.required()
                    && decision.fields().getOrDefault(field.key(), "").isBlank()) {
                throw new Refusal("请填写“{0}”。", field.label());
            }
        }
    }

    private void publicity(CaseFile file, Stage stage) {
        Publicity publicity = stage.publicity();
        if (publicity == null) {
            return;
        }
        LocalDate today = books.visits().today();
        LocalDate until = books.visits().current(file).publicUntil(publicity, calendar.days(), today);
        if (!today.isAfter(until)) {
            throw new Refusal("公示到 {0} 为止（{1} 个工作日），次日起方可办理。", calendar.days().told(until), publicity.workingDays());
        }
    }

    private void panel(CaseFile file, Stage stage) {
        if (stage.decides() == Decides.EXPERTS) {
            panels.ifAvailable(panel -> {
                if (panel.result(file.id()).isEmpty()) {
                    throw new Refusal("专家评分还没有全部交齐。");
                }
            });
        }
    }
}
