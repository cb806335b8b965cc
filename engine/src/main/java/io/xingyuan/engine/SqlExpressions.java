package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * SQL 里的中间表示: what {@link Interpreter} says of a node, as an expression of the database. A value is null while it is
 * unknown, so that SQL's own three-valued logic is Kleene's; why it is unknown is a second expression.
 */
final class SqlExpressions {

    private static final SqlTerm NONE = SqlTerm.constant("0");

    private final SqlDialect dialect;
    private final SqlStages stages;
    private final SqlArithmetic arithmetic;
    private final NodeBounds bounds;
    private final Frame frame;
    private final CodeTable codes;
    private final List<SqlCells.Cell> cells;
    private final Map<Node, Integer> uses = new HashMap<>();
    private final Map<Node, SqlTerm> values = new HashMap<>();
    private final Map<Node, SqlTerm> reasons = new HashMap<>();

    /**
     * @param frame settings and dates; its inputs are not asked for
     * @param cells one per slot
     */
    SqlExpressions(SqlDialect dialect, SqlStages stages, Frame frame, CodeTable codes, List<SqlCells.Cell> cells) {
        this.dialect = dialect;
        this.stages = stages;
        this.frame = frame;
        this.codes = codes;
        this.cells = cells;
        arithmetic = new SqlArithmetic(dialect, stages);
        bounds = new NodeBounds(frame);
    }

    SqlArithmetic arithmetic() {
        return arithmetic;
    }

    NodeBounds bounds() {
        return bounds;
    }

    /** Makes known what will be asked for, so that what occurs twice is computed once. */
    void announce(Collection<Node> roots) {
        roots.forEach(this::count);
    }

    private void count(Node node) {
        if (uses.merge(node, 1, Integer::sum) == 1) {
            Inputs.children(node).forEach(this::count);
        }
    }

    /** The value: boolean, bigint, date or text; null while unknown. */
    SqlTerm value(Node node) {
        SqlTerm known = values.get(node);
        if (known == null) {
            known = compile(node);
            if (uses.getOrDefault(node, 1) > 1) {
                known = stages.share(known);
            }
            values.put(node, known);
        }
        return known;
    }

    private SqlTerm compile(Node node) {
        return switch (node) {
            case Node.Constant constant -> constant(constant.type(), constant.value());
            case Node.Setting setting ->
                constant(setting.type(), frame.setting(setting.parameter()).scalar());
            case Node.Today _ -> constant(FactType.DATE, frame.today());
            case Node.ReferenceYear _ -> arithmetic.number(frame.referenceYear());
            case Node.Input input -> cells.get(input.slot()).value();
            case Node.StartsWith starts -> startsWith(starts);
            case Node.All all -> list(all.operands(), " and ");
            case Node.Any any -> list(any.operands(), " or ");
            case Node.Not not -> SqlTerm.of("(not %s)", value(not.operand()));
            case Node.Compare compare ->
                SqlTerm.of("(%s " + symbol(compare.operator()) + " %s)", value(compare.left()), value(compare.right()));
            case Node.Among among -> SqlTerm.of("(%s in %s)", value(among.operand()), list(among.options(), ", "));
            case Node.Listed listed -> listed(listed);
            case Node.Choose choose ->
                SqlTerm.of(
                        "case %s when true then %s when false then %s end",
                        value(choose.condition()), value(choose.whenTrue()), value(choose.whenFalse()));
            case Node.Least least -> extreme(least.operands(), "<=");
            case Node.Greatest greatest -> extreme(greatest.operands(), ">=");
            case Node.Add add -> SqlTerm.of("(%s + %s)", value(add.left()), value(add.right()));
            case Node.Subtract subtract -> SqlTerm.of("(%s - %s)", value(subtract.left()), value(subtract.right()));
            case Node.Multiply multiply -> SqlTerm.of("(%s * %s)", value(multiply.left()), value(multiply.right()));
            case Node.Scale scale ->
                arithmetic.scale(value(scale.quantity()), value(scale.ratio()), isNarrow(scale.ratio()), scale.mode());
            case Node.Share share ->
                arithmetic.share(value(share.part()), value(share.whole()), isNarrow(share.whole()), share.mode());
            case Node.Split split -> arithmetic.divide(value(split.dividend()), value(split.divisor()), split.mode());
            case Node.Round round -> arithmetic.round(value(round.operand()), round.unit(), round.mode());
            case Node.Marginal marginal ->
                arithmetic.marginal(
                        value(marginal.base()),
                        frame.setting(marginal.parameter()).tiers(),
                        marginal.mode());
            case Node.Elapsed elapsed -> arithmetic.elapsed(elapsed.unit(), value(elapsed.from()), value(elapsed.to()));
            case Node.YearOf year -> arithmetic.year(value(year.day()));
        };
    }

