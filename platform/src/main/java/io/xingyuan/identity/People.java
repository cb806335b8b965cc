package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 本企业人员: who acts for an enterprise, kept by its own administrator. */
@Component
@OnParkSide
class People {

    private final Grants grants;
    private final Accounts accounts;
    private final Organisations organisations;
    private final IdentityAudit log;

    People(Grants grants, Accounts accounts, Organisations organisations, IdentityAudit log) {
        this.log = log;
        this.grants = grants;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    /** Removes a person, at once; whoever then acts for nobody signs in no more. */
    @Transactional
    Grant remove(UUID id, int version, Visitor by) {
        OrganisationId own = Inviting.organisation(by);
        organisations.lock(own);
        Grant grant = grants.get(id);
        if (!grant.organisation().equals(own) || !grant.role().ofEnterprise()) {
            throw new NotFound("人员");
        }
        boolean last = grants.ofOrganisation(own).stream()
                .filter(each -> each.role() == Role.ENTERPRISE_ADMINISTRATOR)
                .allMatch(each -> each.id().equals(id));
        if (grant.role() == Role.ENTERPRISE_ADMINISTRATOR && last) {
            throw new Refusal("这是最后一位企业管理员，请先邀请接任的人。");
        }
        if (!grants.withdraw(id, version, by.name())) {
            throw new Stale("人员");
        }
        if (grants.ofAccount(grant.account()).stream()
                .noneMatch(each -> each.open() && !each.expired(grants.today()))) {
            accounts.disable(grant.account(), true);
            accounts.byId(grant.account()).ifPresent(account -> log.disabled("停用账号", account, true));
        }
        log.grant("移除人员", grant, grant.status(), GrantStatus.WITHDRAWN);
        return grant;
    }
}
