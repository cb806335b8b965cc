package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 不满足的部分: the minimal failing set of an explanation, and how far it is from being met. */
final class Failure {

    private Failure() {}

    /** The failed leaves of an {@code all}, all leaves of a failed {@code any}, the met ones under a {@code not}. */
    static List<Explanation> leaves(Explanation root) {
        List<Explanation> leaves = new ArrayList<>();
        collect(root, Truth.NOT_MET, leaves);
        return leaves;
    }

    private static void collect(Explanation node, Truth wanted, List<Explanation> leaves) {
        if (node.truth() != wanted) {
            return;
        }
        if (node.children().isEmpty()) {
            leaves.add(node);
        }
        Truth below = node.kind() != Explanation.Kind.NOT ? wanted : wanted == Truth.MET ? Truth.NOT_MET : Truth.MET;
        for (Explanation child : node.children()) {
            collect(child, below, leaves);
        }
    }

    /** Sum over a failed {@code all}, least over a failed {@code any}; null when effort alone does not get there. */
    static @Nullable Long distance(Explanation node) {
        if (node.truth() != Truth.NOT_MET) {
            return 0L;
        }
        return switch (node.kind()) {
            case ALL -> all(node.children());
            case ANY -> any(node.children());
            case NOT, LEDGER, JUDGED, ATTESTED, COMPUTABLE -> {
                Gap gap = node.gap();
                yield gap != null && gap.actionable() ? Long.valueOf(gap.ppm()) : null;
            }
        };
    }

    private static @Nullable Long all(List<Explanation> children) {
        long total = 0;
        for (Explanation child : children) {
            Long distance = distance(child);
            if (distance == null) {
                return null;
            }
            total += distance;
        }
        return total;
    }

    private static @Nullable Long any(List<Explanation> children) {
        Long least = null;
        for (Explanation child : children) {
            Long distance = distance(child);
            if (distance != null && (least == null || distance < least)) {
                least = distance;
            }
        }
        return least;
    }
}
