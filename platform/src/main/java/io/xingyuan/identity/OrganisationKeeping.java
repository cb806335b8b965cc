package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 单位管理: adds, edits and archives organisations. */
@Component
@OnParkSide
class OrganisationKeeping {

    private final Organisations organisations;
    private final Granting granting;
    private final Grants grants;
    private final Duties duties;
    private final IdentityAudit log;

    OrganisationKeeping(
            Organisations organisations, Granting granting, Grants grants, Duties duties, IdentityAudit log) {
        this.log = log;
        this.organisations = organisations;
        this.granting = granting;
        this.grants = grants;
        this.duties = duties;
    }

    @Transactional
    OrganisationId add(OrganisationKind kind, OrganisationForm form) {
        OrganisationId id = organisations.add(kind, form.name(), form.area());
        Organisation added = organisations.get(id);
        log.organisation("新增单位", added, Map.of(), IdentityAudit.fields(added));
        return id;
    }

    /**
     * Saves a change.
     *
     * @throws Stale when somebody else saved since this version was read
     */
    @Transactional
    void edit(OrganisationId id, OrganisationKind kind, OrganisationForm form) {
        organisations.lock(id);
        Organisation before = organisations.get(id);
        boolean fits = grants.ofOrganisation(id).stream().allMatch(grant -> duties.allows(kind, grant.role()));
        if (!fits) {
            throw new Refusal("按职责矩阵，改成这个类型后有人不能再担任现在的角色，请先收回他们的授权。");
        }
        if (!organisations.update(id, form.version(), kind, form.name(), form.area())) {
            throw new Stale("单位");
        }
        recordChange("修改单位", before);
    }

    /** With it end the capacities of all who act for it; the accounts stay. */
    @Transactional
    void archive(OrganisationId id, int version, boolean archived) {
        if (id.equals(Organisation.FIRST)) {
            throw new Refusal("首批管理员所属的单位不能停用。");
        }
        Granting.Offices before = granting.administratorsInOffice();
        Organisation stood = organisations.get(id);
        if (!organisations.archive(id, version, archived)) {
            throw new Stale("单位");
        }
        granting.mustKeep(before);
        recordChange(archived ? "停用单位" : "恢复单位", stood);
    }

    private void recordChange(String action, Organisation before) {
        Organisation now = organisations.get(before.id());
        log.organisation(action, now, IdentityAudit.fields(before), IdentityAudit.fields(now));
    }
}
