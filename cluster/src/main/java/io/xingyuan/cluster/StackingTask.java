package io.xingyuan.cluster;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Contenders;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 逐家叠加: what counts of an enterprise's findings, given the awards to it and to what belongs to it. */
record StackingTask(LibrarySource source) implements CoGroupFunction<String, Row, Row, Row> {

    private static final int ENTITY = index("entity");
    private static final int ORDINAL = index("ordinal");
    private static final int ID = index("id");
    private static final int NUMBER = index("number");
    private static final int CLAUSE = index("clause");
    private static final int STATE = index("state");
    private static final int FEN = index(Findings.FEN);
    private static final int COUNTED = index(Findings.COUNTED);

    private static int index(String column) {
        return Findings.SCHEMA.fieldIndex(column);
    }

    /** The findings of one enterprise with what counts; an award has the enterprise before its own columns. */
    @Override
    public Iterator<Row> call(String enterprise, Iterator<Row> findings, Iterator<Row> awards) {
        PolicyLibrary library = source.library();
        List<Row> rows = new ArrayList<>();
        findings.forEachRemaining(rows::add);
        rows.sort(Comparator.comparingInt((Row row) -> row.getInt(NUMBER))
                .thenComparingLong(row -> row.getLong(ORDINAL))
                .thenComparing(row -> row.getString(ID)));
        var subjects = new HashMap<String, Integer>();
        var claims =
                new Claims(library, rows.stream().filter(StackingTask::isClaim).toList(), subjects);
        Map<Key, List<Ledger.Entry>> paid = paid(awards);
        paid.keySet()
                .forEach(key -> library.clause(key.clause())
                        .ifPresent(clause -> number(subjects, clause.entity(), key.subject())));
        var pass = new StackingPass(claims);
        paid.forEach((key, entries) -> library.clause(key.clause())
                .ifPresent(clause -> pass.remember(
                        clause,
                        0,
                        number(subjects, clause.entity(), key.subject()),
                        entries,
                        source.asOf().getYear() - 1)));
        Iterator<Long> counted = Arrays.stream(pass.counted()).iterator();
        return rows.stream()
                .map(row -> isClaim(row) ? with(row, counted.next()) : row)
                .iterator();
    }

    /** 一家的应得; there is one enterprise, and its subjects of all kinds are numbered together. */
    private record Claims(List<Row> rows, List<Clause> clauses, List<Integer> subjects, Map<String, Integer> numbered)
            implements Contenders {

        Claims(PolicyLibrary library, List<Row> rows, Map<String, Integer> subjects) {
            this(
                    rows,
                    rows.stream()
                            .map(row -> library.clause(ClauseId.parse(row.getString(CLAUSE)))
                                    .orElseThrow())
                            .toList(),
                    rows.stream()
                            .map(row -> StackingTask.number(
                                    subjects, Entity.valueOf(row.getString(ENTITY)), row.getString(ID)))
                            .toList(),
                    subjects);
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public int number(int claim) {
            return rows.get(claim).getInt(NUMBER);
        }

        @Override
        public Clause clause(int claim) {
            return clauses.get(claim);
        }

        @Override
        public int owners(Entity entity) {
            return numbered.size();
        }

        @Override
        public int enterpriseRow(int claim) {
            return 0;
        }

        @Override
        public int row(int claim) {
            return subjects.get(claim);
        }

        @Override
        public boolean eligible(int claim) {
            return rows.get(claim).getString(STATE).equals(State.ELIGIBLE.name());
        }

        @Override
        public long fen(int claim) {
            return rows.get(claim).getLong(FEN);
        }

        @Override
        public int sizeRank(int claim) {
            return 0;
        }
    }

    private static boolean isClaim(Row row) {
        return !row.isNullAt(FEN) && !row.getString(STATE).equals(State.INELIGIBLE.name());
    }

    private static int number(Map<String, Integer> subjects, Entity entity, String id) {
        return subjects.computeIfAbsent(entity + " " + id, added -> subjects.size());
    }

    private record Key(ClauseId clause, String subject) {}

    private static Map<Key, List<Ledger.Entry>> paid(Iterator<Row> awards) {
        Map<Key, List<Ledger.Entry>> paid = new HashMap<>();
        awards.forEachRemaining(row -> {
            Ledger.Entry entry = Stretch.entry(row, 1);
            paid.computeIfAbsent(new Key(entry.clause(), entry.subjectId()), added -> new ArrayList<>())
                    .add(entry);
        });
        return paid;
    }

    private static Row with(Row row, long counted) {
        Object[] cells = new Object[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i == COUNTED ? Long.valueOf(counted) : row.get(i);
        }
        return RowFactory.create(cells);
    }
}
