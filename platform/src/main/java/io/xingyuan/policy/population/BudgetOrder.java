package io.xingyuan.policy.population;

import io.xingyuan.engine.BudgetRule;
import io.xingyuan.engine.Sharing;
import io.xingyuan.enterprise.EnterpriseSummary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 预算分法: how a budget that does not suffice is shared: as a clause may state it, or by the registers of the platform. */
enum BudgetOrder {
    SHARE(Sharing.SHARE, "人人打同样的折扣，差的几分给余数最大的"),
    SMALL_CLAIMS(Sharing.SMALL_CLAIMS, "从应得金额最小的开始依次给足"),
    LARGE_CLAIMS(Sharing.LARGE_CLAIMS, "从应得金额最大的开始依次给足"),
    SMALL_FIRMS(Sharing.SMALL_FIRMS, "按微型、小型、中型、大型依次给足"),
    REGISTERED("按登记先后", "按企业登记的先后依次给足"),
    LISTED(Sharing.LISTED, "排在前面的条款先给，同一条款按名册的先后依次给足");

    private final @Nullable Sharing sharing;
    private final String label;
    private final String says;

    BudgetOrder(Sharing sharing, String says) {
        this.sharing = sharing;
        this.label = sharing.label();
        this.says = says;
    }

    BudgetOrder(String label, String says) {
        this.sharing = null;
        this.label = label;
        this.says = says;
    }

    String label() {
        return label;
    }

    String says() {
        return says;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param enterprises by row */
    BudgetRule rule(long fen, List<EnterpriseSummary> enterprises) {
        return sharing != null
                ? sharing.rule(fen)
                : new BudgetRule(
                        fen,
                        (claims, claim, asked) -> enterprises
                                .get(claims.enterpriseRow(claim))
                                .id()
                                .value()
                                .getMostSignificantBits());
    }

    /** As a clause states it. */
    static BudgetOrder of(Sharing sharing) {
        for (BudgetOrder order : values()) {
            if (order.sharing == sharing) {
                return order;
            }
        }
        throw new IllegalArgumentException(sharing.name());
    }

    static BudgetOrder of(String path) {
        for (BudgetOrder order : values()) {
            if (order.path().equals(path)) {
                return order;
            }
        }
        return SHARE;
    }
}
