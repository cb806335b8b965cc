package io.xingyuan.kernel;

import java.util.UUID;

/** 企业编号: shared by every module that keeps something for an enterprise. */
public record EnterpriseId(UUID value) {

    public static EnterpriseId of(String text) {
        return new EnterpriseId(Ids.of(text, "企业"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
