package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 预算的填写: a sum and how it is shared, of one clause or of all.
 *
 * @param prefix of its fields
 * @param before the money that there is; null without a limit
 */
record AllotmentForm(String prefix, Typed typed, @Nullable Allotment before) {

    private static final BigDecimal MOST_WAN = BigDecimal.valueOf(100_000_000);

    String sumField() {
        return prefix + "budget";
    }

    String orderField() {
        return prefix + "order";
    }

    String sum() {
        return typed.text(sumField(), before == null ? "" : before.wan());
    }

    String order() {
        return typed.text(orderField(), before == null ? BudgetOrder.SHARE.path() : before.order());
    }

    static List<Choice> orders() {
        return Arrays.stream(BudgetOrder.values())
                .map(order -> new Choice(order.path(), t(order.label())))
                .toList();
    }

    void mistakes(Map<String, String> wrong) {
        if (!plain().isEmpty() && !readable()) {
            wrong.put(sumField(), t("预算应是以万元为单位的数，如 500 或 1200.5；不限就空着"));
        }
    }

    /** Null without a limit; asked only when there is no mistake. */
    @Nullable
    Allotment read() {
        return readable()
                ? new Allotment(
                        new BigDecimal(plain()).movePointRight(6).longValueExact(),
                        BudgetOrder.of(order()).path())
                : null;
    }

    boolean changed() {
        return !Objects.equals(read(), before);
    }

    private boolean readable() {
        return plain().matches("\\d{1,9}(\\.\\d{1,6})?") && new BigDecimal(plain()).compareTo(MOST_WAN) <= 0;
    }

    private String plain() {
        return sum().strip().replace(",", "").replace("，", "");
    }
}
