package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** 解释器: evaluates IR for one frame; the definition of what every node means. */
final class Interpreter {

    private static final long NO = 0;
    private static final long YES = 1;
    private static final long MONTHS_A_YEAR = 12;

    private Interpreter() {}

    /** The value of a node, possibly {@link Unknown}. */
    static long evaluate(Node node, Frame frame) {
        return switch (node) {
            case Node.Constant constant -> constant.value();
            case Node.Setting setting -> frame.setting(setting.parameter()).scalar();
            case Node.Input input -> frame.input(input.slot());
            case Node.Today _ -> frame.today();
            case Node.ReferenceYear _ -> frame.referenceYear();
            case Node.All all -> junction(all.operands(), frame, NO, YES);
            case Node.Any any -> junction(any.operands(), frame, YES, NO);
            case Node.Not not -> negate(evaluate(not.operand(), frame));
            case Node.Compare compare -> compare(compare, frame);
            case Node.Among among -> among(among, frame);
            case Node.Listed listed -> listed(listed, frame);
            case Node.StartsWith starts -> startsWith(starts, frame);
            case Node.Choose choose -> choose(choose, frame);
            case Node.Least least -> extreme(least.operands(), frame, false);
            case Node.Greatest greatest -> extreme(greatest.operands(), frame, true);
            case Node.YearOf year -> yearOf(evaluate(year.day(), frame));
            case Node.Round round -> round(round, evaluate(round.operand(), frame));
            case Node.Marginal marginal ->
                marginal(
                        evaluate(marginal.base(), frame),
                        frame.setting(marginal.parameter()).tiers(),
                        marginal.mode());
            case Node.Add add -> binary(add, add.left(), add.right(), frame);
            case Node.Subtract subtract -> binary(subtract, subtract.left(), subtract.right(), frame);
            case Node.Multiply multiply -> binary(multiply, multiply.left(), multiply.right(), frame);
            case Node.Scale scale -> binary(scale, scale.quantity(), scale.ratio(), frame);
            case Node.Share share -> binary(share, share.part(), share.whole(), frame);
            case Node.Split split -> binary(split, split.dividend(), split.divisor(), frame);
            case Node.Elapsed elapsed -> binary(elapsed, elapsed.from(), elapsed.to(), frame);
        };
    }

    private static long binary(Node node, Node left, Node right, Frame frame) {
        long a = evaluate(left, frame);
        long b = evaluate(right, frame);
        return Unknown.is(a) || Unknown.is(b) ? Unknown.both(a, b) : known(node, a, b);
    }

    private static long known(Node node, long a, long b) {
        return switch (node) {
            case Node.Add _ -> Math.addExact(a, b);
            case Node.Subtract _ -> Math.subtractExact(a, b);
            case Node.Multiply _ -> Math.multiplyExact(a, b);
            case Node.Scale scale -> Exact.multiplyDivide(a, b, Exact.PPM, scale.mode());
            case Node.Share share -> b > 0 ? Exact.ratio(a, b, share.mode()) : Unknown.of(Unknown.NEEDS_JUDGEMENT);
            case Node.Split split -> b > 0 ? Exact.divide(a, b, split.mode()) : Unknown.of(Unknown.NEEDS_JUDGEMENT);
            case Node.Elapsed elapsed -> elapsed(elapsed.unit(), a, b);
            default -> throw new IllegalStateException("not a binary node: " + node);
        };
    }

    private static long junction(List<Node> operands, Frame frame, long deciding, long otherwise) {
        int mask = 0;
        for (int i = 0; i < operands.size(); i++) {
            long value = evaluate(operands.get(i), frame);
            if (value == deciding) {
                return deciding;
            }
            mask |= Unknown.mask(value);
        }
        return mask == 0 ? otherwise : Unknown.of(mask);
    }

    private static long negate(long truth) {
        return Unknown.is(truth) ? truth : YES - truth;
    }

