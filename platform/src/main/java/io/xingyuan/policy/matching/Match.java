package io.xingyuan.policy.matching;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;

/**
 * 匹配: how one clause stands for one enterprise, product, project, platform or team.
 *
 * @param row in the column
 * @param enterpriseRow whose it is
 * @param money what of it counts in totals: less than its amount when another award of its group takes its place
 */
record Match(ClauseColumn column, int row, int enterpriseRow, Outcome outcome, MoneyBands money) {

    Clause clause() {
        return column.clause();
    }

    /** The most that may be had, in 分; 0 when it cannot be said or is no money. */
    long most() {
        long fen = column.fen(row);
        return fen == ClauseColumn.NO_AMOUNT ? 0 : fen;
    }

    boolean exact() {
        return clause().amount() != null
                && clause().amount().kind() == AmountKind.EXACT
                && !column.isBound(row)
                && outcome == Outcome.ELIGIBLE;
    }

    Match counting(MoneyBands counted) {
        return new Match(column, row, enterpriseRow, outcome, counted);
    }
}
