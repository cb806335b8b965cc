package io.xingyuan.identity;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 启用: how a new system begins, as a demo or in earnest, and how the demo ends. */
@Component
@OnParkSide
class SettingUp {

    private final Installation installation;
    private final ApplicationEventPublisher events;
    private final NewAccounts newAccounts;
    private final DemoStaff demoStaff;
    private final Emails emails;
    private final IdentityAudit log;

    SettingUp(
            Installation installation,
            ApplicationEventPublisher events,
            NewAccounts newAccounts,
            DemoStaff demoStaff,
            Emails emails,
            IdentityAudit log) {
        this.log = log;
        this.emails = emails;
        this.installation = installation;
        this.events = events;
        this.newAccounts = newAccounts;
        this.demoStaff = demoStaff;
    }

    /**
     * Decides on the first start; on each start of a system in earnest without an administrator, issues a new token.
     *
     * @param empty whether to begin without the demo
     */
    @Transactional
    Optional<SetUpToken> begin(boolean empty) {
        if (installation.mode() == Mode.NEW && installation.move(Mode.NEW, empty ? Mode.EARNEST : Mode.DEMO)) {
            if (!empty) {
                demoStaff.begin();
                events.publishEvent(new DemoBegan());
                demoStaff.more();
                events.publishEvent(new DemoStaffed());
                emails.forDemo();
            }
            log.system(empty ? "开始正式使用" : "载入演示数据", Mode.NEW, empty ? Mode.EARNEST : Mode.DEMO);
        }
        boolean waiting = installation.mode() == Mode.EARNEST && !newAccounts.hasAdministrator();
        return waiting ? Optional.of(issue()) : Optional.empty();
    }

    /** 清除演示: all demo rows of all modules go in one transaction. */
    @Transactional
    SetUpToken clearDemo() {
        if (!installation.move(Mode.DEMO, Mode.EARNEST)) {
            throw new Refusal("演示数据已经清除。");
        }
        events.publishEvent(new DemoCleared());
        demoStaff.clear();
        log.system("清除演示数据", Mode.DEMO, Mode.EARNEST);
        return issue();
    }

    boolean demo() {
        return installation.demo();
    }

    boolean accepts(SetUpToken token) {
        return installation.accepts(token);
    }

    @Transactional
    Account createAdministrator(SetUpToken token, String signInName, String name, String password) {
        if (!installation.spend(token)) {
            throw new NotFound("启用链接");
        }
        Account administrator = newAccounts.administrator(signInName, name, password);
        log.account(
                "建立系统管理员",
                administrator,
                FieldChange.of("登录名", null, administrator.signInName()),
                FieldChange.of("角色", null, Role.SYSTEM_ADMINISTRATOR.label()),
                FieldChange.ofSecret("口令"));
        return administrator;
    }

    private SetUpToken issue() {
        SetUpToken token = SetUpToken.next();
        installation.keep(token);
        log.linkIssued();
        return token;
    }
}
