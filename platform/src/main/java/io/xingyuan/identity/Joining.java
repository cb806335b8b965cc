package io.xingyuan.identity;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 接受邀请: a link becomes a password, an account, a role. */
@Component
@OnParkSide
class Joining {

    private final Invitations invitations;
    private final NewAccounts newAccounts;
    private final Organisations organisations;
    private final Grants grants;
    private final GrantExpiry expiry;
    private final Duties duties;
    private final PasswordKeeping passwords;
    private final IdentityAudit log;

    Joining(
            Invitations invitations,
            NewAccounts newAccounts,
            Organisations organisations,
            Grants grants,
            GrantExpiry expiry,
            Duties duties,
            PasswordKeeping passwords,
            IdentityAudit log) {
        this.log = log;
        this.invitations = invitations;
        this.newAccounts = newAccounts;
        this.organisations = organisations;
        this.grants = grants;
        this.expiry = expiry;
        this.duties = duties;
        this.passwords = passwords;
    }

    Invitation invitation(String token) {
        return invitations.open(new InvitationLink(token)).orElseThrow(() -> new NotFound("邀请"));
    }

    /** What is wrong with the password that somebody chose, as a Chinese sentence. */
    Optional<String> objection(Invitation invitation, AcceptForm form) {
        UUID waiting = invitation.account();
        return waiting == null
                ? passwords.objection(form.password(), form.signInName())
                : passwords.objection(newAccounts.existing(waiting), form.password());
    }

    /** By somebody new. */
    @Transactional
    Account accept(Invitation invitation, AcceptForm form) {
        Account account = newAccounts.open(form.signInName(), form.name(), invitation.organisation());
        newAccounts.secure(account, form.password());
        log.account("开立账号", account, FieldChange.of("登录名", null, account.signInName()), FieldChange.ofSecret("口令"));
        join(invitation, account);
        return account;
    }

    /** By the holder of the account that was opened for them; whoever else is signed in with it is out then. */
    @Transactional
    Account accept(Invitation invitation, UUID waiting, String password, Place place) {
        Account account = newAccounts.existing(waiting);
        if (account.disabled()) {
            throw new Refusal("这个账号已停用。如需启用，请联系园区的系统管理员。");
        }
        passwords.change(account, password, SignInHappened.Kind.PASSWORD_CHANGED, Optional.empty(), place);
        join(invitation, account);
        return account;
    }

    /** By somebody who has an account: it gets one more capacity. */
    @Transactional
    void accept(Invitation invitation, UUID account) {
        if (invitation.account() != null) {
            throw new Refusal("这个链接属于另一个账号，请先退出登录。");
        }
        join(invitation, newAccounts.existing(account));
    }

    private void join(Invitation invitation, Account account) {
        if (!invitations.spend(invitation.id(), account.id())) {
            throw new NotFound("邀请");
        }
        log.invitation("接受邀请", invitation);
        @Nullable Role role = invitation.role();
        if (role == null) {
            return;
        }
        if (!duties.allows(organisations.get(invitation.organisation()).kind(), role)) {
            throw new Refusal("按职责矩阵，这类单位的人员不能担任这个角色。");
        }
        if (role.administers()) {
            organisations.lock(Organisation.FIRST);
            if (grants.everHeld().contains(role)) {
                throw new Refusal("这个岗位已有人担任，或曾有人担任：换人由系统管理员提出、安全管理员确认。");
            }
        }
        expiry.note(account.id());
        Grant.Origin origin = role.administers() ? Grant.Origin.SET_UP : Grant.Origin.INVITED;
        try {
            Grant grant = Grant.given(
                    newAccounts.nextId(), account.id(), role, invitation.organisation(), origin, newAccounts.now());
            grants.add(grant);
            log.grant("授予角色", grant, null, GrantStatus.STANDING);
        } catch (DataIntegrityViolationException impossible) {
            throw Granting.refused(impossible);
        }
    }
}
