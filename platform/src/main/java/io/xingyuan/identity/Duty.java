package io.xingyuan.identity;

import io.xingyuan.kernel.Role;

/** 职责: people of this kind of organisation may hold this role. */
record Duty(OrganisationKind kind, Role role, String source, String changedBy) {

    /** What a role does, one Chinese sentence; the pages translate it. */
    static String of(Role role) {
        return switch (role) {
            case LEADER -> "看全局：企业、政策和资金的数字";
            case POLICY_OFFICER -> "管政策库，为政策找企业";
            case POLICY_APPROVER -> "审批政策申报，看企业和测算依据";
            case FINANCE_OFFICER -> "按审批结果拨付，核对资金";
            case REGISTRATION_ADVISER -> "指导产品注册，早期介入";
            case SERVICE_SPECIALIST -> "服务企业，补齐企业数据";
            case INVESTMENT_MANAGER -> "招商引资，跟进在谈项目";
            case ESTATE_MANAGER -> "管厂房、租约和入驻";
            case PROJECT_OFFICER -> "推进重大项目";
            case BONDED_OFFICER -> "管保税账册和核销";
            case STATISTICS_OFFICER -> "汇总统计数据，核对口径";
            case EXPERT -> "评审交给自己的项目";
            case ENTERPRISE_ADMINISTRATOR -> "给本企业做政策体检，邀请和移除同事";
            case ENTERPRISE_MEMBER -> "给本企业做政策体检";
            case CERTIFIER -> "核验交给自己的证明材料";
            case SYSTEM_ADMINISTRATOR -> "管账号，提出授权，不看业务数据";
            case SECURITY_ADMINISTRATOR -> "确认授权和职责矩阵，不看业务数据";
            case AUDIT_ADMINISTRATOR -> "查账号和授权的记录，不看业务数据";
            case GUEST -> "查阅公开的政策库";
        };
    }
}
