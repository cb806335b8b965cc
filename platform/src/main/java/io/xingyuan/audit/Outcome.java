package io.xingyuan.audit;

import java.util.Locale;

/** 结果: how what a row tells of ended. */
enum Outcome {
    DONE("已完成", "ok"),
    READ("已查阅", "judge"),
    REFUSED("被拒绝", "bad");

    private final String label;
    private final String kind;

    Outcome(String label, String kind) {
        this.label = label;
        this.kind = kind;
    }

    String label() {
        return label;
    }

    /** The colour of its tag. */
    String kind() {
        return kind;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
