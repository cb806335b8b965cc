package io.xingyuan.policy.fund;

import org.jspecify.annotations.Nullable;

/**
 * 凭证: a sum that goes from one account of a pool to another.
 *
 * @param act what is done, Chinese
 * @param payment null where no payment is concerned
 */
record Voucher(
        PoolId pool,
        BudgetAccount debit,
        BudgetAccount credit,
        long fen,
        String act,
        @Nullable PaymentId payment,
        String reason) {

    /** By how much the displayed total of the account changes. */
    long change(BudgetAccount account) {
        long change = account == debit ? fen : account == credit ? -fen : 0;
        return account.sign() * change;
    }
}
