package io.xingyuan.engine;

import java.util.List;
import java.util.stream.Collectors;

/** SQL 里的差距: {@link Assessment} of a condition, null where effort alone does not get there. */
final class SqlDistance {

    private final SqlExpressions expressions;
    private final SqlStages stages;
    private final SqlArithmetic arithmetic;

    SqlDistance(SqlExpressions expressions, SqlStages stages) {
        this.expressions = expressions;
        this.stages = stages;
        arithmetic = expressions.arithmetic();
    }

    SqlTerm of(Point point) {
        SqlTerm truth = stages.share(expressions.value(point.node()));
        SqlTerm none = arithmetic.number(0);
        if (!point.near()) {
            return SqlTerm.of("case when not %s then null else %s end", truth, none);
        }
        if (point.comparison() != null) {
            return SqlTerm.of("case when not %s then %s else %s end", truth, ppm(point, point.comparison()), none);
        }
        List<SqlTerm> children = point.children().stream().map(this::of).toList();
        if (point.kind() == Explanation.Kind.ALL || children.size() == 1) {
            return join(children, " + ", "(", ")");
        }
        // least() passes over nulls: the nearest of those within reach.
        return SqlTerm.of("case when not %s then %s else %s end", truth, join(children, ", ", "least(", ")"), none);
    }

    private static SqlTerm join(List<SqlTerm> terms, String between, String before, String after) {
        String template = terms.stream().map(_ -> "%s").collect(Collectors.joining(between, before, after));
        return SqlTerm.of(template, terms.toArray());
    }

    /** As {@link Point#ppm}; meaningful where the comparison fails. */
    private SqlTerm ppm(Point point, Node.Compare comparison) {
        Node quantityNode = point.flipped() ? comparison.right() : comparison.left();
        Node thresholdNode = point.flipped() ? comparison.left() : comparison.right();
        SqlTerm quantity = stages.share(expressions.value(quantityNode));
        SqlTerm threshold = stages.share(expressions.value(thresholdNode));
        String by = switch (point.operator()) {
            case AT_LEAST -> "(%2$s - %1$s)";
            case MORE -> "(%2$s - %1$s + 1)";
            case AT_MOST -> "(%1$s - %2$s)";
            case LESS -> "(%1$s - %2$s + 1)";
            case EQUAL -> "abs(%1$s - %2$s)";
            case NOT_EQUAL -> "1";
        };
        SqlTerm share = arithmetic.share(
                SqlTerm.of(by, quantity, threshold),
                SqlTerm.of("abs(%s)", threshold),
                expressions.isNarrow(thresholdNode),
                Rounding.Mode.UP);
        // A threshold of nothing makes the share null.
        return SqlTerm.of("coalesce(%s, %s)", share, arithmetic.number(Exact.PPM));
    }
}
