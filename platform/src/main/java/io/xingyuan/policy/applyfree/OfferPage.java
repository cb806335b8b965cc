package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.casework.CaseState;
import io.xingyuan.engine.Clause;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.fund.Payee;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 享受页: what one enterprise is due, why, and how far it is; for both sides.
 *
 * @param payee the account on file; null for none
 * @param state of its case; null before there is one
 * @param twins what was awarded, or is being awarded, under the same clause for the same subject otherwise, in words
 * @param payment null before money was set aside, and for the enterprise when it may not be seen
 */
record OfferPage(
        Offer offer,
        Run run,
        Clause clause,
        @Nullable Payee payee,
        @Nullable CaseState state,
        @Nullable PaymentState payment,
        List<String> twins,
        WorkingDays days,
        LocalDate today) {

    boolean mine() {
        return Visitor.now().role().ofEnterprise();
    }

    boolean mayAnswer() {
        return Visitor.now().role() == Role.ENTERPRISE_ADMINISTRATOR
                && offer.status() == OfferStatus.PUSHED
                && run.answerable(today);
    }

    /** A colleague who may look but not bind the enterprise. */
    boolean waitsForAdministrator() {
        return Visitor.now().role() == Role.ENTERPRISE_MEMBER && offer.status() == OfferStatus.PUSHED;
    }

    /** Whether it has agreed and waits for money, so that it may still think otherwise. */
    boolean mayStandBack() {
        return Visitor.now().role() == Role.ENTERPRISE_ADMINISTRATOR && offer.status() == OfferStatus.CONSENTED;
    }

    /** Whether the park may take it out of those that wait for money. */
    boolean mayTakeOut() {
        return Visitor.now().role() == Role.POLICY_OFFICER && offer.status() == OfferStatus.CONSENTED;
    }

    boolean mayExclude() {
        return Visitor.now().role() == Role.POLICY_OFFICER
                && run.open()
                && offer.status().examinable();
    }

    boolean mayRestore() {
        return Visitor.now().role() == Role.POLICY_OFFICER && run.open() && offer.status() == OfferStatus.EXCLUDED;
    }

    Outcome outcome() {
        return Outcome.valueOf(offer.standing().outcome());
    }

    String amount() {
        return offer.amount();
    }

    long daysLeft() {
        return java.time.temporal.ChronoUnit.DAYS.between(today, run.terms().answerBy());
    }

    boolean accountChanged() {
        return offer.answer().account() != null
                && payee != null
                && !payee.id().equals(offer.answer().account());
    }

    /** By when the money is to be there; empty before the consent. */
    String payDue() {
        Instant at = offer.answer().at();
        return at == null || offer.status() == OfferStatus.DECLINED
                ? ""
                : days.dated(run.limits().pay().due(Run.day(at), days));
    }

    String answeredAt() {
        Instant at = offer.answer().at();
        return at == null ? "" : RunPage.minute(at);
    }

    /** What happens next. */
    String next() {
        CaseState now = state;
        return switch (offer.status()) {
            case PUSHED -> t("请在 {0} 24 时前答复，还剩 {1} 天。", run.terms().answerBy().toString(), String.valueOf(daysLeft()));
            case UNVOUCHED -> mine() ? t("补的数据已收到，等园区核实。") : offer.reason();
            case CANDIDATE -> mine() ? t("数据已齐，等园区核对后推送。") : offer.reason();
            case CONSENTED -> offer.reason().isEmpty() ? t("正在预留资金。") : offer.reason();
            case RUNNING -> now == null ? "" : t("现在在“{0}”环节。", t(now.stageName()));
            case APPROVED -> t("已经审定，等财务拨付。");
            case LAPSED -> t("{0} 前没有答复，本轮不再受理。", run.terms().answerBy().toString());
            default -> offer.reason();
        };
    }
}
