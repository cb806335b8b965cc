package io.xingyuan.policy.fund;

import java.time.Instant;
import java.util.Arrays;

/** 资金池: money of one year from one source, and where it stands; all in 分. */
record Pool(
        PoolId id,
        int year,
        String name,
        String source,
        String document,
        long totalFen,
        long frozenFen,
        long reservedFen,
        long committedFen,
        long paidFen,
        boolean demo,
        String createdBy,
        Instant createdAt) {

    long freeFen() {
        return totalFen - frozenFen - reservedFen - committedFen - paidFen;
    }

    /** The displayed total of an account, which its lines in the books sum to. */
    long fen(BudgetAccount account) {
        return switch (account) {
            case GRANTED -> totalFen;
            case FREE -> freeFen();
            case FROZEN -> frozenFen;
            case RESERVED -> reservedFen;
            case COMMITTED -> committedFen;
            case PAID -> paidFen;
        };
    }

    /** In tenths of a per cent of the whole. */
    long share(BudgetAccount account) {
        return totalFen == 0 ? 0 : Math.round(1000.0 * fen(account) / totalFen);
    }

    static BudgetAccount[] parts() {
        return Arrays.stream(BudgetAccount.values())
                .filter(account -> account != BudgetAccount.GRANTED)
                .toArray(BudgetAccount[]::new);
    }
}
