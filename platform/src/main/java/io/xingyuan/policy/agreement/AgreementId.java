package io.xingyuan.policy.agreement;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 约定编号. */
record AgreementId(UUID value) {

    static AgreementId of(String text) {
        return new AgreementId(Ids.of(text, "约定"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
