package io.xingyuan.identity;

import io.xingyuan.web.Visitor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** 登录者: an account whose person has signed in, and the session in which they did. */
@SuppressWarnings("serial")
class SignedIn implements UserDetails, Visitor.Principal, CredentialsContainer {

    private final Account account;
    private final @Nullable Session session;
    private @Nullable String password;

    SignedIn(Account account) {
        this(account, null);
    }

    SignedIn(Account account, @Nullable Session session) {
        this.account = account;
        this.session = session;
        this.password = account.password();
    }

    /** Whose request this is; nothing for a guest. */
    static Optional<SignedIn> now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    UUID account() {
        return account.id();
    }

    Account person() {
        return account;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public Visitor visitor() {
        return account.visitor();
    }

    @Override
    public boolean mustConsent() {
        return !account.demo();
    }

    @Override
    public String getUsername() {
        return account.signInName();
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public boolean isEnabled() {
        return !account.disabled();
    }

    /** None: what a role may do stands at the handlers. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public void eraseCredentials() {
        password = null;
    }
}
