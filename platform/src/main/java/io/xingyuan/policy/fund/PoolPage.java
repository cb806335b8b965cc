package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Band;
import java.util.List;

/** 资金池页: where the money stands, and the newest entries. */
record PoolPage(Pool pool, List<Books.Line> newest, boolean keeps, When when) {

    /** From what has left the house to what is free. */
    static final List<BudgetAccount> SHOWN = List.of(
            BudgetAccount.PAID,
            BudgetAccount.COMMITTED,
            BudgetAccount.RESERVED,
            BudgetAccount.FROZEN,
            BudgetAccount.FREE);

    /** Bars are drawn in hundreds of 元. */
    private static final long FEN_PER_HUNDRED = 10_000;

    static Band band(Pool pool) {
        return new Band(SHOWN.stream()
                .map(account -> new Band.Share(look(account), t(account.label()), pool.fen(account) / FEN_PER_HUNDRED))
                .toList());
    }

    /** The class of its colour in the style sheet. */
    static String look(BudgetAccount account) {
        return switch (account) {
            case GRANTED -> "accent";
            case FREE -> "free";
            case FROZEN -> "no";
            case RESERVED -> "near";
            case COMMITTED -> "miss";
            case PAID -> "ok";
        };
    }

    String entries(BudgetAccount account) {
        return entries(pool, account);
    }

    static String entries(Pool pool, BudgetAccount account) {
        return "/fund/entries?pool=" + pool.id() + "&account=" + account.name();
    }
}
