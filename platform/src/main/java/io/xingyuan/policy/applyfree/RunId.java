package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 轮次编号. */
record RunId(UUID value) {

    static RunId of(String text) {
        return new RunId(Ids.of(text, "免申即享轮次"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
