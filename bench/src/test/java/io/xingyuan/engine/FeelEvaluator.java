package io.xingyuan.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression made ready by some engine of FEEL. */
interface FeelEvaluator {

    Object apply(Map<String, @Nullable Object> row);
}
