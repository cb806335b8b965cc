package io.xingyuan.kernel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** 角色: what a person may be in the park. Which kind of organisation may hold which stands in the duty matrix. */
public enum Role {
    LEADER("园区领导"),
    POLICY_OFFICER("政策专员"),
    POLICY_APPROVER("政策审批人"),
    FINANCE_OFFICER("财务专员"),
    REGISTRATION_ADVISER("注册指导员"),
    SERVICE_SPECIALIST("首席服务专员"),
    INVESTMENT_MANAGER("招商经理"),
    ESTATE_MANAGER("载体经理"),
    PROJECT_OFFICER("项目专员"),
    BONDED_OFFICER("保税专员"),
    STATISTICS_OFFICER("统计专员"),
    EXPERT("评审专家"),
    ENTERPRISE_ADMINISTRATOR("企业管理员"),
    ENTERPRISE_MEMBER("企业成员"),
    CERTIFIER("核验员"),
    SYSTEM_ADMINISTRATOR("系统管理员"),
    SECURITY_ADMINISTRATOR("安全管理员"),
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
        return Group.ENTERPRISE.has(this);
    }

    /** Whether this is one of the three administrators (三员), who see no business rows. */
    public boolean administers() {
        return Group.ADMINISTRATORS.has(this);
    }

    /** 角色组: roles that may open the same pages. */
    public enum Group {
        /** Everybody who may have an account. */
        PEOPLE(EnumSet.complementOf(EnumSet.of(GUEST)).toArray(Role[]::new)),
        /** Who read the enterprises of their parks. */
        STAFF(
                LEADER,
                POLICY_OFFICER,
                POLICY_APPROVER,
                FINANCE_OFFICER,
                REGISTRATION_ADVISER,
                SERVICE_SPECIALIST,
                INVESTMENT_MANAGER,
                ESTATE_MANAGER,
                PROJECT_OFFICER,
                BONDED_OFFICER,
                STATISTICS_OFFICER),
        /** Of them, who read what policies mean for enterprises. */
        POLICY_STAFF(LEADER, POLICY_OFFICER, POLICY_APPROVER, FINANCE_OFFICER, SERVICE_SPECIALIST),
        /** Of them, who keep the data of enterprises. */
        KEEPERS(POLICY_OFFICER, SERVICE_SPECIALIST),
        /** An enterprise's own people. */
        ENTERPRISE(ENTERPRISE_ADMINISTRATOR, ENTERPRISE_MEMBER),
        /** 三员. */
        ADMINISTRATORS(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR);

        @SuppressWarnings("ImmutableEnumChecker") // always an immutable set
        private final Set<Role> roles;

        Group(Role... roles) {
            this.roles = Set.copyOf(Arrays.asList(roles));
        }

        public Set<Role> roles() {
            return roles;
        }

        public boolean has(Role role) {
            return roles.contains(role);
        }
    }
}
