package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 邀请管理: issues links and takes them back. */
@Component
@OnParkSide
class Inviting {

    static final Duration VALID = Duration.ofDays(7);
    private static final int MAILS_AN_HOUR = 60;

    private final Invitations invitations;
    private final Organisations organisations;
    private final Emails emails;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdentityAudit log;

    Inviting(
            Invitations invitations,
            Organisations organisations,
            Emails emails,
            Throttle throttle,
            ApplicationEventPublisher events,
            Clock clock,
            IdentityAudit log) {
        this.log = log;
        this.emails = emails;
        this.throttle = throttle;
        this.invitations = invitations;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /** Into the visitor's own organisation, which is an enterprise. */
    @Transactional
    InvitationLink colleague(InviteForm form, Visitor by) {
        return issue(null, organisation(by), form.chosen(), form.name(), form.mail(), by);
    }

    /** For an account that was opened for somebody: they set its password; what was issued before is void. */
    @Transactional
    InvitationLink holder(Account account, Visitor by) {
        invitations.replace(account.id(), account.organisation(), null);
        String mail = emails.of(account.id()).orElse("");
        return issue(account.id(), account.organisation(), null, account.name(), mail, by);
    }

    /** For the post of a security or audit administrator that nobody holds. */
    @Transactional
    InvitationLink post(Role role, Visitor by) {
        invitations.replace(null, Organisation.FIRST, role);
        return issue(null, Organisation.FIRST, role, role.label(), "", by);
    }

    @Transactional
    void withdraw(UUID id, Visitor by) {
        if (!invitations.known(id, organisation(by))) {
            throw new NotFound("邀请");
        }
        if (!invitations.withdraw(id, organisation(by))) {
            throw new Refusal("这份邀请已被使用或撤回。");
        }
        log.invitationWithdrawn(id);
    }

    private InvitationLink issue(
            @Nullable UUID account,
            OrganisationId organisation,
            @Nullable Role role,
            String name,
            String mail,
            Visitor by) {
        Organisation of = organisations.get(organisation);
        Instant now = clock.instant();
        InvitationLink link = InvitationLink.next();
        Invitation invitation = new Invitation(
                Ids.next(clock), account, organisation, of.name(), role, name, mail, by.name(), now, now.plus(VALID));
        invitations.add(invitation, link, by);
        log.invitation("发出邀请", invitation);
        if (!mail.isEmpty()) {
            if (!throttle.allows("invitation:" + by.account(), MAILS_AN_HOUR, Duration.ofHours(1))) {
                throw new Refusal("一小时内发出的邀请邮件太多，请过一小时再发，或者不填邮箱、把链接复制给对方。");
            }
            events.publishEvent(new PersonInvited(name, mail, of.name(), link.path(), invitation.expiresAt()));
        }
        return link;
    }

    static OrganisationId organisation(Visitor visitor) {
        Visitor.Organisation organisation = visitor.organisation();
        if (organisation == null) {
            throw new NotFound("单位");
        }
        return organisation.id();
    }
}
