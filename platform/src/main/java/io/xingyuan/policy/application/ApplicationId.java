package io.xingyuan.policy.application;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 申报编号. */
record ApplicationId(UUID value) {

    static ApplicationId of(String text) {
        return new ApplicationId(Ids.of(text, "申报"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
