package io.xingyuan.policy.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The drafts, each of their savings, and the working copies that save themselves. */
@Component
class Drafts {

    private final JdbcClient sql;
    private final Clock clock;

    Drafts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Draft> all() {
        return sql.sql("select * from policy.policy_draft order by written_at desc")
                .query(Drafts::draft)
                .list();
    }

    Optional<Draft> find(String policy) {
        return sql.sql("select * from policy.policy_draft where policy = :policy")
                .param("policy", policy)
                .query(Drafts::draft)
                .optional();
    }

    /** False when there is one already. */
    boolean add(String policy, String title, String text, int base, String account, String name) {
        boolean added = sql.sql("""
                insert into policy.policy_draft
                    (policy, title, text, base, status, writers, writer_names, written_by, written_at)
                values (:policy, :title, :text, :base, 'DRAFT', array[:account], array[:name], :name, :now)
                on conflict do nothing""")
                        .param("policy", policy)
                        .param("title", title)
                        .param("text", text)
                        .param("base", base)
                        .param("account", account)
                        .param("name", name)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
        if (added) {
            keep(policy);
        }
        return added;
    }

    /** False when somebody else saved or published it meanwhile. */
    boolean write(Draft changed, int edit, String account, String name) {
        boolean written = sql.sql("""
                update policy.policy_draft set
                    text = :text, title = :title, status = :status, reason = :reason, edit = edit + 1,
                    writers = case when :account = any (writers) then writers else writers || :account end,
                    writer_names = case when :account = any (writers) then writer_names else writer_names || :name end,
                    written_by = :name, written_at = :now
                where policy = :policy and edit = :edit""")
                        .param("text", changed.text())
                        .param("title", changed.title())
                        .param("status", changed.status().name())
                        .param("reason", changed.reason())
                        .param("account", account)
                        .param("name", name)
                        .param("now", OffsetDateTime.now(clock))
                        .param("policy", changed.policy())
                        .param("edit", edit)
                        .update()
                == 1;
        if (written) {
            keep(changed.policy());
        }
        return written;
    }

    private void keep(String policy) {
        sql.sql("""
                insert into policy.policy_draft_save (policy, edit, text, name, saved_at)
                select policy, edit, text, written_by, written_at from policy.policy_draft where policy = :policy""").param("policy", policy).update();
    }

    /** Gives a proposed draft back to its writers. */
    boolean sendBack(String policy, int edit) {
        return sql.sql("""
                update policy.policy_draft set status = 'DRAFT'
                where policy = :policy and edit = :edit and status = 'PROPOSED'""").param("policy", policy).param("edit", edit).update() == 1;
    }

    boolean remove(String policy, int edit) {
        return sql.sql("delete from policy.policy_draft where policy = :policy and edit = :edit")
                        .param("policy", policy)
                        .param("edit", edit)
                        .update()
                == 1;
    }

    /** The newest first. */
    List<Draft.Save> saves(String policy) {
        return sql.sql("select * from policy.policy_draft_save where policy = :policy order by edit desc")
                .param("policy", policy)
                .query(Drafts::save)
                .list();
    }

    Optional<Draft.Save> save(String policy, int edit) {
        return sql.sql("select * from policy.policy_draft_save where policy = :policy and edit = :edit")
                .param("policy", policy)
                .param("edit", edit)
                .query(Drafts::save)
                .optional();
    }

    /** What somebody has typed since, without saving; one row for each person. */
    void keepWorking(String policy, String account, int edit, String text) {
        sql.sql("""
                insert into policy.policy_working_copy (policy, account, edit, text, saved_at)
                select policy, :account, :edit, :text, :now from policy.policy_draft where policy = :policy
                on conflict (policy, account) do update
                    set edit = excluded.edit, text = excluded.text, saved_at = excluded.saved_at""")
                .param("account", account)
                .param("edit", edit)
                .param("text", text)
                .param("now", OffsetDateTime.now(clock))
                .param("policy", policy)
                .update();
    }

    /** A working copy; {@link Draft.Save#edit} is the saving that it was begun from. */
    Optional<Draft.Save> working(String policy, String account) {
        return sql.sql("""
                        select edit, text, account as name, saved_at from policy.policy_working_copy
                        where policy = :policy and account = :account""")
                .param("policy", policy)
                .param("account", account)
                .query(Drafts::save)
                .optional();
    }

    void forgetWorking(String policy, String account) {
        sql.sql("delete from policy.policy_working_copy where policy = :policy and account = :account")
                .param("policy", policy)
                .param("account", account)
                .update();
    }

    private static Draft.Save save(ResultSet row, int number) throws SQLException {
        return new Draft.Save(
                row.getInt("edit"),
                row.getString("text"),
                row.getString("name"),
                row.getTimestamp("saved_at").toInstant());
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("policy"),
                row.getString("title"),
                row.getString("text"),
                row.getInt("base"),
                Draft.Status.valueOf(row.getString("status")),
                row.getInt("edit"),
                texts(row, "writers"),
                texts(row, "writer_names"),
                row.getString("written_by"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("reason"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
