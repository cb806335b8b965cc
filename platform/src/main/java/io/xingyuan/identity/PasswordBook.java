package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.kernel.OnParkSide;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 口令簿: the current and the former passwords of the accounts, and who is signed in with them. */
@Component
@OnParkSide
class PasswordBook {

    private final Accounts accounts;
    private final FormerPasswords former;
    private final Standings standings;
    private final Sessions sessions;
    private final Obligations obligations;
    private final EmailChanges emailChanges;
    private final SignInBook book;

    PasswordBook(
            Accounts accounts,
            FormerPasswords former,
            Standings standings,
            Sessions sessions,
            Obligations obligations,
            EmailChanges emailChanges,
            SignInBook book) {
        this.accounts = accounts;
        this.former = former;
        this.standings = standings;
        this.sessions = sessions;
        this.obligations = obligations;
        this.emailChanges = emailChanges;
        this.book = book;
    }

    /** The hashes that may not come back: the current one and those before it. */
    List<String> former(Account account, int most) {
        return Stream.concat(Stream.ofNullable(account.password()), former.of(account.id(), most).stream())
                .distinct()
                .toList();
    }

    void write(Account account, String hash, int kept) {
        if (account.password() != null) {
            former.add(account.id(), account.password(), kept);
        }
        accounts.changePassword(account.id(), hash);
        standings.passwordSet(account.id(), true);
    }

    /** Whoever else was signed in, with the new address that they may have asked for. */
    void endOthers(Account account, Optional<Session> kept, Place place) {
        emailChanges.forget(account.id());
        book.endOthers(account, kept, place);
    }

    /** Whoever had to change the password has done so. */
    void fulfil(Account account) {
        sessions.oblige(account.id(), Session.Obligation.PASSWORD, obligations.of(account, Session.Way.PASSWORD));
    }

    void announce(Kind kind, Account account, Place place) {
        book.announce(kind, account, place);
    }
}
