package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 待补事实的写法: the facts of one row that still matter for a clause, as {@link Finding#missing()} has them, in words. */
final class MissingWords {

    private final BoundPlan bound;
    private final List<Source> sources;
    private final List<String> codes;
    private final LocalDate asOf;

    MissingWords(BoundPlan bound, List<Source> sources, List<String> codes, LocalDate asOf) {
        this.bound = bound;
        this.sources = sources;
        this.codes = codes;
        this.asOf = asOf;
    }

    /** Those that decide the state first, parted by {@code ；}; empty when none matters. */
    String of(int row, State state) {
        long[] inputs = new long[bound.sources().length];
        if (state == State.INELIGIBLE || !load(row, inputs)) {
            return "";
        }
        Frame frame = bound.frame().with(inputs, facts(row));
        Plan plan = bound.plan();
        Set<Integer> slots = new LinkedHashSet<>();
        if (state != State.ELIGIBLE) {
            slots.addAll(Relevance.of(plan.condition(), frame));
        }
        AmountPlan amount = plan.amount();
        if (amount != null) {
            amount.nodes().forEach(node -> slots.addAll(Relevance.of(node, frame)));
        }
        return slots.stream().map(slot -> words(slot, frame)).collect(Collectors.joining("；"));
    }

    /** Reads the cells of a row; false when nothing is unknown. */
    private boolean load(int row, long[] inputs) {
        long[] cell = new long[1];
        boolean unknown = false;
        for (int slot = 0; slot < inputs.length; slot++) {
            sources.get(bound.sources()[slot]).read(row, 1, cell, bound.frame().today());
            inputs[slot] = cell[0];
            unknown |= Unknown.is(cell[0]);
        }
        return unknown;
    }

    /** Only the texts of codes are asked of the facts themselves. */
    private @Nullable Fact[] facts(int row) {
        @Nullable Fact[] facts = new Fact[bound.sources().length];
        for (Node.StartsWith starts : bound.prefixes().keySet()) {
            facts[starts.slot()] = sources.get(bound.sources()[starts.slot()]).fact(row, codes, asOf);
        }
        return facts;
    }

    private String words(int index, Frame frame) {
        Slot slot = bound.plan().slots().get(index);
        int year = slot.yearFor(frame.referenceYear());
        String name = slot.definition().name() + (year == Facts.NO_YEAR ? "" : "[" + year + "]");
        int reasons = Unknown.mask(frame.input(index));
        return reasons == Unknown.MISSING
                ? name
                : name + "（" + Unknown.reasons(reasons).iterator().next().label() + "）";
    }
}
