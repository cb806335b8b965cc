package io.xingyuan.policy.recovery;

import io.xingyuan.kernel.Refusal;
import java.util.Set;

/** 追回状态, with the moves that are allowed. */
enum RecoveryStatus {
    OPEN("核实中", "judge"),
    ORDERED("待追缴", "near"),
    COLLECTED("已追回", "ok"),
    DISMISSED("不追回", "no");

    private final String label;
    private final String look;

    RecoveryStatus(String label, String look) {
        this.label = label;
        this.look = look;
    }

    /** Chinese; translated when drawn. */
    String label() {
        return label;
    }

    String look() {
        return look;
    }

    private Set<RecoveryStatus> next() {
        return switch (this) {
            case OPEN -> Set.of(ORDERED, DISMISSED, COLLECTED);
            case ORDERED -> Set.of(OPEN, COLLECTED, DISMISSED);
            case COLLECTED, DISMISSED -> Set.of();
        };
    }

    void mustBecome(RecoveryStatus wanted) {
        if (!next().contains(wanted)) {
            throw new Refusal("这件追回现在是“{0}”，不能变为“{1}”。", label, wanted.label);
        }
    }
}
