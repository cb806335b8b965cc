package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 取数: brings the facts of a subject into the cells of a plan, telling missing, stale and conflicting apart. */
final class FrameLoader {

    private final CodeTable codes;

    FrameLoader(CodeTable codes) {
        this.codes = codes;
    }

    CodeTable codes() {
        return codes;
    }

    Frame load(Plan plan, Facts own, Facts enterprise, LocalDate asOf) {
        return load(plan.slots(), settings(plan, asOf), own, enterprise, asOf);
    }

    Frame load(List<Slot> slots, Frame.Setting[] settings, Facts own, Facts enterprise, LocalDate asOf) {
        long[] inputs = new long[slots.size()];
        @Nullable Fact[] facts = new Fact[slots.size()];
        for (int i = 0; i < inputs.length; i++) {
            Slot slot = slots.get(i);
            Facts source = slot.own() ? own : enterprise;
            facts[i] = source.get(slot.definition().code(), slot.yearFor(asOf.getYear() - 1));
            inputs[i] = cell(slot, facts[i], asOf);
        }
        return new Frame(inputs, facts, settings, asOf);
    }

    static Frame.Setting[] settings(Plan plan, LocalDate asOf) {
        List<CompiledParameter> parameters = plan.parameters();
        var settings = new Frame.Setting[parameters.size()];
        for (int i = 0; i < settings.length; i++) {
            CompiledParameter parameter = parameters.get(i);
            settings[i] = parameter.settings().get(parameter.parameter().indexAt(asOf));
        }
        return settings;
    }

    /** The cell of one fact, possibly {@link Unknown}. */
    long cell(Slot slot, @Nullable Fact fact, LocalDate asOf) {
        if (fact == null) {
            return Unknown.of(slot.judged() ? Unknown.NEEDS_JUDGEMENT : Unknown.MISSING);
        }
        FactDefinition definition = slot.definition();
        if (fact.standing() == Fact.Standing.STALE || isStale(definition, fact, asOf)) {
            return Unknown.of(Unknown.STALE);
        }
        Value value = fact.value();
        boolean fits = value.type() == definition.type() && value.isWithinLimits() && isListed(definition, value);
        if (fact.standing() == Fact.Standing.CONFLICTING || !fits) {
            return Unknown.of(Unknown.CONFLICTING);
        }
        return Cells.of(value, codes::number);
    }

    private static boolean isStale(FactDefinition definition, Fact fact, LocalDate asOf) {
        return definition.freshDays() > 0 && fact.asOf().isBefore(asOf.minusDays(definition.freshDays()));
    }

    private static boolean isListed(FactDefinition definition, Value value) {
        return definition.codes().isEmpty()
                || !(value instanceof Value.Code code)
                || definition.codes().contains(code.text());
    }
}
