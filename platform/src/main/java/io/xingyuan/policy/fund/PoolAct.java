package io.xingyuan.policy.fund;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 资金池的变动, with the accounts that the sum goes to and comes from. */
enum PoolAct {
    ADD("追加", BudgetAccount.FREE, BudgetAccount.GRANTED),
    CUT("调减", BudgetAccount.GRANTED, BudgetAccount.FREE),
    FREEZE("冻结", BudgetAccount.FROZEN, BudgetAccount.FREE),
    UNFREEZE("解冻", BudgetAccount.FREE, BudgetAccount.FROZEN),
    TRANSFER("调剂", BudgetAccount.FREE, BudgetAccount.FREE);

    private final String label;
    private final BudgetAccount debit;
    private final BudgetAccount credit;

    PoolAct(String label, BudgetAccount debit, BudgetAccount credit) {
        this.label = label;
        this.debit = debit;
        this.credit = credit;
    }

    String label() {
        return label;
    }

    BudgetAccount debit() {
        return debit;
    }

    BudgetAccount credit() {
        return credit;
    }

    /** Where the money has to be. */
    BudgetAccount source() {
        return credit == BudgetAccount.GRANTED ? BudgetAccount.GRANTED : credit;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PoolAct> at(String path) {
        return Arrays.stream(values()).filter(act -> act.path().equals(path)).findFirst();
    }
}
