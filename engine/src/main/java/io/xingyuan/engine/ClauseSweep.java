package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/** 逐批体检: one clause over one batch after another, as {@link Examination} is for one subject; for one thread. */
final class ClauseSweep {

    private static final int TRUTH = 0;
    private static final int DISTANCE = 1;
    private static final int TIERS = 2;
    private static final int BASE = 3;
    private static final int FEN = 4;
    private static final int FLOOR = 5;
    /** Scratch from here on is free. */
    private static final int FREE = 6;

    private final BoundPlan bound;
    private final Payments.OfClause paid;
    private final Batch batch;
    private final ColumnEvaluator evaluator;
    private final Assessment assessment;
    private final @Nullable Pricing pricing;

    ClauseSweep(BoundPlan bound, Payments.OfClause paid, Batch batch) {
        this.bound = bound;
        this.paid = paid;
        this.batch = batch;
        evaluator = bound.on(batch);
        assessment = new Assessment(evaluator, batch);
        AmountPlan amount = bound.plan().amount();
        pricing = amount == null ? null : new Pricing(amount, evaluator, batch);
    }

    /**
     * Evaluates the batch as it stands.
     *
     * @param firstRow row of the population that the column begins at
     */
    void sweep(ClauseColumn column, int firstRow) {
        long[] truth = batch.scratch(TRUTH);
        long[] distance = batch.scratch(DISTANCE);
        long[] tiers = batch.scratch(TIERS);
        int at = batch.from() - firstRow;
        assessment.assess(bound.condition(), truth, distance, null, FREE);
        if (bound.tiers() != null) {
            System.arraycopy(evaluator.cells(bound.tiers(), FREE), 0, tiers, 0, batch.count());
            remember(truth, distance, tiers);
        } else {
            exclude(truth, distance);
        }
        column.write(at, batch.count(), truth, distance);
        if (pricing != null) {
            var room = new Pricing.Room(tiers, batch.scratch(BASE), batch.scratch(FEN), batch.scratch(FLOOR));
            pricing.price(room, FREE);
            column.writeAmounts(at, batch.count(), room, truth, distance, pricing.canBeBound());
        }
    }

    /** 一次性、每年: an earlier award excludes. */
    private void exclude(long[] truth, long[] distance) {
        int end = batch.from() + batch.count();
        for (int n = paid.from(batch.from()); n < paid.rows().length && paid.rows()[n] < end; n++) {
            truth[paid.rows()[n] - batch.from()] = 0;
            distance[paid.rows()[n] - batch.from()] = Assessment.OUT_OF_REACH;
        }
    }

    /**
     * 每档: only tiers above the highest one paid count; without a new one there is nothing to get. Of those without any
     * award who fail anyway the ledger says nothing; they would reach at least one tier.
     */
    private void remember(long[] truth, long[] distance, long[] tiers) {
        int next = paid.from(batch.from());
        for (int i = 0; i < batch.count(); i++) {
            boolean awarded = next < paid.rows().length && paid.rows()[next] == batch.from() + i;
            long water = awarded ? paid.tiers()[next++] : 0;
            if (Unknown.is(tiers[i])) {
                continue;
            }
            tiers[i] -= water;
            if (tiers[i] <= 0 && (awarded || truth[i] != 0)) {
                truth[i] = 0;
                distance[i] = Assessment.OUT_OF_REACH;
            } else if (truth[i] == 0) {
                tiers[i] = Math.max(1, tiers[i]);
            }
        }
    }
}
