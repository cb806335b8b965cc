package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import org.jspecify.annotations.Nullable;

/**
 * 企业摘要: what other modules show of an enterprise.
 *
 * @param chainPosition 上游, 中游 or 下游
 * @param sizeClass 大型, 中型, 小型 or 微型
 */
public record EnterpriseSummary(
        EnterpriseId id,
        String name,
        String creditCode,
        ParkId park,
        String parkName,
        @Nullable String chainPosition,
        @Nullable String chainSegment,
        @Nullable String sizeClass,
        boolean archived) {}
