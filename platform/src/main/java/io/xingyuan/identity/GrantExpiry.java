package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 授权到期: notes that a last day has passed, so that the same role may be given again. */
@Component
@OnParkSide
class GrantExpiry {

    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final IdentityAudit log;

    GrantExpiry(Grants grants, ApplicationEventPublisher events, IdentityAudit log) {
        this.grants = grants;
        this.events = events;
        this.log = log;
    }

    /** Of everybody. */
    @Transactional
    void note() {
        note(grants.pastTheirEnd(null));
    }

    /** Of one person, before a new grant is added: the night may still be ahead. */
    @Transactional
    void note(UUID account) {
        note(grants.pastTheirEnd(account));
    }

    private void note(List<Grant> past) {
        for (Grant grant : past) {
            if (grants.expire(grant)) {
                log.grant("授权到期", grant, grant.status(), GrantStatus.EXPIRED);
                events.publishEvent(new RightsEnded(grant.account()));
            }
        }
    }
}
