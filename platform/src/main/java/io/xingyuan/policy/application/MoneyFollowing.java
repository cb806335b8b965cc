package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentMoved;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.web.Clerk;
import io.xingyuan.web.Each;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
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

        boolean arrived(Application application) {
            return plans.payments(application).stream().anyMatch(state -> state.status() == PaymentStatus.PAID);
        }

        /** How it went, where nobody has said why. */
        String gone(Application application) {
            boolean back =
                    plans.payments(application).stream().anyMatch(state -> state.status() == PaymentStatus.RECOVERED);
            return back ? "款项已全部追回" : "拨付已撤销";
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

    /** Once after the start, of payments that moved before the program listened for them; each for itself. */
    @Scheduled(initialDelayString = "PT2M")
    void catchUp() {
        Each.of(applications.astray(), id -> Clerk.acting(NAME, () -> transaction.execute(status -> follow(id, ""))));
    }

    private boolean follow(ApplicationId id, String reason) {
        Application application = applications.lock(id);
        Application.Decision decision = application.decision();
        if (application.status() != ApplicationStatus.APPROVED || decision == null) {
            audit.notAudited("nothing to follow");
            return false;
        }
        long awarded = money.awarded(decision.payment());
        long held = particulars.held(application);
        particulars.hold(application, awarded);
        if (awarded == 0) {
            end(application, reason.isBlank() ? money.gone(application) : reason);
            return true;
        }
        boolean arrived = money.arrived(application);
        Application.Submission submission = application.submission();
        boolean news = applications.paid(application, arrived);
        if (news && arrived && submission != null) {
            folder.paid(submission.caseId(), money.inParts(application));
        }
        if (!news && held == awarded) {
            audit.notAudited("as it was known");
            return false;
        }
        audit.record(
                "跟进申报的拨付",
                "申报",
                id,
                application.whom().named(),
                List.of(FieldChange.of("占用安排（分）", held, awarded), FieldChange.of("已到账", null, arrived)));
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
