package io.xingyuan.engine;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 测算: what some clauses come to for a population when stacking, awards already given and a budget are taken into
 * account. Immutable once made.
 */
public final class Projection {

    private final Population population;
    private final MoneyBands asked;
    private final MoneyBands bands;
    private final long[] due;
    private final BitSet served = new BitSet();

    private Projection(
            Population population, Claims claims, IntPredicate sought, long[] counted, long[] given, long unstated) {
        this.population = population;
        due = new long[population.subjects().size(Entity.ENTERPRISE)];
        asked = bands(claims, sought, counted, unstated);
        bands = bands(claims, sought, given, unstated);
        for (int claim = 0; claim < claims.size(); claim++) {
            if (sought.test(claim) && claims.eligible(claim)) {
                int enterprise = claims.enterpriseRow(claim);
                due[enterprise] = Math.addExact(due[enterprise], given[claim]);
                served.set(enterprise, served.get(enterprise) || given[claim] > 0);
            }
        }
    }

    /**
     * Passes a population through stacking and budget. All its clauses stand against each other; only those asked about
     * are summed up and share the budget.
     *
     * @param enterprises rows of those that take part
     * @param asked which clauses it is about
     * @param budget null when money is no limit
     */
    public static Projection of(
            Population population, BitSet enterprises, Predicate<Clause> asked, @Nullable BudgetRule budget) {
        Claims claims = Claims.of(population, enterprises);
        IntPredicate sought = claim -> asked.test(claims.clause(claim));
        long[] counted = StackingPass.count(claims);
        long[] given = budget == null ? counted : budget.share(claims, counted, sought);
        return new Projection(population, claims, sought, counted, given, unstated(population, enterprises, asked));
    }

    private static long unstated(Population population, BitSet enterprises, Predicate<Clause> asked) {
        long unstated = 0;
        for (ClauseColumn column : population.columns()) {
            Clause clause = column.clause();
            boolean counts = clause.amount() != null && asked.test(clause);
            for (int row = 0; row < column.size() && counts; row++) {
                boolean open = column.state(row) != State.INELIGIBLE && column.fen(row) == ClauseColumn.NO_AMOUNT;
                unstated += open && enterprises.get(population.subjects().enterpriseRow(clause.entity(), row)) ? 1 : 0;
            }
        }
        return unstated;
    }

    private static MoneyBands bands(Claims claims, IntPredicate sought, long[] sums, long unstated) {
        long certain = 0;
        long ceiling = 0;
        long pending = 0;
        for (int claim = 0; claim < sums.length; claim++) {
            Amount amount = claims.clause(claim).amount();
            boolean exact = amount != null
                    && amount.kind() == AmountKind.EXACT
                    && !claims.column(claim).isBound(claims.row(claim));
            if (!sought.test(claim)) {
                continue;
            }
            if (!claims.eligible(claim)) {
                pending = Math.addExact(pending, sums[claim]);
            } else if (exact) {
                certain = Math.addExact(certain, sums[claim]);
            } else {
                ceiling = Math.addExact(ceiling, sums[claim]);
            }
        }
        return new MoneyBands(certain, ceiling, pending, unstated);
    }

    public Population population() {
        return population;
    }

    /** Totals before the budget. */
    public MoneyBands asked() {
        return asked;
    }

    /** Totals after the budget. */
    public MoneyBands bands() {
        return bands;
    }

    /** What an enterprise would get as things stand, at most, in 分. */
    public long due(int enterpriseRow) {
        return due[enterpriseRow];
    }

    /** How many enterprises would get money. */
    public int served() {
        return served.cardinality();
    }
}
