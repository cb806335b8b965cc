package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 条件的编译: boolean expressions become an outline for the reader and IR for the evaluators. */
final class ConditionCompiler {

    private final ValueCompiler values;
    private final ComparisonCompiler comparisons;

    ConditionCompiler(ValueCompiler values) {
        this.values = values;
        this.comparisons = new ComparisonCompiler(values);
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
            case Expr.Comparison comparison -> leaf(heading, comparisons.compile(comparison, context));
            case Expr.Among among -> leaf(heading, comparisons.among(among, context), null);
            default -> leaf(heading, truth(expression, context), null);
        };
    }

    private Node truth(Expr expression, Context context) {
        return values.compile(expression, context.rounding(null, false), FactType.BOOL, "条件")
                .node();
    }

    private static Outline leaf(Heading heading, Node.Compare comparison) {
        boolean quantities = comparison.left().type().isNumeric();
        return leaf(heading, comparison, quantities ? comparison : null);
    }

    private static Outline leaf(Heading heading, Node node, Node.@Nullable Compare comparison) {
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
            children.add(outline(
                    operand, context, heading.part(children.size() + 1, Phrase.of(operand, values.scope()), null)));
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
            children.add(outline(
                    quantified.body(),
                    inside,
                    heading.part(i + 1, Phrase.of(quantified.body(), values.scope()), point)));
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
        Outline both = junction(new Expr.Junction(true, List.of(low, high), within.at()), context, heading);
        new EmptyRange(values.scope()).refuse(within);
        return both;
    }

    private Outline negated(Expr.Negated negated, Context context, Heading heading) {
        return switch (negated.operand()) {
            case Expr.Comparison comparison -> leaf(heading, comparisons.compile(comparison.negated(), context));
            case Expr.Among among -> leaf(heading, new Node.Not(comparisons.among(among, context)), null);
            case Expr.Name name -> leaf(heading, new Node.Not(truth(name, context)), null);
            case Expr.Call call -> leaf(heading, new Node.Not(truth(call, context)), null);
            default ->
                group(
                        heading,
                        Explanation.Kind.NOT,
                        List.of(outline(
                                negated.operand(),
                                context,
                                heading.part(1, Phrase.of(negated.operand(), values.scope()), null))));
        };
    }

    /** A leaf on a recorded judgement. */
    Outline judged(FactDefinition definition, Heading heading) {
        int slot = values.scope().slot(definition, Context.ROOT.base(), true);
        return leaf(heading, new Node.Input(FactType.BOOL, slot), null);
    }

    Outline authored(Heading heading, Explanation.Kind kind, List<Outline> children) {
        return group(heading, kind, children);
    }
}
