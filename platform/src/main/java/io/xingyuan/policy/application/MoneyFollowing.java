package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentMoved;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.web.Clerk;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 资金跟进: what becomes of the payments becomes of the application, of its programme's money and of its case; by where
 * they stand now, however often and however late it is told.
 */
@Component
class MoneyFollowing {

    private static final String NAME = "系统·申报跟进";

    private final Applications applications;
    private final Particulars particulars;
    private final Folder folder;
    private final Money money;
    private final Audit audit;
    private final TransactionOperations transaction;

    MoneyFollowing(
            Applications applications,
            Particulars particulars,
            Folder folder,
            Money money,
            Audit audit,
            TransactionOperations transaction) {
        this.applications = applications;
        this.particulars = particulars;
        this.folder = folder;
        this.money = money;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** 款项: the payments of one application. */
    @Component
    static class Money {

        private final Budgets budgets;
        private final PaymentPlans plans;

        Money(Budgets budgets, PaymentPlans plans) {
            this.budgets = budgets;
            this.plans = plans;
        }

        /** What its award comes to now, in 分. */
        long awarded(PaymentId payment) {
            return budgets.award(payment).fen();
        }

        boolean arrived(Application application, PaymentId payment) {
            List<PaymentState> parts = plans.of(application.id()).lines().stream()
                    .map(PaymentPlan.Line::state)
                    .filter(Objects::nonNull)
                    .toList();
            List<PaymentState> all =
                    parts.isEmpty() ? budgets.find(payment).stream().toList() : parts;
            return all.stream().anyMatch(state -> state.status() == PaymentStatus.PAID);
        }

        boolean inParts(Application application) {
            return !plans.of(application.id()).none();
        }
    }

    @ApplicationModuleListener
    void moved(PaymentMoved moved) {
        Optional<ApplicationId> known = applications.ofPayment(moved.payment());
        known.ifPresent(id -> Clerk.acting(NAME, () -> follow(id, moved.reason())));
    }

    /** Of payments that moved before the program listened for them. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        applications
                .unpaid()
                .forEach(id -> Clerk.acting(NAME, () -> transaction.execute(status -> follow(id, "拨付已撤销"))));
    }

    private boolean follow(ApplicationId id, String reason) {
        Application application = applications.lock(id);
        Application.Decision decision = application.decision();
        if (application.status() != ApplicationStatus.APPROVED || decision == null) {
            audit.notAudited("nothing to follow");
            return false;
        }
        long awarded = money.awarded(decision.payment());
        particulars.hold(application, awarded);
        if (awarded == 0) {
            end(application, reason);
            return true;
        }
        boolean arrived = money.arrived(application, decision.payment());
        Application.Submission submission = application.submission();
        boolean news = applications.paid(application, arrived);
        if (news && arrived && submission != null) {
            folder.paid(submission.caseId(), money.inParts(application));
        }
        audit.record(
                "跟进申报的拨付",
                "申报",
                id,
                application.whom().named(),
                List.of(FieldChange.of("兑现金额（分）", decision.fen(), awarded), FieldChange.of("已到账", null, arrived)));
        return true;
    }

    /** All of it was cancelled or came back. */
    private void end(Application application, String reason) {
        applications.end(application, ApplicationStatus.CANCELLED);
        folder.state(application)
                .filter(state -> !state.status().closed())
                .ifPresent(state -> folder.withdraw(state.id(), reason));
        audit.record(
                "撤销申报的兑现",
                "申报",
                application.id(),
                application.whom().named(),
                List.of(FieldChange.of("原因", null, reason)));
    }
}
