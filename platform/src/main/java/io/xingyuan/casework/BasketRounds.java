package io.xingyuan.casework;

import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 清理没有用上的办理附件: what was laid ready for a decision that its owner did not take goes after thirty days. */
@Component
class BasketRounds {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Attachments attachments;
    private final Tasks tasks;
    private final TransactionOperations transaction;
    private final Clock clock;

    BasketRounds(Attachments attachments, Tasks tasks, TransactionOperations transaction, Clock clock) {
        this.attachments = attachments;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT12H", initialDelayString = "PT6M")
    void round() {
        transaction.executeWithoutResult(status -> leftOver().forEach(file -> attachments.remove(file.id())));
    }

    private List<Attachment> leftOver() {
        return attachments.draftsBefore(DecisionBasket.KIND, clock.instant().minus(KEPT)).stream()
                .filter(file -> !tasks.isPending(DecisionBasket.task(file.slot())))
                .toList();
    }
}
