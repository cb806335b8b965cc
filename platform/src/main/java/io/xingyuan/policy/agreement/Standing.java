package io.xingyuan.policy.agreement;

import io.xingyuan.policy.fund.PaymentState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 履约情况: promised against done, and what may be paid. */
record Standing(List<PromiseState> promises, List<InstalmentState> instalments) {

    /** 承诺的结果. */
    enum Outcome {
        OPEN("履行中", "judge"),
        KEPT("已兑现", "ok"),
        MISSED("逾期未兑现", "bad"),
        WAIVED("已豁免", "no"),
        STOPPED("未兑现，已处理", "no");

        private final String label;
        private final String look;

        Outcome(String label, String look) {
            this.label = label;
            this.look = look;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }

        /** The class of its colour in the style sheet. */
        String look() {
            return look;
        }

        boolean settled() {
            return this != OPEN && this != MISSED;
        }
    }

    /**
     * 一项承诺的情况.
     *
     * @param due with extensions
     * @param done how far it is, with source and day, in the reader's language; empty when nothing is known
     * @param ruling the latest one; null for none
     */
    record PromiseState(
            Terms.Promise promise,
            LocalDate due,
            Outcome outcome,
            String done,
            @Nullable Ruling ruling) {

        boolean undecided() {
            return ruling != null && ruling.status() == Ruling.Status.PROPOSED;
        }

        /** Whether it was missed and nobody has proposed what becomes of it. */
        boolean unanswered() {
            return outcome == Outcome.MISSED && !undecided();
        }
    }

    /** 期次的情况. */
    enum Pay {
        WAITING("未到期", "no"),
        BLOCKED("暂停拨付", "bad"),
        DUE("可以提请", "near"),
        ASKED("待审定", "judge"),
        UNDER_WAY("拨付中", "miss"),
        PAID("已支付", "ok"),
        RECOVERED("已追回", "no"),
        STOPPED("不再拨付", "no");

        private final String label;
        private final String look;

        Pay(String label, String look) {
            this.label = label;
            this.look = look;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }

        /** The class of its colour in the style sheet. */
        String look() {
            return look;
        }

        boolean settled() {
            return this == PAID || this == STOPPED || this == RECOVERED;
        }
    }

    /**
     * 一期的情况.
     *
     * @param why what it waits for, in the reader's language; empty for nothing
     * @param asked null until somebody has asked for it
     */
    record InstalmentState(
            Terms.Instalment instalment,
            Pay pay,
            String why,
            AgreementBooks.@Nullable Asked asked,
            @Nullable PaymentState payment) {

        /** What the enterprise has of it. */
        long paidFen() {
            return pay == Pay.PAID && payment != null ? payment.fen() : 0;
        }

        /** What it paid back of it, where it keeps the rest. */
        long returnedFen() {
            return pay == Pay.PAID ? instalment.fen() - paidFen() : 0;
        }
    }

    Optional<PromiseState> promise(String key) {
        return promises.stream()
                .filter(each -> each.promise().key().equals(key))
                .findFirst();
    }

    Optional<InstalmentState> instalment(String key) {
        return instalments.stream()
                .filter(each -> each.instalment().key().equals(key))
                .findFirst();
    }

    /** What the enterprise has; what it paid back of an instalment is not counted. */
    long paidFen() {
        return instalments.stream().mapToLong(InstalmentState::paidFen).sum();
    }

    /** Whether nothing is left to keep, to decide or to pay. */
    boolean settled() {
        return promises.stream().allMatch(each -> each.outcome().settled())
                && instalments.stream().allMatch(each -> each.pay().settled());
    }
}
