package io.xingyuan.engine;

/** 条款状态: how one clause stands for one subject. */
public enum State {
    ELIGIBLE("符合"),
    INELIGIBLE("不符合"),
    INCOMPLETE("待补数据"),
    NEEDS_REVIEW("需认定");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
