package io.xingyuan.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 应得清单: what clauses would give to whom before they are set against each other: one entry per clause and subject
 * that is eligible or pending and has a figure. Entries stand in the order of the clauses, then of the rows. Complete
 * and read-only once handed out.
 */
public final class Claims implements Contenders {

    private static final int FIRST_SIZE = 1024;

    private final Population population;
    private final List<ClauseColumn> columns;
    private int[] clauses = new int[FIRST_SIZE];
    private int[] rows = new int[FIRST_SIZE];
    private int[] enterprises = new int[FIRST_SIZE];
    private long[] sums = new long[FIRST_SIZE];
    private final BitSet eligible = new BitSet();
    private int size;
    /** By row of the enterprise; null until asked for. */
    private volatile int @Nullable [] sizes;

    private Claims(Population population, List<ClauseColumn> columns) {
        this.population = population;
        this.columns = columns;
    }

    /**
     * Collects what a population's clauses would give.
     *
     * @param enterprises rows of the enterprises that take part
     */
    public static Claims of(Population population, BitSet enterprises) {
        return of(population, population.columns(), enterprises);
    }

    /**
     * The same for some of its clauses, which then stand against each other only.
     *
     * @param columns of the population, in the order wanted
     */
    public static Claims of(Population population, List<ClauseColumn> columns, BitSet enterprises) {
        var claims = new Claims(population, List.copyOf(columns));
        for (int clause = 0; clause < claims.columns.size(); clause++) {
            claims.add(clause, enterprises);
        }
        return claims;
    }

    private void add(int clause, BitSet wanted) {
        ClauseColumn column = columns.get(clause);
        Entity entity = column.clause().entity();
        for (int row = 0; row < column.size(); row++) {
            State state = column.state(row);
            long fen = column.fen(row);
            if (state == State.INELIGIBLE || fen == ClauseColumn.NO_AMOUNT) {
                continue;
            }
            int enterprise = population.subjects().enterpriseRow(entity, row);
            if (wanted.get(enterprise)) {
                add(clause, row, enterprise, fen, state == State.ELIGIBLE);
            }
        }
    }

    private void add(int clause, int row, int enterprise, long fen, boolean sure) {
        if (size == sums.length) {
            clauses = Arrays.copyOf(clauses, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
            enterprises = Arrays.copyOf(enterprises, size * 2);
            sums = Arrays.copyOf(sums, size * 2);
        }
        clauses[size] = clause;
        rows[size] = row;
        enterprises[size] = enterprise;
        sums[size] = fen;
        eligible.set(size, sure);
        size++;
    }

    @Override
    public int size() {
        return size;
    }

    public Population population() {
        return population;
    }

    public ClauseColumn column(int claim) {
        return columns.get(clauses[claim]);
    }

    @Override
    public int number(int claim) {
        return clauses[claim];
    }

    @Override
    public int owners(Entity entity) {
        return population.subjects().size(entity);
    }

    @Override
    public Clause clause(int claim) {
        return column(claim).clause();
    }

    /** Row of the clause's entity. */
    @Override
    public int row(int claim) {
        return rows[claim];
    }

    @Override
    public int enterpriseRow(int claim) {
        return enterprises[claim];
    }

    /** Whether the subject is eligible; else data or a judgement are still missing. */
    @Override
    public boolean eligible(int claim) {
        return eligible.get(claim);
    }

    /** What the clause gives by itself, in 分. */
    @Override
    public long fen(int claim) {
        return sums[claim];
    }

    @Override
    public int sizeRank(int claim) {
        int[] known = sizes;
        if (known == null) {
            known = population.library().sizeRanks(population.subjects(), population.asOf());
            sizes = known;
        }
        return known[enterprises[claim]];
    }

    /** All figures, in 分; a new array. */
    public long[] fen() {
        return Arrays.copyOf(sums, size);
    }
}
