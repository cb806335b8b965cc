package io.xingyuan.identity;

import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.web.Back;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.SignInEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Leads somebody to what they must do first, and asks again who they are where {@link FreshSignIn} says so. */
final class SignInChecks implements HandlerInterceptor {

    private static final List<String> ALWAYS =
            List.of("/password", "/own/code", "/sign-in", "/language", "/theme", "/error");

    private final Clock clock;
    private final SignInProfile profile;

    SignInChecks(Clock clock, SignInProfile profile) {
        this.clock = clock;
        this.profile = profile;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Session> session = SignedIn.now().flatMap(SignedIn::session);
        if (session.isEmpty() || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Session.Obligation obligation = session.get().obligation();
        if (obligation != null && ALWAYS.stream().noneMatch(request.getRequestURI()::startsWith)) {
            SignInEntry.send(request, response, obligation.path());
            return false;
        }
        if (wantsProof(method) && !fresh(session.get())) {
            SignInEntry.send(request, response, "/sign-in/again?back=" + encoded(pageOf(request)));
            return false;
        }
        return true;
    }

    private boolean fresh(Session session) {
        return session.way() == Session.Way.DEMO
                || session.provedAt().plus(profile.fresh()).isAfter(clock.instant());
    }

    private static boolean wantsProof(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), FreshSignIn.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), FreshSignIn.class);
    }

    /** The page that was asked for, or the one that holds the form. */
    private static String pageOf(HttpServletRequest request) {
        if (request.getHeader("HX-Request") != null) {
            return Back.pathOf(request.getHeader("HX-Current-URL"));
        }
        String query = request.getQueryString();
        return "GET".equals(request.getMethod())
                ? request.getRequestURI() + (query == null ? "" : "?" + query)
                : Back.pathOf(request.getHeader("Referer"));
    }

    private static String encoded(String page) {
        return URLEncoder.encode(page, StandardCharsets.UTF_8);
    }
}
