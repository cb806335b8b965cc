package io.xingyuan.casework.procedure;

/** 办理结果: what a decision says. */
public enum Outcome {
    PASS("通过"),
    RETURN("退回至某环节"),
    CORRECT("补正"),
    REFUSE("不予通过"),
    WITHDRAW("撤回");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }
}
