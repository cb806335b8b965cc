package io.xingyuan.policy.fund;

/** 科目: the places in the books of a pool where its money stands. */
public enum BudgetAccount {
    GRANTED("预算总额", "下达、追加和调入，减去调出"),
    FREE("可用", "还没有冻结、预留、核定或支付"),
    FROZEN("冻结", "暂不动用"),
    RESERVED("已预留", "审核中的拨付单占用"),
    COMMITTED("已核定", "核定后等银行付款"),
    PAID("已支付", "银行回单确认付款成功");

    private final String label;
    private final String definition;

    BudgetAccount(String label, String definition) {
        this.label = label;
        this.definition = definition;
    }

    /** Chinese; translated when drawn. */
    public String label() {
        return label;
    }

    String definition() {
        return definition;
    }

    /** By how much a debit of one 分 changes the displayed total: what was granted stands on the credit side. */
    int sign() {
        return this == GRANTED ? -1 : 1;
    }
}
