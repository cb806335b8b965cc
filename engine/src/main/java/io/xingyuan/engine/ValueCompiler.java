package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 值的编译: types an expression and lowers it to IR; throws ExpressionFault. */
final class ValueCompiler {

    private final Scope scope;
    private final OperatorCompiler operators = new OperatorCompiler();
    private final FunctionCompiler functions;
    private final ConditionCompiler conditions;

    ValueCompiler(Scope scope) {
        this.scope = scope;
        this.functions = new FunctionCompiler(this);
        this.conditions = new ConditionCompiler(this);
    }

    Scope scope() {
        return scope;
    }

    ConditionCompiler conditions() {
        return conditions;
    }

    OperatorCompiler operators() {
        return operators;
    }

    Typed compile(Expr expression, Context context) {
        scope.count(expression.at());
        Typed typed = switch (expression) {
            case Expr.Literal literal -> literal(literal);
            case Expr.Name name -> name(name, context);
            case Expr.Negation negation -> {
                Typed operand = compile(negation.operand(), context.inner());
                Typed zero = new Typed(
                        new Node.Constant(operand.type(), 0),
                        operand.type(),
                        operand.unit(),
                        Bounds.of(0, 0),
                        List.of());
                yield operators.sum('-', zero, operand, negation.at());
            }
            case Expr.Arithmetic arithmetic ->
                operators.arithmetic(
                        arithmetic,
                        compile(arithmetic.left(), context.inner()),
                        compile(arithmetic.right(), context.inner()),
                        context);
            case Expr.Choice choice -> choice(choice, context);
            case Expr.Call call -> functions.call(call, context);
            case Expr.Rounded rounded -> rounded(rounded, context);
            case Expr.Series series -> throw new ExpressionFault(series.at(), "几年的值要放在 sum、avg、min 或 max 里");
            case Expr.Comparison _, Expr.Within _, Expr.Among _, Expr.Junction _, Expr.Negated _, Expr.Quantified _ ->
                Typed.truth(conditions.node(expression, context));
        };
        if (!typed.bounds().fits()) {
            throw new ExpressionFault(expression.at(), "结果可能溢出（超过 4×10¹⁸ 个最小单位），请用 min(…) 给其中的量设一个上限");
        }
        return typed;
    }

    /** Compiles and requires a type. */
    Typed compile(Expr expression, Context context, FactType expected, String what) {
        Typed typed = compile(expression, context);
        if (typed.type() != expected) {
            throw new ExpressionFault(expression.at(), what + "应是" + expected.label() + "，现在是" + typed.shown());
        }
        return typed;
    }

    /** The values of a series, one per year. */
    List<Typed> series(Expr.Series series, Context context) {
        List<Typed> values = new ArrayList<>();
        for (int i = 0; i <= series.years().last() - series.years().first(); i++) {
            scope.count(series.at());
            Context.Point point = context.point(series.years(), i);
            values.add(fact(series.name(), point, true, series.at(), context));
        }
        return values;
    }

    private Typed literal(Expr.Literal literal) {
        long cell = Cells.of(literal.value(), scope.vocabulary().codes()::intern);
        return Typed.of(new Node.Constant(literal.value().type(), cell), literal.unit(), Bounds.of(cell, cell));
    }

    private Typed name(Expr.Name name, Context context) {
        Typed builtIn = builtIn(name);
        if (builtIn != null) {
            return builtIn;
        }
        CompiledParameter parameter = scope.parameter(name.name());
        if (parameter != null) {
            return parameter(name, parameter);
        }
        Context.Point point = context.resolve(name.year());
        if (point == null) {
            throw new ExpressionFault(name.at(), "没有年度变量“" + variable(name) + "”；它应由 every/some 引入");
        }
        return fact(name.name(), point, name.year() != null, name.at(), context);
    }

    private static String variable(Expr.Name name) {
        return name.year() == null ? "" : String.valueOf(name.year().variable());
    }

    private static @Nullable Typed builtIn(Expr.Name name) {
        if (name.name().equals(Vocabulary.TODAY)) {
            return Typed.of(new Node.Today(), "", Bounds.ofType(FactType.DATE));
        }
        return name.name().equals(Vocabulary.REFERENCE_YEAR)
                ? Typed.of(new Node.ReferenceYear(), "年", Bounds.of(1900, 2200))
                : null;
    }

