package io.xingyuan.policy.fund;

import java.util.UUID;

/** 拨付单编号. */
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
