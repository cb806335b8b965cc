package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 到账巡查: learns from the payments which awards have been paid, and ends their cases. */
@Component
class PaidRound {

    private final Applications applications;
    private final Folder folder;
    private final Budgets budgets;
    private final Audit audit;
    private final TransactionOperations transaction;

    PaidRound(
            Applications applications, Folder folder, Budgets budgets, Audit audit, TransactionOperations transaction) {
        this.applications = applications;
        this.folder = folder;
        this.budgets = budgets;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Scheduled(
            fixedDelayString = "${xingyuan.application.paid-pause:PT1M}",
            initialDelayString = "${xingyuan.application.paid-pause:PT1M}")
    void look() {
        for (Application application : applications.unpaid()) {
            Application.Decision decision = application.decision();
            boolean paid = decision != null
                    && budgets.find(decision.payment())
                            .filter(payment -> payment.status() == PaymentStatus.PAID)
                            .isPresent();
            if (paid) {
                transaction.executeWithoutResult(status -> tell(application));
            }
        }
    }

    /** Two processes may look at once: one of them tells. */
    private void tell(Application application) {
        Application.Submission submission = application.submission();
        if (submission != null && applications.paid(application)) {
            folder.paid(submission.caseId());
            audit.record("得知申报已支付", "申报", application.id(), application.whom().named());
        } else {
            audit.notAudited("told already");
        }
    }
}
