package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 新到待办: tells a role what has come to it and nobody has claimed yet; many at once are one message. */
@Component
class ArrivalRounds {

    private final Tasks tasks;
    private final Audiences audiences;
    private final Notices notices;
    private final Audit audit;
    private final TransactionOperations transaction;

    ArrivalRounds(Tasks tasks, Audiences audiences, Notices notices, Audit audit, TransactionOperations transaction) {
        this.tasks = tasks;
        this.audiences = audiences;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("新到待办提醒");
            tasks.arrived().stream().collect(Collectors.groupingBy(Task::duty)).forEach(this::tell);
        });
    }

    private void tell(Duty duty, List<Task> arrived) {
        notices.tell(new News(
                CaseNews.ARRIVED,
                arrived.size() == 1 ? "新到待办：" + arrived.getFirst().title() : "新到待办：" + arrived.size() + " 件",
                CaseNews.named(arrived.stream()
                        .map(task -> task.number() + " " + task.stageName())
                        .toList()),
                arrived.size() == 1 ? "/cases/" + arrived.getFirst().caseId() : "/inbox",
                audiences.of(duty)));
    }
}
