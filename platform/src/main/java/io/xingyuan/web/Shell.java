package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * 外壳: what the layout draws around a page: menu, visitor, path, theme.
 *
 * @param theme {@code light} or {@code dark}
 * @param path the path of the request with its query, to come back to after a switch of language or theme
 */
public record Shell(Visitor visitor, List<MenuItem> menu, String path, String theme, boolean demo, String csrf) {

    private static final String KEY = Shell.class.getName();

    void attachTo(HttpServletRequest request) {
        request.setAttribute(KEY, this);
    }

    /** The shell of the current request. */
    public static Shell now() {
        HttpServletRequest request = request();
        if (request.getAttribute(KEY) instanceof Shell shell) {
            return shell;
        }
        return new Shell(Visitor.now(), List.of(), request.getRequestURI(), "light", false, csrf(request));
    }

    static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
