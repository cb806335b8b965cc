package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.recovery.Take;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 履约台账: what was confirmed, decided and asked for under agreements. */
@Component
class AgreementBooks {

    private final JdbcClient sql;
    private final Clock clock;

    AgreementBooks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 确认: that somebody saw a promise kept. */
    record Mark(String promise, LocalDate on, String note, String by) {}

    /**
     * 提请: an instalment for which somebody has asked.
     *
     * @param approvedName empty until somebody else has approved it
     */
    record Asked(
            String instalment,
            long fen,
            PaymentId payment,
            String account,
            String name,
            Instant at,
            String approvedName,
            @Nullable Instant approvedAt) {}

    List<Mark> marks(AgreementId id) {
        return sql.sql("select promise, done_on, note, by_name from policy.agreement_mark where agreement_id = :id")
                .param("id", id.value())
                .query((row, number) -> new Mark(
                        row.getString("promise"),
                        row.getObject("done_on", LocalDate.class),
                        row.getString("note"),
                        row.getString("by_name")))
                .list();
    }

    void mark(Agreement agreement, String promise, LocalDate on, String note, Visitor by) {
        mustChange(sql.sql("""
                insert into policy.agreement_mark (agreement_id, promise, enterprise_id, done_on, note, by_name, at)
                values (:id, :promise, :enterprise, :on, :note, :by, :now) on conflict do nothing""")
                .param("id", agreement.id().value())
                .param("promise", promise)
                .param("enterprise", agreement.party().enterprise().value())
                .param("on", on)
                .param("note", note)
                .param("by", by.name())
                .param("now", now())
                .update());
    }

    /** In the order in which they were proposed. */
    List<Ruling> rulings(AgreementId id) {
        return sql.sql("select * from policy.agreement_ruling where agreement_id = :id order by proposed_at, id")
                .param("id", id.value())
                .query(AgreementBooks::ruling)
                .list();
    }

    Ruling ruling(AgreementId agreement, UUID id) {
        return sql.sql("select * from policy.agreement_ruling where id = :id and agreement_id = :agreement")
                .param("id", id)
                .param("agreement", agreement.value())
                .query(AgreementBooks::ruling)
                .optional()
                .orElseThrow(() -> new NotFound("处理"));
    }

    Optional<Ruling> ruling(UUID id) {
        return sql.sql("select * from policy.agreement_ruling where id = :id")
                .param("id", id)
                .query(AgreementBooks::ruling)
                .optional();
    }

    /** The one of which a payment is an instalment. */
    Optional<AgreementId> ofPayment(PaymentId payment) {
        return sql.sql("select agreement_id from policy.agreement_payment where payment_id = :payment")
                .param("payment", payment.value())
                .query(UUID.class)
                .optional()
                .map(AgreementId::new);
    }

