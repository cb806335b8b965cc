package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 企业: who it is and where it stands in the chain. What rules ask about it beyond that are facts. */
record Enterprise(
        EnterpriseId id,
        String name,
        UnifiedCreditCode creditCode,
        ParkId park,
        String parkName,
        @Nullable String region,
        @Nullable String address,
        @Nullable String industry,
        @Nullable String chainPosition,
        @Nullable String chainSegment,
        @Nullable LocalDate founded,
        @Nullable String sizeClass,
        int version,
        @Nullable Instant archivedAt,
        Instant updatedAt,
        String updatedBy) {

    boolean archived() {
        return archivedAt != null;
    }

    Profile profile() {
        return new Profile(name, creditCode, park, region, address, industry, chainPosition, chainSegment, founded);
    }

    EnterpriseSummary summary() {
        return new EnterpriseSummary(
                id, name, creditCode.value(), park, parkName, chainPosition, chainSegment, sizeClass, archived());
    }
}
