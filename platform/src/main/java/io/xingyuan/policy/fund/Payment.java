package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.Amounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 拨付单: a sum for one enterprise under one clause, from its reservation to the money in the bank.
 *
 * @param fen what of it stands; less than {@code paidFen} where a part was recovered
 * @param paidFen what the bank paid; null before
 * @param topUp of its award, all parts together
 */
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
        boolean claimed,
        @Nullable Long paidFen,
        TopUp topUp) {

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
                row.getBoolean("claimed"),
                row.getObject("paid_fen", Long.class),
                new TopUp(row.getLong("full_fen"), row.getLong("had_fen")));
    }

    /** What is paid, with what it is the difference of where it is paid at once; in the reader's language. */
    String amount() {
        return part == 0 ? topUp.of(Amounts.words(fen)) : Amounts.words(fen);
    }

    /** Whether it is paid under a clause of the library; else under an agreement, whose number stands in its place. */
    boolean byClause() {
        return clause.indexOf('/') > 0;
    }

    /** What came to the enterprise, whatever was recovered since; before that what is to come. */
    long letterFen() {
        Long paid = paidFen;
        return paid == null ? fen : paid;
    }

    long recoveredFen() {
        return switch (status) {
            case PAID -> letterFen() - fen;
            case RECOVERED -> letterFen();
            default -> 0;
        };
    }

    /** As it stood in a batch. */
    Payment in(UUID sentIn, UUID sentTo, long sentFen, PaymentStatus outcome) {
        return new Payment(
                id,
                number,
                pool,
                source,
                award,
                enterprise,
                enterpriseName,
                creditCode,
                park,
                clause,
                clauseTitle,
                subjectName,
                purpose,
                caseId,
                sentFen,
                outcome,
                maker,
                makerName,
                madeAt,
                approverName,
                approvedAt,
                sentIn,
                sentTo,
                paidOn,
                part,
                notBefore,
                condition,
                held,
                setAside,
                claimed,
                paidFen,
                topUp);
    }
}
