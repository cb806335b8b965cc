package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 补正提醒: reminds applicants before and after the last day of a correction, once each. */
@Component
class CorrectionRounds {

    private static final int AHEAD = 3;

    private final Tasks tasks;
    private final CaseFiles files;
    private final Lights lights;
    private final Notices notices;
    private final Audit audit;
    private final TransactionOperations transaction;

    CorrectionRounds(
            Tasks tasks,
            CaseFiles files,
            Lights lights,
            Notices notices,
            Audit audit,
            TransactionOperations transaction) {
        this.tasks = tasks;
        this.files = files;
        this.lights = lights;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void round() {
        LocalDate today = lights.today();
        for (Task task : tasks.toRemind(today, today.plusDays(AHEAD))) {
            transaction.executeWithoutResult(status -> {
                audit.notAudited("补正提醒");
                if (tasks.reminded(task, today)) {
                    remind(task, today);
                }
            });
        }
    }

    private void remind(Task task, LocalDate today) {
        CaseFile file = files.get(task.caseId());
        EnterpriseId enterprise = file.enterprise();
        LocalDate due = task.days().due();
        if (enterprise == null || due == null) {
            return;
        }
        boolean over = today.isAfter(due);
        notices.tell(new News(
                CaseNews.CORRECTION,
                (over ? "补正已逾期：" : "补正快到期：") + file.title(),
                file.number() + " 补正期限 " + lights.workingDays().told(due)
                        + (over ? "，可能按撤回办结，请尽快补正或联系受理人员。" : "，当日 24 时止。"),
                "/cases/" + file.id(),
                Audience.of(enterprise)));
    }
}
