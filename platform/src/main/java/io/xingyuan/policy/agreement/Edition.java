package io.xingyuan.policy.agreement;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 一版约定: the first text or a supplement; never changed once approved.
 *
 * @param reason why it was supplemented; empty for the first
 * @param locked whether somebody has accepted it for decision, so that all decide on the same text
 * @param approval null until somebody else than the drafter has approved the amount
 */
record Edition(
        AgreementId agreement,
        int number,
        Status status,
        Terms terms,
        String reason,
        boolean locked,
        String draftedBy,
        String draftedName,
        @Nullable Approval approval,
        @Nullable Instant effectiveAt) {

    /** 审定. */
    record Approval(long fen, String by) {}

    /** 版本状态. */
    enum Status {
        DRAFT("起草中"),
        SUBMITTED("审批中"),
        APPROVED("生效"),
        REFUSED("不予通过"),
        REPLACED("已被替代");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether its text may be changed. */
    boolean editable() {
        return status == Status.DRAFT || (status == Status.SUBMITTED && !locked);
    }
}
