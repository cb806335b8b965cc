package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/** 金额的逐批计算: what {@link Awarding} says of one row, for a batch. */
final class Pricing {

    private static final long ABSENT = Unknown.of(Unknown.NEEDS_JUDGEMENT);

    private final AmountPlan amount;
    private final ColumnEvaluator evaluator;
    private final Batch batch;

    Pricing(AmountPlan amount, ColumnEvaluator evaluator, Batch batch) {
        this.amount = amount;
        this.evaluator = evaluator;
        this.batch = batch;
    }

    /**
     * 一批的金额, in 分.
     *
     * @param tiers tiers newly reached, looked at only when the clause pays by tier
     * @param base what formula or tiers give before floor and cap
     */
    @SuppressWarnings("ArrayRecordComponent") // working room, never compared
    record Room(long[] tiers, long[] base, long[] fen, long[] floorFen) {}

    /** Fills in all but the tiers; unknown where there is no amount to be said. Scratch from {@code depth} on is free. */
    void price(Room room, int depth) {
        int count = batch.count();
        base(room, depth);
        System.arraycopy(room.base, 0, room.fen, 0, count);
        long[] floor = part(amount.floor(), depth);
        long[] cap = part(amount.cap(), depth + 1);
        if (amount.kind() == AmountKind.DISCRETIONARY) {
            System.arraycopy(floor, 0, room.floorFen, 0, count);
            Loops.lower(cap, room.floorFen, count);
        } else if (amount.floor() != null) {
            Loops.raise(floor, room.fen, count);
        }
        Loops.lower(cap, room.fen, count);
        Loops.replaceUnknown(cap, room.fen, count);
    }

    /** Whether an unknown base leaves the cap as a mere bound, not as the amount that the clause states. */
    boolean canBeBound() {
        return amount.formula() != null || amount.each() != null;
    }

    private void base(Room room, int depth) {
        int count = batch.count();
        long[] base = room.base;
        Rounding rounding = amount.rounding();
        if (amount.each() != null) {
            System.arraycopy(room.tiers, 0, base, 0, count);
            Loops.greatest(base, 0, base, count);
            Loops.multiply(base, evaluator.cells(amount.each(), depth), base, count);
        } else {
            System.arraycopy(part(amount.formula(), depth), 0, base, 0, count);
            if (rounding != null && rounding.unit() != 1) {
                Loops.round(base, rounding.unit(), rounding.mode(), base, count);
            }
        }
    }

    private long[] part(@Nullable Node node, int depth) {
        if (node != null) {
            return evaluator.cells(node, depth);
        }
        long[] absent = batch.scratch(depth);
        Loops.fill(absent, batch.count(), ABSENT);
        return absent;
    }
}
