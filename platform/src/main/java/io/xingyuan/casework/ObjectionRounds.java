package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 异议提醒: once a day while an objection is not answered, for the clock of its case stands still and reminds nobody. */
@Component
class ObjectionRounds {

    private final Objections objections;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    ObjectionRounds(
            Objections objections, Audit audit, TransactionOperations transaction, ApplicationEventPublisher events) {
        this.objections = objections;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT2M")
    void round() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("公示异议提醒");
            List<Objections.Unanswered> some = objections.remind();
            some.forEach(
                    each -> events.publishEvent(new CaseNews.Unanswered(each.caseId(), each.visit(), each.count())));
        });
    }
}
