package io.xingyuan.engine;

/** 运算的编译: arithmetic with units; results that do not come out even need a rounding. */
final class OperatorCompiler {

    private int roundedByContext;

    /** How many operations so far took their rounding from a comparison around them. */
    int roundedByContext() {
        return roundedByContext;
    }

    Typed arithmetic(Expr.Arithmetic expression, Typed left, Typed right, Context context) {
        requireQuantity(left, expression.left().at());
        requireQuantity(right, expression.right().at());
        return switch (expression.operator()) {
            case '+', '-' -> sum(expression.operator(), left, right, expression.at());
            case '*' -> product(left, right, context, expression.at());
            default -> quotient(left, right, context, expression.at());
        };
    }

    Typed sum(char operator, Typed left, Typed right, int at) {
        requireQuantity(left, at);
        String unit = commonUnit(left, right, at);
        boolean plus = operator == '+';
        Node node = plus
                ? new Node.Add(left.type(), left.node(), right.node())
                : new Node.Subtract(left.type(), left.node(), right.node());
        return Typed.of(
                node,
                unit,
                plus ? left.bounds().plus(right.bounds()) : left.bounds().minus(right.bounds()));
    }

    private Typed product(Typed left, Typed right, Context context, int at) {
        if (left.type() == FactType.INTEGER || right.type() == FactType.INTEGER) {
            boolean first = left.type() == FactType.INTEGER;
            Typed count = first ? left : right;
            Typed quantity = first ? right : left;
            String unit =
                    quantity.unit().isEmpty() && quantity.type() == FactType.INTEGER ? count.unit() : quantity.unit();
            return Typed.of(
                    new Node.Multiply(quantity.type(), count.node(), quantity.node()),
                    unit,
                    left.bounds().times(right.bounds()));
        }
        if (left.type() == FactType.MONEY && right.type() == FactType.MONEY) {
            throw new ExpressionFault(at, "金额不能乘金额；要乘比率或整数");
        }
        boolean ratioFirst = left.type() == FactType.RATIO;
        Typed ratio = ratioFirst ? left : right;
        Typed quantity = ratioFirst ? right : left;
        var node = new Node.Scale(quantity.type(), quantity.node(), ratio.node(), rounding(context, at));
        return Typed.of(node, "", quantity.bounds().scaled(ratio.bounds()));
    }

    private Typed quotient(Typed left, Typed right, Context context, int at) {
        if (left.type() == right.type()) {
            commonUnit(left, right, at);
            return share(left, right, rounding(context, at));
        }
        if (right.type() != FactType.INTEGER) {
            throw new ExpressionFault(at, left.shown() + "不能除以" + right.shown());
        }
        return split(left.type(), left, right, rounding(context, at));
    }

    Typed share(Typed part, Typed whole, Rounding.Mode mode) {
        var node = new Node.Share(part.node(), whole.node(), mode);
        return Typed.of(node, "", Bounds.symmetric(Exact.MOST_RATIO));
    }

    Typed split(FactType type, Typed dividend, Typed divisor, Rounding.Mode mode) {
        var node = new Node.Split(type, dividend.node(), divisor.node(), mode);
        return Typed.of(node, "", dividend.bounds().dividedBy(divisor.bounds()));
    }

    /** The rounding in force, or a fault when none is. */
    Rounding.Mode rounding(Context context, int at) {
        if (context.mode() == null) {
            throw new ExpressionFault(at, "这里可能除不尽，请写明怎样取整：round(…, 分, down)，或让它直接处在大小比较的一边");
        }
        if (!context.sticky()) {
            roundedByContext++;
        }
        return context.mode();
    }

    void requireQuantity(Typed typed, int at) {
        if (!typed.type().isNumeric()) {
            throw new ExpressionFault(at, typed.shown() + "不能参加算术运算");
        }
    }

    /** The unit that two operands share; a bare number fits any. */
    String commonUnit(Typed left, Typed right, int at) {
        if (left.type() != right.type()) {
            throw new ExpressionFault(at, "两边类型不同：" + left.shown() + " 与 " + right.shown() + hint(left, right));
        }
        if (!left.unit().isEmpty() && !right.unit().isEmpty() && !left.unit().equals(right.unit())) {
            throw new ExpressionFault(at, "两边单位不同：" + left.unit() + " 与 " + right.unit());
        }
        return left.unit().isEmpty() ? right.unit() : left.unit();
    }

    private static String hint(Typed left, Typed right) {
        boolean bareNumber = left.type() == FactType.INTEGER || right.type() == FactType.INTEGER;
        boolean money = left.type() == FactType.MONEY || right.type() == FactType.MONEY;
        boolean ratio = left.type() == FactType.RATIO || right.type() == FactType.RATIO;
        if (bareNumber && money) {
            return "；金额要写单位，如 500万元";
        }
        return bareNumber && ratio ? "；比率要写 %，如 10%" : "";
    }
}
