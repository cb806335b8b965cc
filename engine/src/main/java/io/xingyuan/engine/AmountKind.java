package io.xingyuan.engine;

/** 金额性质: whether the amount is due, a ceiling ("最高不超过"), or at the authority's discretion. */
public enum AmountKind {
    EXACT("确定"),
    CEILING("最高"),
    DISCRETIONARY("酌定");

    private final String label;

    AmountKind(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
