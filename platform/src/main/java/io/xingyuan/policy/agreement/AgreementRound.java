package io.xingyuan.policy.agreement;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.policy.agreement.Standing.Outcome;
import io.xingyuan.policy.agreement.Standing.PromiseState;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 履约巡查: tells both sides of promises that fall due or were missed, once each, and ends what an earlier version left on
 * its way against a ruling.
 */
@Component
class AgreementRound {

    static final String PROMISE = "agreement-promise";

    private static final int AHEAD = 30;
    private static final String NEAR = "near";
    private static final String LATE = "missed";

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Comparisons comparisons;
    private final Claiming claiming;
    private final Telling telling;

    AgreementRound(
            Agreements agreements, AgreementBooks books, Comparisons comparisons, Claiming claiming, Telling telling) {
        this.agreements = agreements;
        this.books = books;
        this.comparisons = comparisons;
        this.claiming = claiming;
        this.telling = telling;
    }

    /** 告知: how the round tells what it found. */
    @Component
    static class Telling {

        private final Notices notices;
        private final Audit audit;
        private final TransactionOperations transaction;

        Telling(Notices notices, Audit audit, TransactionOperations transaction) {
            this.notices = notices;
            this.audit = audit;
            this.transaction = transaction;
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    void look() {
        Set<AgreementId> behind = new LinkedHashSet<>();
        for (Agreement agreement : agreements.inForce()) {
            Integer inForce = agreement.inForce();
            if (inForce != null) {
                Terms terms = agreements.edition(agreement, inForce).terms();
                Standing standing = comparisons.of(agreement, terms);
                remind(agreement, standing);
                if (claiming.behind(agreement, standing)) {
                    behind.add(agreement.id());
                }
            }
        }
        behind.forEach(claiming::catchUp);
    }

    private void remind(Agreement agreement, Standing standing) {
        for (PromiseState promise : standing.promises()) {
            if (promise.unanswered()) {
                tell(agreement, promise, LATE);
            } else if (promise.outcome() == Outcome.OPEN
                    && !comparisons.today().plusDays(AHEAD).isBefore(promise.due())) {
                tell(agreement, promise, NEAR);
            }
        }
    }

    private void tell(Agreement agreement, PromiseState promise, String stage) {
        String key = promise.promise().key();
        if (books.warned(agreement.id(), key, promise.due(), stage)) {
            return;
        }
        telling.transaction.executeWithoutResult(status -> {
            telling.audit.notAudited("承诺提醒");
            if (books.warn(agreement.id(), key, promise.due(), stage)) {
                String title = (stage.equals(NEAR) ? "承诺快到期：" : "承诺逾期未兑现：")
                        + promise.promise().words();
                String words = agreement.number() + " 承诺 " + key + "（"
                        + promise.promise().side().label() + "），期限 " + promise.due()
                        + (stage.equals(NEAR) ? "。" : "。处理以前，后面的期次暂停拨付。");
                News toPark = new News(
                        PROMISE,
                        title,
                        words,
                        agreement.path(),
                        Audience.of(Role.POLICY_OFFICER, agreement.party().park()));
                telling.notices.tell(toPark);
                telling.notices.tell(new News(
                        PROMISE,
                        title,
                        words,
                        agreement.path(),
                        Audience.of(agreement.party().enterprise())));
            }
        });
    }
}
