package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 接上数据的执行计划: a plan joined to the columns of a population and the parameters of a day.
 *
 * @param frame settings and dates, without inputs
 * @param sources where each slot is read
 * @param prefixes where each question about the beginning of a code is answered
 */
@SuppressWarnings("ArrayRecordComponent") // read in the inner loop, never compared
record BoundPlan(Plan plan, Frame frame, int[] sources, Map<Node.StartsWith, Integer> prefixes) {

    static BoundPlan of(Plan plan, SourceTable table, LocalDate asOf) {
        Frame.Setting[] settings = plan.parameters().stream()
                .map(parameter -> parameter.settings().get(parameter.parameter().indexAt(asOf)))
                .toArray(Frame.Setting[]::new);
        int[] sources = plan.slots().stream().mapToInt(table::of).toArray();
        var prefixes = new HashMap<Node.StartsWith, Integer>();
        collect(plan.condition(), plan.slots(), table, prefixes);
        if (plan.amount() != null) {
            nodes(plan.amount()).forEach(node -> collect(node, plan.slots(), table, prefixes));
        }
        return new BoundPlan(plan, new Frame(new long[0], new Fact[0], settings, asOf), sources, Map.copyOf(prefixes));
    }

    private static Stream<Node> nodes(AmountPlan amount) {
        return Stream.of(amount.formula(), amount.tiers(), amount.each(), amount.floor(), amount.cap())
                .flatMap(Stream::ofNullable);
    }

    static void collect(Node node, List<Slot> slots, SourceTable table, Map<Node.StartsWith, Integer> into) {
        if (node instanceof Node.StartsWith starts) {
            into.put(starts, table.of(slots.get(starts.slot()), starts.prefixes()));
        } else {
            Inputs.children(node).forEach(child -> collect(child, slots, table, into));
        }
    }

    ColumnEvaluator on(Batch batch) {
        return new ColumnEvaluator(batch, frame, sources, prefixes);
    }
}
