package io.xingyuan.engine;

/**
 * 比较的现状: a comparison with both sides known, read so that the quantity stands left and the threshold right.
 */
record Comparison(Node.Compare node, Expr.Operator operator, long quantity, long threshold) {

    /** Of two sides the one that depends on facts is the quantity; of two such the left one. */
    static Comparison of(Node.Compare node, long left, long right) {
        boolean flipped =
                Inputs.of(node.left()).isEmpty() && !Inputs.of(node.right()).isEmpty();
        return flipped
                ? new Comparison(node, node.operator().flipped(), right, left)
                : new Comparison(node, node.operator(), left, right);
    }

    Gap.Direction direction() {
        return switch (operator) {
            case AT_LEAST, MORE, NOT_EQUAL -> Gap.Direction.RAISE;
            case AT_MOST, LESS -> Gap.Direction.LOWER;
            case EQUAL -> quantity < threshold ? Gap.Direction.RAISE : Gap.Direction.LOWER;
        };
    }

    /** Least change of the quantity after which the comparison holds; it does not hold now. */
    long shortfall() {
        return switch (operator) {
            case AT_LEAST -> threshold - quantity;
            case MORE -> threshold - quantity + 1;
            case AT_MOST -> quantity - threshold;
            case LESS -> quantity - threshold + 1;
            case EQUAL -> Math.abs(quantity - threshold);
            case NOT_EQUAL -> 1;
        };
    }
}
