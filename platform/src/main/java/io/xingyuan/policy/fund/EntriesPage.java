package io.xingyuan.policy.fund;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;

/** 分录页. */
record EntriesPage(EntryFilter filter, Listing<Books.Line> listing, Books.Sum sum, List<Choice> pools, When when) {

    /** The displayed total of the account that was asked for: what the lines sum to. */
    long total() {
        return filter.one()
                .map(account -> account.sign() * (sum.debitFen() - sum.creditFen()))
                .orElse(0L);
    }

    String export() {
        String address = listing.paging().address();
        int query = address.indexOf('?');
        return "/fund/entries/export.xlsx" + (query < 0 ? "" : address.substring(query));
    }
}
