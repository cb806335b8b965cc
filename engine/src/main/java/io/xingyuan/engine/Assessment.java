package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 条件的逐批评定: truth and distance of a condition for a batch. Distances are those of {@link Failure#distance}: 0
 * where nothing fails, {@link #OUT_OF_REACH} where effort alone does not get there.
 */
final class Assessment {

    static final long OUT_OF_REACH = -1;

    private final ColumnEvaluator evaluator;
    private final Batch batch;

    Assessment(ColumnEvaluator evaluator, Batch batch) {
        this.evaluator = evaluator;
        this.batch = batch;
    }

    /**
     * Assesses a point and what is below it.
     *
     * @param hopeless rows with a negative entry need no distance; null for none
     * @param depth scratch from here on is free
     */
    void assess(Point point, long[] truth, long[] distance, long @Nullable [] hopeless, int depth) {
        if (!point.near()) {
            plain(point.node(), truth, distance, depth);
        } else if (point.comparison() != null) {
            comparison(point, point.comparison(), truth, distance, hopeless, depth);
        } else if (point.kind() == Explanation.Kind.ALL) {
            all(point.children(), truth, distance, depth);
        } else {
            any(point.children(), truth, distance, depth);
        }
    }

    private void plain(Node node, long[] truth, long[] distance, int depth) {
        System.arraycopy(evaluator.cells(node, depth), 0, truth, 0, batch.count());
        Loops.outOfReach(truth, distance, batch.count());
    }

    private void all(List<Point> children, long[] truth, long[] distance, int depth) {
        int count = batch.count();
        assess(children.getFirst(), truth, distance, null, depth + 2);
        long[] oneTruth = batch.scratch(depth);
        long[] oneDistance = batch.scratch(depth + 1);
        for (Point child : children.subList(1, children.size())) {
            if (child.near()) {
                assess(child, oneTruth, oneDistance, distance, depth + 2);
                Loops.and(oneTruth, truth, count);
                Loops.farther(oneDistance, distance, count);
            } else {
                Loops.and(evaluator.cells(child.node(), depth), truth, count);
                Loops.outOfReach(truth, distance, count);
            }
        }
    }

    private void any(List<Point> children, long[] truth, long[] distance, int depth) {
        int count = batch.count();
        assess(children.getFirst(), truth, distance, null, depth + 2);
        long[] oneTruth = batch.scratch(depth);
        long[] oneDistance = batch.scratch(depth + 1);
        for (Point child : children.subList(1, children.size())) {
            assess(child, oneTruth, oneDistance, null, depth + 2);
            Loops.or(oneTruth, truth, count);
            Loops.nearer(oneDistance, distance, count);
        }
        Loops.clearUnlessFailed(truth, distance, count);
    }

    private void comparison(
            Point point,
            Node.Compare comparison,
            long[] truth,
            long[] distance,
            long @Nullable [] hopeless,
            int depth) {
        int count = batch.count();
        long[] left = evaluator.cells(comparison.left(), depth);
        long[] right = evaluator.cells(comparison.right(), depth + 1);
        if (ColumnEvaluator.isFixed(comparison.right())) {
            Loops.compare(comparison.operator(), left, evaluator.fixed(comparison.right()), truth, count);
        } else {
            Loops.compare(comparison.operator(), left, right, truth, count);
        }
        for (int i = 0; i < count; i++) {
            boolean asked = truth[i] == 0 && (hopeless == null || hopeless[i] >= 0);
            distance[i] = asked ? point.ppm(left[i], right[i]) : 0;
        }
    }
}
