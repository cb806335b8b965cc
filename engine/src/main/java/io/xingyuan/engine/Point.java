package io.xingyuan.engine;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 评定点: a point of a plan's {@link Outline}, prepared for whole batches.
 *
 * @param node its IR
 * @param comparison for a leaf whose quantity the enterprise can change; else null
 * @param operator of the comparison, read with the quantity left and the threshold right
 * @param flipped whether the quantity stands right
 * @param near whether failing here can ever be a matter of distance
 * @param children those that cannot be near come first, so that hopeless rows are found before distances are reckoned
 */
record Point(
        Explanation.Kind kind,
        Node node,
        Node.@Nullable Compare comparison,
        Expr.Operator operator,
        boolean flipped,
        boolean near,
        List<Point> children) {

    static Point of(Outline outline, Plan plan) {
        List<Point> children = outline.children().stream()
                .map(child -> of(child, plan))
                .sorted(Comparator.comparing(Point::near))
                .toList();
        if (!children.isEmpty()) {
            boolean junction = outline.kind() != Explanation.Kind.NOT;
            boolean near = junction && children.getLast().near();
            return new Point(outline.kind(), outline.node(), null, Expr.Operator.EQUAL, false, near, children);
        }
        Node.Compare comparison = reachable(outline, plan);
        if (comparison == null) {
            return new Point(outline.kind(), outline.node(), null, Expr.Operator.EQUAL, false, false, children);
        }
        boolean flipped = Inputs.of(comparison.left()).isEmpty()
                && !Inputs.of(comparison.right()).isEmpty();
        Expr.Operator operator = flipped ? comparison.operator().flipped() : comparison.operator();
        return new Point(outline.kind(), outline.node(), comparison, operator, flipped, true, children);
    }

    private static Node.@Nullable Compare reachable(Outline leaf, Plan plan) {
        Node.Compare comparison = leaf.comparison();
        if (comparison == null) {
            return null;
        }
        boolean[] helpful = Pull.helpful(comparison, plan.slots());
        return leaf.slots().stream().anyMatch(slot -> helpful[slot]) ? comparison : null;
    }

    /** Normalised distance of a failed comparison, in millionths: {@link Gap#ppm()}. */
    long ppm(long left, long right) {
        long quantity = flipped ? right : left;
        long threshold = flipped ? left : right;
        long by = switch (operator) {
            case AT_LEAST -> threshold - quantity;
            case MORE -> threshold - quantity + 1;
            case AT_MOST -> quantity - threshold;
            case LESS -> quantity - threshold + 1;
            case EQUAL -> Math.abs(quantity - threshold);
            case NOT_EQUAL -> 1;
        };
        return threshold == 0 ? Exact.PPM : Exact.ratio(by, Math.abs(threshold), Rounding.Mode.UP);
    }
}
