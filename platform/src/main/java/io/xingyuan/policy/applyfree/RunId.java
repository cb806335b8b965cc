package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 轮次编号. */
record RunId(UUID value) {

    static RunId of(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("免申即享轮次");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
