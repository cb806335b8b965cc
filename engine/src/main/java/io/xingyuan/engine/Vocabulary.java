package io.xingyuan.engine;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 词汇: the facts by name, with the parsed expressions of derived ones.
 *
 * @param derived by fact name; acyclic
 */
record Vocabulary(Map<String, FactDefinition> facts, Map<String, Expr> derived, CodeTable codes) {

    static final String TODAY = "基准日";
    static final String REFERENCE_YEAR = "参照年";

    @Nullable
    FactDefinition fact(String name) {
        return facts.get(name);
    }

    @Nullable
    Expr derivation(String name) {
        return derived.get(name);
    }

    Collection<String> names() {
        return facts.keySet();
    }
}
