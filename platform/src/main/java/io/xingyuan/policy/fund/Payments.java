package io.xingyuan.policy.fund;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 拨付单库: stores payments and every step that they took. */
@Component
class Payments {

    private static final int FETCH = 2_000;

    private static final String WAITING = """
            select * from policy.fund_payment where pool_id = :pool and status = 'COMMITTED'
              and not held and not claimed and set_aside = '' and (not_before is null or not_before <= :today)
            order by approved_at, number""";

    private final JdbcClient sql;
    private final Clock clock;

    Payments(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 一步: one move of a payment as it happened. */
    record Step(Move move, String by, String reason, OffsetDateTime at) {}

    /** 随动: what a move brings along; null and empty where it says nothing. */
    record With(
            @Nullable UUID batch,
            @Nullable UUID account,
            @Nullable LocalDate paidOn,
            String reason) {
        static With reason(String reason) {
            return new With(null, null, null, reason);
        }
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    UUID nextId() {
        return Ids.next(clock);
    }

    void insert(
            PaymentId id,
            AwardId award,
            Reservation what,
            Pool pool,
            EnterpriseSummary enterprise,
            String clauseTitle) {
        Visitor by = Visitor.now();
        sql.sql("""
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, case_id, fen, status, maker,
                    maker_name, made_at, size_class, chain_segment)
                values (:id, 'BF' || :year || '-' || lpad(nextval('policy.fund_payment_number')::text, 6, '0'), :pool,
                    :source, :award, :enterprise, :name, :code, :park, :clause, :title, :subject, :purpose, :case, :fen,
                    'RESERVED', :maker, :makerName, :now, :size, :segment)""")
                .param("id", id.value())
                .param("year", String.valueOf(pool.year()))
                .param("pool", pool.id().value())
                .param("source", pool.source())
                .param("award", award.value())
                .param("enterprise", enterprise.id().value())
                .param("name", enterprise.name())
                .param("code", enterprise.creditCode())
                .param("park", enterprise.park().value())
                .param("clause", what.under().clause())
                .param("title", clauseTitle)
                .param("subject", what.whom().subjectName())
                .param("purpose", what.purpose())
                .param("case", what.caseId())
                .param("fen", what.fen())
                .param("maker", by.account())
                .param("makerName", by.name())
                .param("now", now())
                .param("size", enterprise.sizeClass() == null ? "" : enterprise.sizeClass())
                .param("segment", enterprise.chainSegment() == null ? "" : enterprise.chainSegment())
                .update();
    }

    /** Takes the step when the payment is in one of the states that it begins in; false when it is not. */
    boolean move(PaymentId id, Move move, With with) {
        return sql.sql("""
                with moved as (
                    update policy.fund_payment set status = :to, version = version + 1,
                        batch_id = case when :batch::uuid is not null then :batch
                            when :to in ('COMMITTED', 'CANCELLED') then null else batch_id end,
                        account_id = coalesce(:account, account_id), paid_on = coalesce(:paidOn, paid_on),
                        paid_fen = case when :to = 'RETURNED' then null when :move = 'PAY' then fen else paid_fen end,
                        approver = case when :move = 'COMMIT' then :by else approver end,
                        approver_name = case when :move = 'COMMIT' then :byName else approver_name end,
                        approved_at = case when :move = 'COMMIT' then :now else approved_at end
                    where id = :id and status = any(:from::text[]) returning enterprise_id)
                insert into policy.fund_step (id, payment_id, enterprise_id, move, by_name, reason, at)
                select :step, :id, enterprise_id, :move, :byName, :reason, :now from moved""")
                        .param("to", move.to().name())
                        .param("batch", with.batch(), Types.OTHER)
                        .param("account", with.account(), Types.OTHER)
                        .param("paidOn", with.paidOn(), Types.DATE)
                        .param("move", move.name())
                        .param("by", Visitor.now().account())
                        .param("byName", Visitor.now().name())
                        .param("now", now())
                        .param("id", id.value())
                        .param("from", move.from().stream().map(Enum::name).toArray(String[]::new))
                        .param("step", nextId())
                        .param("reason", with.reason())
                        .update()
                == 1;
    }

    /** A further payment of the same award, of which only the sum differs; reserved for now. */
    void copy(Payment whole, PaymentId id, long fen) {
        sql.sql("""
                insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                    credit_code, park, clause, clause_title, subject_name, purpose, case_id, fen, status, maker,
                    maker_name, made_at, size_class, chain_segment, full_fen, had_fen)
                select :id, split_part(number, '-', 1) || '-'
                    || lpad(nextval('policy.fund_payment_number')::text, 6, '0'), pool_id, source, award_id,
                    enterprise_id, enterprise_name, credit_code, park, clause, clause_title, subject_name, purpose,
                    case_id, :fen, 'RESERVED', maker, maker_name, :now, size_class, chain_segment, full_fen, had_fen
                from policy.fund_payment where id = :whole""")
                .param("id", id.value())
                .param("fen", fen)
                .param("now", now())
                .param("whole", whole.id().value())
                .update();
    }

    void topUp(PaymentId id, TopUp topUp) {
        sql.sql("update policy.fund_payment set full_fen = :full, had_fen = :had where id = :id")
                .param("full", topUp.fullFen())
                .param("had", topUp.hadFen())
                .param("id", id.value())
                .update();
    }

    void plan(PaymentId id, int part, Part what) {
        sql.sql("""
                update policy.fund_payment set part = :part, not_before = :notBefore, condition = :condition,
                    held = :held
                where id = :id""")
                .param("part", part)
                .param("notBefore", what.notBefore())
                .param("condition", what.condition())
                .param("held", !what.condition().isEmpty())
                .param("id", id.value())
                .update();
    }

    /** False when it does not wait for a condition. */
    boolean permit(PaymentId id) {
        return sql.sql("update policy.fund_payment set held = false, version = version + 1 where id = :id and held")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Leaves it out of batches, with the reason; an empty one lets it in again. False when it is so already. */
    boolean setAside(PaymentId id, String reason) {
        return sql.sql("""
                update policy.fund_payment set set_aside = :reason, version = version + 1
                where id = :id and set_aside <> :reason""").param("reason", reason).param("id", id.value()).update() == 1;
    }

    /** Of the parts of an award that are still to be paid. */
    void claim(AwardId award, boolean claimed) {
        sql.sql("""
                update policy.fund_payment set claimed = :claimed, version = version + 1
                where claimed <> :claimed and id in (
                    select id from policy.fund_payment
                    where award_id = :award and (not :claimed or status in ('COMMITTED', 'BATCHED', 'FAILED', 'RETURNED'))
                    order by id for update)""").param("claimed", claimed).param("award", award.value()).update();
    }

    /** What the payments of an award that neither were cancelled nor came back sum to. */
    long live(AwardId award) {
        return sql.sql("""
                select coalesce(sum(fen), 0) from policy.fund_payment
                where award_id = :award and status not in ('CANCELLED', 'RECOVERED')""").param("award", award.value()).query(Long.class).single();
    }

    AwardState award(AwardId award) {
        return sql.sql("""
                select (array_agg(id order by part))[1] as first, (array_agg(number order by part))[1] as number,
                    coalesce(sum(fen) filter (where status not in ('CANCELLED', 'RECOVERED')), 0) as fen,
                    coalesce(sum(fen) filter (where status = 'PAID'), 0) as paid
                from policy.fund_payment where award_id = :award""")
                .param("award", award.value())
                .query((row, number) -> new AwardState(
                        new PaymentId(row.getObject("first", UUID.class)),
                        row.getString("number"),
                        row.getLong("fen"),
                        row.getLong("paid")))
                .single();
    }

    /** Its paid parts, for this transaction alone. */
    List<Payment> lockPaidParts(AwardId award) {
        return sql.sql("""
                select * from policy.fund_payment where award_id = :award and status = 'PAID' order by id for update""").param("award", award.value()).query(Payment::of).list();
    }

    /** Those of some payments that were paid, for this transaction alone; all at once before the pool, as batches are. */
    List<Payment> lockPaid(List<PaymentId> ids) {
        return sql.sql(
                        "select * from policy.fund_payment where id = any (:ids) and status = 'PAID' order by id for update")
                .param("ids", ids.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Payment::of)
                .list();
    }

    void reduce(PaymentId id, long fen) {
        sql.sql("update policy.fund_payment set fen = :fen where id = :id")
                .param("fen", fen)
                .param("id", id.value())
                .update();
    }

    void decidedBy(PaymentId id, String caseId) {
        sql.sql("update policy.fund_payment set case_id = :case where id = :id and status = 'RESERVED'")
                .param("case", caseId)
                .param("id", id.value())
                .update();
    }

    Optional<Payment> find(PaymentId id) {
        return sql.sql("select * from policy.fund_payment where id = :id")
                .param("id", id.value())
                .query(Payment::of)
                .optional();
    }

    Optional<Payment> numbered(String number) {
        return sql.sql("select * from policy.fund_payment where number = :number")
                .param("number", number)
                .query(Payment::of)
                .optional();
    }

    /** How often it was sent to the bank. */
    long issues(PaymentId id) {
        return sql.sql("select count(*) from policy.fund_batch_line where payment_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    Payment get(PaymentId id) {
        return find(id).orElseThrow(() -> new NotFound("拨付单"));
    }

    /** As it is when everybody before has finished, and for this transaction alone: sums are worked out from it. */
    Payment lock(PaymentId id) {
        return sql.sql("select * from policy.fund_payment where id = :id for update")
                .param("id", id.value())
                .query(Payment::of)
                .optional()
                .orElseThrow(() -> new NotFound("拨付单"));
    }

    List<Step> steps(PaymentId id) {
        return sql.sql("select move, by_name, reason, at from policy.fund_step where payment_id = :id order by at, id")
                .param("id", id.value())
                .query((row, number) -> new Step(
                        Move.valueOf(row.getString("move")),
                        row.getString("by_name"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    List<Payment> ofEnterprise(EnterpriseId enterprise) {
        return sql.sql("select * from policy.fund_payment where enterprise_id = :id order by made_at desc, id desc")
                .param("id", enterprise.value())
                .query(Payment::of)
                .list();
    }

    List<Payment> ofBatch(UUID batch) {
        return sql.sql("select * from policy.fund_payment where batch_id = :batch order by number")
                .param("batch", batch)
                .query(Payment::of)
                .list();
    }

    /** Writes down what a batch sends to the bank. */
    void send(UUID batch) {
        sql.sql("""
                insert into policy.fund_batch_line (batch_id, payment_id, fen, account_id)
                select batch_id, id, fen, account_id from policy.fund_payment where batch_id = :batch""").param("batch", batch).update();
    }

    /** What the bank says of a payment, in the batch that it was sent with. */
    void answered(PaymentId id, PaymentStatus outcome) {
        sql.sql("""
                update policy.fund_batch_line l set outcome = :outcome
                from policy.fund_payment p where p.id = :id and l.payment_id = p.id and l.batch_id = p.batch_id""").param("outcome", outcome.name()).param("id", id.value()).update();
    }

    /** As they were sent to the bank, and what it said of them; none before the batch was checked. */
    List<Payment> sent(UUID batch) {
        return sql.sql("""
                select p.*, l.fen as sent_fen, l.account_id as sent_to, l.outcome
                from policy.fund_batch_line l join policy.fund_payment p on p.id = l.payment_id
                where l.batch_id = :batch order by p.number""")
                .param("batch", batch)
                .query((row, number) -> Payment.of(row, number)
                        .in(
                                batch,
                                row.getObject("sent_to", UUID.class),
                                row.getLong("sent_fen"),
                                PaymentStatus.valueOf(row.getString("outcome"))))
                .list();
    }

    /** All at once before the pool, so that nobody who has one of them and waits for the pool is waited for. */
    List<Payment> lockBatch(UUID batch) {
        return sql.sql("select * from policy.fund_payment where batch_id = :batch order by id for update")
                .param("batch", batch)
                .query(Payment::of)
                .list();
    }

    /**
     * What waits to be gathered into a batch and is due, in the order of approval;
     * what somebody else is just gathering is theirs.
     */
    List<Payment> lockWaiting(PoolId pool) {
        return waiting(pool, WAITING + " for update skip locked");
    }

    /** The same, to be looked at. */
    List<Payment> waiting(PoolId pool) {
        return waiting(pool, WAITING);
    }

    private List<Payment> waiting(PoolId pool, String query) {
        return sql.sql(query)
                .param("pool", pool.value())
                .param("today", LocalDate.now(clock))
                .query(Payment::of)
                .list();
    }

    List<Payment> page(PaymentFilter filter, Scope scope, Paging paging) {
        return sql.sql("select * from policy.fund_payment where " + PaymentFilter.WHERE
                        + " order by made_at desc, id desc limit :limit offset :offset")
                .params(filter.parameters(scope))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Payment::of)
                .list();
    }

    /** 合计: how many and how much, in 分. */
    record Sum(long number, long fen) {}

    Sum sum(PaymentFilter filter, Scope scope) {
        return sql.sql("select count(*) as number, coalesce(sum(fen), 0) as fen from policy.fund_payment where "
                        + PaymentFilter.WHERE)
                .params(filter.parameters(scope))
                .query((row, number) -> new Sum(row.getLong("number"), row.getLong("fen")))
                .single();
    }

    /** Read as they come, however many. */
    @Transactional(readOnly = true)
    public void each(PaymentFilter filter, Scope scope, Consumer<Payment> reader) {
        sql.sql("select * from policy.fund_payment where " + PaymentFilter.WHERE + " order by made_at, id")
                .params(filter.parameters(scope))
                .withFetchSize(FETCH)
                .query(row -> {
                    reader.accept(Payment.of(row, 0));
                });
    }
}
