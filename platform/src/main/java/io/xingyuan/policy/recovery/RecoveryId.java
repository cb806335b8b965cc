package io.xingyuan.policy.recovery;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 追回编号. */
record RecoveryId(UUID value) {

    static RecoveryId of(String text) {
        return new RecoveryId(Ids.of(text, "资金追回"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
