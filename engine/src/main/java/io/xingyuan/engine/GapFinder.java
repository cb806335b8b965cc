package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 差距的计算: how far a failed comparison is off, and which single fact would mend it. */
final class GapFinder {

    private final Plan plan;
    private final Frame frame;
    private final String ownId;
    private final String enterpriseId;

    GapFinder(Plan plan, Frame frame, String ownId, String enterpriseId) {
        this.plan = plan;
        this.frame = frame;
        this.ownId = ownId;
        this.enterpriseId = enterpriseId;
    }

    /** The gap of a comparison whose sides are known and which does not hold. */
    Gap find(Comparison comparison, List<Integer> slots) {
        long by = comparison.shortfall();
        long threshold = Math.abs(comparison.threshold());
        long ppm = threshold == 0 ? Exact.PPM : Exact.ratio(by, threshold, Rounding.Mode.UP);
        boolean[] helpful = Pull.helpful(comparison.node(), plan.slots());
        List<Integer> levers = slots.stream().filter(slot -> helpful[slot]).toList();
        boolean actionable = !levers.isEmpty();
        Gap.Lever lever = lever(comparison.node(), levers);
        return new Gap(comparison.node().left().type(), by, comparison.direction(), ppm, actionable, lever);
    }

    private Gap.@Nullable Lever lever(Node.Compare node, List<Integer> slots) {
        int best = -1;
        for (int slot : slots) {
            Slot candidate = plan.slots().get(slot);
            if (candidate.definition().type().isNumeric()
                    && (best < 0 || candidate.year() > plan.slots().get(best).year())) {
                best = slot;
            }
        }
        return best < 0 ? null : lever(node, best);
    }

    private Gap.@Nullable Lever lever(Node.Compare node, int index) {
        Slot slot = plan.slots().get(index);
        FactType type = slot.definition().type();
        long current = frame.input(index);
        Long target = new Solver(node, frame, index, limit(type)).nearest();
        return target == null || !slot.definition().effort().leads(current, target)
                ? null
                : new Gap.Lever(
                        slot.definition(),
                        slot.yearFor(frame.referenceYear()),
                        slot.own() ? ownId : enterpriseId,
                        Cells.quantity(type, current),
                        Cells.quantity(type, target));
    }

    private static long limit(FactType type) {
        return switch (type) {
            case MONEY -> Value.Money.LIMIT;
            case RATIO -> Value.Ratio.LIMIT;
            default -> Value.Whole.LIMIT;
        };
    }
}
