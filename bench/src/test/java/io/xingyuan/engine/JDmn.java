package io.xingyuan.engine;

import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.context.DMNContext;
import com.gs.dmn.context.DMNContextKind;
import com.gs.dmn.context.environment.Environment;
import com.gs.dmn.context.environment.EnvironmentFactory;
import com.gs.dmn.context.environment.RuntimeEnvironment;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.el.analysis.semantics.type.Type;
import com.gs.dmn.el.analysis.syntax.ast.expression.Expression;
import com.gs.dmn.el.interpreter.ELInterpreter;
import com.gs.dmn.el.synthesis.ELTranslator;
import com.gs.dmn.feel.analysis.semantics.type.BooleanType;
import com.gs.dmn.feel.analysis.semantics.type.NumberType;
import com.gs.dmn.feel.analysis.semantics.type.StringType;
import com.gs.dmn.runtime.interpreter.Result;
import com.gs.dmn.transformation.InputParameters;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.ToolProvider;

/** FEEL as jDMN understands it. */
final class JDmn {

    private static final Map<Class<?>, Type> TYPES = Map.of(
            String.class, StringType.STRING,
            BigDecimal.class, NumberType.NUMBER,
            Boolean.class, BooleanType.BOOLEAN);
    private static final Map<Class<?>, String> NAMES =
            Map.of(String.class, "String", BigDecimal.class, "Number", Boolean.class, "Boolean");

    private final JavaTimeDMNDialectDefinition dialect = new JavaTimeDMNDialectDefinition();
    private final EnvironmentFactory environments = dialect.createEnvironmentFactory();

    static FeelEvaluator interpreted(String expression, Map<String, Class<?>> inputs) {
        JDmn jdmn = new JDmn();
        ELInterpreter<Type, DMNContext> interpreter =
                jdmn.dialect.createELInterpreter(new DMNModelRepository(), new InputParameters());
        Expression<Type> ready = interpreter.analyzeExpression(expression, jdmn.context(inputs));
        return row -> {
            DMNContext context = jdmn.context(inputs);
            row.forEach(context::bind);
            return Result.value(interpreter.evaluateExpression(ready, context));
        };
    }

    /**
     * Expressions that build on one another, as the Java that jDMN makes of each.
     *
     * @param parts by name, in order, with the type of each
     */
    static FeelEvaluator compiled(Map<String, FeelClause.Part> parts, Map<String, Class<?>> inputs) {
        JDmn jdmn = new JDmn();
        ELTranslator<Type, DMNContext> translator =
                jdmn.dialect.createFEELTranslator(new DMNModelRepository(), new InputParameters());
        var java = new StringBuilder("""
                package io.xingyuan.engine;
                class JDmnClause extends com.gs.dmn.runtime.JavaTimeDMNBaseDecision implements FeelEvaluator {
                @Override public Object apply(java.util.Map<String, Object> row) {
                """);
        inputs.forEach((name, type) ->
                java.append("%1$s %2$s = (%1$s) row.get(\"%2$s\");\n".formatted(NAMES.get(type), name)));
        Map<String, Class<?>> known = new LinkedHashMap<>(inputs);
        parts.forEach((name, part) -> {
            String formula = translator.expressionToNative(part.expression(), jdmn.context(known));
            java.append("%s %s = %s;\n".formatted(NAMES.get(part.type()), name, formula));
            known.put(name, part.type());
        });
        java.append("java.util.Map<String, Object> answer = new java.util.HashMap<>();\n");
        FeelClause.OUTPUTS.forEach(name -> java.append("answer.put(\"%1$s\", %1$s);\n".formatted(name)));
        return load(java.append("return answer;\n}}\n").toString());
    }

    private DMNContext context(Map<String, Class<?>> inputs) {
        Environment environment = environments.emptyEnvironment();
        inputs.forEach((name, type) ->
                environment.addDeclaration(environments.makeVariableDeclaration(name, TYPES.get(type))));
        return DMNContext.of(
                environments.getBuiltInContext(), DMNContextKind.GLOBAL, null, environment, RuntimeEnvironment.of());
    }

    private static FeelEvaluator load(String java) {
        try {
            Path folder = Files.createTempDirectory("jdmn");
            Path source = Files.writeString(folder.resolve("JDmnClause.java"), java);
            int faults = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-nowarn", "-d", folder.toString(), source.toString());
            if (faults != 0) {
                throw new IllegalStateException(java);
            }
            byte[] code = Files.readAllBytes(folder.resolve("io/xingyuan/engine/JDmnClause.class"));
            Class<?> made = MethodHandles.lookup().defineClass(code);
            return (FeelEvaluator) made.getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException impossible) {
            throw new IllegalStateException(java, impossible);
        }
    }
}
