package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;

/** 比较的编译: both sides typed alike, quotients rounded so that nothing is lost, codes in their lists. */
final class ComparisonCompiler {

    private final ValueCompiler values;

    ComparisonCompiler(ValueCompiler values) {
        this.values = values;
    }

    /**
     * The rounding of each side is chosen so that the answer equals that of exact arithmetic: for an integer c,
     * q ≥ c exactly when ⌊q⌋ ≥ c, and q > c exactly when ⌈q⌉ > c.
     */
    Node.Compare compile(Expr.Comparison expression, Context context) {
        Expr.Operator operator = expression.operator();
        boolean towards = operator == Expr.Operator.AT_LEAST || operator == Expr.Operator.LESS;
        Typed left = side(expression.left(), context, operator, towards ? Rounding.Mode.DOWN : Rounding.Mode.UP);
        int before = values.operators().roundedByContext();
        Typed right = side(expression.right(), context, operator, towards ? Rounding.Mode.UP : Rounding.Mode.DOWN);
        if (values.operators().roundedByContext() > before && roundedLeft(expression, context, operator)) {
            throw new ExpressionFault(expression.at(), "比较的两边都可能除不尽，请至少给一边写 round(…)");
        }
        requireComparable(expression, left, right);
        return new Node.Compare(operator, left.node(), right.node());
    }

    private Typed side(Expr expression, Context context, Expr.Operator operator, Rounding.Mode mode) {
        return values.compile(expression, context.rounding(operator.isOrder() ? mode : null, false));
    }

    private boolean roundedLeft(Expr.Comparison expression, Context context, Expr.Operator operator) {
        int before = values.operators().roundedByContext();
        side(expression.left(), context, operator, Rounding.Mode.DOWN);
        return values.operators().roundedByContext() > before;
    }

    private void requireComparable(Expr.Comparison expression, Typed left, Typed right) {
        values.operators().commonUnit(left, right, expression.at());
        if (left.type() == FactType.CODE) {
            requireCodes(expression.right(), left);
            requireCodes(expression.left(), right);
            boolean open = left.codes().isEmpty() && right.codes().isEmpty();
            boolean constant = left.node() instanceof Node.Constant
                    || right.node() instanceof Node.Constant
                    || left.node() instanceof Node.Setting
                    || right.node() instanceof Node.Setting;
            if (open && !constant) {
                throw new ExpressionFault(expression.at(), "两个开放代码不能互相比较");
            }
        }
        boolean ordered = left.type().isNumeric() || left.type() == FactType.DATE;
        if (expression.operator().isOrder() && !ordered) {
            throw new ExpressionFault(expression.at(), left.shown() + "只能用 = 和 != 比较");
        }
    }

    /** A code literal must be in the list of the fact that it is compared with. */
    private static void requireCodes(Expr side, Typed other) {
        if (side instanceof Expr.Literal literal
                && literal.value() instanceof Value.Code code
                && !other.codes().isEmpty()
                && !other.codes().contains(code.text())) {
            throw new ExpressionFault(
                    side.at(), "代码“" + code.text() + "”不在字典里" + Spelling.hint(code.text(), other.codes()));
        }
    }

    Node among(Expr.Among among, Context context) {
        Typed operand = values.compile(among.operand(), context.rounding(null, false));
        if (among.options().size() == 1 && among.options().getFirst() instanceof Expr.Name name) {
            CompiledParameter list = values.scope().parameter(name.name());
            if (list != null && list.kind().form() == ParameterKind.Form.CODES) {
                if (operand.type() != FactType.CODE) {
                    throw new ExpressionFault(among.at(), "只有代码才能用 in 比对名单");
                }
                requireListed(list, operand, name.at());
                return new Node.Listed(operand.node(), values.scope().parameterIndex(name.name()));
            }
        }
        List<Node> options = new ArrayList<>();
        for (Expr option : among.options()) {
            Typed typed = values.compile(option, context.rounding(null, false));
            if (!(typed.node() instanceof Node.Constant) && !(typed.node() instanceof Node.Setting)) {
                throw new ExpressionFault(option.at(), "in 后面应是 [a..b] 范围、括号里的字面量，或一个名单参数");
            }
            values.operators().commonUnit(operand, typed, option.at());
            requireCodes(option, operand);
            options.add(typed.node());
        }
        return new Node.Among(operand.node(), List.copyOf(options));
    }

    private static void requireListed(CompiledParameter list, Typed operand, int at) {
        for (Parameter.Dated dated : list.parameter().values()) {
            if (dated.value() instanceof ParameterValue.Codes codes
                    && !operand.codes().isEmpty()) {
                for (String code : codes.codes()) {
                    if (!operand.codes().contains(code)) {
                        throw new ExpressionFault(at, "名单里的“" + code + "”不在字典里" + Spelling.hint(code, operand.codes()));
                    }
                }
            }
        }
    }
}
