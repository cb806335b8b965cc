package io.xingyuan.policy.recovery;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 追回编号. */
record RecoveryId(UUID value) {

    static RecoveryId of(String text) {
        try {
            return new RecoveryId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("资金追回");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
