package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 台账的约束: what earlier awards leave of a clause that pays once, yearly or by tier. */
final class Memory {

    static final String ID = "台账";

    private final Clause clause;
    private final List<Ledger.Entry> awards;
    private final int year;

    Memory(Clause clause, Ledger ledger, String subjectId, int year) {
        this.clause = clause;
        this.awards = ledger.awards(clause.id(), subjectId);
        this.year = year;
    }

    /** Highest tier paid so far. */
    long highWater() {
        long highest = 0;
        for (Ledger.Entry award : awards) {
            highest = Math.max(highest, award.tier());
        }
        return highest;
    }

    /** The explanation with a leaf for the ledger, where the ledger has something to say. */
    Explanation applied(Explanation root, long tiers) {
        Explanation leaf = leaf(tiers);
        boolean saysNothing = awards.isEmpty() && root.truth() == Truth.NOT_MET;
        if (leaf == null || saysNothing) {
            return root;
        }
        List<Explanation> children = new ArrayList<>(List.of(root, leaf));
        Truth truth = leaf.truth() == Truth.NOT_MET ? Truth.NOT_MET : root.truth();
        Set<UnknownReason> reasons = truth == Truth.UNKNOWN ? root.reasons() : Set.of();
        return new Explanation(
                "", Explanation.Kind.ALL, "", clause.cite(), truth, reasons, List.of(), null, null, null, children);
    }

    private @Nullable Explanation leaf(long tiers) {
        Frequency frequency = clause.frequency();
        if (frequency == null) {
            return null;
        }
        return switch (frequency) {
            case ONCE -> awards.isEmpty() ? null : leaf(false, "一次性，" + given(awards.getFirst()));
            case YEARLY -> yearly();
            case PER_EVENT -> null;
            case PER_TIER -> byTier(tiers);
        };
    }

    private @Nullable Explanation yearly() {
        for (Ledger.Entry award : awards) {
            if (award.year() == year) {
                return leaf(false, "每年一次，" + given(award));
            }
        }
        return awards.isEmpty() ? null : leaf(true, year + "年还没有兑现");
    }

    private @Nullable Explanation byTier(long tiers) {
        if (Unknown.is(tiers)) {
            return null;
        }
        long paid = highWater();
        if (tiers <= paid) {
            return leaf(false, paid == 0 ? "还没有达到第一档" : "达到第 " + tiers + " 档，已兑现到第 " + paid + " 档");
        }
        return paid == 0 ? null : leaf(true, "已兑现到第 " + paid + " 档，现达到第 " + tiers + " 档");
    }

    private static String given(Ledger.Entry award) {
        String when = award.year() == 0 ? "" : award.year() + "年";
        return when + "已兑现" + (award.fen() == 0 ? "" : " " + Wording.money(award.fen()));
    }

    private Explanation leaf(boolean met, String says) {
        return new Explanation(
                ID,
                Explanation.Kind.LEDGER,
                says,
                clause.cite(),
                met ? Truth.MET : Truth.NOT_MET,
                Set.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }
}
