package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its handler only as {@link Open} or {@link AllowedTo} say. */
final class AccessRules implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && ours(method) && !mayCall(method, Visitor.now())) {
            throw new AccessDeniedException(request.getRequestURI());
        }
        return true;
    }

    static boolean mayCall(HandlerMethod method, Visitor visitor) {
        Class<?> page = method.getBeanType();
        return says(method.getMethod()) ? lets(method.getMethod(), visitor) : lets(page, visitor);
    }

    /** Whether a rule stands here; one on the method goes before one on its class. */
    static boolean says(AnnotatedElement place) {
        return AnnotatedElementUtils.hasAnnotation(place, Open.class)
                || AnnotatedElementUtils.hasAnnotation(place, AllowedTo.class);
    }

    private static boolean lets(AnnotatedElement place, Visitor visitor) {
        AllowedTo allowed = AnnotatedElementUtils.findMergedAnnotation(place, AllowedTo.class);
        return allowed == null
                ? AnnotatedElementUtils.hasAnnotation(place, Open.class)
                : names(allowed, visitor.role());
    }

    private static boolean names(AllowedTo allowed, Role role) {
        return Arrays.asList(allowed.value()).contains(role)
                || Arrays.stream(allowed.groups()).anyMatch(group -> group.has(role));
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("io.xingyuan");
    }
}
