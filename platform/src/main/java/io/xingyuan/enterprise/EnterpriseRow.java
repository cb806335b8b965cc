package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 列表行: one enterprise as the list shows it.
 *
 * @param revenue of the last year that is known, in the unit of the fact
 * @param qualifications the valid ones of the enterprise itself, parted by 、
 */
record EnterpriseRow(
        String id,
        String name,
        String creditCode,
        String park,
        @Nullable String chainPosition,
        @Nullable String chainSegment,
        @Nullable String industry,
        @Nullable String size,
        @Nullable String revenue,
        @Nullable Integer revenueYear,
        @Nullable String qualifications,
        @Nullable LocalDate founded,
        LocalDate updated) {

    /** The cell's text, or null when nothing is known. */
    @Nullable
    String cell(EnterpriseColumn column) {
        return switch (column) {
            case CREDIT_CODE -> creditCode;
            case PARK -> park;
            case CHAIN ->
                chainPosition == null ? null : t(chainPosition) + (chainSegment == null ? "" : " · " + chainSegment);
            case INDUSTRY -> industry;
            case SIZE -> size == null ? null : t(size);
            case REVENUE -> revenue;
            case QUALIFICATIONS -> qualifications;
            case FOUNDED -> founded == null ? null : founded.toString();
            case UPDATED -> updated.toString();
        };
    }
}
