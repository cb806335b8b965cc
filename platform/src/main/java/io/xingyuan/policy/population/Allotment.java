package io.xingyuan.policy.population;

import io.xingyuan.engine.Budget;
import io.xingyuan.engine.BudgetRule;
import io.xingyuan.enterprise.EnterpriseSummary;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 限额: a sum that a simulation has to give, and how it is shared when it does not suffice.
 *
 * @param fen in 分
 * @param order {@link BudgetOrder#path()}
 */
record Allotment(long fen, String order) {

    /** The yearly limit that a clause states; null when it states none. */
    static @Nullable Allotment stated(@Nullable Budget budget) {
        Long yearly = budget == null ? null : budget.yearlyFen();
        return yearly == null || budget == null
                ? null
                : new Allotment(yearly, BudgetOrder.of(budget.order()).path());
    }

    BudgetOrder shared() {
        return BudgetOrder.of(order);
    }

    /** @param enterprises by row */
    BudgetRule rule(List<EnterpriseSummary> enterprises) {
        return shared().rule(fen, enterprises);
    }

    /** In 万元, as it is typed. */
    String wan() {
        return BigDecimal.valueOf(fen, 6).stripTrailingZeros().toPlainString();
    }

    /** Chinese, as the log keeps it. */
    static String words(@Nullable Allotment allotment) {
        return allotment == null
                ? "不限"
                : allotment.wan() + "万元，" + allotment.shared().label();
    }
}
