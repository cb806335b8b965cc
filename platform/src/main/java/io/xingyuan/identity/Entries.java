package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.Session.Way;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.OnParkSide;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 进入: the rows that a sign-in leaves behind. */
@Component
@OnParkSide
class Entries {

    private final SignInBook book;
    private final Obligations obligations;
    private final SecondSteps steps;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final Standings standings;
    private final CodeGenerators generators;
    private final Audit audit;

    Entries(
            SignInBook book,
            Obligations obligations,
            SecondSteps steps,
            KnownDevices devices,
            Sessions sessions,
            Standings standings,
            CodeGenerators generators,
            Audit audit) {
        this.audit = audit;
        this.book = book;
        this.obligations = obligations;
        this.steps = steps;
        this.devices = devices;
        this.sessions = sessions;
        this.standings = standings;
        this.generators = generators;
    }

    Standing standing(Account account) {
        return standings.of(account.id());
    }

    boolean wantsCode(Account account) {
        return generators.confirmed(account.id());
    }

    Optional<SecondSteps.Step> step(String token) {
        return steps.find(token);
    }

    void beginStep(SecretToken token, SecondSteps.Step step) {
        steps.begin(token, step);
    }

    void endStep(String token) {
        steps.end(token);
    }

    @Transactional
    Session enter(Account account, Way way, Place place, SecretToken token) {
        return book.enter(account, way, place, obligations.of(account, way), token);
    }

    /** The session that the browser had before ends. */
    @Transactional
    void leave(Optional<String> old) {
        audit.notAudited("同一浏览器的旧登录由新登录取代");
        old.flatMap(sessions::find).ifPresent(session -> sessions.end(session.account(), session.id()));
    }

    @Transactional
    void remember(Account account, Optional<String> old, SecretToken device) {
        audit.notAudited("常用设备的标识");
        devices.renew(old.orElse(""), device, account.id());
    }

    /** Nobody goes on with an account that was closed. */
    @Transactional
    void endAll(Account account) {
        sessions.endOthers(account.id(), null);
        devices.forget(account.id());
    }

    /** Removes what has ended or no longer matters. */
    @Transactional
    void clear() {
        audit.notAudited("清理失效的登录");
        sessions.clear();
        devices.clear();
        steps.clear();
    }

    @Transactional
    void reopened(UUID account) {
        standings.reopened(account);
    }
}
