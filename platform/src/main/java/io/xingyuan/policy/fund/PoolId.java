package io.xingyuan.policy.fund;

import java.util.UUID;

/** 资金池编号. */
public record PoolId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
