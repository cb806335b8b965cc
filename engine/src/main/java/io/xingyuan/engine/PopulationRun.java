package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** 群体体检: plans joined to the columns of a population, ready to be run over any stretch of rows. */
final class PopulationRun {

    private final Columns subjects;
    private final LocalDate asOf;
    private final List<ClauseId> order;
    private final Map<Entity, SourceTable> tables = new EnumMap<>(Entity.class);
    private final Map<Entity, List<Item>> items = new EnumMap<>(Entity.class);
    private Runnable between = () -> {};

    PopulationRun(CodeTable codes, Columns subjects, Ledger ledger, LocalDate asOf, List<Plan> plans) {
        this.subjects = subjects;
        this.asOf = asOf;
        order = plans.stream().map(plan -> plan.clause().id()).distinct().toList();
        int referenceYear = asOf.getYear() - 1;
        var payments = new Payments(ledger, subjects, referenceYear);
        for (Plan plan : plans) {
            Entity entity = plan.clause().entity();
            SourceTable table =
                    tables.computeIfAbsent(entity, added -> new SourceTable(subjects, codes, added, referenceYear));
            items.computeIfAbsent(entity, added -> new ArrayList<>())
                    .add(new Item(BoundPlan.of(plan, table, asOf), payments.of(plan.clause())));
        }
    }

    /** @param each called before each batch on whichever thread; what it throws ends the run */
    PopulationRun pausing(Runnable each) {
        between = each;
        return this;
    }

    private record Item(BoundPlan bound, Payments.OfClause paid) {

        ClauseColumn column(int rows) {
            return new ClauseColumn(
                    bound.plan().clause(), rows, bound.condition().near());
        }
    }

    /** Whether any clause is about such subjects. */
    boolean asks(Entity entity) {
        return items.containsKey(entity);
    }

    /** All clauses over all rows of their entities, in the order of the plans, on all processors. */
    List<ClauseColumn> all() {
        Map<ClauseId, ClauseColumn> columns = new HashMap<>();
        int threads = Runtime.getRuntime().availableProcessors();
        for (Entity entity : items.keySet()) {
            run(entity, 0, subjects.size(entity), threads)
                    .forEach(column -> columns.put(column.clause().id(), column));
        }
        return order.stream().map(id -> Objects.requireNonNull(columns.get(id))).toList();
    }

    /**
     * The clauses on one entity over a stretch of rows; row 0 of the columns is {@code from}.
     *
     * @param threads how many parts of the stretch to run at the same time
     */
    List<ClauseColumn> run(Entity entity, int from, int count, int threads) {
        List<Item> chosen = items.getOrDefault(entity, List.of());
        List<ClauseColumn> columns =
                chosen.stream().map(item -> item.column(count)).toList();
        int batches = (count + Batch.ROWS - 1) / Batch.ROWS;
        int parts = Math.clamp(batches, 1, threads);
        IntStream.range(0, parts).parallel().forEach(part -> {
            int first = from + (int) ((long) batches * part / parts) * Batch.ROWS;
            int last = from + Math.min(count, (int) ((long) batches * (part + 1) / parts) * Batch.ROWS);
            sweep(entity, chosen, columns, from, first, last);
        });
        return columns;
    }

    /** Works out some rows of the clauses on one entity anew; the columns are those of all its rows, in the order of the plans. */
    void rerun(Entity entity, BitSet rows, List<ClauseColumn> columns) {
        List<Item> chosen = items.getOrDefault(entity, List.of());
        for (int first = rows.nextSetBit(0); first >= 0; ) {
            int end = rows.nextClearBit(first);
            sweep(entity, chosen, columns, 0, first, end);
            first = rows.nextSetBit(end);
        }
    }

    private void sweep(Entity entity, List<Item> chosen, List<ClauseColumn> columns, int from, int first, int last) {
        if (chosen.isEmpty()) {
            return;
        }
        var batch = new Batch(Objects.requireNonNull(tables.get(entity)).sources(), asOf.toEpochDay());
        List<ClauseSweep> sweeps = chosen.stream()
                .map(item -> new ClauseSweep(item.bound, item.paid, batch))
                .toList();
        for (int row = first; row < last; row += Batch.ROWS) {
            between.run();
            batch.move(row, Math.min(Batch.ROWS, last - row));
            for (int i = 0; i < sweeps.size(); i++) {
                sweeps.get(i).sweep(columns.get(i), from);
            }
        }
    }

    /** For each clause on an entity, in the order of {@link #run}, what tells the facts that still matter. */
    List<MissingWords> missingWords(Entity entity) {
        SourceTable table = tables.get(entity);
        return table == null
                ? List.of()
                : items.getOrDefault(entity, List.of()).stream()
                        .map(item -> new MissingWords(item.bound, table.sources(), subjects.codes(), asOf))
                        .toList();
    }
}
