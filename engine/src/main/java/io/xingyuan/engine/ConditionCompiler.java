package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 条件的编译: boolean expressions become an outline for the reader and IR for the evaluators. */
final class ConditionCompiler {

    private final ValueCompiler values;

    ConditionCompiler(ValueCompiler values) {
        this.values = values;
    }

    /** What a leaf inherits from the authored condition. */
    record Heading(String id, Explanation.Kind kind, String says, String cite, Context.@Nullable Point year) {

        Heading part(int number, String text, Context.@Nullable Point point) {
            return new Heading(id + "." + number, kind, text, cite, point == null ? year : point);
        }
    }

    private static final Heading BARE = new Heading("", Explanation.Kind.COMPUTABLE, "", "", null);

    Node node(Expr expression, Context context) {
        return outline(expression, context, BARE).node();
    }

    Outline outline(Expr expression, Context context, Heading heading) {
        return switch (expression) {
            case Expr.Junction junction -> junction(junction, context, heading);
            case Expr.Quantified quantified -> quantified(quantified, context, heading);
            case Expr.Within within -> within(within, context, heading);
            case Expr.Negated negated -> negated(negated, context, heading);
            case Expr.Comparison comparison -> comparison(comparison, context, heading);
            case Expr.Among among -> leaf(heading, among(among, context), null);
            default -> leaf(heading, truth(expression, context), null);
        };
    }

    private Node truth(Expr expression, Context context) {
        return values.compile(expression, context.rounding(null, false), FactType.BOOL, "条件")
                .node();
    }

    private Outline leaf(Heading heading, Node node, Node.@Nullable Compare comparison) {
        Context.Point year = heading.year();
        return new Outline(
                heading.id(),
                heading.kind(),
                heading.says(),
                heading.cite(),
                year == null ? Slot.Span.TIMELESS : year.span(),
                year == null ? 0 : year.year(),
                node,
                Inputs.of(node),
                Inputs.branches(node),
                comparison,
                List.of());
    }

    private static Outline group(Heading heading, Explanation.Kind kind, List<Outline> children) {
        List<Node> nodes = children.stream().map(Outline::node).toList();
        Node node = switch (kind) {
            case ALL -> new Node.All(nodes);
            case ANY -> new Node.Any(nodes);
            default -> new Node.Not(nodes.getFirst());
        };
        Context.Point year = heading.year();
        return new Outline(
                heading.id(),
                kind,
                heading.says(),
                heading.cite(),
                year == null ? Slot.Span.TIMELESS : year.span(),
                year == null ? 0 : year.year(),
                node,
                List.of(),
                false,
                null,
                List.copyOf(children));
    }

    private Outline junction(Expr.Junction junction, Context context, Heading heading) {
        List<Outline> children = new ArrayList<>();
        for (Expr operand : junction.operands()) {
            values.scope().count(operand.at());
            children.add(outline(operand, context, heading.part(children.size() + 1, Phrase.of(operand), null)));
        }
        return group(heading, junction.conjunction() ? Explanation.Kind.ALL : Explanation.Kind.ANY, children);
    }

    private Outline quantified(Expr.Quantified quantified, Context context, Heading heading) {
        List<Outline> children = new ArrayList<>();
        Expr.Years years = quantified.years();
        if (context.variables().containsKey(quantified.variable())) {
            throw new ExpressionFault(quantified.at(), "年度变量“" + quantified.variable() + "”重复");
        }
        for (int i = 0; i <= years.last() - years.first(); i++) {
            values.scope().count(quantified.at());
            Context.Point point = context.point(years, i);
            Context inside = context.binding(quantified.variable(), point);
            children.add(outline(quantified.body(), inside, heading.part(i + 1, Phrase.of(quantified.body()), point)));
        }
        return group(heading, quantified.every() ? Explanation.Kind.ALL : Explanation.Kind.ANY, children);
    }

    private Outline within(Expr.Within within, Context context, Heading heading) {
        var low = new Expr.Comparison(
                within.lowIncluded() ? Expr.Operator.AT_LEAST : Expr.Operator.MORE,
                within.operand(),
                within.low(),
                within.at());
        var high = new Expr.Comparison(
                within.highIncluded() ? Expr.Operator.AT_MOST : Expr.Operator.LESS,
                within.operand(),
                within.high(),
                within.at());
        return junction(new Expr.Junction(true, List.of(low, high), within.at()), context, heading);
    }

    private Outline negated(Expr.Negated negated, Context context, Heading heading) {
        return switch (negated.operand()) {
            case Expr.Comparison comparison ->
                comparison(
                        new Expr.Comparison(
                                comparison.operator().negated(),
                                comparison.left(),
                                comparison.right(),
                                comparison.at()),
                        context,
                        heading);
            case Expr.Among among -> leaf(heading, new Node.Not(among(among, context)), null);
            case Expr.Name name -> leaf(heading, new Node.Not(truth(name, context)), null);
            case Expr.Call call -> leaf(heading, new Node.Not(truth(call, context)), null);
            default ->
                group(
                        heading,
                        Explanation.Kind.NOT,
                        List.of(outline(
                                negated.operand(), context, heading.part(1, Phrase.of(negated.operand()), null))));
        };
    }

    private Outline comparison(Expr.Comparison expression, Context context, Heading heading) {
        Expr.Operator operator = expression.operator();
        boolean towards = operator == Expr.Operator.AT_LEAST || operator == Expr.Operator.LESS;
        Typed left = side(expression.left(), context, operator, towards ? Rounding.Mode.DOWN : Rounding.Mode.UP);
        int before = values.operators().roundedByContext();
        Typed right = side(expression.right(), context, operator, towards ? Rounding.Mode.UP : Rounding.Mode.DOWN);
        if (values.operators().roundedByContext() > before && roundedLeft(expression, context, operator)) {
            throw new ExpressionFault(expression.at(), "比较的两边都可能除不尽，请至少给一边写 round(…)");
        }
        requireComparable(expression, left, right);
        var node = new Node.Compare(operator, left.node(), right.node());
        boolean quantities = left.type().isNumeric();
        return leaf(heading, node, quantities ? node : null);
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

    private Node among(Expr.Among among, Context context) {
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

    /** A leaf on a recorded judgement. */
    Outline judged(FactDefinition definition, Heading heading) {
        int slot = values.scope().slot(definition, Context.ROOT.base(), true);
        return leaf(heading, new Node.Input(FactType.BOOL, slot), null);
    }

    Outline authored(Heading heading, Explanation.Kind kind, List<Outline> children) {
        return group(Objects.requireNonNull(heading), kind, children);
    }
}
