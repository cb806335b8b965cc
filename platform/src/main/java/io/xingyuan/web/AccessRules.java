package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        AllowedTo allowed = on(method, AllowedTo.class);
        return allowed == null
                ? on(method, Open.class) != null
                : Set.of(allowed.value()).contains(visitor.role());
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("io.xingyuan");
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A on(HandlerMethod method, Class<A> type) {
        A onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        return onMethod == null ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type) : onMethod;
    }
}
