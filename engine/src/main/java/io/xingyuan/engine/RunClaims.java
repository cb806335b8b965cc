package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 全库应得清单: claims of a run that is looked at stretch by stretch, of those clauses only that stand against others or
 * that a limited pool pays. In the order of the clauses, then of the rows.
 */
final class RunClaims implements Contenders {

    private static final int FIRST_SIZE = 64;

    private final Columns subjects;
    private final List<Clause> clauses;
    private final Map<ClauseId, Part> parts = new HashMap<>();
    private int[] numbers = {};
    private int[] rows = {};
    private long[] fen = {};
    private final BitSet eligible = new BitSet();
    private int[] sizes = {};

    /** @param clauses in the order wanted */
    RunClaims(Columns subjects, List<Clause> clauses) {
        this.subjects = subjects;
        this.clauses = List.copyOf(clauses);
        for (int number = 0; number < clauses.size(); number++) {
            parts.put(clauses.get(number).id(), new Part(number));
        }
    }

    /** The claims of one clause; their rows rise. */
    private static final class Part {

        private final int number;
        private int[] rows = new int[FIRST_SIZE];
        private long[] fen = new long[FIRST_SIZE];
        private final BitSet eligible = new BitSet();
        private int size;
        /** Number of its first claim among all. */
        private int first;

        Part(int number) {
            this.number = number;
        }

        void add(int row, long sum, boolean sure) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
                fen = Arrays.copyOf(fen, size * 2);
            }
            rows[size] = row;
            fen[size] = sum;
            eligible.set(size++, sure);
        }
    }

    /** @param from row that the columns begin at */
    void add(List<ClauseColumn> columns, int from) {
        for (ClauseColumn column : columns) {
            Part part = parts.get(column.clause().id());
            for (int row = 0; part != null && row < column.size(); row++) {
                State state = column.state(row);
                if (state != State.INELIGIBLE && column.fen(row) != ClauseColumn.NO_AMOUNT) {
                    part.add(from + row, column.fen(row), state == State.ELIGIBLE);
                }
            }
        }
    }

    /** To be called once, when all were added. */
    void complete() {
        List<Part> inOrder = new ArrayList<>(parts.values());
        inOrder.sort(Comparator.comparingInt(part -> part.number));
        int size = inOrder.stream().mapToInt(part -> part.size).sum();
        numbers = new int[size];
        rows = new int[size];
        fen = new long[size];
        int first = 0;
        for (Part part : inOrder) {
            part.first = first;
            Arrays.fill(numbers, first, first + part.size, part.number);
            System.arraycopy(part.rows, 0, rows, first, part.size);
            System.arraycopy(part.fen, 0, fen, first, part.size);
            for (int claim = part.eligible.nextSetBit(0); claim >= 0; claim = part.eligible.nextSetBit(claim + 1)) {
                eligible.set(first + claim);
            }
            first += part.size;
            part.rows = new int[0];
            part.fen = new long[0];
        }
    }

    /** Number of the claim of a clause and row; negative when it is not among them. */
    int find(ClauseId clause, int row) {
        Part part = parts.get(clause);
        return part == null ? -1 : Math.max(-1, Arrays.binarySearch(rows, part.first, part.first + part.size, row));
    }

    /** @param ranks as {@link PolicyLibrary#sizeRanks} has them; to be told when a budget asks for them */
    void sizes(int[] ranks) {
        sizes = ranks;
    }

    /** Those that it gathers claims of. */
    List<Clause> clauses() {
        return clauses;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public Clause clause(int claim) {
        return clauses.get(numbers[claim]);
    }

    @Override
    public int number(int claim) {
        return numbers[claim];
    }

    @Override
    public int owners(Entity entity) {
        return subjects.size(entity);
    }

    @Override
    public int enterpriseRow(int claim) {
        return subjects.enterpriseRow(clause(claim).entity(), rows[claim]);
    }

    @Override
    public int row(int claim) {
        return rows[claim];
    }

    @Override
    public boolean eligible(int claim) {
        return eligible.get(claim);
    }

    @Override
    public long fen(int claim) {
        return fen[claim];
    }

    @Override
    public int sizeRank(int claim) {
        return sizes[enterpriseRow(claim)];
    }
}
