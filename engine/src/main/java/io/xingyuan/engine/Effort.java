package io.xingyuan.engine;

/** 可努力的方向: which way an enterprise can and would move a fact by its own efforts. Nobody shrinks to fit a rule. */
public enum Effort {
    NONE(""),
    RAISE("提高"),
    LOWER("降低"),
    BOTH("提高或降低");

    private final String label;

    Effort(String label) {
        this.label = label;
    }

    /** Whether it leads from one value to the other. */
    boolean leads(long from, long to) {
        return switch (this) {
            case NONE -> false;
            case RAISE -> to > from;
            case LOWER -> to < from;
            case BOTH -> true;
        };
    }

    /** The Chinese name; empty for none. */
    public String label() {
        return label;
    }
}
