package io.xingyuan.privacy;

import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** 先同意: whoever has not agreed to the notice as it stands is shown it before anything else. */
final class ConsentAsked implements HandlerInterceptor {

    /** Signing in and out, passwords and codes come first; these pages themselves need no consent. */
    private static final Set<String> FREE = Set.of("io.xingyuan.identity", "io.xingyuan.privacy");

    /** Language, theme: needed to read the notice. */
    private static final Set<String> FREE_PATHS = Set.of("/language", "/theme", "/error");

    private final Consents consents;

    ConsentAsked(Consents consents) {
        this.consents = consents;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || FREE.contains(method.getBeanType().getPackageName())
                || FREE_PATHS.contains(request.getRequestURI())
                || !mustConsent()
                || consents.stands(UUID.fromString(Visitor.now().account()))) {
            return true;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/privacy/consent");
        } else {
            response.sendRedirect("/privacy/consent");
        }
        return false;
    }

    private static boolean mustConsent() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Visitor.Principal principal
                && principal.mustConsent();
    }
}
