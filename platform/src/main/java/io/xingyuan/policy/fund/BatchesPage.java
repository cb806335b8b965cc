package io.xingyuan.policy.fund;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;

/** 批次列表页. */
record BatchesPage(Listing<Batches.Row> listing, List<Choice> pools, boolean keeps, When when) {

    String key() {
        return BudgetPages.key();
    }
}
