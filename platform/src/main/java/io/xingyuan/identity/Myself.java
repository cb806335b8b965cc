package io.xingyuan.identity;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** 本人: the account and the session of whoever asks; guests are sent to sign in. */
@Component
class Myself {

    private final Accounts accounts;

    Myself(Accounts accounts) {
        this.accounts = accounts;
    }

    Account account() {
        return SignedIn.now()
                .flatMap(person -> accounts.byId(person.account()))
                .orElseThrow(() -> new AccessDeniedException("nobody signed in"));
    }

    Optional<Session> session() {
        return SignedIn.now().flatMap(SignedIn::session);
    }
}
