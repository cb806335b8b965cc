package io.xingyuan.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** 推导事实的读取: parses the expressions, refuses circles, checks types. */
final class DerivationReader {

    private static final int MAX_DEPTH = 200;

    private final Map<String, FactDefinition> definitions;
    private final Map<String, Yaml.Scalar> sources;
    private final CodeTable codes;
    private final Problems problems;
    private final Map<String, Expr> parsed = new LinkedHashMap<>();

    DerivationReader(
            Map<String, FactDefinition> definitions,
            Map<String, Yaml.Scalar> sources,
            CodeTable codes,
            Problems problems) {
        this.definitions = definitions;
        this.sources = sources;
        this.codes = codes;
        this.problems = problems;
    }

    Vocabulary read() {
        sources.forEach((name, source) -> {
            try {
                parsed.put(name, ExpressionParser.parse(source.value()));
            } catch (ExpressionFault fault) {
                problems.error(source.at(fault.offset()), fault.message());
            }
        });
        refuseCircles();
        var vocabulary = new Vocabulary(definitions, parsed, codes);
        parsed.forEach((name, expression) -> check(name, expression, vocabulary));
        return vocabulary;
    }

    private void refuseCircles() {
        Set<String> safe = new HashSet<>();
        for (String name : Set.copyOf(parsed.keySet())) {
            var path = new HashSet<String>();
            if (isCircular(name, path, safe)) {
                Yaml.Scalar source = sources.get(name);
                if (source != null) {
                    problems.error(source.place(), "推导事实“" + name + "”循环引用，或层次太深");
                }
            }
        }
        parsed.keySet().retainAll(safe);
    }

    private boolean isCircular(String name, Set<String> path, Set<String> safe) {
        Expr expression = parsed.get(name);
        if (expression == null || safe.contains(name)) {
            return false;
        }
        if (!path.add(name) || path.size() > MAX_DEPTH) {
            return true;
        }
        for (String reference : References.of(expression)) {
            if (isCircular(reference, path, safe)) {
                return true;
            }
        }
        path.remove(name);
        safe.add(name);
        return false;
    }

    private void check(String name, Expr expression, Vocabulary vocabulary) {
        FactDefinition definition = definitions.get(name);
        Yaml.Scalar source = sources.get(name);
        if (definition == null || source == null) {
            return;
        }
        var scope = new Scope(vocabulary, definition.entity(), Map.of());
        try {
            Typed typed = new ValueCompiler(scope).compile(expression, Context.ROOT.rounding(Rounding.Mode.DOWN, true));
            if (typed.type() != definition.type()) {
                throw new ExpressionFault(
                        0,
                        "推导结果是" + typed.shown() + "，字典写的是" + definition.type().label());
            }
            boolean yearly = scope.slots().stream().anyMatch(slot -> slot.span() != Slot.Span.TIMELESS);
            if (yearly && definition.period() == Period.NONE) {
                throw new ExpressionFault(0, "引用了按年的事实，应写 period: year");
            }
        } catch (ExpressionFault fault) {
            problems.error(source.at(fault.offset()), fault.message());
        }
    }
}
