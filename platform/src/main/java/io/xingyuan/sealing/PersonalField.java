package io.xingyuan.sealing;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 个人信息栏目: who may see the whole of what everybody else sees masked. The pages and the check read this table. */
public enum PersonalField {
    CONTACT(
            "企业联系人的电话和邮箱",
            Set.of(Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST),
            Set.of(Role.ENTERPRISE_ADMINISTRATOR, Role.ENTERPRISE_MEMBER)),
    BANK_ACCOUNT("企业收款账户的账号", Set.of(Role.FINANCE_OFFICER), Set.of(Role.ENTERPRISE_ADMINISTRATOR)),
    OBJECTOR("公示异议人的联系方式（限公示环节的办理人）", Role.Group.STAFF.roles(), Set.of());

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
    private final Set<Role> any;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> own;

    PersonalField(String label, Set<Role> any, Set<Role> own) {
        this.label = label;
        this.any = any;
        this.own = own;
    }

    public String label() {
        return label;
    }

    /** Roles that may see those of everybody, in the reader's language. */
    String any() {
        return labels(any);
    }

    /** Roles that may see those of their own enterprise. */
    String own() {
        return labels(own);
    }

    /**
     * Whether this person may see the data in full.
     *
     * @param owner the enterprise to which the data belongs; null for the park's own
     */
    public boolean entitles(Visitor visitor, @Nullable EnterpriseId owner) {
        return any.contains(visitor.role())
                || (own.contains(visitor.role()) && owner != null && owner.equals(visitor.enterprise()));
    }

    private static String labels(Set<Role> roles) {
        return roles.stream().sorted().map(role -> t(role.label())).collect(Collectors.joining("、"));
    }
}
