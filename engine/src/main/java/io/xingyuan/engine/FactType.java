package io.xingyuan.engine;

/** 事实类型: what kind of value a fact, parameter or expression has. */
public enum FactType {
    BOOL("是否"),
    MONEY("金额"),
    RATIO("比率"),
    INTEGER("整数"),
    CODE("代码"),
    DATE("日期");

    private final String label;

    FactType(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }

    /** Whether values of this type are quantities with an order and a distance. */
    public boolean isNumeric() {
        return this == MONEY || this == RATIO || this == INTEGER;
    }
}
