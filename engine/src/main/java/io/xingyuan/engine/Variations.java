package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 变体测试: cases generated from an authored case that is ELIGIBLE. Each quantity with a plain threshold is set one
 * unit below, at and above it; each fact is taken away once.
 */
final class Variations {

    private final FrameLoader loader;
    private final Plan plan;
    private final ClauseTest test;
    private final List<Trial> trials = new ArrayList<>();

    Variations(FrameLoader loader, Plan plan, ClauseTest test) {
        this.loader = loader;
        this.plan = plan;
        this.test = test;
    }

    /** Empty unless the case expects ELIGIBLE. */
    List<Trial> run() {
        if (test.expected().state() == State.ELIGIBLE) {
            Frame frame =
                    loader.load(plan, test.target().facts(), test.subject().facts(), test.asOf());
            boundaries(plan.outline(), true, frame);
            for (int slot = 0; slot < plan.slots().size(); slot++) {
                if (frame.fact(slot) != null) {
                    missing(slot);
                }
            }
        }
        return trials;
    }

    /** @param demanded whether the clause fails when this point fails: nothing but {@code all} above it */
    private void boundaries(Outline outline, boolean demanded, Frame frame) {
        Node.Compare comparison = outline.comparison();
        if (comparison != null && outline.children().isEmpty()) {
            boundary(outline, comparison, demanded, frame);
        }
        for (Outline child : outline.children()) {
            boundaries(child, demanded && outline.kind() == Explanation.Kind.ALL, frame);
        }
    }

    private void boundary(Outline outline, Node.Compare node, boolean demanded, Frame frame) {
        boolean left = node.left() instanceof Node.Input;
        if (!((left ? node.left() : node.right()) instanceof Node.Input input)) {
            return;
        }
        Node other = left ? node.right() : node.left();
        long threshold = Interpreter.evaluate(other, frame);
        if (Unknown.is(threshold) || Inputs.of(other).contains(input.slot())) {
            return;
        }
        Expr.Operator operator = left ? node.operator() : node.operator().flipped();
        for (long value = threshold - 1; value <= threshold + 1; value++) {
            boolean holds = Interpreter.holds(operator, value, threshold);
            boundary(outline, input, value, holds, demanded);
        }
    }

    private void boundary(Outline outline, Node.Input input, long value, boolean holds, boolean demanded) {
        Value changed = Cells.quantity(input.type(), value);
        if (!changed.isWithinLimits()) {
            return;
        }
        Slot slot = plan.slots().get(input.slot());
        Finding finding = examine(slot, Fact.of(changed, "", test.asOf()));
        Explanation leaf = leaf(finding.explanation(), outline);
        Truth expected = holds ? Truth.MET : Truth.NOT_MET;
        boolean follows = holds || !demanded || finding.state() == State.INELIGIBLE;
        boolean passed = leaf != null && leaf.truth() == expected && follows;
        add(
                outline.id() + " " + slot.definition().name() + " = "
                        + slot.definition().show(changed),
                passed,
                "应" + expected.label() + "，得到"
                        + (leaf == null ? "无" : leaf.truth().label()) + "、"
                        + finding.state().label());
    }

    private static @Nullable Explanation leaf(Explanation node, Outline outline) {
        if (node.id().equals(outline.id()) && node.children().isEmpty()) {
            return node;
        }
        for (Explanation child : node.children()) {
            Explanation found = leaf(child, outline);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** With less known an eligible case may become open, never refused; and if open, the fact taken is asked for. */
    private void missing(int index) {
        Slot slot = plan.slots().get(index);
        Finding finding = examine(slot, null);
        boolean asked =
                finding.missing().stream().anyMatch(fact -> fact.definition().equals(slot.definition()));
        boolean passed = finding.state() == State.ELIGIBLE || (finding.state() != State.INELIGIBLE && asked);
        add("缺 " + slot.definition().name(), passed, "得到" + finding.state().label() + (asked ? "" : "，且没有要求补这个事实"));
    }

    private Finding examine(Slot slot, @Nullable Fact fact) {
        LocalDate asOf = test.asOf();
        String code = slot.definition().code();
        int year = slot.yearFor(asOf.getYear() - 1);
        Subject holder = slot.own() ? test.target() : test.subject();
        Facts facts = fact == null
                ? holder.facts().without(code, year)
                : holder.facts().with(code, year, fact);
        var examination = new Examination(loader, test.ledger(), asOf);
        if (test.subject().children().isEmpty()) {
            Subject enterprise = test.subject().with(facts);
            return examination.examine(plan, enterprise, enterprise);
        }
        return slot.own()
                ? examination.examine(plan, test.target().with(facts), test.subject())
                : examination.examine(plan, test.target(), test.subject().with(facts));
    }

    private void add(String name, boolean passed, String message) {
        trials.add(new Trial(
                plan.clause().id(),
                test.name() + " → " + name,
                test.place().toString(),
                passed,
                passed ? "" : message));
    }
}
