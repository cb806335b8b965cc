package io.xingyuan.engine;

/** 就高不重复: awards of one group either compete (MAX: only the highest counts) or add up (SUM). */
public record Stacking(String group, Rule rule) {

    /** 叠加规则. */
    public enum Rule {
        MAX,
        SUM
    }
}
