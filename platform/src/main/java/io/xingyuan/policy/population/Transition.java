package io.xingyuan.policy.population;

import io.xingyuan.policy.Outcome;
import java.util.Locale;

/** 变化: how an answer of a later run differs from the one before. */
enum Transition {
    NEW("新符合", "ok", "原来不符合或待定，现在符合"),
    LOST("不再符合", "bad", "原来符合，现在不符合、待定或已不在册"),
    AMOUNT("金额变化", "near", "都符合，计入的金额不同"),
    OTHER("其他变化", "miss", "差一点、待补、需认定、不符合之间的变化"),
    SAME("没有变化", "no", "结论和金额都相同");

    private final String label;
    private final String colour;
    private final String says;

    Transition(String label, String colour, String says) {
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

    static Transition of(Outcome before, long fenBefore, Outcome after, long fenAfter) {
        boolean was = before == Outcome.ELIGIBLE;
        boolean is = after == Outcome.ELIGIBLE;
        if (was != is) {
            return is ? NEW : LOST;
        }
        if (before != after) {
            return OTHER;
        }
        return is && fenBefore != fenAfter ? AMOUNT : SAME;
    }
}
