package io.xingyuan.engine;

/** 真值: Kleene's three values of a condition. */
public enum Truth {
    MET("满足"),
    NOT_MET("不满足"),
    UNKNOWN("未知");

    private final String label;

    Truth(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
