package io.xingyuan.kernel;

import java.util.UUID;

/** 单位编号: of an organisation that people belong to and act for. */
public record OrganisationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
