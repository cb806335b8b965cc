package io.xingyuan.policy.fund;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 分录筛选: which lines are shown, as it stands in the address. Nonsense counts as nothing. */
record EntryFilter(
        @Nullable String pool,
        @Nullable String account,
        @Nullable String payment) {

    private static final String ID = "[0-9a-f-]{36}";

    EntryFilter {
        pool = pool != null && pool.matches(ID) ? pool : "";
        payment = payment != null && payment.matches(ID) ? payment : "";
        String asked = account;
        account = Arrays.stream(BudgetAccount.values())
                .map(Enum::name)
                .filter(name -> name.equals(asked))
                .findFirst()
                .orElse("");
    }

    Optional<BudgetAccount> one() {
        return String.valueOf(account).isEmpty()
                ? Optional.empty()
                : Optional.of(BudgetAccount.valueOf(String.valueOf(account)));
    }

    boolean narrowed() {
        return !(String.valueOf(pool) + account + payment).isEmpty();
    }

    Map<String, Object> parameters() {
        return Map.of(
                "pool", String.valueOf(pool),
                "account", String.valueOf(account),
                "payment", String.valueOf(payment));
    }
}
