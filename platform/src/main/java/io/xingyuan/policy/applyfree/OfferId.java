package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 名单编号: of one line of a run. */
record OfferId(UUID value) {

    static OfferId of(String text) {
        return new OfferId(Ids.of(text, "免申即享名单"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
