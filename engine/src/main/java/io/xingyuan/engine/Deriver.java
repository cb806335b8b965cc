package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 推导: one derived fact, compiled for its own sake rather than into a clause. */
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

    /** Compiles an expression that has been checked. */
    static Deriver of(FactDefinition definition, Vocabulary vocabulary, FrameLoader loader) {
        Expr expression = vocabulary.derivation(definition.name());
        if (expression == null) {
            throw new IllegalArgumentException("cannot be derived: " + definition.name());
        }
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
