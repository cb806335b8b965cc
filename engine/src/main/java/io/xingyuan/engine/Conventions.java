package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 界限用语: compares the operator of a threshold with the words that stand beside its number in the text. */
final class Conventions {

    private final Map<String, String> convention;
    private final String clauseSays;
    private final Problems problems;

    Conventions(Map<String, String> convention, String clauseSays, Problems problems) {
        this.convention = convention;
        this.clauseSays = clauseSays;
        this.problems = problems;
    }

    void check(String says, Expr expression, Scope scope, Yaml.Scalar source) {
        String text = says.isEmpty() ? clauseSays : says;
        for (Expr.Comparison comparison : comparisons(expression)) {
            for (String number : numbers(comparison.right(), scope)) {
                check(text, number, comparison.operator(), source.at(comparison.at()));
            }
            for (String number : numbers(comparison.left(), scope)) {
                check(text, number, comparison.operator().flipped(), source.at(comparison.at()));
            }
        }
    }

    private void check(String text, String number, Expr.Operator operator, Place place) {
        String word = BoundingWords.beside(text, number);
        if (word == null || !operator.isOrder()) {
            return;
        }
        String meaning = convention.get(word);
        if (meaning == null) {
            problems.error(place, "says 里写“" + number + "”时用了“" + word + "”，文件的 convention 没有说明它含不含本数");
        } else if (!meaning.equals(operator.symbol)) {
            problems.error(
                    place,
                    "says 里“" + word + "”按 convention 是 " + meaning + "，表达式里对 " + number + " 用的是 " + operator.symbol);
        }
    }

    private static List<Expr.Comparison> comparisons(Expr expression) {
        List<Expr.Comparison> found = new ArrayList<>();
        if (expression instanceof Expr.Comparison comparison) {
            found.add(comparison);
        }
        // Under a negation or in a choice the words of the text no longer bound this very comparison.
        if (!(expression instanceof Expr.Negated) && !(expression instanceof Expr.Choice)) {
            References.children(expression).forEach(child -> found.addAll(comparisons(child)));
        }
        return found;
    }

    /** The ways in which a threshold may be written in the text; empty unless it is a literal or parameter. */
    private static List<String> numbers(Expr side, Scope scope) {
        if (side instanceof Expr.Literal literal && literal.value().type().isNumeric()) {
            return List.of(literal.value() + literal.unit());
        }
        if (side instanceof Expr.Name name) {
            return numbers(scope.parameter(name.name()));
        }
        return List.of();
    }

    private static List<String> numbers(@Nullable CompiledParameter parameter) {
        if (parameter == null
                || parameter.kind().type() == null
                || !parameter.kind().type().isNumeric()) {
            return List.of();
        }
        return parameter.parameter().values().stream()
                .map(Parameter.Dated::text)
                .toList();
    }
}
