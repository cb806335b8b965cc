package io.xingyuan.casework.experts;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 席位: one drawn expert on a panel.
 *
 * @param order the hash that put the expert here
 * @param total null until the sheet is in
 * @param points by position of the criterion
 */
record Seat(
        UUID id,
        String account,
        String name,
        String employer,
        String field,
        String order,
        Status status,
        String reason,
        @Nullable BigDecimal total,
        String comment,
        Map<Integer, BigDecimal> points) {

    /** 席位状态. */
    enum Status {
        ASKED("待评分", "near"),
        REFUSED("已回避", "no"),
        DONE("已交", "ok");

        private final String label;
        private final String kind;

        Status(String label, String kind) {
            this.label = label;
            this.kind = kind;
        }

        String label() {
            return label;
        }

        String kind() {
            return kind;
        }
    }
}
