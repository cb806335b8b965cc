package io.xingyuan.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** 用到的事实: the slots that a piece of IR reads, in reading order. */
final class Inputs {

    private final Set<Integer> slots = new LinkedHashSet<>();

    private Inputs() {}

    static List<Integer> of(Node node) {
        var inputs = new Inputs();
        inputs.visit(node);
        return List.copyOf(inputs.slots);
    }

    private void visit(Node node) {
        switch (node) {
            case Node.Input input -> slots.add(input.slot());
            case Node.StartsWith starts -> slots.add(starts.slot());
            default -> children(node).forEach(this::visit);
        }
    }

    /** Whether some frames read less than {@link #of} tells. */
    static boolean branches(Node node) {
        return node instanceof Node.Choose || children(node).stream().anyMatch(Inputs::branches);
    }

    /** Those that this frame's choices lead to: of a choice its condition and the branch taken. */
    static List<Integer> live(Node node, Frame frame) {
        var inputs = new Inputs();
        inputs.visit(node, frame);
        return List.copyOf(inputs.slots);
    }

    private void visit(Node node, Frame frame) {
        switch (node) {
            case Node.Input input -> slots.add(input.slot());
            case Node.StartsWith starts -> slots.add(starts.slot());
            case Node.Choose choose -> {
                visit(choose.condition(), frame);
                long condition = Interpreter.evaluate(choose.condition(), frame);
                if (!Unknown.is(condition)) {
                    visit(condition == 1 ? choose.whenTrue() : choose.whenFalse(), frame);
                }
            }
            case Node.All all -> junction(all.operands(), frame, 0);
            case Node.Any any -> junction(any.operands(), frame, 1);
            default -> children(node).forEach(child -> visit(child, frame));
        }
    }

    /** Where one operand alone decides, the first such one is all that was looked at. */
    private void junction(List<Node> operands, Frame frame, long deciding) {
        for (Node operand : operands) {
            if (Interpreter.evaluate(operand, frame) == deciding) {
                visit(operand, frame);
                return;
            }
        }
        operands.forEach(operand -> visit(operand, frame));
    }

    /** The operands of a node, left to right. */
    static List<Node> children(Node node) {
        return switch (node) {
            case Node.Constant _, Node.Setting _, Node.Input _, Node.Today _, Node.ReferenceYear _, Node.StartsWith _ ->
                List.of();
            case Node.Add add -> List.of(add.left(), add.right());
            case Node.Subtract subtract -> List.of(subtract.left(), subtract.right());
            case Node.Multiply multiply -> List.of(multiply.left(), multiply.right());
            case Node.Scale scale -> List.of(scale.quantity(), scale.ratio());
            case Node.Share share -> List.of(share.part(), share.whole());
            case Node.Split split -> List.of(split.dividend(), split.divisor());
            case Node.Round round -> List.of(round.operand());
            case Node.Least least -> least.operands();
            case Node.Greatest greatest -> greatest.operands();
            case Node.Choose choose -> List.of(choose.condition(), choose.whenTrue(), choose.whenFalse());
            case Node.Marginal marginal -> List.of(marginal.base());
            case Node.Elapsed elapsed -> List.of(elapsed.from(), elapsed.to());
            case Node.YearOf year -> List.of(year.day());
            case Node.Compare compare -> List.of(compare.left(), compare.right());
            case Node.Among among -> List.of(among.operand());
            case Node.Listed listed -> List.of(listed.operand());
            case Node.All all -> all.operands();
            case Node.Any any -> any.operands();
            case Node.Not not -> List.of(not.operand());
        };
    }
}
