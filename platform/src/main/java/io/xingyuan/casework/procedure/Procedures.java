package io.xingyuan.casework.procedure;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 流程库: every version of every procedure. Published versions never change. */
@Component
public class Procedures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Clock clock;
    private final Map<String, Procedure> published = new ConcurrentHashMap<>();

    Procedures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The version under which a case begins today. */
    public Procedure current(String key) {
        return sql.sql("""
                        select version from casework.procedure where key = :key and status = 'PUBLISHED'
                        order by version desc limit 1""")
                .param("key", key)
                .query(Integer.class)
                .optional()
                .map(version -> version(key, version))
                .orElseThrow(() -> new NotFound("流程"));
    }

    /** One published version. */
    public Procedure version(String key, int version) {
        Procedure known = published.get(key + " " + version);
        if (known != null) {
            return known;
        }
        Draft draft = get(key, version);
        if (draft.status() == Draft.Status.PUBLISHED) {
            published.put(key + " " + version, draft.procedure());
        }
        return draft.procedure();
    }

    /** Key and title of every published procedure, in the reader's language. */
    public Map<String, String> titles() {
        Map<String, String> titles = new java.util.LinkedHashMap<>();
        sql.sql("select key, title from casework.procedure where status = 'PUBLISHED' order by key, version")
                .query((row, number) -> Map.entry(row.getString("key"), row.getString("title")))
                .list()
                .forEach(each -> titles.put(each.getKey(), t(each.getValue())));
        return titles;
    }

    Draft get(String key, int version) {
        return sql.sql("select * from casework.procedure where key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query(Procedures::draft)
                .optional()
                .orElseThrow(() -> new NotFound("流程"));
    }

    /** The newest first. */
    List<Draft> versions(String key) {
        return sql.sql("select * from casework.procedure where key = :key order by version desc")
                .param("key", key)
                .query(Procedures::draft)
                .list();
    }

    /** Of each procedure the published version in force, and beside it the one that is being written. */
    List<Draft> all() {
        return sql.sql("""
                        select p.* from casework.procedure p
                        where p.status <> 'PUBLISHED' or p.version = (
                            select max(q.version) from casework.procedure q
                            where q.key = p.key and q.status = 'PUBLISHED')
                        order by p.key, p.version""").query(Procedures::draft).list();
    }

    boolean has(String key) {
        return sql.sql("select exists (select 1 from casework.procedure where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    Optional<Draft> unpublished(String key) {
        return sql.sql("select * from casework.procedure where key = :key and status <> 'PUBLISHED'")
                .param("key", key)
                .query(Procedures::draft)
                .optional();
    }

    void add(Procedure procedure, Draft.Status status, String author, String authorName) {
        sql.sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                values (:key, :version, :title, :content::jsonb, :status, :author, :authorName, :now,
                    :publisher, :published)""")
                .param("key", procedure.key())
                .param("version", procedure.version())
                .param("title", procedure.title())
                .param("content", json(procedure))
                .param("status", status.name())
                .param("author", author)
                .param("authorName", authorName)
                .param("now", OffsetDateTime.now(clock))
                .param("publisher", status == Draft.Status.PUBLISHED ? authorName : "")
                .param("published", status == Draft.Status.PUBLISHED ? OffsetDateTime.now(clock) : null)
                .update();
    }

    /** False when somebody else saved it meanwhile, or it is published. */
    boolean write(Procedure procedure, Draft.Status status, int edit, String author, String authorName) {
        return sql.sql("""
                update casework.procedure set title = :title, content = :content::jsonb, status = :status,
                    author = :author, author_name = :authorName, written_at = :now, edit = edit + 1
                where key = :key and version = :version and edit = :edit and status <> 'PUBLISHED'""")
                        .param("title", procedure.title())
                        .param("content", json(procedure))
                        .param("status", status.name())
                        .param("author", author)
                        .param("authorName", authorName)
                        .param("now", OffsetDateTime.now(clock))
                        .param("key", procedure.key())
                        .param("version", procedure.version())
                        .param("edit", edit)
                        .update()
                == 1;
    }

    boolean publish(String key, int version, int edit, String by) {
        return sql.sql("""
                update casework.procedure set status = 'PUBLISHED', publisher_name = :by, published_at = :now,
                    edit = edit + 1
                where key = :key and version = :version and edit = :edit and status = 'PROPOSED'""")
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("key", key)
                        .param("version", version)
                        .param("edit", edit)
                        .update()
                == 1;
    }

    /** The draft is given back to its author. */
    boolean sendBack(String key, int version, int edit) {
        return sql.sql("""
                update casework.procedure set status = 'DRAFT', edit = edit + 1
                where key = :key and version = :version and edit = :edit and status = 'PROPOSED'""")
                        .param("key", key)
                        .param("version", version)
                        .param("edit", edit)
                        .update()
                == 1;
    }

    boolean drop(String key, int version, int edit) {
        return sql.sql("""
                delete from casework.procedure
                where key = :key and version = :version and edit = :edit and status <> 'PUBLISHED'""")
                        .param("key", key)
                        .param("version", version)
                        .param("edit", edit)
                        .update()
                == 1;
    }

    static Procedure read(String json) {
        return JSON.readValue(json, Procedure.class);
    }

    private static String json(Procedure procedure) {
        return JSON.writeValueAsString(procedure);
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new Draft(
                read(row.getString("content")),
                Draft.Status.valueOf(row.getString("status")),
                row.getString("author"),
                row.getString("author_name"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("publisher_name"),
                published == null ? null : published.toInstant(),
                row.getInt("edit"));
    }
}
