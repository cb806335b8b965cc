package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores what runs found: a column for each clause, and rosters that several runs share. */
@Component
class RunResults {

    private final JdbcClient sql;

    RunResults(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One run after the other keeps what it found, until the end of the transaction: else one could drop a roster as no
     * longer spoken of while another has just taken it up.
     */
    void oneAtATime() {
        sql.sql("select pg_advisory_xact_lock(hashtext('policy.library_run'))")
                .query((row, number) -> number)
                .single();
    }

    /** Keeps a roster once, however many runs speak of it. */
    String keep(PackedRoster roster) {
        byte[] packed = roster.packed();
        String fingerprint = PackedRoster.fingerprint(packed);
        sql.sql("""
                insert into policy.library_run_roster (fingerprint, subjects, content)
                values (:fingerprint, :subjects, :content) on conflict do nothing""")
                .param("fingerprint", fingerprint)
                .param("subjects", roster.size())
                .param("content", packed)
                .update();
        return fingerprint;
    }

    /** @param packed {@link PackedColumn#packed()} */
    void keep(UUID run, RunColumn column, byte[] packed) {
        sql.sql("""
                insert into policy.library_run_column (run_id, clause, position, rule, roster, eligible, near,
                    incomplete, review, ineligible, certain_fen, ceiling_fen, pending_fen, unstated, outside_fen, content)
                values (:run, :clause, :position, :rule, :roster, :eligible, :near, :incomplete, :review, :ineligible,
                    :certain, :ceiling, :pending, :unstated, :outside, :content)""")
                .param("run", run)
                .param("clause", column.clause().toString())
                .param("position", column.position())
                .param("rule", column.rule())
                .param("roster", column.roster())
                .param("eligible", column.count(Outcome.ELIGIBLE))
                .param("near", column.count(Outcome.NEAR))
                .param("incomplete", column.count(Outcome.INCOMPLETE))
                .param("review", column.count(Outcome.NEEDS_REVIEW))
                .param("ineligible", column.count(Outcome.INELIGIBLE))
                .param("certain", column.bands().certainFen())
                .param("ceiling", column.bands().ceilingFen())
                .param("pending", column.bands().pendingFen())
                .param("unstated", column.bands().unstated())
                .param("outside", column.outsideFen())
                .param("content", packed)
                .update();
    }

    List<RunColumn> columns(UUID run) {
        return sql.sql("""
                select clause, position, rule, roster, eligible, near, incomplete, review, ineligible, certain_fen,
                    ceiling_fen, pending_fen, unstated, outside_fen
                from policy.library_run_column where run_id = :run order by position""").param("run", run).query(RunResults::column).list();
    }

    PackedColumn content(UUID run, ClauseId clause) {
        return PackedColumn.of(
                sql.sql("select content from policy.library_run_column where run_id = :run and clause = :clause")
                        .param("run", run)
                        .param("clause", clause.toString())
                        .query(byte[].class)
                        .optional()
                        .orElseThrow(() -> new NotFound("全库测算")));
    }

    PackedRoster roster(String fingerprint) {
        return PackedRoster.of(sql.sql("select content from policy.library_run_roster where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("全库测算")));
    }

    private static RunColumn column(ResultSet row, int number) throws SQLException {
        return new RunColumn(
                ClauseId.parse(row.getString("clause")),
                row.getInt("position"),
                row.getString("rule"),
                row.getString("roster"),
                Map.of(
                        Outcome.ELIGIBLE, row.getInt("eligible"),
                        Outcome.NEAR, row.getInt("near"),
                        Outcome.INCOMPLETE, row.getInt("incomplete"),
                        Outcome.NEEDS_REVIEW, row.getInt("review"),
                        Outcome.INELIGIBLE, row.getInt("ineligible")),
                new MoneyBands(
                        row.getLong("certain_fen"),
                        row.getLong("ceiling_fen"),
                        row.getLong("pending_fen"),
                        row.getInt("unstated")),
                row.getObject("outside_fen", Long.class));
    }
}
