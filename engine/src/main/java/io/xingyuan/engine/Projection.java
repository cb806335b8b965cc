package io.xingyuan.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 测算: what some clauses come to for a population when stacking, awards already given and budgets are taken into
 * account. Immutable once made.
 */
public final class Projection {

    private final Population population;
    private final List<ClauseTotals> clauses;
    private final MoneyBands asked;
    private final MoneyBands bands;
    private final Cuts cuts;
    private final long[] due;
    private final BitSet served = new BitSet();

    private Projection(Claims claims, ClauseTotals.@Nullable Sums[] sums, long[] counted, long[] given) {
        population = claims.population();
        due = new long[population.subjects().size(Entity.ENTERPRISE)];
        for (int claim = 0; claim < claims.size(); claim++) {
            ClauseTotals.Sums sum = sums[claims.number(claim)];
            if (sum != null && claims.eligible(claim)) {
                sum.claim(counted[claim], given[claim], exact(claims, claim));
                int enterprise = claims.enterpriseRow(claim);
                due[enterprise] = Math.addExact(due[enterprise], given[claim]);
                served.set(enterprise, served.get(enterprise) || given[claim] > 0);
            } else if (sum != null) {
                sum.pending(counted[claim]);
            }
        }
        clauses = Arrays.stream(sums)
                .filter(Objects::nonNull)
                .map(ClauseTotals.Sums::totals)
                .toList();
        asked = clauses.stream().map(ClauseTotals::asked).reduce(MoneyBands.NONE, MoneyBands::plus);
        bands = clauses.stream().map(ClauseTotals::bands).reduce(MoneyBands.NONE, MoneyBands::plus);
        cuts = clauses.stream().map(ClauseTotals::cuts).reduce(Cuts.NONE, Cuts::plus);
    }

    /**
     * Passes a population through stacking and budgets. All its clauses stand against each other; only those asked about
     * are summed up and share the budgets.
     *
     * @param enterprises rows of those that take part
     * @param asked which clauses it is about
     */
    public static Projection of(Population population, BitSet enterprises, Predicate<Clause> asked, Limits limits) {
        Claims claims = Claims.of(population, enterprises);
        List<ClauseColumn> columns = population.columns();
        var sums = new ClauseTotals.@Nullable Sums[columns.size()];
        for (int number = 0; number < sums.length; number++) {
            ClauseColumn column = columns.get(number);
            sums[number] = asked.test(column.clause()) ? subjects(population, column, enterprises) : null;
        }
        long[] counted = StackingPass.count(claims);
        long[] given = limits.share(claims, counted, claim -> sums[claims.number(claim)] != null);
        return new Projection(claims, sums, counted, given);
    }

    private static ClauseTotals.Sums subjects(Population population, ClauseColumn column, BitSet enterprises) {
        var sum = new ClauseTotals.Sums(column.clause());
        Entity entity = column.clause().entity();
        for (int row = 0; row < column.size(); row++) {
            if (enterprises.get(population.subjects().enterpriseRow(entity, row))) {
                sum.subject(column.state(row), column.fen(row) != ClauseColumn.NO_AMOUNT);
            }
        }
        return sum;
    }

    private static boolean exact(Claims claims, int claim) {
        Amount amount = claims.clause(claim).amount();
        return amount != null
                && amount.kind() == AmountKind.EXACT
                && !claims.column(claim).isBound(claims.row(claim));
    }

    public Population population() {
        return population;
    }

    /** What each clause asked about comes to, in their order. */
    public List<ClauseTotals> clauses() {
        return clauses;
    }

    /** Totals before the budgets. */
    public MoneyBands asked() {
        return asked;
    }

    /** Totals after the budgets. */
    public MoneyBands bands() {
        return bands;
    }

    /** How the budgets met the eligible claims. */
    public Cuts cuts() {
        return cuts;
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