    boolean isNarrow(Node node) {
        return bounds.within(node, SqlArithmetic.NARROW);
    }

    private SqlTerm constant(FactType type, long value) {
        return SqlTerm.constant(
                switch (type) {
                    case BOOL -> value == 1 ? "true" : "false";
                    case MONEY, RATIO, INTEGER -> dialect.number(value);
                    case DATE -> dialect.day(value);
                    case CODE -> dialect.text(codes.text((int) value));
                });
    }

    private static String symbol(Expr.Operator operator) {
        return operator == Expr.Operator.NOT_EQUAL ? "<>" : operator.symbol;
    }

    private SqlTerm list(List<Node> nodes, String between) {
        Object[] parts = nodes.stream().map(this::value).toArray();
        return SqlTerm.of("(" + nodes.stream().map(_ -> "%s").collect(Collectors.joining(between)) + ")", parts);
    }

    private SqlTerm listed(Node.Listed listed) {
        SqlTerm code = value(listed.operand());
        long[] numbers = frame.setting(listed.parameter()).codes();
        List<String> texts = new ArrayList<>();
        for (long number : numbers) {
            texts.add(dialect.text(codes.text((int) number)));
        }
        return texts.isEmpty()
                ? SqlTerm.of("(%1$s <> %1$s)", stages.share(code))
                : SqlTerm.of("(%s in (%s))", code, String.join(", ", texts));
    }

    private SqlTerm startsWith(Node.StartsWith starts) {
        SqlTerm code = cells.get(starts.slot()).value();
        String any = starts.prefixes().stream()
                .map(prefix -> dialect.startsWith(code.text(), prefix))
                .collect(Collectors.joining(" or "));
        return new SqlTerm("(" + any + ")", code.stage(), false);
    }

    /** {@code least} and {@code greatest} of the databases skip nulls; this does not. */
    private SqlTerm extreme(List<Node> operands, String operator) {
        SqlTerm best = value(operands.getFirst());
        for (Node operand : operands.subList(1, operands.size())) {
            best = SqlTerm.of(
                    "case when %1$s " + operator + " %2$s then %1$s when %2$s " + operator + " %1$s then %2$s end",
                    stages.share(best),
                    stages.share(value(operand)));
        }
        return best;
    }

    /** Why the value is unknown, as the mask of {@link Unknown}; 0 while it is known. */
    SqlTerm reasons(Node node) {
        SqlTerm known = reasons.get(node);
        if (known == null) {
            known = why(node);
            if (uses.getOrDefault(node, 1) > 1) {
                known = stages.share(known);
            }
            reasons.put(node, known);
        }
        return known;
    }

    private SqlTerm why(Node node) {
        return switch (node) {
            case Node.Input input -> cells.get(input.slot()).reasons();
            case Node.StartsWith starts -> cells.get(starts.slot()).reasons();
            case Node.All _, Node.Any _ -> {
                SqlTerm below = union(Inputs.children(node));
                yield below.equals(NONE)
                        ? NONE
                        : SqlTerm.of("case when %s is null then %s else 0 end", stages.share(value(node)), below);
            }
            case Node.Choose choose -> {
                SqlTerm condition = stages.share(value(choose.condition()));
                yield SqlTerm.of(
                        "case %s when true then %s when false then %s else %s end",
                        condition,
                        reasons(choose.whenTrue()),
                        reasons(choose.whenFalse()),
                        reasons(choose.condition()));
            }
            case Node.Share share -> divided(share.part(), share.whole());
            case Node.Split split -> divided(split.dividend(), split.divisor());
            default -> union(Inputs.children(node));
        };
    }

    private SqlTerm divided(Node dividend, Node divisor) {
        SqlTerm senseless = SqlTerm.of(
                "case when %s is not null and %s <= 0 then " + Unknown.NEEDS_JUDGEMENT + " else 0 end",
                stages.share(value(dividend)),
                stages.share(value(divisor)));
        SqlTerm operands = union(List.of(dividend, divisor));
        return operands.equals(NONE) ? senseless : SqlTerm.of("(%s | %s)", operands, senseless);
    }

    private SqlTerm union(List<Node> nodes) {
        var parts = new LinkedHashMap<String, SqlTerm>();
        for (Node node : nodes) {
            SqlTerm term = reasons(node);
            if (!term.equals(NONE)) {
                parts.put(term.text(), term);
            }
        }
        if (parts.isEmpty()) {
            return NONE;
        }
        String template = parts.values().stream().map(_ -> "%s").collect(Collectors.joining(" | "));
        return parts.size() == 1
                ? parts.values().iterator().next()
                : SqlTerm.of("(" + template + ")", parts.values().toArray());
    }
}
