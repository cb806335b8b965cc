package io.xingyuan.kernel;

/** 角色: what a person may be in the park. */
public enum Role {
    LEADER("园区领导"),
    POLICY_OFFICER("政策专员"),
    SERVICE_SPECIALIST("首席服务专员"),
    ENTERPRISE_ADMINISTRATOR("企业管理员"),
    ENTERPRISE_MEMBER("企业成员"),
    SYSTEM_ADMINISTRATOR("系统管理员"),
    AUDIT_ADMINISTRATOR("审计管理员"),
    GUEST("访客");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }

    /** Whether the person works for an enterprise and so sees only that one. */
    public boolean ofEnterprise() {
        return this == ENTERPRISE_ADMINISTRATOR || this == ENTERPRISE_MEMBER;
    }
}
