package io.xingyuan.policy.population;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.background.LongWork;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores runs; the newest of each scope are kept. */
@Component
class LibraryRuns {

    /** So many of one scope: nobody's runs push out those of somebody who answers for other parks. */
    static final int KEPT = 60;

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;

    LibraryRuns(JdbcClient sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    void insert(UUID id, LocalDate legalDate, Scope scope, String by) {
        sql.sql("""
                insert into policy.library_run (id, status, legal_date, parks, started_by, started_at)
                values (:id, 'waiting', :day, case when :everywhere then null else :parks::text[] end, :by, :at)""")
                .param("id", id)
                .param("day", legalDate)
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .param("by", by)
                .param("at", now())
                .update();
        record("开始全库测算", id, legalDate);
    }

    /** That somebody asks a run to stop, or one that stands to begin again. */
    @Transactional
    void asked(UUID id, String action) {
        record(action, id, get(id).legalDate());
    }

    private void record(String action, UUID id, LocalDate legalDate) {
        audit.record(action, "全库测算", id, legalDate.toString(), List.of(FieldChange.of("基准日", null, legalDate)));
    }

    /** One of a wider scope is not there for who answers for less. */
    LibraryRun visible(String id, Scope scope) {
        LibraryRun run = get(Ids.of(id, "全库测算"));
        if (!scope.covers(run.scope())) {
            throw new NotFound("全库测算");
        }
        return run;
    }

    LibraryRun get(UUID id) {
        return sql.sql("select * from policy.library_run where id = :id")
                .param("id", id)
                .query(LibraryRuns::run)
                .optional()
                .orElseThrow(() -> new NotFound("全库测算"));
    }

    List<LibraryRun> page(Scope scope, Paging paging) {
        return sql.sql("""
                select * from policy.library_run where :everywhere or parks <@ :parks::text[]
                order by started_at desc, id desc limit :limit offset :offset""")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(LibraryRuns::run)
                .list();
    }

    long count(Scope scope) {
        return sql.sql("select count(*) from policy.library_run where :everywhere or parks <@ :parks::text[]")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .query(Long.class)
                .single();
    }

    /** Finished runs over the same parks, newest first, but this one: those it can be compared with. */
    List<LibraryRun> comparable(LibraryRun run) {
        return sql.sql("""
                select r.* from policy.library_run r join policy.library_run own on own.id = :id
                where r.status = 'done' and r.id <> own.id and r.parks is not distinct from own.parks
                order by r.started_at desc limit 30""").param("id", run.id()).query(LibraryRuns::run).list();
    }

    /** Whether this attempt was still running, so that the results are meant to be kept. */
    boolean end(LongWork.Attempt attempt, LibraryRun found) {
        audit.notAudited("测算的结果：开始时已有记录");
        return sql.sql("""
                update policy.library_run set status = 'done', note = '', ended_at = :at, snapshot = :snapshot,
                    known_at = :knownAt, rule_hash = :ruleHash, enterprises = :enterprises, subjects = :subjects,
                    clauses = :clauses, millis = :millis
                where id = :id and attempt = :attempt and status = 'running'""")
                        .param("id", attempt.id())
                        .param("attempt", attempt.number())
                        .param("at", now())
                        .param("snapshot", found.snapshot())
                        .param(
                                "knownAt",
                                found.knownAt() == null ? null : found.knownAt().atOffset(ZoneOffset.UTC))
                        .param("ruleHash", found.ruleHash())
                        .param("enterprises", found.enterprises())
                        .param("subjects", found.subjects())
                        .param("clauses", found.clauses())
                        .param("millis", found.millis())
                        .update()
                == 1;
    }

    /** Drops the oldest runs of each scope, and rosters that none speaks of any more. */
    void thin() {
        sql.sql("""
                delete from policy.library_run where id in (
                    select id from (
                        select id, row_number() over (partition by parks order by started_at desc, id desc) as place
                        from policy.library_run) placed
                    where place > :kept)
                and status not in ('waiting', 'running')""").param("kept", KEPT).update();
        sql.sql("""
                delete from policy.library_run_roster r where not exists (
                    select 1 from policy.library_run_column c where c.roster = r.fingerprint)""").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LibraryRun run(ResultSet row, int number) throws SQLException {
        OffsetDateTime known = row.getObject("known_at", OffsetDateTime.class);
        return new LibraryRun(
                row.getObject("id", UUID.class),
                RunStatus.of(row.getString("status")),
                row.getObject("legal_date", LocalDate.class),
                Scope.of(row.getArray("parks")),
                row.getString("snapshot"),
                known == null ? null : known.toInstant(),
                row.getString("rule_hash"),
                row.getInt("enterprises"),
                row.getInt("subjects"),
                row.getInt("clauses"),
                row.getLong("millis"),
                row.getString("note"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant());
    }
}
