package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 演示人员: invented people for every role of the park's side, and the organisations that they belong to. */
@Component
@OnParkSide
class DemoStaff {

    private final NewAccounts newAccounts;
    private final Organisations organisations;
    private final Grants grants;
    private final Accounts accounts;

    DemoStaff(NewAccounts newAccounts, Organisations organisations, Grants grants, Accounts accounts) {
        this.newAccounts = newAccounts;
        this.organisations = organisations;
        this.grants = grants;
        this.accounts = accounts;
    }

    /** The first ones stand first on the sign-in page. */
    void begin() {
        OrganisationId committee = Organisation.FIRST;
        add("policy", "演示·林政策", Role.POLICY_OFFICER, committee, null);
        add("service", "演示·周服务", Role.SERVICE_SPECIALIST, committee, null);
        add("leader", "演示·赵园长", Role.LEADER, committee, null);
    }

    /** Those under 更多身份. */
    void more() {
        OrganisationId committee = Organisation.FIRST;
        OrganisationId company = organisations.add(OrganisationKind.OPERATING_COMPANY, "示例园区运营有限公司（演示）", null);
        OrganisationId station = organisations.add(OrganisationKind.SERVICE_STATION, "示例注册指导服务站（演示）", "140700");
        OrganisationId university = organisations.add(OrganisationKind.UNIVERSITY, "示例医工大学（演示）", null);
        OrganisationId laboratory = organisations.add(OrganisationKind.TESTING_BODY, "示例器械检验所（演示）", null);
        organisations.add(OrganisationKind.BUREAU, "示例市工业和信息化局（演示）", "220100");
        organisations.add(OrganisationKind.HOSPITAL, "示例第一医院（演示）", "220100");
        organisations.add(OrganisationKind.BANK, "示例银行长春分行（演示）", "220100");
        add("approver", "演示·孙审批", Role.POLICY_APPROVER, committee, null);
        add("approver-2", "演示·唐审批", Role.POLICY_APPROVER, committee, null);
        add("finance", "演示·吴财务", Role.FINANCE_OFFICER, committee, null);
        add("adviser", "演示·郑注册", Role.REGISTRATION_ADVISER, station, null);
        add("investment", "演示·钱招商", Role.INVESTMENT_MANAGER, company, "jinzhong");
        add("estate", "演示·冯载体", Role.ESTATE_MANAGER, company, "changchun");
        add("project", "演示·陈项目", Role.PROJECT_OFFICER, company, null);
        add("bonded", "演示·褚保税", Role.BONDED_OFFICER, company, null);
        add("statistics", "演示·卫统计", Role.STATISTICS_OFFICER, committee, null);
        add("expert", "演示·蒋专家", Role.EXPERT, university, null);
        add("expert-2", "演示·陶专家", Role.EXPERT, university, null);
        add("expert-3", "演示·窦专家", Role.EXPERT, laboratory, null);
        add("expert-4", "演示·章专家", Role.EXPERT, university, null);
        add("certifier", "演示·沈核验", Role.CERTIFIER, laboratory, null);
        add("system", "演示·韩系统", Role.SYSTEM_ADMINISTRATOR, committee, null);
        add("security", "演示·杨安全", Role.SECURITY_ADMINISTRATOR, committee, null);
        add("audit", "演示·朱审计", Role.AUDIT_ADMINISTRATOR, committee, null);
    }

    /** With everything that was made while the demo lasted. */
    void clear() {
        accounts.removeDemo();
        organisations.removeDemo();
    }

    private void add(String signInName, String name, Role role, OrganisationId organisation, @Nullable String region) {
        Account account = newAccounts.open("demo-" + signInName, name, organisation);
        Grant grant = Grant.given(
                newAccounts.nextId(), account.id(), role, organisation, Grant.Origin.DEMO, newAccounts.now());
        boolean own = organisations.get(organisation).region() != null;
        grants.add(
                region != null
                        ? grant.reaching(Grant.Reach.REGION, region)
                        : own ? grant.reaching(Grant.Reach.ORGANISATION, null) : grant);
    }
}
