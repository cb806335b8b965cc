package io.xingyuan.policy.agreement;

import io.xingyuan.kernel.Refusal;
import java.util.Locale;
import java.util.Set;

/** 约定状态, with the moves that are allowed. */
enum AgreementStatus {
    DRAFT("起草中", "miss"),
    REVIEW("审批中", "judge"),
    IN_FORCE("履约中", "ok"),
    FULFILLED("已履约", "ok"),
    REFUSED("不予通过", "no"),
    ENDED("已终止", "no");

    private final String label;
    private final String look;

    AgreementStatus(String label, String look) {
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

    Set<AgreementStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(REVIEW, ENDED);
            case REVIEW -> Set.of(IN_FORCE, REFUSED, ENDED);
            case IN_FORCE -> Set.of(FULFILLED, ENDED);
            case FULFILLED, REFUSED, ENDED -> Set.of();
        };
    }

    void mustBecome(AgreementStatus wanted) {
        if (!next().contains(wanted)) {
            throw new Refusal("这份约定现在是“{0}”，不能变为“{1}”。", label, wanted.label);
        }
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AgreementStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
