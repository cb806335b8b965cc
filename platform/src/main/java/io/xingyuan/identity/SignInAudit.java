package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.SignInHappened.Kind;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 登录审计: every event around signing in is part of the audit row of its transaction. */
@Component
class SignInAudit {

    private final Audit audit;

    SignInAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(SignInHappened event) {
        List<FieldChange> place = event.address().isEmpty()
                ? List.of()
                : List.of(FieldChange.of("网络地址", null, event.address()), FieldChange.of("设备", null, event.device()));
        audit.record(event.kind().label(), "账号", event.account(), event.name(), place);
        if (event.kind() == Kind.FAILED || event.kind() == Kind.LOCKED) {
            audit.turnedAway();
        }
    }
}
