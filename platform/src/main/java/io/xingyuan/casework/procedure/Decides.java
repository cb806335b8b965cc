package io.xingyuan.casework.procedure;

/** 办理方式: whose word makes a stage complete. */
public enum Decides {
    ONE("一人办理"),
    ANY("任一席位办理"),
    ALL("会签（全部席位）"),
    SOME("会签（规定席位数）"),
    EXPERTS("专家评分"),
    REPORTED("由业务结果推进");

    private final String label;

    Decides(String label) {
        this.label = label;
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }
}
