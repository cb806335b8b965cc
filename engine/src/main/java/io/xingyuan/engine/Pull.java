package io.xingyuan.engine;

import java.util.List;

/**
 * 牵动: which way a comparison moves when one of its facts rises, read from the shape of its IR. Quantities that scale or
 * divide others are taken as positive; what depends on a branch is taken as both ways.
 */
final class Pull {

    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int EITHER = UP | DOWN;

    /** By slot: how left minus right answers to a rise of the fact. */
    private final int[] ways;

    private Pull(int slots) {
        ways = new int[slots];
    }

    /** Whether a fact that an enterprise can still move can help the comparison to be met; by slot. */
    static boolean[] helpful(Node.Compare comparison, List<Slot> slots) {
        Pull pull = new Pull(slots.size());
        pull.visit(comparison.left(), UP);
        pull.visit(comparison.right(), DOWN);
        boolean[] helpful = new boolean[slots.size()];
        for (int i = 0; i < helpful.length; i++) {
            Slot slot = slots.get(i);
            helpful[i] =
                    !slot.isClosed() && agrees(slot.definition().effort(), needed(comparison.operator(), pull.ways[i]));
        }
        return helpful;
    }

    /** Which way the fact itself would have to go. */
    private static int needed(Expr.Operator operator, int way) {
        return switch (operator) {
            case AT_LEAST, MORE -> way;
            case AT_MOST, LESS -> turned(way);
            case EQUAL, NOT_EQUAL -> way == 0 ? 0 : EITHER;
        };
    }

    private static boolean agrees(Effort effort, int needed) {
        return switch (effort) {
            case NONE -> false;
            case RAISE -> (needed & UP) != 0;
            case LOWER -> (needed & DOWN) != 0;
            case BOTH -> needed != 0;
        };
    }

    private static int turned(int way) {
        return (way & UP) << 1 | (way & DOWN) >> 1;
    }

    private void visit(Node node, int way) {
        switch (node) {
            case Node.Input input -> ways[input.slot()] |= way;
            case Node.Subtract subtract -> visit(subtract.left(), subtract.right(), way);
            case Node.Share share -> visit(share.part(), share.whole(), way);
            case Node.Split split -> visit(split.dividend(), split.divisor(), way);
            case Node.Elapsed elapsed -> visit(elapsed.to(), elapsed.from(), way);
            case Node.Choose choose -> {
                visit(choose.condition(), EITHER);
                visit(choose.whenTrue(), way);
                visit(choose.whenFalse(), way);
            }
            case Node.Add _,
                    Node.Multiply _,
                    Node.Scale _,
                    Node.Round _,
                    Node.Least _,
                    Node.Greatest _,
                    Node.Marginal _,
                    Node.YearOf _ -> Inputs.children(node).forEach(child -> visit(child, way));
            case Node.StartsWith starts -> ways[starts.slot()] |= EITHER;
            case Node.Constant _,
                    Node.Setting _,
                    Node.Today _,
                    Node.ReferenceYear _,
                    Node.Compare _,
                    Node.Among _,
                    Node.Listed _,
                    Node.All _,
                    Node.Any _,
                    Node.Not _ -> Inputs.children(node).forEach(child -> visit(child, EITHER));
        }
    }

    private void visit(Node rising, Node falling, int way) {
        visit(rising, way);
        visit(falling, turned(way));
    }
}
