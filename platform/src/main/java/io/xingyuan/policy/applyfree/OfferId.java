package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 名单编号: of one line of a run. */
record OfferId(UUID value) {

    static OfferId of(String text) {
        try {
            return new OfferId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("免申即享名单");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
