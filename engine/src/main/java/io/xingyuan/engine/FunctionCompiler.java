package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 函数的编译. */
final class FunctionCompiler {

    static final Set<String> NAMES = Set.of(
            "sum",
            "avg",
            "min",
            "max",
            "growth",
            "increase",
            "prior",
            "floor_div",
            "ceil_div",
            "abs",
            "marginal",
            "years",
            "months",
            "days",
            "year",
            "starts_with",
            "round");

    private static final Map<String, Integer> ARGUMENTS = Map.ofEntries(
            Map.entry("sum", 1),
            Map.entry("avg", 1),
            Map.entry("growth", 1),
            Map.entry("increase", 1),
            Map.entry("prior", 1),
            Map.entry("floor_div", 2),
            Map.entry("ceil_div", 2),
            Map.entry("abs", 1),
            Map.entry("marginal", 2),
            Map.entry("years", 2),
            Map.entry("months", 2),
            Map.entry("days", 2),
            Map.entry("year", 1));

    private final ValueCompiler values;
    private final YearCompiler years;

    FunctionCompiler(ValueCompiler values) {
        this.values = values;
        this.years = new YearCompiler(values);
    }

    Typed call(Expr.Call call, Context context) {
        requireKnown(call);
        return switch (call.function()) {
            case "min", "max" -> extreme(call, context);
            case "sum" -> years.sum(call, context);
            case "avg" -> years.average(call, context);
            case "growth" -> years.growth(call, context);
            case "increase" -> years.increase(call, context);
            case "prior" -> values.compile(call.arguments().getFirst(), context.shifted(-1));
            case "floor_div" -> steps(call, context, Rounding.Mode.DOWN);
            case "ceil_div" -> steps(call, context, Rounding.Mode.UP);
            case "abs" -> absolute(call, context);
            case "marginal" -> marginal(call, context);
            case "years" -> elapsed(call, context, Node.Elapsed.Unit.YEARS, "年");
            case "months" -> elapsed(call, context, Node.Elapsed.Unit.MONTHS, "月");
            case "days" -> elapsed(call, context, Node.Elapsed.Unit.DAYS, "天");
            case "year" -> {
                Typed day = values.compile(call.arguments().getFirst(), context, FactType.DATE, "year 的参数");
                yield Typed.of(new Node.YearOf(day.node()), "年", Bounds.of(0, 10_000));
            }
            default -> startsWith(call);
        };
    }

    private static void requireKnown(Expr.Call call) {
        if (!NAMES.contains(call.function())) {
            throw new ExpressionFault(
                    call.at(), "没有名为“" + call.function() + "”的函数" + Spelling.hint(call.function(), NAMES));
        }
        Integer expected = ARGUMENTS.get(call.function());
        if (expected != null && call.arguments().size() != expected) {
            throw new ExpressionFault(call.at(), call.function() + " 要 " + expected + " 个参数");
        }
        if (call.arguments().isEmpty()) {
            throw new ExpressionFault(call.at(), call.function() + " 要有参数");
        }
    }

    private Typed extreme(Expr.Call call, Context context) {
        List<Typed> operands = new ArrayList<>();
        for (Expr argument : call.arguments()) {
            if (argument instanceof Expr.Series series) {
                operands.addAll(values.names().series(series, context));
            } else {
                operands.add(values.compile(argument, context));
            }
        }
        boolean greatest = call.function().equals("max");
        Bounds bounds = operands.getFirst().bounds();
        String unit = operands.getFirst().unit();
        for (Typed operand : operands) {
            values.operators().requireQuantity(operand, call.at());
            unit = values.operators().commonUnit(operands.getFirst(), operand, call.at());
            bounds = greatest ? bounds.greatest(operand.bounds()) : bounds.least(operand.bounds());
        }
        List<Node> nodes = operands.stream().map(Typed::node).toList();
        FactType type = operands.getFirst().type();
        return Typed.of(greatest ? new Node.Greatest(type, nodes) : new Node.Least(type, nodes), unit, bounds);
    }

    private Typed steps(Expr.Call call, Context context, Rounding.Mode mode) {
        Typed dividend = values.compile(call.arguments().getFirst(), context.inner());
        Typed divisor = values.compile(call.arguments().getLast(), context.inner());
        values.operators().requireQuantity(dividend, call.at());
        values.operators().commonUnit(dividend, divisor, call.at());
        return values.operators().split(FactType.INTEGER, dividend, divisor, mode);
    }

    private Typed absolute(Expr.Call call, Context context) {
        Typed operand = values.compile(call.arguments().getFirst(), context.inner());
        Node zero = new Node.Constant(operand.type(), 0);
        Typed negative = values.operators()
                .sum(
                        '-',
                        new Typed(zero, operand.type(), operand.unit(), Bounds.of(0, 0), List.of()),
                        operand,
                        call.at());
        Bounds bounds = operand.bounds().greatest(negative.bounds());
        var node = new Node.Greatest(operand.type(), List.of(operand.node(), negative.node()));
        return Typed.of(node, operand.unit(), bounds);
    }

    private Typed marginal(Expr.Call call, Context context) {
        Typed base = values.compile(call.arguments().getFirst(), context.inner(), FactType.MONEY, "marginal 的第一个参数");
        if (call.arguments().getLast() instanceof Expr.Name name) {
            CompiledParameter table = values.scope().parameter(name.name());
            if (table != null && table.kind().form() == ParameterKind.Form.TIERS) {
                Rounding.Mode mode = values.operators().rounding(context, call.at());
                var node = new Node.Marginal(base.node(), values.scope().parameterIndex(name.name()), mode);
                return Typed.of(
                        node,
                        "",
                        base.bounds().scaled(Bounds.of(0, table.high())).greatest(Bounds.of(0, 0)));
            }
        }
        throw new ExpressionFault(call.at(), "marginal 的第二个参数应是一个分段表参数");
    }

    private Typed elapsed(Expr.Call call, Context context, Node.Elapsed.Unit unit, String word) {
        Typed from = values.compile(call.arguments().getFirst(), context.inner(), FactType.DATE, "起日");
        Typed to = values.compile(call.arguments().getLast(), context.inner(), FactType.DATE, "止日");
        return Typed.of(new Node.Elapsed(unit, from.node(), to.node()), word, Bounds.symmetric(Integer.MAX_VALUE));
    }

    private Typed startsWith(Expr.Call call) {
        List<String> prefixes = new ArrayList<>();
        for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
            if (!(argument instanceof Expr.Literal literal) || !(literal.value() instanceof Value.Code code)) {
                throw new ExpressionFault(argument.at(), "starts_with 的前缀应是引号里的代码文字");
            }
            prefixes.add(code.text());
        }
        Expr subject = call.arguments().getFirst();
        if (!prefixes.isEmpty() && subject instanceof Expr.Name name && name.year() == null) {
            FactDefinition definition = values.names().visible(name.name(), name.at());
            if (definition.type() == FactType.CODE
                    && definition.derived() == null
                    && definition.period() == Period.NONE) {
                int slot = values.scope().slot(definition, Context.ROOT.base(), false);
                return Typed.truth(new Node.StartsWith(slot, List.copyOf(prefixes)));
            }
        }
        throw new ExpressionFault(call.at(), "starts_with 要写一个不分年的代码事实和至少一个前缀");
    }
}
