package io.xingyuan.policy.fund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 拨付批次: payments of one pool that go to the bank together. */
record Batch(
        UUID id,
        String number,
        PoolId pool,
        String title,
        Status status,
        String maker,
        String makerName,
        Instant madeAt,
        String checkerName,
        @Nullable Instant checkedAt,
        String note,
        int version) {

    /** 批次状态. */
    enum Status {
        DRAFT("编制中", "near"),
        SUBMITTED("待复核", "miss"),
        CHECKED("已复核", "judge"),
        CLOSED("已回单", "ok"),
        DISSOLVED("已解散", "no");

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

        /** Whether it is the bank's turn, or was. */
        boolean atBank() {
            return this == CHECKED || this == CLOSED;
        }
    }

    static Batch of(ResultSet row, int number) throws SQLException {
        var checked = row.getTimestamp("checked_at");
        return new Batch(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new PoolId(row.getObject("pool_id", UUID.class)),
                row.getString("title"),
                Status.valueOf(row.getString("status")),
                row.getString("maker"),
                row.getString("maker_name"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("checker_name"),
                checked == null ? null : checked.toInstant(),
                row.getString("note"),
                row.getInt("version"));
    }
}
