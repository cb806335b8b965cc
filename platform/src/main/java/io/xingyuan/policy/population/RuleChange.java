package io.xingyuan.policy.population;

/** 条款变动: what became of a clause from one run to another. */
enum RuleChange {
    NONE("条款没有改", ""),
    CHANGED("条款改了", "near"),
    ADDED("新的条款", "miss"),
    REMOVED("不再有效的条款", "no");

    private final String label;
    private final String colour;

    RuleChange(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    String label() {
        return label;
    }

    String colour() {
        return colour;
    }
}
