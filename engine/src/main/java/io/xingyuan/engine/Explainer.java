package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 解释: turns the outline of a plan and a frame into the tree that a reader sees. */
final class Explainer {

    private final Plan plan;
    private final Frame frame;
    private final String ownId;
    private final String enterpriseId;
    private final GapFinder gaps;

    Explainer(Plan plan, Frame frame, String ownId, String enterpriseId) {
        this.plan = plan;
        this.frame = frame;
        this.ownId = ownId;
        this.enterpriseId = enterpriseId;
        this.gaps = new GapFinder(plan, frame, ownId, enterpriseId);
    }

    Explanation explain(Outline outline) {
        return outline.children().isEmpty() ? leaf(outline) : group(outline);
    }

    private Explanation group(Outline outline) {
        List<Explanation> children = new ArrayList<>(outline.children().size());
        for (Outline child : outline.children()) {
            children.add(explain(child));
        }
        long value = Interpreter.evaluate(outline.node(), frame);
        return new Explanation(
                outline.id(),
                outline.kind(),
                says(outline),
                outline.cite(),
                truth(value),
                Unknown.reasons(Unknown.mask(value)),
                List.of(),
                null,
                null,
                null,
                children);
    }

    private Explanation leaf(Outline outline) {
        long value = Interpreter.evaluate(outline.node(), frame);
        Comparison comparison = comparison(outline.comparison());
        Gap gap = value == 0 && comparison != null ? gaps.find(comparison, outline.slots()) : null;
        FactType type = outline.comparison() == null
                ? FactType.BOOL
                : outline.comparison().left().type();
        return new Explanation(
                outline.id(),
                outline.kind(),
                says(outline),
                outline.cite(),
                truth(value),
                Unknown.reasons(Unknown.mask(value)),
                operands(outline),
                comparison == null ? null : Cells.quantity(type, comparison.quantity()),
                comparison == null ? null : Cells.quantity(type, comparison.threshold()),
                gap,
                List.of());
    }

    private @Nullable Comparison comparison(Node.@Nullable Compare node) {
        if (node == null) {
            return null;
        }
        long left = Interpreter.evaluate(node.left(), frame);
        long right = Interpreter.evaluate(node.right(), frame);
        return Unknown.is(left) || Unknown.is(right) ? null : Comparison.of(node, left, right);
    }

    private List<Operand> operands(Outline outline) {
        List<Integer> slots = outline.branches() ? Inputs.live(outline.node(), frame) : outline.slots();
        List<Operand> operands = new ArrayList<>(slots.size());
        for (int slot : slots) {
            operands.add(operand(slot));
        }
        return List.copyOf(operands);
    }

    private Operand operand(int index) {
        return Operand.of(plan.slots().get(index), index, frame, ownId, enterpriseId);
    }

    MissingFact missing(int index, boolean decides) {
        Operand operand = operand(index);
        UnknownReason reason = operand.reason();
        return new MissingFact(
                operand.definition(),
                operand.year(),
                operand.subjectId(),
                reason == null ? UnknownReason.MISSING : reason,
                decides);
    }

    private String says(Outline outline) {
        int year = outline.span() == Slot.Span.RELATIVE ? frame.referenceYear() + outline.year() : outline.year();
        return outline.span() == Slot.Span.TIMELESS ? outline.says() : year + "年：" + outline.says();
    }

    static Truth truth(long value) {
        return Unknown.is(value) ? Truth.UNKNOWN : value == 1 ? Truth.MET : Truth.NOT_MET;
    }
}
