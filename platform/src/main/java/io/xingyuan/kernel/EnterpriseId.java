package io.xingyuan.kernel;

import java.util.UUID;

/** 企业编号: shared by every module that keeps something for an enterprise. */
public record EnterpriseId(UUID value) {

    public static EnterpriseId of(String text) {
        try {
            return new EnterpriseId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("企业");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
