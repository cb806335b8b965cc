package io.xingyuan.policy.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The drafts, each of their savings, the working copies that save themselves, and what became of the drafts. */
@Component
class Drafts {

    /** The last saving of the drafts that have ended; what is later belongs to the one that stands. */
    private static final String LAST_END =
            "coalesce((select max(edit) from policy.policy_draft_end where policy = :policy), -2)";

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

    /** False when there is one already. It counts its savings on from where the last draft ended. */
    boolean add(Draft begun) {
        boolean added = sql.sql("""
                insert into policy.policy_draft
                    (policy, title, text, base, status, edit, writers, writer_names, written_by, written_at, reason)
                select :policy, :title, :text, :base, :status, coalesce(max(edit) + 1, 0),
                    :writers, :names, :name, :now, :reason
                from policy.policy_draft_end where policy = :policy
                on conflict do nothing""")
                        .param("policy", begun.policy())
                        .param("title", begun.title())
                        .param("text", begun.text())
                        .param("base", begun.base())
                        .param("status", begun.status().name())
                        .param("writers", begun.writers().toArray(String[]::new))
                        .param("names", begun.writerNames().toArray(String[]::new))
                        .param("name", begun.writtenBy())
                        .param("now", OffsetDateTime.now(clock))
                        .param("reason", begun.reason())
                        .update()
                == 1;
        if (added) {
            keep(begun.policy());
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

    /**
     * Takes the draft away and keeps what was written on it.
     *
     * @return false when somebody saved, proposed, sent back or ended it meanwhile
     */
    boolean end(Draft draft, int edit, int version, String by) {
        boolean removed =
                sql.sql("delete from policy.policy_draft where policy = :policy and edit = :edit and status = :status")
                                .param("policy", draft.policy())
                                .param("edit", edit)
                                .param("status", draft.status().name())
                                .update()
                        == 1;
        if (removed) {
            sql.sql("""
                    insert into policy.policy_draft_end
                        (policy, edit, title, version, ended_by, ended_at, writers, writer_names)
                    values (:policy, :edit, :title, :version, :by, :now, :writers, :names)""")
                    .param("policy", draft.policy())
                    .param("edit", edit)
                    .param("title", draft.title())
                    .param("version", version)
                    .param("by", by)
                    .param("now", OffsetDateTime.now(clock))
                    .param("writers", draft.writers().toArray(String[]::new))
                    .param("names", draft.writerNames().toArray(String[]::new))
                    .update();
        }
        return removed;
    }

    /** What became of the drafts of a policy, the newest first. */
    List<Draft.End> ends(String policy) {
        return sql.sql("select * from policy.policy_draft_end where policy = :policy order by edit desc")
                .param("policy", policy)
                .query(Drafts::end)
                .list();
    }

    /** What became of the draft to which a saving belongs. */
    Optional<Draft.End> endOf(String policy, int edit) {
        return ends(policy).reversed().stream()
                .filter(end -> end.edit() >= edit)
                .findFirst();
    }

    Optional<Draft.End> lastEnd(String policy) {
        return ends(policy).stream().findFirst();
    }

    /** The last given up of each policy that was never published from here. */
    List<Draft.End> givenUp() {
        return sql.sql("""
                select distinct on (policy) * from policy.policy_draft_end ended
                where not exists (select from policy.policy_draft_end other
                    where other.policy = ended.policy and other.version > 0)
                order by policy, edit desc""").query(Drafts::end).list();
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

    /** Whether a text stands in the saving that it was begun from, or in a later one. */
    boolean isSaved(String policy, int edit, String text) {
        return sql.sql("""
                select exists (select from policy.policy_draft_save
                    where policy = :policy and edit >= :edit and text = :text)""")
                .param("policy", policy)
                .param("edit", edit)
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    /** What somebody has typed since a saving, without saving; of a draft that has ended, too. */
    void keepWorking(String policy, String account, Typed typed) {
        sql.sql("""
                insert into policy.policy_working_copy (policy, account, edit, text, reason, saved_at)
                select :policy, :account, :edit, :text, :reason, :now
                where exists (select from policy.policy_draft where policy = :policy)
                    or exists (select from policy.policy_draft_end where policy = :policy)
                on conflict (policy, account, edit) do update
                    set text = excluded.text, reason = excluded.reason, saved_at = excluded.saved_at""")
                .param("account", account)
                .param("edit", typed.edit())
                .param("text", typed.text())
                .param("reason", typed.reason())
                .param("now", OffsetDateTime.now(clock))
                .param("policy", policy)
                .update();
    }

    /** The working copy of the draft that stands. */
    Optional<Draft.Working> working(String policy, String account) {
        return copy(policy, account, "edit > " + LAST_END);
    }

    /** Of it what says something else than any saving since. */
    Optional<Draft.Working> unsaved(String policy, String account) {
        return working(policy, account).filter(copy -> !isSaved(policy, copy.edit(), copy.text()));
    }

    /** What somebody had typed and not saved when a draft ended. */
    Optional<Draft.Working> left(String policy, String account) {
        return copy(policy, account, "edit <= " + LAST_END);
    }

    private Optional<Draft.Working> copy(String policy, String account, String which) {
        return sql.sql("""
                        select edit, text, reason, saved_at from policy.policy_working_copy
                        where policy = :policy and account = :account and %s
                        order by saved_at desc limit 1""".formatted(which))
                .param("policy", policy)
                .param("account", account)
                .query((row, number) -> new Draft.Working(
                        row.getInt("edit"),
                        row.getString("text"),
                        row.getString("reason"),
                        row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    void forgetWorking(String policy, String account) {
        forget(policy, account, "edit > " + LAST_END);
    }

    void forgetLeft(String policy, String account) {
        forget(policy, account, "edit <= " + LAST_END);
    }

    private void forget(String policy, String account, String which) {
        sql.sql("delete from policy.policy_working_copy where policy = :policy and account = :account and " + which)
                .param("policy", policy)
                .param("account", account)
                .update();
    }

    private static Draft.End end(ResultSet row, int number) throws SQLException {
        return new Draft.End(
                row.getString("policy"),
                row.getString("title"),
                row.getInt("edit"),
                row.getInt("version"),
                row.getString("ended_by"),
                row.getTimestamp("ended_at").toInstant(),
                texts(row, "writers"),
                texts(row, "writer_names"));
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
