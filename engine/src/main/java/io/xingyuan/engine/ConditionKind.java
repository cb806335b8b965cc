package io.xingyuan.engine;

/** 条件性质: decided by data, proven by a paper or statement, or left to an authority's judgement. */
public enum ConditionKind {
    COMPUTABLE("可计算"),
    ATTESTED("需证明"),
    JUDGED("需认定");

    private final String label;

    ConditionKind(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
