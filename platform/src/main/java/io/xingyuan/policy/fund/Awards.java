package io.xingyuan.policy.fund;

import io.xingyuan.engine.Award;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Subject;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 兑现台账: who was awarded what under which clause, for rules that pay once, once a year or once per tier. Speaks of what
 * has been approved; what is still under review holds its place but counts as no award.
 */
@Component
public class Awards {

    private static final String GRANTED =
            "select subject_id, clause, year, tier, fen, opened from policy.fund_award where status = 'GRANTED'";

    private final JdbcClient sql;
    private final PolicyLibrary library;
    private final Clock clock;
    private final GroupRooms rooms;

    Awards(JdbcClient sql, PolicyLibrary library, Clock clock, GroupRooms rooms) {
        this.rooms = rooms;
        this.sql = sql;
        this.library = library;
        this.clock = clock;
    }

    /** Those of one enterprise and what belongs to it, as the engine asks for them. */
    public Ledger of(EnterpriseId enterprise) {
        return of(Set.of(enterprise));
    }

    /** Those of several. */
    public Ledger of(Set<EnterpriseId> enterprises) {
        return ledger(sql.sql(GRANTED + " and enterprise_id = any(:enterprises)")
                .param(
                        "enterprises",
                        enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new)));
    }

    /** 兑现变动: an award under a clause that was granted, altered or reversed. */
    public record Change(ClauseId clause, UUID enterprise, UUID subject) {}

    /** Those of some enterprises after one moment and until another. */
    public Set<Change> changes(Set<EnterpriseId> enterprises, Instant after, Instant until) {
        return sql
                .sql("""
                        select distinct clause, enterprise_id, subject_id from policy.fund_award
                        where enterprise_id = any(:enterprises) and changed_at > :after and changed_at <= :until
                          and position('/' in clause) > 1 and clause not like '%/'""")
                .param(
                        "enterprises",
                        enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new))
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Change(
                        ClauseId.parse(row.getString("clause")),
                        row.getObject("enterprise_id", UUID.class),
                        row.getObject("subject_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Numbers of the payments of one subject under one clause that neither were cancelled nor came back. */
    List<String> given(ClauseId clause, UUID subject) {
        return sql.sql("""
                select p.number from policy.fund_award a join policy.fund_payment p on p.award_id = a.id
                where a.status in ('PENDING', 'GRANTED') and a.clause = :clause and a.subject_id = :subject
                  and p.status not in ('CANCELLED', 'RECOVERED')
                order by p.number""")
                .param("clause", clause.toString())
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    /** 在途兑现: an award that is still being decided on; money in 分. */
    public record UnderWay(String number, long fen) {}

    /** Those of one subject under one clause, without the one behind a payment of the asker's own. */
    public List<UnderWay> underWay(ClauseId clause, UUID subject, @Nullable PaymentId own) {
        return sql.sql("""
                select p.number, p.fen from policy.fund_award a join policy.fund_payment p on p.award_id = a.id
                where a.status = 'PENDING' and a.clause = :clause and a.subject_id = :subject
                  and p.id is distinct from :own::uuid
                order by p.number""")
                .param("clause", clause.toString())
                .param("subject", subject)
                .param("own", own == null ? null : own.value(), Types.OTHER)
                .query((row, number) -> new UnderWay(row.getString("number"), row.getLong("fen")))
                .list();
    }

    /** Those of all enterprises. */
    public Ledger all() {
        return ledger(sql.sql(GRANTED));
    }

    /** Grows whenever an award is granted or reversed, so that a cache can tell whether it is old. */
    public long version() {
        return sql.sql("""
                select case when is_called then last_value else 0 end from policy.fund_award_counter""").query(Long.class).single();
    }

    /** What was opened again holds no place, and counts for its group as before. */
    private static Ledger ledger(JdbcClient.StatementSpec granted) {
        List<Ledger.Entry> awards = new ArrayList<>();
        List<Ledger.Entry> opened = new ArrayList<>();
        granted.query(row -> {
            entry(row).ifPresent((row.getBoolean("opened") ? opened : awards)::add);
        });
        return Ledger.of(awards, opened);
    }

    /** Agreements that the library does not know are no clauses. */
    private static Optional<Ledger.Entry> entry(ResultSet row) throws SQLException {
        String clause = row.getString("clause");
        return clause.indexOf('/') <= 0 || clause.endsWith("/")
                ? Optional.empty()
                : Optional.of(new Ledger.Entry(
                        ClauseId.parse(clause),
                        row.getString("subject_id"),
                        row.getInt("year"),
                        row.getInt("tier"),
                        row.getLong("fen")));
    }

    Optional<Clause> clause(String id) {
        return rooms.clause(id);
    }

    /** The most, in 分, that a clause gives to anybody at once today, by its own cap; empty where it has none. */
    OptionalLong cap(Clause clause) {
        Subject nobody = Subject.enterprise(new UUID(0, 0).toString(), "", Facts.none());
        Subject asked = clause.entity() == Entity.ENTERPRISE
                ? nobody
                : nobody.with(
                        List.of(new Subject(new UUID(0, 1).toString(), clause.entity(), "", Facts.none(), List.of())));
        return library.check(asked, Ledger.of(List.of()), LocalDate.now(clock)).findings().stream()
                .filter(finding -> finding.clause().id().equals(clause.id()))
                .flatMap(finding -> Stream.ofNullable(finding.award()))
                .flatMap(award -> Stream.ofNullable(award.fen()))
                .mapToLong(Long::longValue)
                .filter(fen -> fen > 0)
                .max();
    }

    /** The places that an award takes; empty where the clause pays each time. */
    List<String> slots(Reservation what) {
        @Nullable
        Frequency frequency =
                clause(what.under().clause()).map(Clause::frequency).orElse(null);
        return switch (frequency) {
            case null -> List.of();
            case PER_EVENT -> List.of();
            case ONCE -> List.of("once");
            case YEARLY -> List.of("year-" + what.under().year());
            case PER_TIER ->
                IntStream.rangeClosed(
                                paidTier(what.under().clause(), what.whom().subject()) + 1,
                                Math.max(1, what.under().tier()))
                        .mapToObj(tier -> "tier-" + tier)
                        .toList();
        };
    }

    /** What the group of a clause leaves of an award for a year. */
    public GroupRoom room(EnterpriseId enterprise, UUID subject, ClauseId clause, int year) {
        return rooms.of(enterprise, subject, clause.toString(), year);
    }

    /** Nobody else is awarded anything of the groups of these until the end of the transaction. */
    void lockGroups(List<Reservation> wanted) {
        rooms.lock(wanted);
    }

    /** Why the group of a clause does not leave so much; empty where it does. */
    Optional<Refusal> crowded(Reservation what) {
        GroupRoom room = rooms.of(what);
        return room.left(what.fullFen()) < what.fen() ? room.no(what.fullFen()) : Optional.empty();
    }

    /** What of an award was given before, where only the difference is paid. */
    TopUp topUp(Reservation what) {
        return rooms.of(what).topUp(what.fullFen());
    }

    /** Whether every place could be had; places that somebody else is just taking are waited for. */
    boolean claim(AwardId award, Reservation what) {
        List<String> slots = slots(what);
        if (slots.isEmpty()) {
            Frequency frequency =
                    clause(what.under().clause()).map(Clause::frequency).orElse(null);
            return frequency != Frequency.PER_TIER
                    && !(frequency == Frequency.PER_EVENT && what.under().sole() && given(award, what));
        }
        return sql.sql("""
                insert into policy.fund_claim (subject_id, clause, slot, award_id, enterprise_id)
                select :subject, :clause, slot, :award, :enterprise from unnest(:slots::text[]) slot
                on conflict do nothing""")
                        .param("subject", what.whom().subject())
                        .param("clause", what.under().clause())
                        .param("award", award.value())
                        .param("enterprise", what.whom().enterprise().value())
                        .param("slots", slots.toArray(String[]::new))
                        .update()
                == slots.size();
    }

    /** Whether there is another award under the clause for the same subject; see {@link #lockGroups}. */
    private boolean given(AwardId own, Reservation what) {
        return sql.sql("""
                select exists (select 1 from policy.fund_award
                where subject_id = :subject and clause = :clause and status in ('PENDING', 'GRANTED') and id <> :own)""")
                .param("subject", what.whom().subject())
                .param("clause", what.under().clause())
                .param("own", own.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The highest tier that an award reaches which a check-up found due: its new tiers stand above those awarded, as
     * the check-up saw them. What is still under review holds its tiers, so that the same are not given twice.
     *
     * @return 0 where the clause has no tiers
     */
    public int reached(String clause, UUID subject, Award due) {
        return due.tiers() == 0 ? 0 : paidTier(clause, subject) + Math.toIntExact(due.tiers());
    }

    /** Whether a clause pays each of its tiers once. */
    public boolean byTier(ClauseId clause) {
        return clause(clause.toString()).map(Clause::frequency).orElse(null) == Frequency.PER_TIER;
    }

    /** The highest tier that was awarded; 0 for none. */
    public int paidTier(String clause, UUID subject) {
        return sql.sql("""
                select coalesce(max(tier), 0) from policy.fund_award
                where subject_id = :subject and clause = :clause and status = 'GRANTED' and not opened""")
                .param("subject", subject)
                .param("clause", clause)
                .query(Integer.class)
                .single();
    }

    /**
     * Those who were awarded a clause once and for all, or for a year, or are being awarded it: their places are taken.
     * Of a clause by tiers only those who are being awarded some, since above them there may be more. Of a clause that
     * pays each time all who were awarded it at all: whether there is another event only people can say.
     */
    public Set<UUID> held(ClauseId clause, int year) {
        if (clause(clause.toString()).map(Clause::frequency).orElse(null) == Frequency.PER_EVENT) {
            return Set.copyOf(sql.sql("""
                    select subject_id from policy.fund_award
                    where clause = :clause and status in ('PENDING', 'GRANTED')""")
                    .param("clause", clause.toString())
                    .query(UUID.class)
                    .list());
        }
        return Set.copyOf(sql.sql("""
                select c.subject_id from policy.fund_claim c join policy.fund_award a on a.id = c.award_id
                where c.clause = :clause
                  and (c.slot in ('once', 'year-' || :year) or (c.slot like 'tier-%' and a.status = 'PENDING'))""")
                .param("clause", clause.toString())
                .param("year", String.valueOf(year))
                .query(UUID.class)
                .list());
    }

    /** 名额: whose an award is, under which clause and for which year. */
    record Place(EnterpriseId enterprise, UUID subject, String clause, int year) {}

    Place place(AwardId award) {
        return sql.sql("select enterprise_id, subject_id, clause, year from policy.fund_award where id = :id")
                .param("id", award.value())
                .query((row, number) -> new Place(
                        new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                        row.getObject("subject_id", UUID.class),
                        row.getString("clause"),
                        row.getInt("year")))
                .single();
    }

    /** As {@link #of}, without the award behind one payment: whether it was due is asked as if it had not been given. */
    public Ledger without(EnterpriseId enterprise, PaymentId payment) {
        return ledger(sql.sql(GRANTED + " and enterprise_id = :enterprise"
                        + " and id <> (select award_id from policy.fund_payment where id = :payment)")
                .param("enterprise", enterprise.value())
                .param("payment", payment.value()));
    }

    /** 未记档次: an award under a clause by tiers of which no tier is on record, with its first payment. */
    record Untiered(
            AwardId id,
            PaymentId payment,
            String number,
            String enterprise,
            String subject,
            String title,
            int year,
            long fen) {}

    /** Those of an earlier version, which took the place of a tier and did not say up to which. */
    List<Untiered> untiered(Scope scope) {
        return sql.sql("""
                select distinct on (a.id) a.id, p.id as payment, p.number, p.enterprise_name, a.subject_name, p.clause_title,
                    a.year, a.fen
                from policy.fund_award a join policy.fund_payment p on p.award_id = a.id
                where a.tier = 0 and a.status in ('PENDING', 'GRANTED') and (:everywhere or p.park = any (:parks::text[]))
                  and exists (select 1 from policy.fund_claim c where c.award_id = a.id and c.slot like 'tier-%')
                order by a.id, p.part""")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .query((row, number) -> new Untiered(
                        new AwardId(row.getObject("id", UUID.class)),
                        new PaymentId(row.getObject("payment", UUID.class)),
                        row.getString("number"),
                        row.getString("enterprise_name"),
                        row.getString("subject_name"),
                        row.getString("clause_title"),
                        row.getInt("year"),
                        row.getLong("fen")))
                .list();
    }

    /** It takes all tiers up to this one that nobody else has. */
    void tier(AwardId award, int tier) {
        sql.sql("update policy.fund_award set tier = :tier, changed_at = :at where id = :id")
                .param("tier", tier)
                .param("at", OffsetDateTime.now(clock))
                .param("id", award.value())
                .update();
        sql.sql("""
                insert into policy.fund_claim (subject_id, clause, slot, award_id, enterprise_id)
                select subject_id, clause, 'tier-' || number, id, enterprise_id
                from policy.fund_award, lateral generate_series(1, :tier) number where id = :id
                on conflict do nothing""").param("tier", tier).param("id", award.value()).update();
        countAfterCommit();
    }

    void insert(AwardId award, Reservation what, OffsetDateTime at) {
        sql.sql("""
                insert into policy.fund_award
                    (id, enterprise_id, subject_id, subject_name, clause, year, tier, fen, status, at)
                values (:id, :enterprise, :subject, :name, :clause, :year, :tier, :fen, 'PENDING', :at)""")
                .param("id", award.value())
                .param("enterprise", what.whom().enterprise().value())
                .param("subject", what.whom().subject())
                .param("name", what.whom().subjectName())
                .param("clause", what.under().clause())
                .param("year", what.under().year())
                .param("tier", what.under().tier())
                .param("fen", what.fen())
                .param("at", at)
                .update();
    }

    void grant(AwardId award, long fen) {
        sql.sql("update policy.fund_award set status = 'GRANTED', fen = :fen, changed_at = :at where id = :id")
                .param("fen", fen)
                .param("at", OffsetDateTime.now(clock))
                .param("id", award.value())
                .update();
        countAfterCommit();
    }

    /** For this transaction alone, so that two parts of it end one after the other. */
    void lock(AwardId award) {
        sql.sql("select 1 from policy.fund_award where id = :id for update")
                .param("id", award.value())
                .query(Integer.class)
                .optional();
    }

    /** It has become less, or none: those that were paid as a difference to it may be asked for again. */
    void lessened(AwardId award) {
        Place place = place(award);
        rooms.reopen(place.enterprise(), place.subject(), place.clause(), place.year(), OffsetDateTime.now(clock));
    }

    /** Frees its places. */
    void reverse(AwardId award) {
        sql.sql("update policy.fund_award set status = 'REVERSED', changed_at = :at where id = :id")
                .param("at", OffsetDateTime.now(clock))
                .param("id", award.value())
                .update();
        sql.sql("delete from policy.fund_claim where award_id = :id")
                .param("id", award.value())
                .update();
        countAfterCommit();
    }

    /** The counter moves when a reader sees the change. */
    private void countAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sql.sql("select nextval('policy.fund_award_counter')")
                        .query(Long.class)
                        .single();
            }
        });
    }
}
