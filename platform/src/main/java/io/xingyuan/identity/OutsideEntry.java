package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.kernel.OnParkSide;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 统一身份登录: finds the account of somebody whom an outside system vouches for: linked before, or by an address that
 * the outside system has verified. It never makes an account: who may do what is decided here.
 */
@Component
@OnParkSide
class OutsideEntry {

    private final OutsideIdentities identities;
    private final Accounts accounts;
    private final Emails emails;
    private final SignInBook book;

    OutsideEntry(OutsideIdentities identities, Accounts accounts, Emails emails, SignInBook book) {
        this.identities = identities;
        this.accounts = accounts;
        this.emails = emails;
        this.book = book;
    }

    @Transactional
    Optional<Account> account(OidcUser person, Place place) {
        String issuer = String.valueOf(person.getIssuer());
        String subject = String.valueOf(person.getSubject());
        return identities
                .account(issuer, subject)
                .flatMap(accounts::byId)
                .or(() -> byEmail(person).map(account -> {
                    identities.link(issuer, subject, account.id());
                    book.announce(Kind.OUTSIDE_LINKED, account, place);
                    return account;
                }));
    }

    private Optional<Account> byEmail(OidcUser person) {
        return Optional.ofNullable(person.getEmail())
                .filter(email -> Boolean.TRUE.equals(person.getEmailVerified()))
                .flatMap(emails::account)
                .flatMap(accounts::byId)
                .filter(account -> !account.demo());
    }
}
