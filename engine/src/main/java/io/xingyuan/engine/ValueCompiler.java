package io.xingyuan.engine;

import java.util.List;

/** 值的编译: types an expression and lowers it to IR; throws ExpressionFault. */
final class ValueCompiler {

    private final Scope scope;
    private final OperatorCompiler operators = new OperatorCompiler();
    private final NameCompiler names = new NameCompiler(this);
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

    NameCompiler names() {
        return names;
    }

    OperatorCompiler operators() {
        return operators;
    }

    Typed compile(Expr expression, Context context) {
        scope.count(expression.at());
        Typed typed = switch (expression) {
            case Expr.Literal literal -> literal(literal);
            case Expr.Name name -> names.compile(name, context);
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

    private Typed literal(Expr.Literal literal) {
        long cell = Cells.of(literal.value(), scope.vocabulary().codes()::intern);
        return Typed.of(new Node.Constant(literal.value().type(), cell), literal.unit(), Bounds.of(cell, cell));
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
