package io.xingyuan.policy.population;

import io.xingyuan.policy.Outcome;
import java.util.Locale;

/** 变化: how an answer of a later run differs from the one before. */
enum Transition {
    NEW("新符合", "ok", "原来不符合或待定，现在符合"),
    LOST("不再符合", "bad", "原来符合，现在不符合、待定或已不在册"),
    AMOUNT("金额变化", "near", "都符合，计入的金额不同"),
    BUDGET("预算内变化", "near", "都符合，计入的金额相同，资金池限额之内的不同"),
    OTHER("其他变化", "miss", "差一点、待补、需认定、不符合之间的变化"),
    SAME("没有变化", "no", "结论、金额和预算内的都相同");

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

    /** 一方的结论, with what counts and what of it is within the limit of the pool, in 分. */
    record Standing(Outcome outcome, long fen, long given) {

        boolean eligible() {
            return outcome == Outcome.ELIGIBLE;
        }
    }

    static Transition of(Standing before, Standing after) {
        if (before.eligible() != after.eligible()) {
            return after.eligible() ? NEW : LOST;
        }
        if (before.outcome() != after.outcome()) {
            return OTHER;
        }
        if (!after.eligible() || before.equals(after)) {
            return SAME;
        }
        return before.fen() == after.fen() ? BUDGET : AMOUNT;
    }
}
