package io.xingyuan.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 资金池预算: what each limited pool has to give, and how it is shared among the eligible claims that it pays.
 *
 * @param pools by name; a pool that is not among them is not limited
 */
public record PoolBudgets(Map<String, BudgetRule> pools) {

    public PoolBudgets {
        pools = Map.copyOf(pools);
    }

    /**
     * The yearly limits that clauses in force state, less what their pools were already paid out in the reference year;
     * of several limits of one pool the lowest.
     */
    public static PoolBudgets stated(Population population) {
        Map<String, Budget> limits = new TreeMap<>();
        for (ClauseColumn column : population.columns()) {
            Budget budget = column.clause().budget();
            if (budget != null && budget.yearlyFen() != null) {
                limits.merge(budget.pool(), budget, PoolBudgets::lower);
            }
        }
        Map<String, BudgetRule> pools = new HashMap<>();
        limits.forEach((pool, budget) -> {
            long limit = budget.yearlyFen() == null ? 0 : budget.yearlyFen();
            pools.put(pool, budget.order().rule(Math.max(0, limit - paid(population, pool))));
        });
        return new PoolBudgets(pools);
    }

    private static Budget lower(Budget one, Budget other) {
        Long limit = one.yearlyFen();
        Long another = other.yearlyFen();
        return limit != null && (another == null || limit <= another) ? one : other;
    }

    /** Awards of other years do not count, those without a year do. */
    private static long paid(Population population, String pool) {
        Set<ClauseId> clauses = population.library().clauses().stream()
                .filter(clause -> pool.equals(pool(clause)))
                .map(Clause::id)
                .collect(Collectors.toUnmodifiableSet());
        int year = population.asOf().getYear() - 1;
        return population.ledger().spent().stream()
                .filter(entry -> clauses.contains(entry.clause()))
                .filter(entry -> entry.year() == year || entry.year() == 0)
                .mapToLong(Ledger.Entry::fen)
                .sum();
    }

    /** Whether a pool with a limit pays a clause. */
    public boolean limits(Clause clause) {
        String pool = pool(clause);
        return pool != null && pools.containsKey(pool);
    }

    private static @Nullable String pool(Clause clause) {
        return clause.budget() == null ? null : clause.budget().pool();
    }

    /**
     * What each claim gets, in 分; of the pending and of those whose pool is not limited what counts stays as it is.
     *
     * @param counted what counts of each claim after stacking
     */
    public long[] share(Contenders claims, long[] counted) {
        long[] given = counted;
        for (Map.Entry<String, BudgetRule> pool : pools.entrySet()) {
            given = pool.getValue().share(claims, given, claim -> pool.getKey().equals(pool(claims.clause(claim))));
        }
        return given;
    }
}
