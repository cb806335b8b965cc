package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.NewCase;
import io.xingyuan.policy.recovery.Take;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 处理决定: what becomes of a promise that was missed; one proposes, another decides.
 *
 * @param caseId of the recovery, where there is one
 * @param orderedFen what is claimed back, in 分; 0 until it was decided
 * @param collectedFen how much of that has come back
 * @param takes that came, the first one first; also under an earlier decision
 * @param collectedAt when all of it had come back; null until then
 */
record Ruling(
        UUID id,
        AgreementId agreement,
        String promise,
        Kind kind,
        @Nullable LocalDate until,
        String reason,
        Signed proposed,
        Status status,
        @Nullable Signed decided,
        @Nullable CaseId caseId,
        long orderedFen,
        long collectedFen,
        List<Take> takes,
        @Nullable Instant collectedAt) {

    Ruling {
        takes = List.copyOf(takes);
    }

    /** What is still to come. */
    long restFen() {
        return orderedFen - collectedFen;
    }

    /** Whether it stops an instalment that is tied to a promise; one that claims back stops all. */
    boolean stops(String tiedTo) {
        return kind == Kind.RECOVER || (kind == Kind.STOP && promise.equals(tiedTo));
    }

    /** Whether it is for what was paid, and no case was opened for that. */
    boolean unclaimed() {
        return status == Status.DECIDED && kind == Kind.RECOVER && caseId == null;
    }

    /** The case in which what was paid is claimed back. */
    NewCase recovery(Agreement from, Terms terms) {
        return new NewCase(
                Fulfilling.RECOVERY,
                RecoverySubject.KIND,
                id.toString(),
                "追回：" + terms.title(),
                from.party().enterprise(),
                from.party().name(),
                from.party().park(),
                List.of());
    }

    /** Whether what was claimed back is still to come. */
    boolean collecting() {
        return orderedFen > 0 && collectedAt == null;
    }

    /** 签署. */
    record Signed(String account, String name, Instant at) {}

    /** 处理方式. */
    enum Kind {
        WAIVE("豁免", "不再要求这项承诺，暂停的期次恢复"),
        EXTEND("延期", "改期限，暂停的期次到时再看"),
        STOP("停止拨付", "与这项承诺挂钩的期次不再拨付"),
        RECOVER("停止拨付并追回", "其余期次不再拨付，已付款项立案追回");

        private final String label;
        private final String effect;

        Kind(String label, String effect) {
            this.label = label;
            this.effect = effect;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }

        String effect() {
            return effect;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** 决定状态. */
    enum Status {
        PROPOSED,
        DECIDED,
        REJECTED;

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
