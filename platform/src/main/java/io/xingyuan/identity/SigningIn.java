package io.xingyuan.identity;

import io.xingyuan.identity.Session.Way;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.web.Cookies;
import io.xingyuan.web.SignInEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** 登录: by password and code, or directly where the house itself vouches for somebody. */
@Component
class SigningIn {

    /** Remembers that somebody signed in at this browser before. */
    static final String DEVICE = "device";
    /** The request attribute that holds how it stood before this sign-in. */
    static final String BEFORE = Standing.class.getName();
    /** Between password and code. */
    static final String STEP = "sign-in-step";

    private final Accounts accounts;
    private final PasswordCheck passwords;
    private final Codes codes;
    private final Entries entries;

    SigningIn(Accounts accounts, PasswordCheck passwords, Codes codes, Entries entries) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.entries = entries;
    }

    /** What came of an attempt to sign in. */
    enum Outcome {
        ENTERED,
        CODE_ASKED,
        WRONG,
        /** Too many failures from this address. */
        BUSY,
        CLOSED,
        DORMANT
    }

    /** The first step. A wrong name, a wrong password and a locked account have the same outcome. */
    Outcome attempt(String name, String password, HttpServletRequest request, HttpServletResponse response) {
        return switch (passwords.check(name, password, Place.of(request), Cookies.get(request, DEVICE))) {
            case PasswordCheck.Right right -> proceed(right.account(), Way.PASSWORD, request, response);
            case PasswordCheck.Refused refused -> refused.outcome();
        };
    }

    /** Goes on with somebody whose first step is done: to the code, or in. */
    Outcome proceed(Account account, Way way, HttpServletRequest request, HttpServletResponse response) {
        if (account.disabled()) {
            return entries.standing(account).suspendedAt() == null ? Outcome.CLOSED : Outcome.DORMANT;
        }
        if (entries.wantsCode(account)) {
            SecretToken token = SecretToken.next();
            entries.beginStep(token, new SecondSteps.Step(account.id(), way));
            Cookies.set(request, response, STEP, token.text(), Cookies.VISIT);
            return Outcome.CODE_ASKED;
        }
        enter(account, way, request, response);
        return Outcome.ENTERED;
    }

    /** The second step; {@link Outcome#CLOSED} when it took too long. */
    Outcome code(String typed, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> token = Cookies.get(request, STEP);
        Optional<SecondSteps.Step> step = token.flatMap(entries::step);
        Optional<Account> account =
                step.flatMap(each -> accounts.byId(each.account())).filter(each -> !each.disabled());
        if (account.isEmpty()) {
            return Outcome.CLOSED;
        }
        if (!proves(account.get(), typed, Place.of(request), Cookies.get(request, DEVICE))) {
            return Outcome.WRONG;
        }
        entries.endStep(token.orElseThrow());
        Cookies.clear(request, response, STEP);
        enter(account.get(), step.orElseThrow().way(), request, response);
        return Outcome.ENTERED;
    }

    /** Whether a code is right, with as many tries as a password has. */
    boolean proves(Account account, String typed, Place place, Optional<String> device) {
        String counter = "code:" + passwords.counter(account.signInName(), Optional.of(account), device);
        return passwords.counted(counter, account, place, () -> codes.accepts(account, typed, place));
    }

    /** Begins a session for somebody the house itself vouches for. */
    void enter(Account account, HttpServletRequest request, HttpServletResponse response) {
        enter(account, account.demo() ? Way.DEMO : Way.SET_UP, request, response);
    }

    private void enter(Account account, Way way, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecretToken token = SecretToken.next();
        SecretToken device = SecretToken.next();
        request.setAttribute(BEFORE, entries.standing(account));
        Session session = entries.enter(account, way, Place.of(request), token);
        entries.leave(Cookies.get(request, SignInEntry.COOKIE));
        Cookies.set(request, response, SignInEntry.COOKIE, token.text(), Cookies.VISIT);
        if (way != Way.DEMO) {
            entries.remember(account, Cookies.get(request, DEVICE), device);
            Cookies.set(request, response, DEVICE, device.text(), (int) KnownDevices.KEPT.toSeconds());
        }
        SecurityContextHolder.setContext(SignInContexts.of(new SignedIn(account, session)));
    }
}
