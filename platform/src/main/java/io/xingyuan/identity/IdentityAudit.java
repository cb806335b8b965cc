package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Mask;
import io.xingyuan.kernel.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 身份审计: the words in which changes of accounts, grants, organisations and duties stand in the log. */
@Component
class IdentityAudit {

    private static final String STATE = "状态";

    private final Audit audit;

    IdentityAudit(Audit audit) {
        this.audit = audit;
    }

    /** Of the system as a whole: how it begins and how the demo ends. */
    void system(String action, @Nullable Mode before, Mode after) {
        audit.record(action, "系统", "system", "", List.of(FieldChange.of("模式", before, after)));
    }

    void linkIssued() {
        audit.record("发出启用链接", "系统", "system", "", List.of(FieldChange.ofSecret("启用链接")));
    }

    void account(String action, Account account, FieldChange... changes) {
        audit.record(action, "账号", account.id(), account.name(), List.of(changes));
    }

    void opened(Account account, String email) {
        account(
                "开立账号",
                account,
                FieldChange.of("登录名", null, account.signInName()),
                FieldChange.of("姓名", null, account.name()),
                FieldChange.of("单位编号", null, account.organisation().value()),
                email(null, email));
    }

    void disabled(String action, Account account, boolean disabled) {
        account(action, account, FieldChange.of(STATE, word(!disabled), word(disabled)));
    }

    /** Two subjects, so that both the grant and the person lead to the row. */
    void grant(String action, Grant grant, @Nullable GrantStatus before, GrantStatus after) {
        audit.record(
                action,
                "授权",
                grant.id(),
                grant.role().label(),
                List.of(
                        FieldChange.of("角色", null, grant.role().label()),
                        FieldChange.of("单位编号", null, grant.organisation().value()),
                        FieldChange.of("范围", null, reach(grant)),
                        FieldChange.of("起", null, grant.from()),
                        FieldChange.of("止", null, grant.until()),
                        FieldChange.of("理由", null, grant.reason()),
                        FieldChange.of(STATE, before == null ? null : before.label(), after.label())));
        audit.record(action, "账号", grant.account(), grant.person());
    }

    void organisation(String action, Organisation now, Map<String, ?> before, Map<String, ?> after) {
        audit.record(action, "单位", now.id().value(), now.name(), FieldChange.between(before, after));
    }

    static Map<String, @Nullable Object> fields(Organisation organisation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("单位名称", organisation.name());
        fields.put("单位类型", organisation.kind().label());
        fields.put("所辖区域", organisation.region());
        fields.put(STATE, word(organisation.archived()));
        return fields;
    }

    void duty(
            String action, UUID id, OrganisationKind kind, Role role, boolean allowed, String source, GrantStatus now) {
        audit.record(
                action,
                "职责",
                id,
                kind.label() + " · " + role.label(),
                List.of(
                        FieldChange.of("可以担任", allowed ? "否" : "是", allowed ? "是" : "否"),
                        FieldChange.of("依据", null, source),
                        FieldChange.of(STATE, null, now.label())));
    }

    void invitation(String action, Invitation invitation) {
        Role role = invitation.role();
        audit.record(
                action,
                "邀请",
                invitation.id(),
                invitation.name(),
                List.of(
                        FieldChange.of("单位", null, invitation.organisationName()),
                        FieldChange.of("角色", null, role == null ? null : role.label()),
                        email(null, invitation.mail()),
                        FieldChange.of("有效期至", null, invitation.expiresAt())));
    }

    /** Masked: the log keeps for ever what a person may have erased elsewhere. */
    static FieldChange email(@Nullable String before, String after) {
        return FieldChange.of("邮箱", before == null ? null : Mask.EMAIL.of(before), Mask.EMAIL.of(after));
    }

    void invitationWithdrawn(UUID id) {
        audit.record("撤回邀请", "邀请", id, "");
    }

    private static String reach(Grant grant) {
        return grant.region() == null ? grant.reach().label() : grant.reach().label() + " " + grant.region();
    }

    private static String word(boolean disabled) {
        return disabled ? "已停用" : "已启用";
    }
}