    private static long compare(Node.Compare node, Frame frame) {
        long a = evaluate(node.left(), frame);
        long b = evaluate(node.right(), frame);
        return Unknown.is(a) || Unknown.is(b) ? Unknown.both(a, b) : holds(node.operator(), a, b) ? YES : NO;
    }

    static boolean holds(Expr.Operator operator, long a, long b) {
        return switch (operator) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case MORE -> a > b;
            case AT_LEAST -> a >= b;
        };
    }

    private static long among(Node.Among node, Frame frame) {
        long value = evaluate(node.operand(), frame);
        if (Unknown.is(value)) {
            return value;
        }
        for (Node option : node.options()) {
            if (evaluate(option, frame) == value) {
                return YES;
            }
        }
        return NO;
    }

    private static long listed(Node.Listed node, Frame frame) {
        long value = evaluate(node.operand(), frame);
        long[] codes = frame.setting(node.parameter()).codes();
        return Unknown.is(value) ? value : Arrays.binarySearch(codes, value) >= 0 ? YES : NO;
    }

    private static long startsWith(Node.StartsWith node, Frame frame) {
        long value = frame.input(node.slot());
        Fact fact = frame.fact(node.slot());
        if (Unknown.is(value) || fact == null) {
            return value;
        }
        String text = fact.value().toString();
        for (String prefix : node.prefixes()) {
            if (text.startsWith(prefix)) {
                return YES;
            }
        }
        return NO;
    }

    private static long choose(Node.Choose node, Frame frame) {
        long condition = evaluate(node.condition(), frame);
        return Unknown.is(condition)
                ? condition
                : evaluate(condition == YES ? node.whenTrue() : node.whenFalse(), frame);
    }

    private static long extreme(List<Node> operands, Frame frame, boolean greatest) {
        long result = evaluate(operands.getFirst(), frame);
        int mask = Unknown.mask(result);
        for (int i = 1; i < operands.size(); i++) {
            long value = evaluate(operands.get(i), frame);
            mask |= Unknown.mask(value);
            result = greatest ? Math.max(result, value) : Math.min(result, value);
        }
        return mask == 0 ? result : Unknown.of(mask);
    }

    private static long round(Node.Round node, long value) {
        return Unknown.is(value) ? value : Exact.round(value, node.unit(), node.mode());
    }

    /** {@code tiers} holds threshold and rate by turns, thresholds rising. */
    static long marginal(long base, long[] tiers, Rounding.Mode mode) {
        if (Unknown.is(base)) {
            return base;
        }
        long total = 0;
        for (int i = 0; i < tiers.length; i += 2) {
            long upper = i + 2 < tiers.length ? Math.min(base, tiers[i + 2]) : base;
            if (upper > tiers[i]) {
                total += Exact.multiplyDivide(upper - tiers[i], tiers[i + 1], Exact.PPM, mode);
            }
        }
        return total;
    }

    static long yearOf(long day) {
        return Unknown.is(day) ? day : LocalDate.ofEpochDay(day).getYear();
    }

    static long elapsed(Node.Elapsed.Unit unit, long from, long to) {
        return switch (unit) {
            case DAYS -> to - from;
            case MONTHS -> months(from, to);
            case YEARS -> months(from, to) / MONTHS_A_YEAR;
        };
    }

    /** Full months. 《民法典》第202条: where the last month has no such day, its last day ends the period. */
    private static long months(long from, long to) {
        if (to < from) {
            return -months(to, from);
        }
        LocalDate first = LocalDate.ofEpochDay(from);
        LocalDate last = LocalDate.ofEpochDay(to);
        long months = MONTHS_A_YEAR * (last.getYear() - first.getYear()) + last.getMonthValue() - first.getMonthValue();
        int day = last.getDayOfMonth();
        return day >= first.getDayOfMonth() || day == last.lengthOfMonth() ? months : months - 1;
    }
}
