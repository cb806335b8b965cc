package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.Arrays;
import java.util.List;

/** 拨付列表页. */
record PaymentsPage(
        PaymentFilter filter, Listing<Payment> listing, Payments.Sum sum, List<Choice> pools, boolean keeps) {

    List<Choice> statuses() {
        return Arrays.stream(PaymentStatus.values())
                .map(status -> new Choice(status.name(), t(status.label())))
                .toList();
    }

    String export() {
        return "/fund/summary.xlsx" + query();
    }

    String paper() {
        return "/fund/summary.pdf" + query();
    }

    private String query() {
        String address = listing.paging().address();
        int query = address.indexOf('?');
        return query < 0 ? "" : address.substring(query);
    }
}
