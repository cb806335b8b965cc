package io.xingyuan.cluster;

import io.xingyuan.engine.Claims;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.FactSchema;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.StackingPass;
import io.xingyuan.engine.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * 一段: some enterprises with all that belongs to them and was awarded to them, out of {@link FactTables#together}. They
 * are checked by the column evaluator and stacked by the pass of a single process, as nothing of an enterprise lies
 * elsewhere.
 */
final class Stretch {

    private static final int STALE = 2;
    private static final int CONFLICTING = 4;

    private final PolicyLibrary library;
    private final LocalDate asOf;
    private final Map<Entity, Integer> places;
    private final Columns.Builder columns;
    private final Map<Entity, List<Cell>> cells = new EnumMap<>(Entity.class);
    private final Map<Entity, List<Subject>> subjects = new EnumMap<>(Entity.class);
    private final List<Ledger.Entry> awards = new ArrayList<>();
    private String enterprise = "";
    private int above = -1;

    Stretch(LibrarySource source) {
        library = source.library();
        asOf = source.asOf();
        FactSchema schema = source.schema();
        places = FactTables.places(schema);
        columns = Columns.builder(library.facts());
        for (Entity entity : places.keySet()) {
            cells.put(entity, cells(schema.facts(entity)));
        }
    }

    private List<Cell> cells(List<FactSchema.Key> keys) {
        List<Cell> made = new ArrayList<>();
        int at = 0;
        for (FactSchema.Key key : keys) {
            boolean ages = key.definition().freshDays() > 0;
            Columns.Writer writer = columns.column(key.definition().code(), key.year());
            made.add(new Cell(at, key.definition().type(), ages, writer));
            at += ages ? 3 : 2;
        }
        return made;
    }

    /** 一个对象, by row of its entity. */
    record Subject(String enterprise, String id, String name, long ordinal) {}

    /** 一格: where a fact stands in the struct of its entity, and where it goes. */
    private record Cell(int at, FactType type, boolean ages, Columns.Writer writer) {

        /** As {@code SqlCells} reads them: unusable by standing, else the value if there is one. */
        void read(Row facts, int row) {
            int standing = facts.isNullAt(at + 1) ? 0 : facts.getShort(at + 1);
            if (standing == STALE) {
                writer.mark(row, Fact.Standing.STALE);
            } else if (standing == CONFLICTING) {
                writer.mark(row, Fact.Standing.CONFLICTING);
            } else if (!facts.isNullAt(at)) {
                write(facts, row);
            } else if (standing != 0) {
                writer.mark(row, Fact.Standing.CONFLICTING);
            } else {
                return;
            }
            if (ages && !facts.isNullAt(at + 2)) {
                writer.vouch(row, facts.getLocalDate(at + 2));
            }
        }

        private void write(Row facts, int row) {
            switch (type) {
                case BOOL -> writer.set(row, facts.getBoolean(at) ? 1 : 0);
                case MONEY, RATIO, INTEGER -> writer.set(row, facts.getLong(at));
                case CODE -> writer.set(row, facts.getString(at));
                case DATE -> writer.set(row, facts.getLocalDate(at).toEpochDay());
            }
        }
    }

    /** How many enterprises there are. */
    int size() {
        return subjects.getOrDefault(Entity.ENTERPRISE, List.of()).size();
    }

    /** Whether a row is about an enterprise that is here already. */
    boolean belongs(Row row) {
        return enterprise.equals(row.getString(3));
    }

    /** Adds a row; those of one enterprise follow each other, its own first. What belongs to nobody is left out. */
    void add(Row row) {
        if (FactTables.isAward(row)) {
            awards.add(entry(row.getStruct(row.size() - 1), 0));
            return;
        }
        Entity entity = FactTables.entity(row.getInt(0));
        String id = row.getString(1);
        String name = row.isNullAt(2) ? id : row.getString(2);
        String of = row.getString(3);
        if (entity == Entity.ENTERPRISE) {
            enterprise = of;
            above = columns.enterprise(id, name);
        } else if (!enterprise.equals(of)) {
            return;
        }
        int at = entity == Entity.ENTERPRISE ? above : columns.child(entity, id, name, above);
        subjects.computeIfAbsent(entity, added -> new ArrayList<>()).add(new Subject(of, id, name, row.getLong(4)));
        Integer place = places.get(entity);
        if (place != null && !row.isNullAt(place)) {
            Row facts = row.getStruct(place);
            cells.getOrDefault(entity, List.of()).forEach(cell -> cell.read(facts, at));
        }
    }

    /** An award whose columns begin at {@code from}. */
    static Ledger.Entry entry(Row row, int from) {
        return new Ledger.Entry(
                ClauseId.parse(row.getString(from)),
                row.getString(from + 1),
                row.isNullAt(from + 2) ? 0 : row.getInt(from + 2),
                row.isNullAt(from + 3) ? 0 : row.getInt(from + 3),
                row.isNullAt(from + 4) ? 0 : row.getLong(from + 4));
    }

    /**
     * The answers, as rows of {@link Findings#SCHEMA}.
     *
     * @param worded states for which the facts that still matter are put in words
     */
    Stream<Row> answers(Set<State> worded) {
        Population population = library.population(columns.build(), Ledger.of(awards), asOf, library.clauses());
        Map<ClauseId, @Nullable Long[]> counted = counted(population);
        List<ClauseColumn> all = population.columns();
        return IntStream.range(0, all.size()).boxed().flatMap(number -> {
            ClauseColumn column = all.get(number);
            Clause clause = column.clause();
            List<Subject> rows = subjects.getOrDefault(clause.entity(), List.of());
            @Nullable Long[] sums = counted.getOrDefault(clause.id(), new Long[column.size()]);
            return IntStream.range(0, column.size()).mapToObj(row -> {
                String missing = worded.contains(column.state(row)) ? population.missingWords(clause, row) : "";
                return Answer.row(rows.get(row), number, column, row, missing, sums[row]);
            });
        });
    }

    /** The enterprises, as rows of {@link FactTables#SIZES}. */
    Stream<Row> sizes() {
        int[] ranks = library.sizeRanks(columns.build(), asOf);
        List<Subject> rows = subjects.getOrDefault(Entity.ENTERPRISE, List.of());
        return IntStream.range(0, rows.size())
                .mapToObj(row -> RowFactory.create(rows.get(row).id(), ranks[row]));
    }

    private Map<ClauseId, @Nullable Long[]> counted(Population population) {
        var everybody = new BitSet();
        everybody.set(0, size());
        Claims claims = Claims.of(population, everybody);
        long[] sums = StackingPass.count(claims);
        Map<ClauseId, @Nullable Long[]> counted = new HashMap<>();
        for (int claim = 0; claim < sums.length; claim++) {
            ClauseColumn column = claims.column(claim);
            counted.computeIfAbsent(column.clause().id(), added -> new Long[column.size()])[claims.row(claim)] =
                    sums[claim];
        }
        return counted;
    }
}
