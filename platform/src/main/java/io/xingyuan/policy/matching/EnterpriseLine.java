package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.policy.Outcome;
import java.util.List;

/**
 * 企业行: how several clauses stand for one enterprise.
 *
 * @param cells one per clause
 * @param money what counts, over all its rows
 */
record EnterpriseLine(Resident resident, List<Cell> cells, MoneyBands money) {

    /**
     * 一格: the best state among the enterprise's subjects.
     *
     * @param outcome null when there is nothing to ask about
     * @param rows how many are in that state
     */
    record Cell(
            Clause clause,
            @org.jspecify.annotations.Nullable Outcome outcome,
            long rows) {

        static Cell of(Clause clause, List<Match> all) {
            List<Match> here = all.stream()
                    .filter(match -> match.clause().id().equals(clause.id()))
                    .toList();
            Outcome best =
                    here.stream().map(Match::outcome).sorted().findFirst().orElse(null);
            return new Cell(
                    clause,
                    best,
                    here.stream().filter(match -> match.outcome() == best).count());
        }

        /** Such as {@code 符合 ×2}. */
        String words() {
            if (outcome == null) {
                return "—";
            }
            return rows > 1 ? t(outcome.label()) + " ×" + rows : t(outcome.label());
        }
    }

    static EnterpriseLine of(Resident resident, List<Clause> clauses, List<Match> rows) {
        return new EnterpriseLine(
                resident, clauses.stream().map(clause -> Cell.of(clause, rows)).toList(), money(rows));
    }

    static MoneyBands money(List<Match> rows) {
        return rows.stream().map(Match::money).reduce(MoneyBands.NONE, MoneyBands::plus);
    }

    /** What may be had now, in 分: 确定 and 上限. */
    static long now(MoneyBands money) {
        return money.certainFen() + money.ceilingFen();
    }

    long most() {
        return now(money);
    }
}
