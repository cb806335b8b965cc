package io.xingyuan.policy.programme;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 兑现安排的存放, and what other modules may ask of them. */
@Component
public class Programmes {

    private final JdbcClient sql;
    private final Clock clock;

    Programmes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Empty also when the visitor's side may not see it. */
    public Optional<Programme> find(ProgrammeId id) {
        return sql.sql("select * from policy.programme where id = :id")
                .param("id", id.value())
                .query(Programmes::programme)
                .optional();
    }

    public Programme get(ProgrammeId id) {
        return find(id).orElseThrow(() -> new NotFound("兑现安排"));
    }

    /** Those that take applications on a day, the one that closes first on top. */
    public List<Programme> open(LocalDate today) {
        return sql.sql("""
                select * from policy.programme
                where status = 'published' and opens_on <= :today and closes_on >= :today
                order by closes_on, title, id""").param("today", today).query(Programmes::programme).list();
    }

    /** The published one of a clause that closes last. */
    public Optional<Programme> latest(ClauseId clause) {
        return sql.sql("""
                select * from policy.programme where clause = :clause and status = 'published'
                order by closes_on desc, id limit 1""")
                .param("clause", clause.toString())
                .query(Programmes::programme)
                .optional();
    }

    /** For this transaction alone. */
    @Transactional
    public Programme lock(ProgrammeId id) {
        return sql.sql("select * from policy.programme where id = :id for update")
                .param("id", id.value())
                .query(Programmes::programme)
                .optional()
                .orElseThrow(() -> new NotFound("兑现安排"));
    }

    /** Whether a procedure was chosen for a programme that is not closed. */
    public boolean use(String procedure) {
        return sql.sql("""
                        select exists (
                            select 1 from policy.programme where procedure_code = :procedure and status <> 'closed')""").param("procedure", procedure).query(Boolean.class).single();
    }

    /**
     * Says how much of a programme's money somebody holds from now on: more is taken out of what is left, less goes
     * back, the same again changes nothing. Comes before the pool is touched, so that no two wait for each other.
     *
     * @param holder an application or a line of a list
     * @param fen 0 for nothing any more
     * @return false when so much is not left; then nothing has changed
     */
    @Transactional
    public boolean hold(ProgrammeId id, UUID holder, long fen) {
        long left = lock(id).leftFen();
        long held = held(id, holder);
        if (fen - held > left) {
            return false;
        }
        if (fen != held) {
            write(id, holder, fen, fen - held);
        }
        return true;
    }

    /** What somebody holds of a programme's money; 0 for nothing. */
    public long held(ProgrammeId id, UUID holder) {
        return sql.sql("""
                        select coalesce(sum(fen), 0) from policy.programme_hold
                        where programme_id = :id and holder = :holder""")
                .param("id", id.value())
                .param("holder", holder)
                .query(Long.class)
                .single();
    }

    private void write(ProgrammeId id, UUID holder, long fen, long more) {
        sql.sql("delete from policy.programme_hold where programme_id = :id and holder = :holder")
                .param("id", id.value())
                .param("holder", holder)
                .update();
        if (fen > 0) {
            sql.sql("insert into policy.programme_hold (programme_id, holder, fen) values (:id, :holder, :fen)")
                    .param("id", id.value())
                    .param("holder", holder)
                    .param("fen", fen)
                    .update();
        }
        sql.sql("update policy.programme set granted_fen = granted_fen + :more where id = :id")
                .param("more", more)
                .param("id", id.value())
                .update();
    }

