package io.xingyuan.engine;

import java.util.List;

/**
 * 条款查询: one clause on one legal date as an SQL query over the tables of a {@link FactSchema}. It answers as
 * {@link PolicyLibrary#population} does, one row per subject of the clause's entity, in no order:
 *
 * <ul>
 *   <li>{@code id} of the subject; {@code state}, a name of {@link State}
 *   <li>{@code reasons} why the condition is unknown: missing 1, stale 2, conflicting 4, needs judgement 8, added up
 *   <li>{@code distance} in millionths; null when not near
 *   <li>{@code fen}, {@code floor_fen} in 分, null when there is none to be said; {@code bound}; {@code tiers}
 *   <li>{@code failing_1}, {@code failing_2} …: bit n of the first is set when the leaf {@code leaves().get(n)} belongs to
 *       the minimal failing set; {@link #BITS} leaves a column
 * </ul>
 *
 * @param text the query
 * @param leaves ids of the leaves, the ledger's last
 */
public record ClauseQuery(ClauseId clause, SqlDialect dialect, String text, List<String> leaves) {

    /** How many leaves one failing column speaks of. */
    public static final int BITS = 62;

    public ClauseQuery {
        leaves = List.copyOf(leaves);
    }
}
