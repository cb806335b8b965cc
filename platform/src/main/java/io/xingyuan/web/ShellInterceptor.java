package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Puts the {@link Shell} on each request. */
final class ShellInterceptor implements HandlerInterceptor {

    private final List<MenuItem> items;
    private final boolean demo;

    ShellInterceptor(List<MenuItem> items, boolean demo) {
        this.items =
                items.stream().sorted(Comparator.comparingInt(MenuItem::order)).toList();
        this.demo = demo;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Visitor visitor = Visitor.now();
        List<MenuItem> menu = items.stream()
                .filter(item -> item.roles().contains(visitor.role()))
                .toList();
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        new Shell(visitor, menu, path, theme(request), demo, Shell.csrf(request)).attachTo(request);
        return true;
    }

    private static String theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, "theme");
        return cookie != null && "dark".equals(cookie.getValue()) ? "dark" : "light";
    }
}
