package io.xingyuan.engine;

import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** FEEL as Camunda's feel-scala understands it. */
final class FeelScala {

    private FeelScala() {}

    static FeelEvaluator evaluator(String expression) {
        FeelEngineApi engine = FeelEngineBuilder.forJava().build();
        ParseResult parsed = engine.parseExpression(expression);
        if (parsed.isFailure()) {
            throw new IllegalArgumentException(parsed.failure().message());
        }
        ParsedExpression ready = parsed.parsedExpression();
        return row -> {
            EvaluationResult result = engine.evaluate(ready, row);
            if (result.isFailure()) {
                throw new IllegalStateException(result.failure().message());
            }
            return result.result();
        };
    }
}
