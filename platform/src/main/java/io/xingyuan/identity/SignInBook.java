package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.Session.Obligation;
import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 登录簿: writes down who came, who failed and who left, and announces it. */
@Component
@OnParkSide
class SignInBook {

    private final Sessions sessions;
    private final Standings standings;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    SignInBook(
            Sessions sessions,
            Standings standings,
            Accounts accounts,
            Clock clock,
            ApplicationEventPublisher events,
            Audit audit) {
        this.audit = audit;
        this.accounts = accounts;
        this.sessions = sessions;
        this.standings = standings;
        this.clock = clock;
        this.events = events;
    }

    /** Begins a session. */
    @Transactional
    Session enter(Account account, Session.Way way, Place place, @Nullable Obligation obligation, SecretToken token) {
        var now = clock.instant();
        Session session = new Session(Ids.next(clock), account.id(), way, place, obligation, now, now, now);
        sessions.add(session, token);
        standings.entered(account.id(), place);
        announce(Kind.ENTERED, account, place);
        return session;
    }

    @Transactional
    void failed(Account account, Place place, boolean locked) {
        standings.failed(account.id(), place.address());
        announce(Kind.FAILED, account, place);
        if (locked) {
            announce(Kind.LOCKED, account, place);
        }
    }

    /** Somebody tried a name that nobody bears; it may be a password typed in the wrong place, so most of it is left out. */
    void unknown(String name) {
        String typed = name.strip();
        String begin =
                typed.substring(0, typed.offsetByCodePoints(0, Math.min(2, typed.codePointCount(0, typed.length()))));
        audit.refused(Kind.FAILED.label(), "账号", "unknown", begin + "…", "没有这个登录名");
    }

    @Transactional
    void leave(Account account, Session session) {
        if (sessions.end(account.id(), session.id())) {
            announce(Kind.LEFT, account, session.place());
        }
    }

    /** Ends a session from elsewhere. */
    @Transactional
    boolean end(Account account, UUID session, Place place) {
        boolean ended = sessions.end(account.id(), session);
        if (ended) {
            announce(Kind.ENDED, account, place);
        }
        return ended;
    }

    @Transactional
    int endOthers(Account account, Optional<Session> kept, Place place) {
        int ended = sessions.endOthers(account.id(), kept.map(Session::id).orElse(null));
        if (ended > 0) {
            announce(Kind.ENDED, account, place);
        }
        return ended;
    }

    /** The same password in today's hash. */
    @Transactional
    void rehashed(Account account, String hash) {
        audit.notAudited("同一口令换用新的散列算法");
        accounts.changePassword(account.id(), hash);
    }

    @Transactional
    void proved(Session session) {
        audit.notAudited("再次验证的时间");
        sessions.prove(session.id());
    }

    void announce(Kind kind, Account account, Place place) {
        events.publishEvent(new SignInHappened(
                kind, account.id(), account.name(), place.address(), place.device(), clock.instant()));
    }
}
