package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random typed IR over given slots, within the bounds that the compiler would allow. */
final class RandomNodes {

    private static final Bounds RATIO = Bounds.symmetric(Exact.MOST_RATIO);

    private final Random random;
    private final List<Slot> slots;
    private final List<FactType> settings;
    private final int codeLists;
    private final int tierTables;

    /** @param settings types of the single-valued parameters, which come first; then code lists, then tables */
    RandomNodes(Random random, List<Slot> slots, List<FactType> settings, int codeLists, int tierTables) {
        this.random = random;
        this.slots = slots;
        this.settings = settings;
        this.codeLists = codeLists;
        this.tierTables = tierTables;
    }

    record Bounded(Node node, Bounds bounds) {}

    Node truth(int depth) {
        if (depth == 0) {
            return leaf(FactType.BOOL).node();
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Node.All(truths(depth));
            case 2, 3 -> new Node.Any(truths(depth));
            case 4 -> new Node.Not(truth(depth - 1));
            case 5 -> membership();
            case 6 -> codeComparison();
            case 7 -> dateComparison(depth);
            default -> {
                FactType type = pick(List.of(FactType.MONEY, FactType.RATIO, FactType.INTEGER));
                Bounded left = quantity(type, depth - 1);
                Bounded right = random.nextInt(3) == 0 ? quantity(type, depth - 1) : leaf(type);
                yield new Node.Compare(pick(List.of(Expr.Operator.values())), left.node(), right.node());
            }
        };
    }

    private List<Node> truths(int depth) {
        return several(() -> truth(depth - 1));
    }

    private Node membership() {
        int code = slot(FactType.CODE);
        return switch (random.nextInt(3)) {
            case 0 -> new Node.StartsWith(code, random.nextBoolean() ? List.of("甲") : List.of("乙", "甲1"));
            case 1 -> new Node.Listed(new Node.Input(FactType.CODE, code), settings.size() + random.nextInt(codeLists));
            default -> {
                FactType type = pick(List.of(FactType.CODE, FactType.INTEGER, FactType.MONEY, FactType.DATE));
                List<Node> options = several(() -> fixed(type).node());
                yield new Node.Among(leaf(type).node(), options);
            }
        };
    }

    private Node codeComparison() {
        Expr.Operator operator = random.nextBoolean() ? Expr.Operator.EQUAL : Expr.Operator.NOT_EQUAL;
        Node left = random.nextInt(3) == 0
                ? new Node.Choose(
                        FactType.CODE,
                        truth(1),
                        leaf(FactType.CODE).node(),
                        fixed(FactType.CODE).node())
                : new Node.Input(FactType.CODE, slot(FactType.CODE));
        return new Node.Compare(operator, left, fixed(FactType.CODE).node());
    }

    private Node dateComparison(int depth) {
        Node left = new Node.Input(FactType.DATE, slot(FactType.DATE));
        return random.nextBoolean()
                ? new Node.Compare(
                        pick(List.of(Expr.Operator.values())),
                        left,
                        fixed(FactType.DATE).node())
                : new Node.Compare(
                        pick(List.of(Expr.Operator.values())),
                        quantity(FactType.INTEGER, depth - 1).node(),
                        elapsed(left));
    }

    private Node elapsed(Node day) {
        Node.Elapsed.Unit unit = pick(List.of(Node.Elapsed.Unit.values()));
        return random.nextInt(4) == 0
                ? new Node.Elapsed(unit, new Node.Today(), day)
                : new Node.Elapsed(unit, day, new Node.Today());
    }

    Bounded quantity(FactType type, int depth) {
        if (depth <= 0) {
            return leaf(type);
        }
        Bounded made = operation(type, depth);
        return made.bounds().fits() ? made : leaf(type);
    }

