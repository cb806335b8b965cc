package io.xingyuan.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression made ready by some engine of FEEL. */
interface FeelEvaluator {

    /** Evaluates for one row: strings, numbers, booleans and nulls by name. */
    @Nullable
    Object apply(Map<String, @Nullable Object> row);
}
