package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 逐条体检: one plan for one subject. */
final class Examination {

    private final FrameLoader loader;
    private final Ledger ledger;
    private final LocalDate asOf;

    Examination(FrameLoader loader, Ledger ledger, LocalDate asOf) {
        this.loader = loader;
        this.ledger = ledger;
        this.asOf = asOf;
    }

    /** @param target the enterprise itself or one of its children, as the clause demands */
    Finding examine(Plan plan, Subject target, Subject enterprise) {
        Clause clause = plan.clause();
        Frame frame = loader.load(plan, target.facts(), enterprise.facts(), asOf);
        var explainer = new Explainer(plan, frame, target.id(), enterprise.id());
        var memory = new Memory(clause, ledger, target.id(), frame.referenceYear());
        long tiers = tiers(plan, frame);
        Explanation explanation = memory.applied(explainer.explain(plan.outline()), tiers);
        State state = state(explanation);
        boolean failed = state == State.INELIGIBLE;
        Long distance = failed ? Failure.distance(explanation) : null;
        Award award = failed && distance == null ? null : award(plan, frame, newTiers(tiers, memory, failed));
        return new Finding(
                clause,
                target.id(),
                target.name(),
                state,
                explanation,
                failed ? List.of() : missing(plan, frame, explainer, state),
                failed ? Failure.leaves(explanation) : List.of(),
                distance,
                award);
    }

    static State state(Explanation explanation) {
        return switch (explanation.truth()) {
            case MET -> State.ELIGIBLE;
            case NOT_MET -> State.INELIGIBLE;
            case UNKNOWN ->
                explanation.reasons().equals(Set.of(UnknownReason.NEEDS_JUDGEMENT))
                        ? State.NEEDS_REVIEW
                        : State.INCOMPLETE;
        };
    }

    private static long tiers(Plan plan, Frame frame) {
        AmountPlan amount = plan.amount();
        Node tiers = amount == null ? null : amount.tiers();
        return tiers == null ? Unknown.of(Unknown.MISSING) : Interpreter.evaluate(tiers, frame);
    }

    /** Who is only nearly there would reach at least one more tier. */
    private static long newTiers(long tiers, Memory memory, boolean near) {
        long reached = Unknown.is(tiers) ? tiers : tiers - memory.highWater();
        return near && !Unknown.is(reached) ? Math.max(1, reached) : reached;
    }

    private static @Nullable Award award(Plan plan, Frame frame, long tiers) {
        AmountPlan amount = plan.amount();
        return amount == null ? null : new Awarding(plan, amount, frame).award(tiers);
    }

    private static List<MissingFact> missing(Plan plan, Frame frame, Explainer explainer, State state) {
        List<MissingFact> missing = new ArrayList<>();
        Set<Integer> deciding = state == State.ELIGIBLE ? Set.of() : Relevance.of(plan.condition(), frame);
        deciding.forEach(slot -> missing.add(explainer.missing(slot, true)));
        AmountPlan amount = plan.amount();
        if (amount != null) {
            Set<Integer> priced = new LinkedHashSet<>();
            for (Node node : amount.nodes()) {
                priced.addAll(Relevance.of(node, frame));
            }
            priced.removeAll(deciding);
            priced.forEach(slot -> missing.add(explainer.missing(slot, false)));
        }
        return missing;
    }
}
