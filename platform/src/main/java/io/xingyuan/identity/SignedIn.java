package io.xingyuan.identity;

import io.xingyuan.web.Visitor;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** 登录者: an account whose person has signed in. */
@SuppressWarnings("serial")
class SignedIn implements UserDetails, Visitor.Principal, CredentialsContainer {

    private final Account account;
    private @Nullable String password;

    SignedIn(Account account) {
        this.account = account;
        this.password = account.password();
    }

    UUID account() {
        return account.id();
    }

    @Override
    public Visitor visitor() {
        return account.visitor();
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
