package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 授权管理: one administrator proposes a role, another confirms it; either takes it back at once. */
@Component
@OnParkSide
class Granting {

    private final Grants grants;
    private final Organisations organisations;
    private final Duties duties;
    private final SecondSignatures signatures;
    private final GrantExpiry expiry;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdentityAudit log;

    Granting(
            Grants grants,
            Organisations organisations,
            Duties duties,
            SecondSignatures signatures,
            GrantExpiry expiry,
            ApplicationEventPublisher events,
            Clock clock,
            IdentityAudit log) {
        this.events = events;
        this.signatures = signatures;
        this.expiry = expiry;
        this.log = log;
        this.grants = grants;
        this.organisations = organisations;
        this.duties = duties;
        this.clock = clock;
    }

    @Transactional
    void propose(Account account, Appointment appointment, Visitor by) {
        if (account.id().toString().equals(by.account())) {
            throw new Refusal("不能给自己授权。");
        }
        if (appointment.role().administers()
                && appointment.until() != null
                && !grants.administratorsWithoutEnd().contains(appointment.role())) {
            throw new Refusal("这个岗位没有别人长期担任，到期就会空缺：请不填截止日，或先授权长期担任的人。");
        }
        expiry.note(account.id());
        Grant grant = new Grant(
                Ids.next(clock),
                account.id(),
                account.name(),
                appointment.role(),
                organisations.of(appointment),
                "",
                appointment.reach(),
                appointment.region(),
                null,
                appointment.from(),
                appointment.until(),
                GrantStatus.PROPOSED,
                Grant.Origin.PROPOSED,
                appointment.reason(),
                UUID.fromString(by.account()),
                by.name(),
                clock.instant(),
                "",
                null,
                "",
                null,
                1);
        try {
            grants.add(grant);
        } catch (DataIntegrityViolationException impossible) {
            throw refused(impossible);
        }
        log.grant("提出授权", grant, null, GrantStatus.PROPOSED);
    }

    OrganisationId organisation(Appointment appointment) {
        return organisations.of(appointment);
    }

    /** The second signature: never by who proposed it, never by whom it is for. */
    @Transactional
    Grant confirm(UUID id, int version, Visitor by) {
        Grant grant = signable(id, by);
        if (!duties.allows(organisations.get(grant.organisation()).kind(), grant.role())) {
            throw new Refusal("按职责矩阵，这类单位的人员不能担任这个角色。");
        }
        decide(grant, version, GrantStatus.STANDING, by);
        log.grant("确认授权", grant, grant.status(), GrantStatus.STANDING);
        return grant;
    }

    @Transactional
    Grant refuse(UUID id, int version, Visitor by) {
        Grant grant = signable(id, by);
        decide(grant, version, GrantStatus.REFUSED, by);
        log.grant("退回授权", grant, grant.status(), GrantStatus.REFUSED);
        return grant;
    }

    /** Takes a role back at once, without a second signer: what protects must not wait. */
    @Transactional
    Grant withdraw(UUID id, int version, Visitor by) {
        Grant grant = grants.get(id);
        if (grant.account().toString().equals(by.account())) {
            throw new Refusal("不能收回自己的角色。");
        }
        Offices before = administratorsInOffice();
        if (!grants.withdraw(id, version, by.name())) {
            throw new Stale("授权");
        }
        mustKeep(before);
        log.grant("收回授权", grant, grant.status(), GrantStatus.WITHDRAWN);
        events.publishEvent(new RightsEnded(grant.account()));
        return grant;
    }

    /** 在任: the administrator roles that are held today, and those of them that are held without a last day. */
    record Offices(Set<Role> held, Set<Role> withoutEnd) {}

    /** As they are today; nobody else changes that until the transaction ends. */
    Offices administratorsInOffice() {
        organisations.lock(Organisation.FIRST);
        return new Offices(grants.administratorsInOffice(), grants.administratorsWithoutEnd());
    }

    /** Refuses when one of the three administrators who were in office before has gone without a successor. */
    void mustKeep(Offices before) {
        if (!keeps(before)) {
            throw new Refusal("系统、安全、审计管理员各至少保留一人长期担任，请先授权接任的人。");
        }
    }

    boolean keeps(Offices before) {
        return grants.administratorsInOffice().containsAll(before.held())
                && grants.administratorsWithoutEnd().containsAll(before.withoutEnd());
    }

    private Grant signable(UUID id, Visitor by) {
        Grant grant = grants.get(id);
        if (by.role() == Role.AUDIT_ADMINISTRATOR
                && (grant.role() != Role.SECURITY_ADMINISTRATOR || !grants.securityVacant())) {
            throw new Refusal("由安全管理员确认；只有安全管理员空缺时，才由审计管理员确认接任的安全管理员。");
        }
        if (grant.proposedBy() != null && grant.proposedBy().toString().equals(by.account())) {
            throw new Refusal("提出人不能自己确认。");
        }
        if (grant.account().toString().equals(by.account())) {
            throw new Refusal("不能确认给自己的授权。");
        }
        return grant;
    }

    private void decide(Grant grant, int version, GrantStatus status, Visitor by) {
        if (!signatures.sign(SecondSignatures.Paper.GRANT, grant.id(), version, status, by)) {
            throw new Stale("授权");
        }
    }

    /** The database's own rules, in words. */
    static Refusal refused(DataIntegrityViolationException cause) {
        String said = String.valueOf(cause.getMostSpecificCause().getMessage());
        if (said.contains("no_grant_twice")) {
            return new Refusal("这个人已有同样的角色和范围。");
        }
        if (said.contains("one_administrator_role_per_person") || said.contains("holds no other role")) {
            return new Refusal("系统、安全、审计管理员不能由同一人兼任，也不能兼任其他角色。");
        }
        throw cause;
    }
}
