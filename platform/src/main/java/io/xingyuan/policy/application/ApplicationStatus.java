package io.xingyuan.policy.application;

import io.xingyuan.kernel.Refusal;
import java.util.Locale;
import java.util.Set;

/** 申报状态, with the moves that are allowed. */
enum ApplicationStatus {
    DRAFT("填报中", "miss"),
    SUBMITTED("办理中", "judge"),
    CORRECTING("待补正", "near"),
    APPROVED("已审定", "ok"),
    REFUSED("不予通过", "no"),
    WITHDRAWN("已撤回", "no"),
    DISCARDED("已放弃", "no"),
    CANCELLED("已撤销", "no");

    private final String label;
    private final String look;

    ApplicationStatus(String label, String look) {
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

    /** Whether the enterprise may work on it now. */
    boolean editable() {
        return this == DRAFT || this == CORRECTING;
    }

    /** Whether another one for the same thing has to wait for its end. */
    boolean open() {
        return this == DRAFT || this == SUBMITTED || this == CORRECTING;
    }

    /** Whether nothing comes of it: what it asked for may be asked for elsewhere. */
    boolean failed() {
        return this == REFUSED || this == WITHDRAWN || this == DISCARDED || this == CANCELLED;
    }

    Set<ApplicationStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(SUBMITTED, DISCARDED);
            case SUBMITTED -> Set.of(CORRECTING, APPROVED, REFUSED, WITHDRAWN);
            case CORRECTING -> Set.of(SUBMITTED, REFUSED, WITHDRAWN);
            case APPROVED -> Set.of(SUBMITTED, REFUSED, CANCELLED);
            case REFUSED, WITHDRAWN, DISCARDED, CANCELLED -> Set.of();
        };
    }

    void mustBecome(ApplicationStatus wanted) {
        if (!next().contains(wanted)) {
            throw new Refusal("这份申报现在是“{0}”，不能变为“{1}”。", label, wanted.label);
        }
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApplicationStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
