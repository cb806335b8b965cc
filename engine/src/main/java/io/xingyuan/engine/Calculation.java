package io.xingyuan.engine;

import java.util.List;
import java.util.stream.Collectors;

/** 算式的写法: a formula with its figures filled in, e.g. {@code 620万元 × 20%}. */
final class Calculation {

    private final Plan plan;
    private final Frame frame;

    Calculation(Plan plan, Frame frame) {
        this.plan = plan;
        this.frame = frame;
    }

    String text(Node node) {
        return switch (node) {
            case Node.Add add -> operand(add.left()) + " + " + operand(add.right());
            case Node.Subtract subtract -> operand(subtract.left()) + " − " + operand(subtract.right());
            case Node.Multiply multiply -> operand(multiply.left()) + " × " + operand(multiply.right());
            case Node.Scale scale -> operand(scale.quantity()) + " × " + operand(scale.ratio());
            case Node.Share share -> operand(share.part()) + " ÷ " + operand(share.whole());
            case Node.Split split -> operand(split.dividend()) + " ÷ " + operand(split.divisor());
            case Node.Round round -> text(round.operand());
            case Node.Least least -> "较小者（" + list(least.operands()) + "）";
            case Node.Greatest greatest -> "较大者（" + list(greatest.operands()) + "）";
            case Node.Choose choose ->
                text(Interpreter.evaluate(choose.condition(), frame) == 1 ? choose.whenTrue() : choose.whenFalse());
            case Node.Marginal marginal ->
                operand(marginal.base()) + " 分段（"
                        + plan.parameters()
                                .get(marginal.parameter())
                                .parameter()
                                .name() + "）";
            default -> figure(node);
        };
    }

    private String operand(Node node) {
        boolean compound = node instanceof Node.Add
                || node instanceof Node.Subtract
                || node instanceof Node.Share
                || node instanceof Node.Split;
        return compound ? "（" + text(node) + "）" : text(node);
    }

    private String list(List<Node> nodes) {
        return nodes.stream().map(this::text).collect(Collectors.joining("、"));
    }

    private String figure(Node node) {
        return show(node.type(), Interpreter.evaluate(node, frame));
    }

    static String show(FactType type, long value) {
        if (Unknown.is(value)) {
            return "？";
        }
        return type.isNumeric() ? Cells.quantity(type, value).toString() : Long.toString(value);
    }
}
