package io.xingyuan.policy.population;

import io.xingyuan.policy.Outcome;
import java.util.List;
import java.util.Locale;

/** 影响: what a variant means for one enterprise. */
enum Effect {
    GAINS("得益", "ok", "金额增加，或由不符合变为符合"),
    LOSES("受损", "bad", "金额减少，或由符合变为不符合、待定"),
    OPEN("待定变化", "miss", "没有金额变化，但差一点、待补、需认定之间有变化"),
    SAME("不变", "no", "结论和金额都不变");

    static final List<Effect> CHANGES = List.of(GAINS, LOSES, OPEN);

    private final String label;
    private final String colour;
    private final String says;

    Effect(String label, String colour, String says) {
        this.label = label;
        this.colour = colour;
        this.says = says;
    }

    String label() {
        return label;
    }

    String colour() {
        return colour;
    }

    String says() {
        return says;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Effect of(Outcome before, long dueBefore, Outcome after, long dueAfter) {
        if (dueAfter != dueBefore) {
            return dueAfter > dueBefore ? GAINS : LOSES;
        }
        boolean was = before == Outcome.ELIGIBLE;
        boolean is = after == Outcome.ELIGIBLE;
        if (was != is) {
            return is ? GAINS : LOSES;
        }
        return before == after ? SAME : OPEN;
    }
}
