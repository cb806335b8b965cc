package io.xingyuan.policy.population;

import io.xingyuan.engine.BudgetRule;
import io.xingyuan.engine.Contenders;
import io.xingyuan.engine.Sharing;
import io.xingyuan.enterprise.EnterpriseSummary;
import java.util.List;
import java.util.Locale;

/** 预算分法: how a budget that does not suffice is shared. */
enum BudgetOrder {
    SHARE("按比例分", "人人打同样的折扣，差的几分给余数最大的"),
    SMALL_CLAIMS("先小额", "从应得金额最小的开始依次给足"),
    LARGE_CLAIMS("先大额", "从应得金额最大的开始依次给足"),
    SMALL_FIRMS("先小企业", "按微型、小型、中型、大型依次给足"),
    REGISTERED("按登记先后", "按企业登记的先后依次给足"),
    LISTED(Sharing.LISTED.label(), "排在前面的条款先给，同一条款按名册的先后依次给足");

    private static final List<String> SIZES = List.of("微型", "小型", "中型", "大型");

    private final String label;
    private final String says;

    BudgetOrder(String label, String says) {
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
        return new BudgetRule(
                fen,
                switch (this) {
                    case SHARE -> null;
                    case SMALL_CLAIMS -> Contenders::fen;
                    case LARGE_CLAIMS -> (claims, claim) -> -claims.fen(claim);
                    case SMALL_FIRMS -> (claims, claim) -> size(enterprises.get(claims.enterpriseRow(claim)));
                    case REGISTERED ->
                        (claims, claim) -> enterprises
                                .get(claims.enterpriseRow(claim))
                                .id()
                                .value()
                                .getMostSignificantBits();
                    case LISTED -> Sharing.LISTED.rule(fen).rank();
                });
    }

    private static long size(EnterpriseSummary enterprise) {
        int size = SIZES.indexOf(enterprise.sizeClass());
        return size < 0 ? SIZES.size() : size;
    }

    /** As a clause states it. */
    static BudgetOrder of(Sharing sharing) {
        return switch (sharing) {
            case SHARE -> SHARE;
            case SMALL_CLAIMS -> SMALL_CLAIMS;
            case LARGE_CLAIMS -> LARGE_CLAIMS;
            case LISTED -> LISTED;
        };
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
