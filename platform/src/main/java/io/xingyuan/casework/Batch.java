package io.xingyuan.casework;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 批量办理: passes task after task, each in a transaction of its own; a refusal stops none of the others. */
@Component
class Batch {

    static final int LARGEST = 100;

    private final Desk desk;
    private final Tasks tasks;

    Batch(Desk desk, Tasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    BatchResult pass(List<UUID> ids, String comment) {
        if (ids.isEmpty()) {
            throw new Refusal("请先勾选要办理的事项。");
        }
        if (ids.size() > LARGEST) {
            throw new Refusal("一次最多批量办理 " + LARGEST + " 项。");
        }
        List<String> done = new ArrayList<>();
        List<BatchResult.Refused> refused = new ArrayList<>();
        for (UUID id : ids) {
            String number = tasks.get(id).number();
            try {
                desk.decide(id, Decision.pass(comment));
                done.add(number);
            } catch (Refusal no) {
                refused.add(new BatchResult.Refused(number, String.valueOf(no.getMessage())));
            } catch (NotFound notMine) {
                refused.add(new BatchResult.Refused(number, "不是您的待办。"));
            }
        }
        return new BatchResult(List.copyOf(done), List.copyOf(refused));
    }
}