    /** What everybody may read: published ones, also those to come and those that are over, newest first. */
    List<Programme> called(Paging paging) {
        return sql.sql("""
                select * from policy.programme where status <> 'draft'
                order by closes_on desc, published_at desc, id limit :limit offset :offset""")
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Programmes::programme)
                .list();
    }

    long called() {
        return sql.sql("select count(*) from policy.programme where status <> 'draft'")
                .query(Long.class)
                .single();
    }

    List<Programme> list(ProgrammeQuery query, LocalDate today, Paging paging) {
        return sql.sql("""
                select * from policy.programme
                where (:words = '' or title ilike '%' || :words || '%' or clause = :words)
                  and (:year = 0 or year = :year)
                  and (:status = '' or status = :status
                    or (:status = 'open' and status = 'published' and :today between opens_on and closes_on))
                order by status = 'draft' desc, closes_on desc, id desc limit :limit offset :offset""")
                .params(asked(query, today))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Programmes::programme)
                .list();
    }

    long count(ProgrammeQuery query, LocalDate today) {
        return sql.sql("""
                select count(*) from policy.programme
                where (:words = '' or title ilike '%' || :words || '%' or clause = :words)
                  and (:year = 0 or year = :year)
                  and (:status = '' or status = :status
                    or (:status = 'open' and status = 'published' and :today between opens_on and closes_on))""").params(asked(query, today)).query(Long.class).single();
    }

    /** Of which there are programmes, the newest first. */
    List<Integer> years() {
        return sql.sql("select distinct year from policy.programme order by year desc")
                .query(Integer.class)
                .list();
    }

    private static Map<String, Object> asked(ProgrammeQuery query, LocalDate today) {
        return Map.of(
                "words",
                query.words().replace("%", "\\%").replace("_", "\\_"),
                "year",
                query.inYear(),
                "status",
                query.inStatus(),
                "today",
                today);
    }

    void insert(ProgrammeId id, Programme.Terms terms, String by, String name, boolean demo) {
        sql.sql("""
                insert into policy.programme (id, clause, year, title, notice, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, drafted_by, drafted_name, demo, updated_at)
                values (:id, :clause, :year, :title, :notice, :opens, :closes, :pool, :fen, :procedure, :evidence,
                    :contact, :phone, :by, :name, :demo, :now)""")
                .params(columns(id, terms))
                .param("by", by)
                .param("name", name)
                .param("demo", demo)
                .update();
    }

    void change(ProgrammeId id, int version, Programme.Terms terms, String by, String name) {
        mustChange(sql.sql("""
                update policy.programme set clause = :clause, year = :year, title = :title, notice = :notice,
                    opens_on = :opens, closes_on = :closes, pool_id = :pool, amount_fen = :fen,
                    procedure_code = :procedure, evidence = :evidence, contact = :contact, contact_phone = :phone,
                    drafted_by = :by, drafted_name = :name, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = 'draft'""")
                .params(columns(id, terms))
                .param("version", version)
                .param("by", by)
                .param("name", name)
                .update());
    }

    void publish(ProgrammeId id, int version, String by, String name) {
        mustChange(sql.sql("""
                update policy.programme set status = 'published', published_by = :by, published_name = :name,
                    published_at = :now, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = 'draft'""")
                .param("id", id.value())
                .param("version", version)
                .param("by", by)
                .param("name", name)
                .param("now", now())
                .update());
    }

    void close(ProgrammeId id, int version, String name, String reason) {
        mustChange(sql.sql("""
                update policy.programme set status = 'closed', closed_name = :name, closed_at = :now,
                    closed_reason = :reason, version = version + 1, updated_at = :now
                where id = :id and version = :version and status = 'published'""")
                .param("id", id.value())
                .param("version", version)
                .param("name", name)
                .param("reason", reason)
                .param("now", now())
                .update());
    }

    void clearDemo() {
        sql.sql("delete from policy.programme where demo").update();
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale("兑现安排");
        }
    }

    private Map<String, @Nullable Object> columns(ProgrammeId id, Programme.Terms terms) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", id.value());
        columns.put("clause", terms.clause().toString());
        columns.put("year", terms.year());
        columns.put("title", terms.title());
        columns.put("notice", terms.notice());
        columns.put("opens", terms.opens());
        columns.put("closes", terms.closes());
        columns.put("pool", terms.pool());
        columns.put("fen", terms.fen());
        columns.put("procedure", terms.procedure());
        columns.put("evidence", terms.evidence().toArray(String[]::new));
        columns.put("contact", terms.contact());
        columns.put("phone", terms.phone());
        columns.put("now", now());
        return columns;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Programme programme(ResultSet row, int number) throws SQLException {
        return new Programme(
                new ProgrammeId(row.getObject("id", UUID.class)),
                new Programme.Terms(
                        ClauseId.parse(row.getString("clause")),
                        row.getInt("year"),
                        row.getString("title"),
                        row.getString("notice"),
                        row.getObject("opens_on", LocalDate.class),
                        row.getObject("closes_on", LocalDate.class),
                        row.getObject("pool_id", UUID.class),
                        row.getLong("amount_fen"),
                        row.getString("procedure_code"),
                        List.of((String[]) row.getArray("evidence").getArray()),
                        row.getString("contact"),
                        row.getString("contact_phone")),
                new Programme.Signatures(
                        row.getString("drafted_by"),
                        row.getString("drafted_name"),
                        row.getString("published_name"),
                        instant(row.getTimestamp("published_at")),
                        row.getString("closed_name"),
                        instant(row.getTimestamp("closed_at")),
                        row.getString("closed_reason"),
                        row.getLong("granted_fen"),
                        row.getBoolean("demo")),
                ProgrammeStatus.of(row.getString("status")),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