    UUID propose(
            Agreement agreement,
            String promise,
            Ruling.Kind kind,
            @Nullable LocalDate until,
            String reason,
            Visitor by) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into policy.agreement_ruling (id, agreement_id, promise, enterprise_id, kind, until_day, reason,
                    proposed_by, proposed_name, proposed_at)
                values (:id, :agreement, :promise, :enterprise, :kind, :until, :reason, :by, :name, :now)""")
                .param("id", id)
                .param("agreement", agreement.id().value())
                .param("promise", promise)
                .param("enterprise", agreement.party().enterprise().value())
                .param("kind", kind.stored())
                .param("until", until)
                .param("reason", reason)
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .update();
        return id;
    }

    void decide(Ruling ruling, boolean agreed, @Nullable CaseId recovery, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement_ruling set status = :status, decided_by = :by, decided_name = :name,
                    decided_at = :now, case_id = :case
                where id = :id and status = 'proposed'""")
                .param("id", ruling.id())
                .param("status", agreed ? "decided" : "rejected")
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .param("case", recovery == null ? null : recovery.value())
                .update());
    }

    /** The case of a recovery that was decided before there was anything to claim. */
    void recoverBy(Ruling ruling, CaseId recovery) {
        mustChange(sql.sql("""
                update policy.agreement_ruling set case_id = :case
                where id = :id and status = 'decided' and case_id is null""")
                .param("case", recovery.value())
                .param("id", ruling.id())
                .update());
    }

    /** What is claimed back; 0 while that is not decided, or not any more. What came under an earlier decision stays listed. */
    void order(Ruling ruling, long fen) {
        mustChange(sql.sql("""
                update policy.agreement_ruling set ordered_fen = :fen, collected_fen = 0
                where id = :id and collected_at is null""").param("fen", fen).param("id", ruling.id()).update());
    }

    /** A part of it has come back; the last one ends it. */
    void took(UUID ruling, Take take, boolean last) {
        mustChange(sql.sql("""
                update policy.agreement_ruling set collected_fen = collected_fen + :fen, takes = takes || :take::jsonb,
                    collected_at = case when :last then :now::timestamptz end
                where id = :id and collected_at is null and collected_fen + :fen <= ordered_fen""")
                .param("fen", take.fen())
                .param("take", take.stored())
                .param("last", last)
                .param("now", now())
                .param("id", ruling)
                .update());
    }

    /** All of it has come back by another way. */
    void collected(Ruling ruling) {
        mustChange(sql.sql("""
                update policy.agreement_ruling set collected_at = :now, collected_fen = ordered_fen
                where id = :id and collected_at is null and ordered_fen > 0""").param("now", now()).param("id", ruling.id()).update());
    }

    List<Asked> asked(AgreementId id) {
        return sql.sql("select * from policy.agreement_payment where agreement_id = :id")
                .param("id", id.value())
                .query(AgreementBooks::asked)
                .list();
    }

    void ask(Agreement agreement, Terms.Instalment instalment, PaymentId payment, Visitor by) {
        sql.sql("""
                insert into policy.agreement_payment (agreement_id, instalment, enterprise_id, fen, payment_id, asked_by,
                    asked_name, asked_at)
                values (:id, :instalment, :enterprise, :fen, :payment, :by, :name, :now)""")
                .param("id", agreement.id().value())
                .param("instalment", instalment.key())
                .param("enterprise", agreement.party().enterprise().value())
                .param("fen", instalment.fen())
                .param("payment", payment.value())
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .update();
    }

    void approve(Agreement agreement, Asked asked, Visitor by) {
        mustChange(sql.sql("""
                update policy.agreement_payment set approved_by = :by, approved_name = :name, approved_at = :now
                where agreement_id = :id and instalment = :instalment and approved_by is null""")
                .param("id", agreement.id().value())
                .param("instalment", asked.instalment())
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .update());
    }

    /** It may be asked for anew. */
    void takeBack(Agreement agreement, Asked asked) {
        mustChange(sql.sql("""
                delete from policy.agreement_payment
                where agreement_id = :id and instalment = :instalment and payment_id = :payment""")
                .param("id", agreement.id().value())
                .param("instalment", asked.instalment())
                .param("payment", asked.payment().value())
                .update());
    }

    /** False when it was said before. */
    boolean warn(AgreementId id, String promise, LocalDate due, String stage) {
        return sql.sql("""
                insert into policy.agreement_warning (agreement_id, promise, due, stage, at)
                values (:id, :promise, :due, :stage, :now) on conflict do nothing""")
                        .param("id", id.value())
                        .param("promise", promise)
                        .param("due", due)
                        .param("stage", stage)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean warned(AgreementId id, String promise, LocalDate due, String stage) {
        return sql.sql("""
                select exists (select 1 from policy.agreement_warning
                where agreement_id = :id and promise = :promise and due = :due and stage = :stage)""")
                .param("id", id.value())
                .param("promise", promise)
                .param("due", due)
                .param("stage", stage)
                .query(Boolean.class)
                .single();
    }

    /** How much waits for a second person, in the parks that the visitor sees. */
    long undecided(Visitor visitor) {
        return sql.sql("""
                select (select count(*) from policy.agreement_ruling r join policy.agreement a on a.id = r.agreement_id
                    where r.status = 'proposed' and (:everywhere or a.park = any (:parks)))
                  + (select count(*) from policy.agreement_payment p join policy.agreement a on a.id = p.agreement_id
                    where p.approved_by is null and (:everywhere or a.park = any (:parks)))""")
                .param("everywhere", visitor.scope().everywhere())
                .param("parks", visitor.scope().codes())
                .query(Long.class)
                .single();
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale("约定");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        Timestamp approved = row.getTimestamp("approved_at");
        return new Asked(
                row.getString("instalment"),
                row.getLong("fen"),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("asked_by"),
                row.getString("asked_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("approved_name"),
                approved == null ? null : approved.toInstant());
    }

    private static Ruling ruling(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        Timestamp collected = row.getTimestamp("collected_at");
        UUID caseId = row.getObject("case_id", UUID.class);
        return new Ruling(
                row.getObject("id", UUID.class),
                new AgreementId(row.getObject("agreement_id", UUID.class)),
                row.getString("promise"),
                Ruling.Kind.of(row.getString("kind")),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"),
                new Ruling.Signed(
                        row.getString("proposed_by"),
                        row.getString("proposed_name"),
                        row.getTimestamp("proposed_at").toInstant()),
                Ruling.Status.of(row.getString("status")),
                decided == null
                        ? null
                        : new Ruling.Signed(
                                row.getString("decided_by"), row.getString("decided_name"), decided.toInstant()),
                caseId == null ? null : new CaseId(caseId),
                row.getLong("ordered_fen"),
                row.getLong("collected_fen"),
                Take.read(row.getString("takes")),
                collected == null ? null : collected.toInstant());
    }
}
