package io.xingyuan.policy.fund;

import java.util.List;

/** 编批选择页: what waits in a pool, each with the account that it would go to. */
record BatchChoice(Pool pool, String title, List<BatchPage.Line> lines) {

    BatchChoice {
        lines = List.copyOf(lines);
    }

    String key() {
        return BudgetPages.key();
    }
}
