package io.xingyuan.engine;

/** 对象: the unit that a fact describes and that a clause awards. */
public enum Entity {
    ENTERPRISE("企业"),
    PRODUCT("产品"),
    PROJECT("项目"),
    PLATFORM("平台"),
    TEAM("团队");

    private final String label;

    Entity(String label) {
        this.label = label;
    }

    /** The Chinese name, for messages and pages. */
    public String label() {
        return label;
    }
}
