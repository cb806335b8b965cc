package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 推导: one fact, mostly a derived one, compiled for its own sake rather than into a clause. */
final class Deriver {

    private final FactDefinition definition;
    private final Node node;
    private final List<Slot> slots;
    private final FrameLoader loader;

    private Deriver(FactDefinition definition, Node node, List<Slot> slots, FrameLoader loader) {
        this.definition = definition;
        this.node = node;
        this.slots = slots;
        this.loader = loader;
    }

    /** Whether the fact is derived and its value can be named: a code must come out of a closed list. */
    static boolean knows(FactDefinition definition, Vocabulary vocabulary) {
        return vocabulary.derivation(definition.name()) != null
                && (definition.type() != FactType.CODE || !definition.codes().isEmpty());
    }

    /** Compiles an expression that has been checked; a fact that is not derived is read as it is. */
    static Deriver of(FactDefinition definition, Vocabulary vocabulary, FrameLoader loader) {
        Expr derivation = vocabulary.derivation(definition.name());
        Expr expression = derivation == null ? new Expr.Name(definition.name(), null, 0) : derivation;
        var scope = new Scope(vocabulary, definition.entity(), Map.of());
        Typed typed = new ValueCompiler(scope).compile(expression, Context.ROOT.rounding(Rounding.Mode.DOWN, true));
        definition.codes().forEach(vocabulary.codes()::intern);
        return new Deriver(definition, typed.node(), scope.slots(), loader);
    }

    boolean fits(Subject target) {
        return target.entity() == definition.entity();
    }

    Derivation derive(Subject target, Subject enterprise, LocalDate asOf) {
        Frame frame = loader.load(slots, new Frame.Setting[0], target.facts(), enterprise.facts(), asOf);
        long cell = Interpreter.evaluate(node, frame);
        return new Derivation(
                definition,
                definition.period() == Period.YEAR ? frame.referenceYear() : Facts.NO_YEAR,
                value(cell),
                Unknown.reasons(Unknown.mask(cell)),
                Inputs.live(node, frame).stream()
                        .map(slot -> Operand.of(slots.get(slot), slot, frame, target.id(), enterprise.id()))
                        .toList());
    }

    /** What it reads. */
    List<Slot> slots() {
        return slots;
    }

    /** What it comes to in every row of its entity, in the reference year where it has a year. */
    long[] cells(Columns subjects, LocalDate asOf) {
        var table = new SourceTable(subjects, loader.codes(), definition.entity(), asOf.getYear() - 1);
        int[] sources = slots.stream().mapToInt(table::of).toArray();
        var prefixes = new HashMap<Node.StartsWith, Integer>();
        BoundPlan.collect(node, slots, table, prefixes);
        var batch = new Batch(table.sources(), asOf.toEpochDay());
        var frame = new Frame(new long[0], new Fact[0], new Frame.Setting[0], asOf);
        var evaluator = new ColumnEvaluator(batch, frame, sources, prefixes);
        long[] cells = new long[subjects.size(definition.entity())];
        for (int row = 0; row < cells.length; row += Batch.ROWS) {
            batch.move(row, Math.min(Batch.ROWS, cells.length - row));
            System.arraycopy(evaluator.cells(node, 0), 0, cells, row, batch.count());
        }
        return cells;
    }

    private @Nullable Value value(long cell) {
        if (Unknown.is(cell)) {
            return null;
        }
        return switch (definition.type()) {
            case MONEY, RATIO, INTEGER -> Cells.quantity(definition.type(), cell);
            case BOOL -> new Value.Flag(cell == 1);
            case DATE -> new Value.Day(LocalDate.ofEpochDay(cell));
            case CODE ->
                definition.codes().stream()
                        .filter(text -> loader.codes().number(text) == cell)
                        .findFirst()
                        .map(Value.Code::new)
                        .orElseThrow();
        };
    }
}
