package io.xingyuan.engine;

/** 未知原因: why a value or a condition is unknown; several may hold at once. */
public enum UnknownReason {
    MISSING("缺失"),
    STALE("过期"),
    CONFLICTING("矛盾"),
    NEEDS_JUDGEMENT("需认定");

    private final String label;

    UnknownReason(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
