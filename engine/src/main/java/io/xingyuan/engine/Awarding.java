package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 金额的计算: formula or tiers, then rounding, floor and cap, each step in words. */
final class Awarding {

    private final AmountPlan amount;
    private final Frame frame;
    private final Calculation calculation;
    private final List<String> steps = new ArrayList<>();

    Awarding(Plan plan, AmountPlan amount, Frame frame) {
        this.amount = amount;
        this.frame = frame;
        this.calculation = new Calculation(plan, frame);
    }

    /** The award; {@code tiers} newly reached count only where the clause pays by tier. */
    Award award(long tiers) {
        long cap = value(amount.cap());
        long floor = value(amount.floor());
        long base = amount.each() != null ? tiered(amount.each(), tiers) : formula();
        boolean computed = amount.formula() != null || amount.each() != null;
        boolean bound = computed && Unknown.is(base) && !Unknown.is(cap);
        long fen = limited(base, floor, cap);
        boolean discretionary = amount.kind() == AmountKind.DISCRETIONARY;
        return new Award(
                amount.kind(),
                Unknown.is(fen) ? null : Long.valueOf(fen),
                discretionary && !Unknown.is(floor) ? Long.valueOf(Math.max(0, Math.min(floor, fen(cap)))) : null,
                bound,
                amount.each() == null || Unknown.is(tiers) ? 0 : tiers,
                steps);
    }

    /** An absent part is unknown for no reason of data; it simply does not limit. */
    private long value(@Nullable Node node) {
        return node == null ? Unknown.of(Unknown.NEEDS_JUDGEMENT) : Interpreter.evaluate(node, frame);
    }

    private static long fen(long cap) {
        return Unknown.is(cap) ? Long.MAX_VALUE : cap;
    }

    private long formula() {
        long value = value(amount.formula());
        if (amount.formula() == null || Unknown.is(value)) {
            return value;
        }
        String text = calculation.text(amount.formula());
        String result = Wording.money(value);
        steps.add(text.equals(result) ? result : text + " = " + result);
        Rounding rounding = amount.rounding();
        long rounded = rounding == null ? value : Exact.round(value, rounding.unit(), rounding.mode());
        if (rounded != value && rounding != null) {
            steps.add(rounding.mode().label() + "到" + RoundingWords.unit(rounding.unit()) + " = "
                    + Wording.money(rounded));
        }
        return rounded;
    }

    private long tiered(Node each, long tiers) {
        long money = value(each);
        if (Unknown.is(money) || Unknown.is(tiers)) {
            return Unknown.both(money, tiers);
        }
        long value = Math.multiplyExact(Math.max(0, tiers), money);
        steps.add("每档 " + Wording.money(money) + " × " + Math.max(0, tiers) + "档 = " + Wording.money(value));
        return value;
    }

    private long limited(long base, long floor, long cap) {
        if (Unknown.is(base)) {
            if (!Unknown.is(cap)) {
                steps.add("最高 " + Wording.money(cap));
            }
            return cap;
        }
        long value = base;
        if (amount.kind() != AmountKind.DISCRETIONARY && !Unknown.is(floor) && value < floor) {
            value = floor;
            steps.add("保底 " + Wording.money(floor));
        }
        if (!Unknown.is(cap) && value > cap) {
            value = cap;
            steps.add("封顶 " + Wording.money(cap));
        }
        return Math.max(0, value);
    }
}
