package io.xingyuan.enterprise;

/** 效力: whose word a fact is. A lower one never replaces a higher one. */
enum FactRank {
    DECLARED("企业申报"),
    PARK("园区"),
    AUTHORITY("主管部门");

    private final String label;

    FactRank(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean yieldsTo(FactRank standing) {
        return compareTo(standing) < 0;
    }

    String stored() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static FactRank of(String stored) {
        return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
}
