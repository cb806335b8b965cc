package io.xingyuan.enterprise;

import java.util.Arrays;
import java.util.Locale;

/** 名录排序: the orders that lists of products and projects offer. */
enum SubjectOrder {
    ENTERPRISE("e.name_pinyin, s.name, s.id"),
    ENTERPRISE_DOWN("e.name_pinyin desc, s.name desc, s.id desc"),
    NAME("s.name, s.id"),
    NAME_DOWN("s.name desc, s.id desc");

    private final String sql;

    SubjectOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubjectOrder of(String text) {
        return Arrays.stream(values())
                .filter(order -> order.stored().equals(text))
                .findFirst()
                .orElse(ENTERPRISE);
    }

    /** The order that a second click on this column's head leads to. */
    SubjectOrder turned() {
        return switch (this) {
            case ENTERPRISE -> ENTERPRISE_DOWN;
            case ENTERPRISE_DOWN -> ENTERPRISE;
            case NAME -> NAME_DOWN;
            case NAME_DOWN -> NAME;
        };
    }
}
