package io.xingyuan.engine;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * 测算: what rules come to for a population when stacking, awards already given and a budget are taken into account.
 * Immutable once made.
 */
public final class Projection {

    private final Population population;
    private final MoneyBands asked;
    private final MoneyBands bands;
    private final long[] due;
    private final BitSet served = new BitSet();

    private Projection(Population population, Claims claims, long[] counted, long[] given, int unstated) {
        this.population = population;
        due = new long[population.subjects().size(Entity.ENTERPRISE)];
        asked = bands(claims, counted, unstated);
        bands = bands(claims, given, unstated);
        for (int claim = 0; claim < claims.size(); claim++) {
            if (claims.eligible(claim)) {
                int enterprise = claims.enterpriseRow(claim);
                due[enterprise] = Math.addExact(due[enterprise], given[claim]);
                served.set(enterprise, served.get(enterprise) || given[claim] > 0);
            }
        }
    }

    /**
     * Passes a population through stacking and budget.
     *
     * @param enterprises rows of those that take part
     * @param budget null when money is no limit
     */
    public static Projection of(Population population, BitSet enterprises, @Nullable BudgetRule budget) {
        Claims claims = Claims.of(population, enterprises);
        long[] counted = StackingPass.count(claims);
        long[] given = budget == null ? counted : budget.share(claims, counted);
        return new Projection(population, claims, counted, given, unstated(population, enterprises));
    }

    private static int unstated(Population population, BitSet enterprises) {
        int unstated = 0;
        for (ClauseColumn column : population.columns()) {
            Entity entity = column.clause().entity();
            for (int row = 0; row < column.size() && column.clause().amount() != null; row++) {
                boolean open = column.state(row) != State.INELIGIBLE && column.fen(row) == ClauseColumn.NO_AMOUNT;
                unstated += open && enterprises.get(population.subjects().enterpriseRow(entity, row)) ? 1 : 0;
            }
        }
        return unstated;
    }

    private static MoneyBands bands(Claims claims, long[] sums, int unstated) {
        long certain = 0;
        long ceiling = 0;
        long pending = 0;
        for (int claim = 0; claim < sums.length; claim++) {
            Amount amount = claims.clause(claim).amount();
            boolean exact = amount != null
                    && amount.kind() == AmountKind.EXACT
                    && !claims.column(claim).isBound(claims.row(claim));
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
