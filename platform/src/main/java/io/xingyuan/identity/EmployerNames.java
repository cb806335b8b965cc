package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OnParkSide;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 企业单位名称: an organisation that stands for an enterprise bears its name; who renames enterprises says so here. */
@Component
@OnParkSide
public class EmployerNames {

    private final Organisations organisations;
    private final Audit audit;

    EmployerNames(Organisations organisations, Audit audit) {
        this.organisations = organisations;
        this.audit = audit;
    }

    /** Those of them that have an organisation, which is as many as have people here. */
    @Transactional
    public void follow(Map<EnterpriseId, String> names) {
        audit.notAudited("单位名称随企业名称，后者的修改另有记录");
        organisations.named(names.keySet()).forEach((enterprise, name) -> {
            String next = names.getOrDefault(enterprise, name);
            if (!next.equals(name)) {
                organisations.rename(enterprise, next);
            }
        });
    }
}
