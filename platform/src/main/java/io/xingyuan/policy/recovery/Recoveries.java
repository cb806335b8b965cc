package io.xingyuan.policy.recovery;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 追回库: what is watched, and what was found. */
@Component
class Recoveries {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Recovery.Change>> CHANGES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Clock clock;

    Recoveries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** Once per payment: paid anew after a return, it is watched by what holds then. */
    void watch(Watch watch, LocalDate until) {
        sql.sql("""
                insert into policy.recovery_watch (payment_id, enterprise_id, clause, subject_id, as_of, rules, known,
                    watched_until)
                values (:payment, :enterprise, :clause, :subject, :asOf, :rules, :known::jsonb, :until)
                on conflict (payment_id) do update set as_of = excluded.as_of, rules = excluded.rules,
                    known = excluded.known, watched_until = excluded.watched_until""")
                .param("payment", watch.payment().value())
                .param("enterprise", watch.enterprise().value())
                .param("clause", watch.clause().toString())
                .param("subject", watch.subject())
                .param("asOf", watch.asOf())
                .param("rules", watch.rules())
                .param("known", JSON.writeValueAsString(watch.known()))
                .param("until", until)
                .update();
    }

    void unwatch(PaymentId payment) {
        sql.sql("delete from policy.recovery_watch where payment_id = :payment")
                .param("payment", payment.value())
                .update();
    }

    /** Of an enterprise, without those for which a recovery is under way. */
    List<Watch> watched(EnterpriseId enterprise) {
        return sql.sql("""
                select * from policy.recovery_watch w where enterprise_id = :enterprise and watched_until >= :today
                  and not exists (select 1 from policy.recovery r
                    join policy.fund_payment p on p.id = r.payment_id
                    join policy.fund_payment q on q.award_id = p.award_id
                    where q.id = w.payment_id and r.status in ('OPEN', 'ORDERED'))
                order by payment_id""")
                .param("enterprise", enterprise.value())
                .param("today", LocalDate.now(clock))
                .query(Recoveries::watch)
                .list();
    }

    /** All enterprises of which a payment is watched today. */
    List<EnterpriseId> enterprises() {
        return sql
                .sql("select distinct enterprise_id from policy.recovery_watch where watched_until >= :today")
                .param("today", LocalDate.now(clock))
                .query(UUID.class)
                .list()
                .stream()
                .map(EnterpriseId::new)
                .toList();
    }

    /** What was found the last time and led to nothing, so that the same does not open another case. */
    boolean dismissed(PaymentId payment, List<Recovery.Change> changes) {
        return sql.sql("""
                select exists (select 1 from policy.recovery
                    where payment_id = :payment and status = 'DISMISSED' and changes = :changes::jsonb)""")
                .param("payment", payment.value())
                .param("changes", JSON.writeValueAsString(changes))
                .query(Boolean.class)
                .single();
    }

    /** False when one is under way already. */
    boolean insert(Recovery recovery) {
        return sql.sql("""
                insert into policy.recovery (id, payment_id, enterprise_id, enterprise_name, park, paid_fen, found, changes,
                    status, opened_at)
                values (:id, :payment, :enterprise, :name, :park, :fen, :found, :changes::jsonb, 'OPEN', :now)
                on conflict (payment_id) where status in ('OPEN', 'ORDERED') do nothing""")
                        .param("id", recovery.id().value())
                        .param("payment", recovery.payment().value())
                        .param("enterprise", recovery.enterprise().value())
                        .param("name", recovery.enterpriseName())
                        .param("park", recovery.park())
                        .param("fen", recovery.paidFen())
                        .param("found", recovery.found())
                        .param("changes", JSON.writeValueAsString(recovery.changes()))
                        .param("now", now())
                        .update()
                == 1;
    }

    void opened(RecoveryId id, CaseState state) {
        sql.sql("update policy.recovery set case_id = :case, case_number = :number where id = :id")
                .param("case", state.id().value())
                .param("number", state.number())
                .param("id", id.value())
                .update();
    }

    void step(Recovery recovery, RecoveryStatus to, long orderedFen) {
        recovery.status().mustBecome(to);
        boolean ends = to == RecoveryStatus.COLLECTED || to == RecoveryStatus.DISMISSED;
        int changed = sql.sql("""
                update policy.recovery set status = :to, ordered_fen = :fen, version = version + 1,
                    collected_fen = case when :to = 'COLLECTED' then :fen when :to = 'ORDERED' then 0 else collected_fen end,
                    closed_at = case when :ends then :now::timestamptz end,
                    closed_name = case when :ends then :by else '' end
                where id = :id and version = :version""")
                .param("to", to.name())
                .param("fen", orderedFen)
                .param("ends", ends)
                .param("now", now())
                .param("by", Visitor.now().name())
                .param("id", recovery.id().value())
                .param("version", recovery.version())
                .update();
        if (changed != 1) {
            throw new Stale("资金追回");
        }
    }

