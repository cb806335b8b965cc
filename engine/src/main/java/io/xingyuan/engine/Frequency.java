package io.xingyuan.engine;

/** 频次: how often one subject may be awarded under a clause. */
public enum Frequency {
    ONCE("一次性"),
    YEARLY("每年"),
    PER_EVENT("每次"),
    PER_TIER("每档");

    private final String label;

    Frequency(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
