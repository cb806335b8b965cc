package io.xingyuan.policy.applyfree;

import io.xingyuan.casework.CaseId;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 名单库: each step says from which state, and whoever comes too late changes nothing. */
@Component
class Offers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Clock clock;

    Offers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Offer> find(OfferId id) {
        return sql.sql("select * from policy.applyfree_offer where id = :id")
                .param("id", id.value())
                .query(Offers::offer)
                .optional();
    }

    Offer get(OfferId id) {
        return find(id).orElseThrow(() -> new NotFound("免申即享名单"));
    }

    /** What the visitor may see; 404 for all else. */
    Offer seen(String id) {
        Offer offer = get(OfferId.of(id));
        try {
            Visitor.now().mustSee(offer.whom().enterprise());
        } catch (NotFound notTheirs) {
            throw new NotFound("免申即享名单");
        }
        return offer;
    }

    Optional<Offer> ofPayment(PaymentId payment) {
        return sql.sql("select * from policy.applyfree_offer where payment_id = :payment")
                .param("payment", payment.value())
                .query(Offers::offer)
                .optional();
    }

    /** Approved and paid ones that hold something else of their programme than their award comes to. */
    List<Offer> astray() {
        return sql.sql("""
                select o.* from policy.applyfree_offer o
                join policy.fund_payment p on p.id = o.payment_id
                left join policy.programme_hold h on h.programme_id = o.programme_id and h.holder = o.id
                where o.status in ('APPROVED', 'PAID') and coalesce(h.fen, 0) <> (
                    select coalesce(sum(part.fen), 0) from policy.fund_payment part
                    where part.award_id = p.award_id and part.status not in ('CANCELLED', 'RECOVERED'))
                order by o.id""").query(Offers::offer).list();
    }

    /** What an enterprise has been told of, the newest first. */
    List<Offer> of(EnterpriseId enterprise) {
        return sql.sql("""
                select * from policy.applyfree_offer
                where enterprise_id = :enterprise
                  and (status not in ('CANDIDATE', 'UNVOUCHED', 'LACKING', 'BARRED', 'EXCLUDED')
                    or (pushed_at is not null and status in ('CANDIDATE', 'UNVOUCHED', 'BARRED')))
                order by updated_at desc, id""")
                .param("enterprise", enterprise.value())
                .query(Offers::offer)
                .list();
    }

    /** Those of an enterprise where the data still decide, in open runs. */
    List<Offer> examinable(EnterpriseId enterprise) {
        return sql.sql("""
                select o.* from policy.applyfree_offer o join policy.applyfree_run r on r.id = o.run_id
                where o.enterprise_id = :enterprise and r.status = 'OPEN'
                  and o.status in ('CANDIDATE', 'UNVOUCHED', 'LACKING', 'ASKED', 'BARRED')
                order by o.id""")
                .param("enterprise", enterprise.value())
                .query(Offers::offer)
                .list();
    }

    List<Offer> of(RunId run, Collection<OfferStatus> statuses, Paging paging) {
        return sql.sql("""
                select * from policy.applyfree_offer where run_id = :run and status = any(:statuses::text[])
                order by place, id limit :limit offset :offset""")
                .param("run", run.value())
                .param("statuses", names(statuses))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Offers::offer)
                .list();
    }

    List<Offer> all(RunId run, OfferStatus... statuses) {
        return sql.sql("""
                select * from policy.applyfree_offer where run_id = :run and status = any(:statuses::text[])
                order by place, id""")
                .param("run", run.value())
                .param("statuses", names(List.of(statuses)))
                .query(Offers::offer)
                .list();
    }

    /** Those that wait for money, in the order in which they get it. */
    List<Offer> queue(Run run) {
        String order = run.terms().turn() == Turn.CONSENT ? "answered_at, place" : "place";
        return sql.sql("select * from policy.applyfree_offer where run_id = :run and status = 'CONSENTED' order by "
                        + order + ", id")
                .param("run", run.id().value())
                .query(Offers::offer)
                .list();
    }

    /** 合计: how many and how much, in 分. */
    record Sum(long number, long fen) {
        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(number + other.number, fen + other.fen);
        }
    }

    Map<OfferStatus, Sum> sums(RunId run) {
        Map<OfferStatus, Sum> sums = new EnumMap<>(OfferStatus.class);
        sql.sql("""
                select status, count(*) as number, sum(fen) as fen from policy.applyfree_offer
                where run_id = :run group by status""").param("run", run.value()).query(row -> {
            sums.put(OfferStatus.valueOf(row.getString("status")), new Sum(row.getLong("number"), row.getLong("fen")));
        });
        return sums;
    }

    /** The earliest consent that has not been paid yet; empty for none. */
    Optional<LocalDate> oldestUnpaid(RunId run) {
        return sql.sql("""
                select min(answered_at) as at from policy.applyfree_offer
                where run_id = :run and status in ('CONSENTED', 'RUNNING', 'APPROVED')""")
                .param("run", run.value())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("at")))
                .single()
                .map(at -> Run.day(at.toInstant()));
    }

    void insert(Offer offer) {
        sql.sql("""
                insert into policy.applyfree_offer (id, run_id, programme_id, enterprise_id, enterprise_name, park, clause,
                    subject_id, subject_name, place, status, fen, reference_year, tier, standing, reason, updated_at)
                values (:id, :run, :programme, :enterprise, :name, :park, :clause, :subject, :subjectName, :place,
                    :status, :fen, :year, :tier, :standing::jsonb, :reason, :now)
                on conflict (run_id, subject_id) do nothing""")
                .param("id", offer.id().value())
                .param("run", offer.run().value())
                .param("programme", offer.programme().value())
                .param("enterprise", offer.whom().enterprise().value())
                .param("name", offer.whom().enterpriseName())
                .param("park", offer.whom().park().value())
                .param("clause", offer.whom().clause().toString())
                .param("subject", offer.whom().subject())
                .param("subjectName", offer.whom().subjectName())
                .param("place", offer.place())
                .param("status", offer.status().name())
                .param("fen", offer.due().fen())
                .param("year", offer.due().year())
                .param("tier", offer.due().tier())
                .param("standing", JSON.writeValueAsString(offer.standing()))
                .param("reason", offer.reason())
                .param("now", now())
                .update();
    }

    /** What the data say of it now. */
    void examined(Offer before, OfferStatus status, Offer.Due due, Standing standing, String reason) {
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = :status, fen = :fen, reference_year = :year, tier = :tier,
                    standing = :standing::jsonb, reason = :reason, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = :from""")
                .param("status", status.name())
                .param("fen", due.fen())
                .param("year", due.year())
                .param("tier", due.tier())
                .param("standing", JSON.writeValueAsString(standing))
                .param("reason", reason)
                .param("now", now())
                .param("id", before.id().value())
                .param("version", before.version())
                .param("from", before.status().name())
                .update());
    }

    void step(Offer offer, OfferStatus to, String reason) {
        offer.status().mustBecome(to);
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = :to, reason = :reason, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = :from""")
                .param("to", to.name())
                .param("reason", reason)
                .param("now", now())
                .param("id", offer.id().value())
                .param("version", offer.version())
                .param("from", offer.status().name())
                .update());
    }

    void push(Offer offer, OfferStatus to) {
        offer.status().mustBecome(to);
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = :to, reason = '', pushed_at = :now, version = version + 1,
                    updated_at = :now
                where id = :id and version = :version""")
                .param("to", to.name())
                .param("now", now())
                .param("id", offer.id().value())
                .param("version", offer.version())
                .update());
    }

    void answer(Offer offer, OfferStatus to, String by, @Nullable UUID account, String shown, String reason) {
        offer.status().mustBecome(to);
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = :to, answered_name = :by, answered_at = :now,
                    account_id = :account, account_shown = :shown, reason = :reason, version = version + 1,
                    updated_at = :now
                where id = :id and version = :version and status = :from""")
                .param("from", offer.status().name())
                .param("to", to.name())
                .param("by", by)
                .param("account", account, Types.OTHER)
                .param("shown", shown)
                .param("reason", reason)
                .param("now", now())
                .param("id", offer.id().value())
                .param("version", offer.version())
                .update());
    }

    void begin(Offer offer, PaymentId payment, CaseId caseId, String number) {
        offer.status().mustBecome(OfferStatus.RUNNING);
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = 'RUNNING', reason = '', payment_id = :payment,
                    case_id = :case, case_number = :number, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = 'CONSENTED'""")
                .param("payment", payment.value())
                .param("case", caseId.value())
                .param("number", number)
                .param("now", now())
                .param("id", offer.id().value())
                .param("version", offer.version())
                .update());
    }

    /** Says why it waits; its place in the order stays. */
    void waits(Offer offer, String why) {
        sql.sql("""
                update policy.applyfree_offer set reason = :why
                where id = :id and status = 'CONSENTED' and reason <> :why""").param("why", why).param("id", offer.id().value()).update();
    }

    void paid(Offer offer, @Nullable LocalDate on) {
        mustChange(sql.sql("""
                update policy.applyfree_offer set status = :to, paid_on = :on, version = version + 1, updated_at = :now
                where id = :id and version = :version""")
                .param("to", on == null ? "APPROVED" : "PAID")
                .param("on", on, Types.DATE)
                .param("now", now())
                .param("id", offer.id().value())
                .param("version", offer.version())
                .update());
    }

    /** Those not reminded yet whose last day is near, in open runs. */
    List<Offer> toRemind(LocalDate until) {
        return sql.sql("""
                select o.* from policy.applyfree_offer o join policy.applyfree_run r on r.id = o.run_id
                where o.status = 'PUSHED' and o.reminded_at is null and r.status = 'OPEN'
                  and r.answer_by between :today and :until
                order by o.id limit 500""")
                .param("today", LocalDate.now(clock))
                .param("until", until)
                .query(Offers::offer)
                .list();
    }

    void reminded(Offer offer) {
        sql.sql("update policy.applyfree_offer set reminded_at = :now where id = :id and status = 'PUSHED'")
                .param("now", now())
                .param("id", offer.id().value())
                .update();
    }

    /** What other runs have offered of the same clause and was neither left unanswered nor cancelled, by subject. */
    Map<UUID, List<Doubles.Earlier>> elsewhere(Run run) {
        Map<UUID, List<Doubles.Earlier>> others = new HashMap<>();
        sql.sql("""
                select o.subject_id, r.number, o.status, o.reference_year, o.tier, o.payment_id is not null as decided
                from policy.applyfree_offer o join policy.applyfree_run r on r.id = o.run_id
                where o.clause = :clause and o.run_id <> :run
                  and o.status in ('PUSHED', 'CONSENTED', 'RUNNING', 'APPROVED', 'PAID', 'DECLINED', 'REFUSED')
                order by o.updated_at desc, o.id""")
                .param("clause", run.clause().toString())
                .param("run", run.id().value())
                .query(row -> {
                    others.computeIfAbsent(row.getObject("subject_id", UUID.class), subject -> new ArrayList<>())
                            .add(new Doubles.Earlier(
                                    row.getString("number"),
                                    OfferStatus.valueOf(row.getString("status")),
                                    row.getInt("reference_year"),
                                    row.getInt("tier"),
                                    row.getBoolean("decided")));
                });
        return others;
    }

    List<Offer> overdue(LocalDate today) {
        return sql.sql("""
                select o.* from policy.applyfree_offer o join policy.applyfree_run r on r.id = o.run_id
                where o.status = 'PUSHED' and r.answer_by < :today order by o.id limit 500""").param("today", today).query(Offers::offer).list();
    }

    private static String[] names(Collection<OfferStatus> statuses) {
        return statuses.stream().map(Enum::name).toArray(String[]::new);
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale("免申即享名单");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                new OfferId(row.getObject("id", UUID.class)),
                new RunId(row.getObject("run_id", UUID.class)),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                new Offer.Whom(
                        new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                        row.getString("enterprise_name"),
                        new ParkId(row.getString("park")),
                        ClauseId.parse(row.getString("clause")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("subject_name")),
                row.getInt("place"),
                OfferStatus.valueOf(row.getString("status")),
                new Offer.Due(row.getLong("fen"), row.getInt("reference_year"), row.getInt("tier")),
                JSON.readValue(row.getString("standing"), Standing.class),
                row.getString("reason"),
                instant(row.getTimestamp("pushed_at")),
                new Offer.Answer(
                        row.getString("answered_name"),
                        instant(row.getTimestamp("answered_at")),
                        row.getObject("account_id", UUID.class),
                        row.getString("account_shown")),
                progress(row),
                row.getInt("version"));
    }

    private static Offer.@Nullable Progress progress(ResultSet row) throws SQLException {
        UUID payment = row.getObject("payment_id", UUID.class);
        return payment == null
                ? null
                : new Offer.Progress(
                        new PaymentId(payment),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("case_number"),
                        row.getObject("paid_on", LocalDate.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
