package io.xingyuan.policy.agreement;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.policy.agreement.Standing.Pay;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentMoved;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.policy.recovery.Takes;
import io.xingyuan.web.Clerk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 追回跟进: recoveries of what was paid under agreements; they end when all of it has come back by another way. */
@Component
class Claiming {

    private static final String NAME = "系统·约定跟进";

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Comparisons comparisons;
    private final Cases cases;
    private final Stopping stopping;
    private final Audit audit;

    Claiming(
            Agreements agreements,
            AgreementBooks books,
            Comparisons comparisons,
            Cases cases,
            Stopping stopping,
            Audit audit) {
        this.stopping = stopping;
        this.agreements = agreements;
        this.books = books;
        this.comparisons = comparisons;
        this.cases = cases;
        this.audit = audit;
    }

    /** Whether somebody still works on one under this agreement. */
    boolean open(AgreementId id) {
        return books.rulings(id).stream().anyMatch(ruling -> state(ruling).isPresent());
    }

    /** Of its case, while that is open. */
    private Optional<CaseState> state(Ruling ruling) {
        return Stream.ofNullable(ruling.caseId())
                .flatMap(id -> cases.find(id).stream())
                .filter(state -> !state.status().closed())
                .findFirst();
    }

    @ApplicationModuleListener
    void moved(PaymentMoved moved) {
        if (moved.to() == PaymentStatus.RECOVERED || moved.to() == PaymentStatus.CANCELLED) {
            books.ofPayment(moved.payment()).ifPresent(id -> Clerk.acting(NAME, () -> look(id)));
        }
        if (moved.to() == PaymentStatus.FAILED || moved.to() == PaymentStatus.RETURNED) {
            books.ofPayment(moved.payment()).ifPresent(id -> Clerk.acting(NAME, () -> cameBack(id, moved.payment())));
        }
    }

    /** Whether rulings of an earlier version left something on its way, or money unclaimed; see {@link #catchUp}. */
    boolean behind(Agreement agreement, Standing standing) {
        return books.rulings(agreement.id()).stream()
                .anyMatch(ruling -> Stopping.left(standing, ruling) || (ruling.unclaimed() && Stopping.gone(standing)));
    }

    /** Does what such rulings would do today: ends what is on its way, and claims back what has gone (ADR 0542). */
    @Transactional
    public void catchUp(AgreementId id) {
        Clerk.acting(NAME, () -> {
            Agreement agreement = agreements.lock(id);
            Terms terms = agreements
                    .edition(agreement, Objects.requireNonNull(agreement.inForce()))
                    .terms();
            List<String> stopped = new ArrayList<>();
            for (Ruling ruling : books.rulings(id)) {
                Standing standing = comparisons.of(agreement, terms);
                if (ruling.unclaimed() && Stopping.gone(standing)) {
                    books.recoverBy(ruling, cases.open(ruling.recovery(agreement, terms)));
                }
                if (Stopping.left(standing, ruling)) {
                    stopped.addAll(stopping.stop(agreement, standing, ruling).stopped());
                }
            }
            if (!stopped.isEmpty()) {
                audit.record(
                        "停止拨付约定期次",
                        "约定",
                        id,
                        agreement.named(),
                        List.of(FieldChange.of("停止拨付的期次", null, String.join("、", stopped))));
            }
            return true;
        });
    }

    private boolean cameBack(AgreementId id, PaymentId payment) {
        Agreement agreement = agreements.lock(id);
        Integer inForce = agreement.inForce();
        if (inForce == null
                || !stopping.cameBack(
                        agreement, agreements.edition(agreement, inForce).terms(), payment)) {
            audit.notAudited("no ruling stops it");
            return false;
        }
        return true;
    }

    private boolean look(AgreementId id) {
        Agreement agreement = agreements.lock(id);
        Integer inForce = agreement.inForce();
        boolean back = inForce != null
                && comparisons
                        .of(agreement, agreements.edition(agreement, inForce).terms())
                        .instalments()
                        .stream()
                        .noneMatch(each -> each.pay() == Pay.PAID);
        List<Ruling> claimed = !back
                ? List.of()
                : books.rulings(id).stream()
                        .filter(ruling -> state(ruling)
                                .filter(state -> state.stage().equals(Takes.COLLECTION))
                                .isPresent())
                        .toList();
        if (claimed.isEmpty()) {
            audit.notAudited("nothing is claimed, or something is still to come");
        }
        claimed.forEach(this::end);
        return !claimed.isEmpty();
    }

    private void end(Ruling ruling) {
        if (ruling.collecting()) {
            books.collected(ruling);
        }
        state(ruling).ifPresent(state -> cases.reportPassed(state.id(), Takes.COLLECTION, "已付款项全部追回"));
    }
}
