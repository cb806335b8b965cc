package io.xingyuan.policy.matching;

import io.xingyuan.engine.Claims;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.policy.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** 同组的计入: of awards that stand against each other totals hold only what the engine's pass over groups leaves. */
final class Grouping {

    private Grouping() {}

    /**
     * The same rows in the same order, each with what of it counts beside the others and what its group was already paid.
     *
     * @param columns the clauses that the rows are of, in their order
     * @param shown enterprises that the rows are of; each has all its rows
     */
    static List<Match> count(Population population, List<ClauseColumn> columns, BitSet shown, List<Match> rows) {
        Claims claims = Claims.of(population, columns, shown);
        long[] counted = StackingPass.count(claims);
        List<Match> matches = new ArrayList<>(rows);
        int claim = 0;
        for (int i = 0; i < matches.size() && claim < counted.length; i++) {
            Match match = matches.get(i);
            if (match.column() == claims.column(claim) && match.row() == claims.row(claim)) {
                if (counted[claim] != claims.fen(claim)) {
                    matches.set(i, match.counting(bands(match, counted[claim])));
                }
                claim++;
            }
        }
        return matches;
    }

    private static MoneyBands bands(Match match, long fen) {
        if (match.outcome() != Outcome.ELIGIBLE) {
            return new MoneyBands(0, 0, fen, 0);
        }
        return match.exact() ? new MoneyBands(fen, 0, 0, 0) : new MoneyBands(0, fen, 0, 0);
    }
}
