package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 拨付单: a sum for one enterprise under one clause, from its reservation to the money in the bank. */
record Payment(
        PaymentId id,
        String number,
        PoolId pool,
        String source,
        AwardId award,
        EnterpriseId enterprise,
        String enterpriseName,
        String creditCode,
        String park,
        String clause,
        String clauseTitle,
        String subjectName,
        String purpose,
        String caseId,
        long fen,
        PaymentStatus status,
        String maker,
        String makerName,
        Instant madeAt,
        String approverName,
        @Nullable Instant approvedAt,
        @Nullable UUID batch,
        @Nullable UUID account,
        @Nullable LocalDate paidOn,
        int part,
        @Nullable LocalDate notBefore,
        String condition,
        boolean held,
        String setAside,
        boolean claimed) {

    static Payment of(ResultSet row, int number) throws SQLException {
        var approved = row.getTimestamp("approved_at");
        var paid = row.getDate("paid_on");
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new PoolId(row.getObject("pool_id", UUID.class)),
                row.getString("source"),
                new AwardId(row.getObject("award_id", UUID.class)),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("enterprise_name"),
                row.getString("credit_code"),
                row.getString("park"),
                row.getString("clause"),
                row.getString("clause_title"),
                row.getString("subject_name"),
                row.getString("purpose"),
                row.getString("case_id"),
                row.getLong("fen"),
                PaymentStatus.valueOf(row.getString("status")),
                row.getString("maker"),
                row.getString("maker_name"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("approver_name"),
                approved == null ? null : approved.toInstant(),
                row.getObject("batch_id", UUID.class),
                row.getObject("account_id", UUID.class),
                paid == null ? null : paid.toLocalDate(),
                row.getInt("part"),
                row.getObject("not_before", LocalDate.class),
                row.getString("condition"),
                row.getBoolean("held"),
                row.getString("set_aside"),
                row.getBoolean("claimed"));
    }
}