    private Typed parameter(Expr.Name name, CompiledParameter parameter) {
        FactType type = parameter.kind().type();
        if (parameter.kind().form() != ParameterKind.Form.SINGLE || type == null) {
            String use = parameter.kind().form() == ParameterKind.Form.CODES ? "只能用在 in 后面" : "只能用在 marginal 里";
            throw new ExpressionFault(
                    name.at(), "参数“" + name.name() + "”是" + parameter.kind().form().label + "，" + use);
        }
        if (name.year() != null) {
            throw new ExpressionFault(name.at(), "参数“" + name.name() + "”不能带年度下标");
        }
        var node = new Node.Setting(type, scope.parameterIndex(name.name()));
        return Typed.of(node, parameter.kind().unit(), Bounds.of(parameter.low(), parameter.high()));
    }

    private Typed fact(String name, Context.Point point, boolean indexed, int at, Context context) {
        FactDefinition definition = visible(name, at);
        if (indexed && definition.period() == Period.NONE) {
            throw new ExpressionFault(at, "“" + name + "”不是按年的事实，不能带年度下标");
        }
        Expr derivation = scope.vocabulary().derivation(name);
        if (derivation != null) {
            Context.Point asked = definition.period() == Period.YEAR ? point : Context.ROOT.base();
            Typed derived = inlined(derivation, context.at(asked), name, at);
            return new Typed(derived.node(), derived.type(), definition.unit(), derived.bounds(), definition.codes());
        }
        var node = new Node.Input(definition.type(), scope.slot(definition, point, false));
        return new Typed(
                node, definition.type(), countUnit(definition), Bounds.ofType(definition.type()), definition.codes());
    }

    private Typed inlined(Expr derivation, Context context, String name, int at) {
        try {
            return compile(derivation, context);
        } catch (ExpressionFault inside) {
            throw new ExpressionFault(at, "推导事实“" + name + "”在这里：" + inside.message());
        }
    }

    static String countUnit(FactDefinition definition) {
        return definition.type() == FactType.INTEGER ? definition.unit() : "";
    }

    /** The definition of a fact that this clause may read. */
    FactDefinition visible(String name, int at) {
        FactDefinition definition = scope.vocabulary().fact(name);
        if (definition == null) {
            throw new ExpressionFault(at, "没有名为“" + name + "”的事实或参数" + Spelling.hint(name, scope.names()));
        }
        if (!scope.canSee(definition)) {
            throw new ExpressionFault(
                    at, scope.entity().label() + "条款不能用" + definition.entity().label() + "的事实“" + name + "”");
        }
        return definition;
    }

    private Typed choice(Expr.Choice choice, Context context) {
        Node condition = conditions.node(choice.condition(), context.rounding(null, false));
        Typed whenTrue = compile(choice.whenTrue(), context);
        Typed whenFalse = compile(choice.whenFalse(), context);
        String unit =
                operators.commonUnit(whenTrue, whenFalse, choice.whenFalse().at());
        var node = new Node.Choose(whenTrue.type(), condition, whenTrue.node(), whenFalse.node());
        return Typed.of(node, unit, whenTrue.bounds().union(whenFalse.bounds()));
    }

    private Typed rounded(Expr.Rounded rounded, Context context) {
        Typed operand = compile(rounded.operand(), context.rounding(rounded.mode(), true));
        long unit = unit(rounded, operand);
        var node = new Node.Round(operand.type(), operand.node(), unit, rounded.mode());
        return Typed.of(node, operand.unit(), operand.bounds().widened(unit));
    }

    private long unit(Expr.Rounded rounded, Typed operand) {
        if (rounded.unit() instanceof Expr.Name name) {
            Long fen = RoundingWords.fen(name.name());
            if (fen != null && operand.type() == FactType.MONEY) {
                return fen;
            }
        } else if (rounded.unit() instanceof Expr.Literal literal
                && literal.value().type() == operand.type()
                && operand.type().isNumeric()) {
            long unit = Cells.of(literal.value(), text -> 0);
            if (unit > 0) {
                return unit;
            }
        }
        throw new ExpressionFault(rounded.unit().at(), "取整单位：金额用 " + RoundingWords.units() + "，比率用如 0.01% 的比率");
    }
}
