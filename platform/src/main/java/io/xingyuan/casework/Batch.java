package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** 批量办理: decides task after task alike, each in a transaction of its own; a refusal stops none of the others. */
@Component
class Batch {

    static final int LARGEST = 100;

    /** What may be said of many at once, with one reason for all. */
    static final List<Outcome> OUTCOMES = List.of(Outcome.PASS, Outcome.RETURN, Outcome.REFUSE);

    private final Desk desk;
    private final Tasks tasks;

    Batch(Desk desk, Tasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    BatchResult decide(List<UUID> ids, Outcome outcome, String comment) {
        if (ids.isEmpty()) {
            throw new Refusal("请先勾选要办理的事项。");
        }
        if (ids.size() > LARGEST) {
            throw new Refusal("一次最多批量办理 {0} 项。", LARGEST);
        }
        if (outcome == Outcome.CORRECT) {
            throw new Refusal("补正要逐件写明材料和原因，不能批量办理。");
        }
        if (!OUTCOMES.contains(outcome)) {
            throw new Refusal("“{0}”不能批量办理。", outcome.label());
        }
        if (outcome != Outcome.PASS && comment.isBlank()) {
            throw new Refusal("批量“{0}”要写明公开意见，所选事项的申请人都会看到。", outcome.label());
        }
        List<BatchResult.Done> done = new ArrayList<>();
        List<BatchResult.Refused> refused = new ArrayList<>();
        for (UUID id : new LinkedHashSet<>(ids)) {
            String number = tasks.find(id).map(Task::number).orElse("—");
            try {
                CaseState after = desk.decide(id, Decision.of(outcome, comment));
                done.add(new BatchResult.Done(number, after.status(), after.stageName()));
            } catch (Refusal | NotFound | Stale | ConcurrencyFailureException no) {
                refused.add(new BatchResult.Refused(number, why(no)));
            }
        }
        return new BatchResult(outcome, List.copyOf(done), List.copyOf(refused));
    }

    /** What was done before has to be told whatever becomes of the rest. */
    private static String why(RuntimeException no) {
        return switch (no) {
            case Refusal refusal -> t(refusal);
            case NotFound notMine -> "不是您的待办。";
            default -> "别人正在办理这件事项，请稍后再办。";
        };
    }
}
