package io.xingyuan.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** 引用: the names that an expression mentions. */
final class References {

    private References() {}

    static Set<String> of(Expr expression) {
        var names = new LinkedHashSet<String>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expr expression, Set<String> names) {
        switch (expression) {
            case Expr.Name name -> names.add(name.name());
            case Expr.Series series -> names.add(series.name());
            default -> children(expression).forEach(child -> collect(child, names));
        }
    }

    /** The parts of an expression, in source order. */
    static List<Expr> children(Expr expression) {
        return switch (expression) {
            case Expr.Literal _, Expr.Name _, Expr.Series _ -> List.of();
            case Expr.Negation negation -> List.of(negation.operand());
            case Expr.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expr.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Expr.Within within -> List.of(within.operand(), within.low(), within.high());
            case Expr.Among among -> {
                var parts = new java.util.ArrayList<Expr>(among.options());
                parts.addFirst(among.operand());
                yield parts;
            }
            case Expr.Junction junction -> junction.operands();
            case Expr.Negated negated -> List.of(negated.operand());
            case Expr.Choice choice -> List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
            case Expr.Quantified quantified -> List.of(quantified.body());
            case Expr.Call call -> call.arguments();
            case Expr.Rounded rounded -> List.of(rounded.operand());
        };
    }
}
