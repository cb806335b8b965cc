package io.xingyuan.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** 限流: answers nobody more often than the {@link Limits} say. */
final class RateLimit implements HandlerInterceptor {

    private final Limits limits;
    private final Buckets buckets;

    RateLimit(Limits limits, Buckets buckets) {
        this.limits = limits;
        this.buckets = buckets;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (limits.on() && request.getDispatcherType() == DispatcherType.REQUEST) {
            long wait = wait(request, handler);
            if (wait > 0) {
                Incidents.note("too many requests", request, "wait " + wait + " s");
                throw new TooMany(wait);
            }
        }
        return true;
    }

    private long wait(HttpServletRequest request, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return buckets.take("file " + network(request.getRemoteAddr()), limits.files());
        }
        boolean costly = costly(method);
        Visitor visitor = Visitor.now();
        if (visitor.signedIn()) {
            String account = (costly ? "costly " : "page ") + visitor.account();
            return buckets.take(account, costly ? limits.costly() : limits.pages());
        }
        String guest = (costly ? "guest costly " : "guest ") + network(request.getRemoteAddr());
        return buckets.take(guest, costly ? limits.guestCostly() : limits.guestPages());
    }

    static boolean costly(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), Costly.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Costly.class);
    }

    /** Of IPv6 the first half: the other is the customer's to invent. */
    static String network(String address) {
        return address.contains(":")
                ? Arrays.stream(address.split(":")).limit(4).collect(Collectors.joining(":"))
                : address;
    }
}
