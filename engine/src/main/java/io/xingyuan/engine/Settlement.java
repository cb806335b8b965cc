package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** 计入与分得: what of the answers of a run counts beside the others, and what it gets out of limited pools. */
final class Settlement {

    static final long NONE = ClauseColumn.NO_AMOUNT;

    private final RunClaims claims;
    private final BudgetOptions options;
    private final PoolBudgets budgets;
    private long[] counted = {};
    private long[] given = {};

    /** @param inForce clauses of the run */
    Settlement(Columns subjects, List<Clause> inForce, BudgetOptions options) {
        this.options = options;
        budgets = options.budgets();
        claims = new RunClaims(
                subjects,
                inForce.stream()
                        .filter(clause -> budgets.limits(clause)
                                || (clause.stacking() != null
                                        && clause.stacking().competes()))
                        .toList());
    }

    /** Whether there is anything to look at before answers can be written. */
    boolean needed() {
        return !claims.clauses().isEmpty();
    }

    /** Those that stand against others, or that a limited pool pays: all of them must be looked at first. */
    List<Clause> clauses() {
        return claims.clauses();
    }

    void add(List<ClauseColumn> columns, int from) {
        claims.add(columns, from);
    }

    /** To be called once, when all were added. */
    void settle(PolicyLibrary library, Columns subjects, Ledger ledger, LocalDate asOf) {
        claims.complete();
        if (options.order() == Sharing.SMALL_FIRMS) {
            claims.sizes(library.sizeRanks(subjects, asOf));
        }
        var pass = new StackingPass(claims);
        pass.remember(library, subjects, ledger, asOf);
        counted = pass.counted();
        given = budgets.share(claims, counted);
    }

    /** In 分, or {@link #NONE} where nothing is claimed. */
    long counted(ClauseColumn column, int at, int row) {
        int claim = claims.find(column.clause().id(), row);
        if (claim >= 0) {
            return counted[claim];
        }
        return column.state(at) == State.INELIGIBLE ? NONE : column.fen(at);
    }

    /** In 分, or {@link #NONE} where no limited pool is asked for anything. */
    long given(ClauseColumn column, int row) {
        int claim =
                budgets.limits(column.clause()) ? claims.find(column.clause().id(), row) : -1;
        return claim < 0 || !asks(claim) ? NONE : given[claim];
    }

    private boolean asks(int claim) {
        return claims.eligible(claim) && counted[claim] > 0;
    }

    /** What became of each pool, in words. */
    void report(List<Clause> inForce, Consumer<String> to) {
        for (Map.Entry<String, List<Integer>> pool : options.paid(inForce).entrySet()) {
            List<ClauseId> paid = new ArrayList<>();
            pool.getValue().forEach(number -> paid.add(inForce.get(number).id()));
            long asked = 0;
            long got = 0;
            long askers = 0;
            long served = 0;
            for (int claim = 0; claim < claims.size(); claim++) {
                if (asks(claim) && paid.contains(claims.clause(claim).id())) {
                    asked += counted[claim];
                    got += given[claim];
                    askers++;
                    served += given[claim] > 0 ? 1 : 0;
                }
            }
            to.accept(options.words(pool.getKey(), asked, got, askers, served));
        }
    }
}