    private Bounded operation(FactType type, int depth) {
        Rounding.Mode mode = pick(List.of(Rounding.Mode.values()));
        Bounded a = quantity(type, depth - 1);
        Bounded b = quantity(type, depth - 1);
        return switch (random.nextInt(type == FactType.INTEGER ? 9 : 11)) {
            case 0 ->
                new Bounded(new Node.Add(type, a.node(), b.node()), a.bounds().plus(b.bounds()));
            case 1 ->
                new Bounded(
                        new Node.Subtract(type, a.node(), b.node()), a.bounds().minus(b.bounds()));
            case 2 -> {
                List<Node> three = List.of(a.node(), b.node(), fixed(type).node());
                yield new Bounded(
                        new Node.Least(type, three),
                        a.bounds().union(b.bounds()).union(Bounds.ofType(type)));
            }
            case 3 -> {
                List<Node> three = List.of(fixed(type).node(), a.node(), b.node());
                yield new Bounded(
                        new Node.Greatest(type, three),
                        a.bounds().union(b.bounds()).union(Bounds.ofType(type)));
            }
            case 4 ->
                new Bounded(
                        new Node.Choose(type, truth(depth - 1), a.node(), b.node()),
                        a.bounds().union(b.bounds()));
            case 5 -> {
                long unit = pick(List.of(1L, 10L, 100L, 1_000_000L));
                yield new Bounded(
                        new Node.Round(type, a.node(), unit, mode), a.bounds().widened(unit));
            }
            case 6 -> {
                Bounded count = quantity(FactType.INTEGER, depth - 1);
                yield new Bounded(
                        new Node.Multiply(type, count.node(), a.node()),
                        a.bounds().times(count.bounds()));
            }
            case 7 -> {
                Bounded count = quantity(FactType.INTEGER, depth - 1);
                yield new Bounded(
                        new Node.Split(type, a.node(), count.node(), mode),
                        a.bounds().dividedBy(count.bounds()));
            }
            case 8 ->
                type == FactType.INTEGER ? counted(a) : type == FactType.RATIO ? shared(a, b, mode) : tiers(a, mode);
            default -> {
                Bounded ratio = random.nextBoolean() ? fixed(FactType.RATIO) : quantity(FactType.RATIO, depth - 1);
                yield new Bounded(
                        new Node.Scale(type, a.node(), ratio.node(), mode),
                        a.bounds().scaled(ratio.bounds()));
            }
        };
    }

    private Bounded counted(Bounded other) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Bounded(new Node.YearOf(new Node.Input(FactType.DATE, slot(FactType.DATE))), Bounds.of(0, 10_000));
            case 1 -> new Bounded(new Node.ReferenceYear(), Bounds.of(1900, 2200));
            default -> other;
        };
    }

    private static Bounded shared(Bounded part, Bounded whole, Rounding.Mode mode) {
        return new Bounded(new Node.Share(part.node(), whole.node(), mode), RATIO);
    }

    private Bounded tiers(Bounded base, Rounding.Mode mode) {
        int table = settings.size() + codeLists + random.nextInt(tierTables);
        Bounds bounds = base.bounds().scaled(Bounds.ofType(FactType.RATIO));
        return new Bounded(new Node.Marginal(base.node(), table, mode), bounds);
    }

    private Bounded leaf(FactType type) {
        return random.nextInt(3) == 0 && type != FactType.BOOL
                ? fixed(type)
                : new Bounded(new Node.Input(type, slot(type)), Bounds.ofType(type));
    }

    private Bounded fixed(FactType type) {
        int setting = settings.indexOf(type);
        if (setting >= 0 && random.nextBoolean()) {
            return new Bounded(new Node.Setting(type, setting), Bounds.ofType(type));
        }
        if (type == FactType.DATE && random.nextBoolean()) {
            return new Bounded(new Node.Today(), Bounds.ofType(type));
        }
        return new Bounded(new Node.Constant(type, RandomCells.value(random, type)), Bounds.ofType(type));
    }

    private int slot(FactType type) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).definition().type() == type) {
                fitting.add(i);
            }
        }
        return pick(fitting);
    }

    private List<Node> several(Supplier<Node> make) {
        List<Node> nodes = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            nodes.add(make.get());
        }
        return List.copyOf(nodes);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
