package io.xingyuan.enterprise;

/** 企业排序: the orders that the list offers. */
enum EnterpriseOrder {
    NAME("e.name_pinyin, e.id"),
    NAME_DOWN("e.name_pinyin desc, e.id desc"),
    FOUNDED("e.founded nulls last, e.id"),
    FOUNDED_DOWN("e.founded desc nulls last, e.id desc"),
    UPDATED_DOWN("e.updated_at desc, e.id desc"),
    UPDATED("e.updated_at, e.id");

    private final String sql;

    EnterpriseOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    String stored() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static EnterpriseOrder of(String text) {
        for (EnterpriseOrder order : values()) {
            if (order.stored().equals(text)) {
                return order;
            }
        }
        return NAME;
    }

    /** The order that a click on this column's head leads to. */
    EnterpriseOrder turned() {
        return switch (this) {
            case NAME -> NAME_DOWN;
            case NAME_DOWN -> NAME;
            case FOUNDED -> FOUNDED_DOWN;
            case FOUNDED_DOWN -> FOUNDED;
            case UPDATED_DOWN -> UPDATED;
            case UPDATED -> UPDATED_DOWN;
        };
    }
}
