package io.xingyuan.policy.fund;

import java.util.List;

/** 资金池列表页. */
record PoolsPage(List<Pool> pools, boolean keeps) {

    long fen(BudgetAccount account) {
        return pools.stream().mapToLong(pool -> pool.fen(account)).sum();
    }
}
