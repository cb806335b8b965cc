package io.xingyuan.policy.agreement;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 约定编号. */
record AgreementId(UUID value) {

    static AgreementId of(String text) {
        try {
            return new AgreementId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("约定");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
