package io.xingyuan.engine;

/** 算式的范围: what a piece of IR can yield on one legal date, for whoever must choose a width of number. */
final class NodeBounds {

    private static final Bounds ANY = Bounds.symmetric(4_000_000_000_000_000_000L);

    private final Frame frame;

    /** @param frame settings and dates; its inputs are not asked for */
    NodeBounds(Frame frame) {
        this.frame = frame;
    }

    Bounds of(Node node) {
        return switch (node) {
            case Node.Constant constant -> Bounds.of(constant.value(), constant.value());
            case Node.Setting setting -> one(frame.setting(setting.parameter()).scalar());
            case Node.Today _ -> one(frame.today());
            case Node.ReferenceYear _ -> one(frame.referenceYear());
            case Node.Input input -> Bounds.ofType(input.type());
            case Node.Add add -> of(add.left()).plus(of(add.right()));
            case Node.Subtract subtract -> of(subtract.left()).minus(of(subtract.right()));
            case Node.Multiply multiply -> of(multiply.left()).times(of(multiply.right()));
            case Node.Scale scale -> of(scale.quantity()).scaled(of(scale.ratio()));
            case Node.Share _ -> Bounds.symmetric(Exact.MOST_RATIO);
            case Node.Split split -> of(split.dividend()).dividedBy(of(split.divisor()));
            case Node.Round round -> of(round.operand()).widened(round.unit());
            case Node.Least least ->
                least.operands().stream().map(this::of).reduce(Bounds::least).orElse(ANY);
            case Node.Greatest greatest ->
                greatest.operands().stream()
                        .map(this::of)
                        .reduce(Bounds::greatest)
                        .orElse(ANY);
            case Node.Choose choose -> of(choose.whenTrue()).union(of(choose.whenFalse()));
            case Node.Elapsed _, Node.YearOf _ -> Bounds.ofType(FactType.DATE);
            case Node.Marginal _ -> ANY;
            case Node.Compare _, Node.Among _, Node.Listed _, Node.StartsWith _, Node.All _, Node.Any _, Node.Not _ ->
                Bounds.ofType(FactType.BOOL);
        };
    }

    /** Whether it always lies within ± a limit. */
    boolean within(Node node, long limit) {
        Bounds bounds = of(node);
        Bounds most = Bounds.symmetric(limit);
        return most.low().compareTo(bounds.low()) <= 0 && bounds.high().compareTo(most.high()) <= 0;
    }

    private static Bounds one(long value) {
        return Bounds.of(value, value);
    }
}
