package io.xingyuan.engine;

import java.util.List;

/**
 * 有类型的中间表示: a compiled expression with what is known about it statically.
 *
 * @param unit counting unit of a whole number; empty when it has none
 * @param codes the closed list that a CODE comes from; empty when open
 */
record Typed(Node node, FactType type, String unit, Bounds bounds, List<String> codes) {

    static Typed of(Node node, String unit, Bounds bounds) {
        return new Typed(node, node.type(), unit, bounds, List.of());
    }

    static Typed truth(Node node) {
        return of(node, "", Bounds.of(0, 1));
    }

    String shown() {
        return type.label() + (unit.isEmpty() ? "" : "（" + unit + "）");
    }
}
