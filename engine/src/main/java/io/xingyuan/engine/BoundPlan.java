package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 接上数据的执行计划: a plan joined to the columns of a population and the parameters of a day.
 *
 * @param condition the condition, prepared
 * @param frame settings and dates, without inputs
 * @param sources where each slot is read
 * @param prefixes where each question about the beginning of a code is answered
 */
@SuppressWarnings("ArrayRecordComponent") // read in the inner loop, never compared
record BoundPlan(Plan plan, Point condition, Frame frame, int[] sources, Map<Node.StartsWith, Integer> prefixes) {

    static BoundPlan of(Plan plan, SourceTable table, LocalDate asOf) {
        int[] sources = plan.slots().stream().mapToInt(table::of).toArray();
        var prefixes = new HashMap<Node.StartsWith, Integer>();
        collect(plan.condition(), plan.slots(), table, prefixes);
        AmountPlan amount = plan.amount();
        if (amount != null) {
            amount.nodes().forEach(node -> collect(node, plan.slots(), table, prefixes));
        }
        var frame = new Frame(new long[0], new Fact[0], FrameLoader.settings(plan, asOf), asOf);
        return new BoundPlan(plan, Point.of(plan.outline(), plan), frame, sources, Map.copyOf(prefixes));
    }

    /** How many tiers are reached, for a clause by tier. */
    @Nullable
    Node tiers() {
        AmountPlan amount = plan.amount();
        return amount == null ? null : amount.tiers();
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
