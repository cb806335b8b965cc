package io.xingyuan.policy.application;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 申报编号. */
record ApplicationId(UUID value) {

    static ApplicationId of(String text) {
        try {
            return new ApplicationId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("申报");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
