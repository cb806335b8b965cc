package io.xingyuan.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.profiles.DoCompileFEELProfile;

/** FEEL as KIE understands it. */
final class Kie {

    private static final Map<Class<?>, BuiltInType> TYPES = Map.of(
            String.class, BuiltInType.STRING,
            BigDecimal.class, BuiltInType.NUMBER,
            Boolean.class, BuiltInType.BOOLEAN);

    private Kie() {}

    static FeelEvaluator interpreted(String expression, Map<String, Class<?>> inputs) {
        return evaluator(FEELBuilder.builder().build(), expression, inputs);
    }

    /** By way of Java that KIE writes and compiles. */
    static FeelEvaluator compiled(String expression, Map<String, Class<?>> inputs) {
        FEEL feel = FEELBuilder.builder()
                .withProfiles(List.of(new DoCompileFEELProfile()))
                .build();
        return evaluator(feel, expression, inputs);
    }

    private static FeelEvaluator evaluator(FEEL feel, String expression, Map<String, Class<?>> inputs) {
        CompilerContext context = feel.newCompilerContext();
        inputs.forEach((name, type) -> context.addInputVariableType(name, TYPES.get(type)));
        CompiledExpression compiled = feel.compile(expression, context);
        return row -> feel.evaluate(compiled, row);
    }

    static @Nullable Object evaluate(String expression) {
        return FEELBuilder.builder().build().evaluate(expression);
    }
}
