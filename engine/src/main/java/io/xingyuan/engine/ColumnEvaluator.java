package io.xingyuan.engine;

import java.util.List;
import java.util.Map;

/**
 * 列解释器: evaluates IR for a batch of rows, node by node, each node in one pass over the batch. Means the same as
 * {@link Interpreter}, to the last bit.
 */
final class ColumnEvaluator {

    private final Batch batch;
    private final Frame frame;
    private final int[] sources;
    private final Map<Node.StartsWith, Integer> prefixes;

    /**
     * @param frame settings and dates; its inputs are not asked for
     * @param sources the batch's source for each slot of the plan
     * @param prefixes the batch's source for each question about the beginning of a code
     */
    ColumnEvaluator(Batch batch, Frame frame, int[] sources, Map<Node.StartsWith, Integer> prefixes) {
        this.batch = batch;
        this.frame = frame;
        this.sources = sources;
        this.prefixes = prefixes;
    }

    /** The cells of a node: an input as it is, anything else computed in the scratch of the depth. */
    long[] cells(Node node, int depth) {
        return switch (node) {
            case Node.Input input -> batch.input(sources[input.slot()]);
            case Node.StartsWith starts -> batch.input(prefixes.getOrDefault(starts, 0));
            default -> {
                long[] out = batch.scratch(depth);
                evaluate(node, out, depth + 1);
                yield out;
            }
        };
    }

    /** Whether a node has the same value in every row. */
    static boolean isFixed(Node node) {
        return switch (node) {
            case Node.Constant _, Node.Setting _, Node.Today _, Node.ReferenceYear _ -> true;
            default -> false;
        };
    }

    long fixed(Node node) {
        return Interpreter.evaluate(node, frame);
    }

    private void evaluate(Node node, long[] out, int depth) {
        int count = batch.count();
        switch (node) {
            case Node.Constant _, Node.Setting _, Node.Today _, Node.ReferenceYear _ ->
                Loops.fill(out, count, fixed(node));
            case Node.Input _, Node.StartsWith _ -> System.arraycopy(cells(node, depth), 0, out, 0, count);
            case Node.All all -> junction(all.operands(), true, out, depth);
            case Node.Any any -> junction(any.operands(), false, out, depth);
            case Node.Not not -> Loops.not(cells(not.operand(), depth), out, count);
            case Node.Compare compare -> compare(compare, out, depth);
            case Node.Among among -> Loops.among(cells(among.operand(), depth), options(among), out, count);
            case Node.Listed listed -> {
                long[] codes = frame.setting(listed.parameter()).codes();
                Loops.among(cells(listed.operand(), depth), codes, out, count);
            }
            case Node.Choose choose ->
                Loops.choose(
                        cells(choose.condition(), depth),
                        cells(choose.whenTrue(), depth + 1),
                        cells(choose.whenFalse(), depth + 2),
                        out,
                        count);
            case Node.Least least -> extreme(least.operands(), false, out, depth);
            case Node.Greatest greatest -> extreme(greatest.operands(), true, out, depth);
            case Node.Round round -> Loops.round(cells(round.operand(), depth), round.unit(), round.mode(), out, count);
            case Node.Marginal marginal -> marginal(marginal, cells(marginal.base(), depth), out);
            case Node.YearOf year -> yearOf(cells(year.day(), depth), out);
            case Node.Scale scale -> scale(scale, out, depth);
            case Node.Add add -> Loops.add(cells(add.left(), depth), cells(add.right(), depth + 1), out, count);
            case Node.Subtract subtract ->
                Loops.subtract(cells(subtract.left(), depth), cells(subtract.right(), depth + 1), out, count);
            case Node.Multiply multiply ->
                Loops.multiply(cells(multiply.left(), depth), cells(multiply.right(), depth + 1), out, count);
            case Node.Share share ->
                Loops.share(cells(share.part(), depth), cells(share.whole(), depth + 1), share.mode(), out, count);
            case Node.Split split ->
                Loops.split(
                        cells(split.dividend(), depth), cells(split.divisor(), depth + 1), split.mode(), out, count);
            case Node.Elapsed elapsed ->
                elapsed(elapsed.unit(), cells(elapsed.from(), depth), cells(elapsed.to(), depth + 1), out);
        }
    }

    private void junction(List<Node> operands, boolean conjunction, long[] out, int depth) {
        System.arraycopy(cells(operands.getFirst(), depth), 0, out, 0, batch.count());
        for (Node operand : operands.subList(1, operands.size())) {
            if (conjunction) {
                Loops.and(cells(operand, depth), out, batch.count());
            } else {
                Loops.or(cells(operand, depth), out, batch.count());
            }
        }
    }

    private void compare(Node.Compare node, long[] out, int depth) {
        if (isFixed(node.right())) {
            Loops.compare(node.operator(), cells(node.left(), depth), fixed(node.right()), out, batch.count());
        } else if (isFixed(node.left())) {
            Expr.Operator flipped = node.operator().flipped();
            Loops.compare(flipped, cells(node.right(), depth), fixed(node.left()), out, batch.count());
        } else {
            Loops.compare(
                    node.operator(), cells(node.left(), depth), cells(node.right(), depth + 1), out, batch.count());
        }
    }

    /** The compiler lets only constants and parameters be options. */
    private long[] options(Node.Among among) {
        long[] values = new long[among.options().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fixed(among.options().get(i));
        }
        return values;
    }

    private void extreme(List<Node> operands, boolean greatest, long[] out, int depth) {
        System.arraycopy(cells(operands.getFirst(), depth), 0, out, 0, batch.count());
        for (Node operand : operands.subList(1, operands.size())) {
            if (isFixed(operand)) {
                extreme(fixed(operand), greatest, out);
            } else if (greatest) {
                Loops.greatest(out, cells(operand, depth), out, batch.count());
            } else {
                Loops.least(out, cells(operand, depth), out, batch.count());
            }
        }
    }

    private void extreme(long value, boolean greatest, long[] out) {
        if (greatest) {
            Loops.greatest(out, value, out, batch.count());
        } else {
            Loops.least(out, value, out, batch.count());
        }
    }

    private void scale(Node.Scale node, long[] out, int depth) {
        if (isFixed(node.ratio())) {
            Loops.scale(cells(node.quantity(), depth), fixed(node.ratio()), node.mode(), out, batch.count());
        } else {
            Loops.scale(cells(node.quantity(), depth), cells(node.ratio(), depth + 1), node.mode(), out, batch.count());
        }
    }

    private void marginal(Node.Marginal node, long[] base, long[] out) {
        long[] tiers = frame.setting(node.parameter()).tiers();
        for (int i = 0; i < batch.count(); i++) {
            out[i] = Interpreter.marginal(base[i], tiers, node.mode());
        }
    }

    private void yearOf(long[] days, long[] out) {
        for (int i = 0; i < batch.count(); i++) {
            out[i] = Interpreter.yearOf(days[i]);
        }
    }

    private void elapsed(Node.Elapsed.Unit unit, long[] from, long[] to, long[] out) {
        for (int i = 0; i < batch.count(); i++) {
            out[i] = Unknown.is(from[i]) || Unknown.is(to[i])
                    ? Unknown.both(from[i], to[i])
                    : Interpreter.elapsed(unit, from[i], to[i]);
        }
    }
}
