package io.xingyuan.engine;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * 还起作用的未知: the unknown inputs through which an unknown result comes about. An unknown beside a decided sibling
 * does not matter, nor does a branch not yet chosen.
 */
final class Relevance {

    private Relevance() {}

    static Set<Integer> of(Node node, Frame frame) {
        var slots = new LinkedHashSet<Integer>();
        collect(node, frame, slots);
        return slots;
    }

    private static void collect(Node node, Frame frame, Set<Integer> slots) {
        if (!Unknown.is(Interpreter.evaluate(node, frame))) {
            return;
        }
        switch (node) {
            case Node.Input input -> slots.add(input.slot());
            case Node.StartsWith starts -> slots.add(starts.slot());
            case Node.Choose choose -> choice(choose, frame, slots);
            default -> Inputs.children(node).forEach(child -> collect(child, frame, slots));
        }
    }

    private static void choice(Node.Choose choose, Frame frame, Set<Integer> slots) {
        long condition = Interpreter.evaluate(choose.condition(), frame);
        if (Unknown.is(condition)) {
            collect(choose.condition(), frame, slots);
        } else {
            collect(condition == 1 ? choose.whenTrue() : choose.whenFalse(), frame, slots);
        }
    }
}