    /** A part of what was ordered has come back; the last one ends it. */
    void took(Recovery recovery, Take take, boolean last) {
        int changed = sql.sql("""
                update policy.recovery set collected_fen = collected_fen + :fen, takes = takes || :take::jsonb,
                    version = version + 1, status = case when :last then 'COLLECTED' else status end,
                    closed_at = case when :last then :now::timestamptz end,
                    closed_name = case when :last then :by else '' end
                where id = :id and status = 'ORDERED' and collected_fen + :fen <= ordered_fen""")
                .param("fen", take.fen())
                .param("take", take.stored())
                .param("last", last)
                .param("now", now())
                .param("by", Visitor.now().name())
                .param("id", recovery.id().value())
                .update();
        if (changed != 1) {
            throw new Stale("资金追回");
        }
    }

    /** Held for the rest of the transaction, so that one take is entered at a time. */
    Recovery lock(RecoveryId id) {
        return sql.sql("select * from policy.recovery where id = :id for update")
                .param("id", id.value())
                .query(Recoveries::recovery)
                .optional()
                .orElseThrow(() -> new NotFound("资金追回"));
    }

    Optional<Recovery> find(RecoveryId id) {
        return sql.sql("select * from policy.recovery where id = :id")
                .param("id", id.value())
                .query(Recoveries::recovery)
                .optional();
    }

    Recovery get(RecoveryId id) {
        return find(id).orElseThrow(() -> new NotFound("资金追回"));
    }

    /** Those under way for the award of a payment: one, but for what was opened by parts before. */
    List<Recovery> underWay(PaymentId payment) {
        return sql.sql("""
                select r.* from policy.recovery r
                join policy.fund_payment p on p.id = r.payment_id
                join policy.fund_payment q on q.award_id = p.award_id
                where q.id = :payment and r.status in ('OPEN', 'ORDERED') order by r.opened_at, r.id""")
                .param("payment", payment.value())
                .query(Recoveries::recovery)
                .list();
    }

    /** Those under way whose award another one is under way for: somebody has to withdraw one. */
    Set<RecoveryId> twins() {
        return sql.sql("""
                        select id from (
                            select r.id, count(*) over (partition by p.award_id) as together from policy.recovery r
                            join policy.fund_payment p on p.id = r.payment_id
                            where r.status in ('OPEN', 'ORDERED')) under_way
                        where together > 1""").query(UUID.class).list().stream()
                .map(RecoveryId::new)
                .collect(Collectors.toSet());
    }

    /** One that the visitor may see; 404 for all else. */
    Recovery seen(String id) {
        Recovery recovery = get(RecoveryId.of(id));
        try {
            Visitor.now().mustSee(recovery.enterprise());
        } catch (NotFound notTheirs) {
            throw new NotFound("资金追回");
        }
        return recovery;
    }

    List<Recovery> list(Visitor visitor, Paging paging) {
        return sql.sql("""
                select * from policy.recovery where :everywhere or park = any(:parks)
                order by status in ('OPEN', 'ORDERED') desc, opened_at desc, id limit :limit offset :offset""")
                .param("everywhere", visitor.scope().everywhere())
                .param("parks", visitor.scope().codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Recoveries::recovery)
                .list();
    }

    long count(Visitor visitor) {
        return sql.sql("select count(*) from policy.recovery where :everywhere or park = any(:parks)")
                .param("everywhere", visitor.scope().everywhere())
                .param("parks", visitor.scope().codes())
                .query(Long.class)
                .single();
    }

    private static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                ClauseId.parse(row.getString("clause")),
                row.getObject("subject_id", UUID.class),
                row.getObject("as_of", LocalDate.class),
                row.getString("rules"),
                JSON.readValue(row.getString("known"), TEXTS));
    }

    private static Recovery recovery(ResultSet row, int number) throws SQLException {
        UUID caseId = row.getObject("case_id", UUID.class);
        return new Recovery(
                new RecoveryId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("enterprise_name"),
                row.getString("park"),
                row.getLong("paid_fen"),
                row.getString("found"),
                JSON.readValue(row.getString("changes"), CHANGES),
                RecoveryStatus.valueOf(row.getString("status")),
                row.getLong("ordered_fen"),
                row.getLong("collected_fen"),
                Take.read(row.getString("takes")),
                caseId == null ? null : new CaseId(caseId),
                row.getString("case_number"),
                row.getTimestamp("opened_at").toInstant(),
                row.getInt("version"));
    }
}
