package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 资质: a title, licence or certificate of an enterprise, or of one of its products. */
record Qualification(
        UUID id,
        EnterpriseId enterprise,
        @Nullable UUID product,
        String kind,
        String number,
        String issuer,
        @Nullable LocalDate granted,
        @Nullable LocalDate expires) {

    private static final int SOON = 180;

    boolean expired(LocalDate today) {
        return expires != null && expires.isBefore(today);
    }

    /** Within six months, the time by which a renewal must be applied for (令47 第82条, 条例 第22条). */
    boolean expiring(LocalDate today) {
        return expires != null && !expired(today) && expires.isBefore(today.plusDays(SOON));
    }
}
