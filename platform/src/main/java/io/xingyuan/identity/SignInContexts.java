package io.xingyuan.identity;

import io.xingyuan.web.Cookies;
import io.xingyuan.web.SignInEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security who is asking: the session whose token the browser's cookie holds, looked up when asked for. */
@Component
class SignInContexts implements SecurityContextRepository {

    private final Sessions sessions;
    private final Accounts accounts;
    private final SignInBook book;

    SignInContexts(Sessions sessions, Accounts accounts, SignInBook book) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.book = book;
    }

    static SecurityContext of(SignedIn person) {
        person.eraseCredentials();
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new LookUp(request);
    }

    @Override
    @SuppressWarnings("deprecation") // of the interface, which still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Only the end of a session comes this way; it begins in {@link SigningIn}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() == null) {
            Cookies.get(request, SignInEntry.COOKIE)
                    .flatMap(sessions::find)
                    .ifPresent(session ->
                            accounts.byId(session.account()).ifPresent(account -> book.leave(account, session)));
            Cookies.clear(request, response, SignInEntry.COOKIE);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Cookies.get(request, SignInEntry.COOKIE).isPresent();
    }

    private SecurityContext read(HttpServletRequest request) {
        return Cookies.get(request, SignInEntry.COOKIE)
                .flatMap(sessions::find)
                .flatMap(session -> accounts.byId(session.account())
                        .filter(account -> !account.disabled())
                        .map(account -> {
                            sessions.touch(session);
                            return of(new SignedIn(account, session));
                        }))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /**
     * Looks once; whoever asks meanwhile, such as the choice of a connection, sees a guest. So does whoever asks after a
     * look that failed: the page that says that the database is away is drawn for nobody in particular.
     */
    private final class LookUp implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext found;
        private boolean looking;

        LookUp(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (found != null) {
                return found;
            }
            if (looking) {
                return SecurityContextHolder.createEmptyContext();
            }
            looking = true;
            try {
                SecurityContext now = read(request);
                found = now;
                return now;
            } catch (RuntimeException away) {
                found = SecurityContextHolder.createEmptyContext();
                throw away;
            } finally {
                looking = false;
            }
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
