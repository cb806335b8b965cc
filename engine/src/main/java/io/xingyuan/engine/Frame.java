package io.xingyuan.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 求值环境: the inputs of one plan for one subject on one legal date. */
final class Frame {

    private final long[] inputs;
    private final @Nullable Fact[] facts;
    private final Setting[] settings;
    private final long today;
    private final int referenceYear;

    /**
     * Takes its arrays without copying.
     *
     * @param inputs one cell per slot
     * @param facts what is on record for each slot; null when missing
     * @param settings the dated value of each parameter
     */
    Frame(long[] inputs, @Nullable Fact[] facts, Setting[] settings, LocalDate asOf) {
        this.inputs = inputs;
        this.facts = facts;
        this.settings = settings;
        this.today = asOf.toEpochDay();
        this.referenceYear = asOf.getYear() - 1;
    }

    /** 参数的现值: {@code codes} sorted; {@code tiers} threshold and rate by turns. */
    @SuppressWarnings("ArrayRecordComponent") // read in the inner loop, never compared
    record Setting(long scalar, long[] codes, long[] tiers) {

        static Setting of(long scalar) {
            return new Setting(scalar, new long[0], new long[0]);
        }
    }

    long input(int slot) {
        return inputs[slot];
    }

    @Nullable
    Fact fact(int slot) {
        return facts[slot];
    }

    Setting setting(int parameter) {
        return settings[parameter];
    }

    long today() {
        return today;
    }

    int referenceYear() {
        return referenceYear;
    }

    /** The same settings and dates for other inputs. */
    Frame with(long[] otherInputs, @Nullable Fact[] otherFacts) {
        return new Frame(otherInputs, otherFacts, settings, LocalDate.ofEpochDay(today));
    }

    /** The same frame with one input changed, to ask "what if". */
    Frame with(int slot, long value) {
        long[] changed = inputs.clone();
        changed[slot] = value;
        return new Frame(changed, facts, settings, LocalDate.ofEpochDay(today));
    }
}
