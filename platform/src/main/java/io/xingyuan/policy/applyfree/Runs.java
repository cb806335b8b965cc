package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 轮次库. */
@Component
class Runs {

    private final JdbcClient sql;
    private final Clock clock;

    Runs(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Optional<Run> find(RunId id) {
        return sql.sql("select * from policy.applyfree_run where id = :id")
                .param("id", id.value())
                .query(Runs::run)
                .optional();
    }

    Run get(RunId id) {
        return find(id).orElseThrow(() -> new NotFound("免申即享轮次"));
    }

    /** One that the visitor answers for; 404 for all else. */
    Run seen(String id) {
        Run run = get(RunId.of(id));
        if (!run.within(Visitor.now().scope())) {
            throw new NotFound("免申即享轮次");
        }
        return run;
    }

    /** Held for the rest of the transaction, so that money is set aside and lists are changed by one at a time. */
    Run lock(RunId id) {
        sql.sql("select id from policy.applyfree_run where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return get(id);
    }

    /** Held as well, so that runs of one clause offer and set aside one after the other, whichever programme they are of. */
    void lockClause(Run run) {
        sql.sql("select pg_advisory_xact_lock(hashtext('policy.applyfree.clause'), hashtext(:clause))")
                .param("clause", run.clause().toString())
                .query((row, number) -> number)
                .list();
    }

    Optional<Run> open(ProgrammeId programme, String parks) {
        return sql.sql("""
                select * from policy.applyfree_run
                where programme_id = :programme and parks = :parks and status = 'OPEN'""")
                .param("programme", programme.value())
                .param("parks", parks)
                .query(Runs::run)
                .optional();
    }

    List<Run> list(Visitor visitor, Paging paging) {
        return sql.sql("""
                select * from policy.applyfree_run
                where :everywhere or (parks <> '' and string_to_array(parks, ',') <@ :parks::text[])
                order by status = 'OPEN' desc, started_at desc, id limit :limit offset :offset""")
                .param("everywhere", visitor.scope().everywhere())
                .param("parks", visitor.scope().codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Runs::run)
                .list();
    }

    long count(Visitor visitor) {
        return sql.sql("""
                select count(*) from policy.applyfree_run
                where :everywhere or (parks <> '' and string_to_array(parks, ',') <@ :parks::text[])""")
                .param("everywhere", visitor.scope().everywhere())
                .param("parks", visitor.scope().codes())
                .query(Long.class)
                .single();
    }

    /** False when one is open already for the same programme and parks. */
    boolean insert(Run run) {
        return sql.sql("""
                insert into policy.applyfree_run (id, number, programme_id, clause, title, parks, amount_rule, fixed_fen,
                    basis, turn, procedure_code, answer_by, push_days, push_source, pay_days, pay_source, started_by,
                    started_name, started_at, examined_at, demo)
                values (:id, 'MX' || :year || '-' || lpad(nextval('policy.applyfree_run_number')::text, 4, '0'),
                    :programme, :clause, :title, :parks, :rule, :fixed, :basis, :turn, :procedure, :answerBy, :pushDays,
                    :pushSource, :payDays, :paySource, :by, :byName, :now, :now, :demo)
                on conflict (programme_id, parks) where status = 'OPEN' do nothing""")
                        .param("id", run.id().value())
                        .param("year", String.valueOf(today().getYear()))
                        .param("programme", run.programme().value())
                        .param("clause", run.clause().toString())
                        .param("title", run.title())
                        .param("parks", run.parks())
                        .param("rule", run.terms().rule().name())
                        .param("fixed", run.terms().fixedFen())
                        .param("basis", run.terms().basis())
                        .param("turn", run.terms().turn().name())
                        .param("procedure", run.terms().procedure())
                        .param("answerBy", run.terms().answerBy())
                        .param("pushDays", run.limits().push().amount())
                        .param("pushSource", run.limits().push().source())
                        .param("payDays", run.limits().pay().amount())
                        .param("paySource", run.limits().pay().source())
                        .param("by", run.signatures().startedBy())
                        .param("byName", run.signatures().startedName())
                        .param("now", now())
                        .param("demo", run.demo())
                        .update()
                == 1;
    }

    void examined(RunId id) {
        sql.sql("update policy.applyfree_run set examined_at = :now, version = version + 1 where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /** Of how many too much was missing to ask them, when the data were looked at. */
    void unasked(RunId id, int number) {
        sql.sql("update policy.applyfree_run set unasked = :number where id = :id")
                .param("number", number)
                .param("id", id.value())
                .update();
    }

    /** Null for a run that was last examined before that was counted. */
    @Nullable
    Integer unasked(RunId id) {
        return sql.sql("select unasked from policy.applyfree_run where id = :id and unasked is not null")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** The list is another one than somebody may have seen. */
    void touch(RunId id) {
        sql.sql("update policy.applyfree_run set version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    void pushed(RunId id, Visitor by) {
        sql.sql("""
                update policy.applyfree_run set pushed_by = :by, pushed_name = :name,
                    pushed_at = coalesce(pushed_at, :now), version = version + 1
                where id = :id""")
                .param("by", by.account())
                .param("name", by.name())
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    void close(RunId id, int version, String by) {
        int changed = sql.sql("""
                update policy.applyfree_run set status = 'CLOSED', closed_name = :by, closed_at = :now,
                    version = version + 1
                where id = :id and version = :version and status = 'OPEN'""")
                .param("by", by)
                .param("now", now())
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed != 1) {
            throw new Stale("免申即享轮次");
        }
    }

    /** Those of which a public clock is running: not pushed yet, or with somebody who waits for the money. */
    List<Run> underTheClock() {
        return sql.sql("""
                select r.* from policy.applyfree_run r
                where (r.status = 'OPEN' and r.pushed_at is null) or exists (
                    select 1 from policy.applyfree_offer o
                    where o.run_id = r.id and o.status in ('CONSENTED', 'RUNNING', 'APPROVED'))
                order by r.id""").query(Runs::run).list();
    }

    /** Those in which somebody has consented and waits for money. */
    List<RunId> awaitingMoney() {
        return sql
                .sql("select distinct run_id from policy.applyfree_offer where status = 'CONSENTED' limit 500")
                .query(UUID.class)
                .list()
                .stream()
                .map(RunId::new)
                .toList();
    }

    void clearDemo() {
        sql.sql("delete from policy.applyfree_run where demo").update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                new RunId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                ClauseId.parse(row.getString("clause")),
                row.getString("title"),
                row.getString("parks"),
                new Run.Terms(
                        AmountRule.valueOf(row.getString("amount_rule")),
                        row.getLong("fixed_fen"),
                        row.getString("basis"),
                        Turn.valueOf(row.getString("turn")),
                        row.getString("procedure_code"),
                        row.getObject("answer_by", LocalDate.class)),
                new Run.Limits(
                        TimeLimit.workingDays(row.getInt("push_days"), row.getString("push_source")),
                        TimeLimit.workingDays(row.getInt("pay_days"), row.getString("pay_source"))),
                row.getString("status").equals("OPEN"),
                new Run.Signatures(
                        row.getString("started_by"),
                        row.getString("started_name"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("examined_at").toInstant(),
                        row.getString("pushed_by"),
                        row.getString("pushed_name"),
                        instant(row.getTimestamp("pushed_at")),
                        instant(row.getTimestamp("closed_at"))),
                row.getBoolean("demo"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
