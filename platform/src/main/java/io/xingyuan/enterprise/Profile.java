package io.xingyuan.enterprise;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 企业档案: what people enter to enrol an enterprise, checked. */
record Profile(
        String name,
        UnifiedCreditCode creditCode,
        ParkId park,
        @Nullable String region,
        @Nullable String address,
        @Nullable String industry,
        @Nullable String chainPosition,
        @Nullable String chainSegment,
        @Nullable LocalDate founded) {}
