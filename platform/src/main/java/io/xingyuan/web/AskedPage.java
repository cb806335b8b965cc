package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** 原页面: where somebody wanted to go before they had to sign in; a cookie of this browser keeps it for a while. */
public final class AskedPage {

    private static final String COOKIE = "asked";
    private static final int LONGEST = 1500;
    private static final int SECONDS = 30 * 60;

    private AskedPage() {}

    /** Remembers the page of this request, for a fragment the page that holds it. */
    public static void remember(HttpServletRequest request, HttpServletResponse response) {
        boolean fragment = request.getHeader("HX-Request") != null;
        if (fragment || "GET".equals(request.getMethod())) {
            String page = fragment ? Back.pathOf(request.getHeader("HX-Current-URL")) : Shell.address(request);
            if (page.length() <= LONGEST) {
                Cookies.set(request, response, COOKIE, encoded(page), SECONDS);
            }
        }
    }

    /** The page to come to after signing in, the home page when none was asked for; forgets it. */
    public static String take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return "/";
        }
        Cookies.clear(request, response, COOKIE);
        return Back.to(decoded(cookie.getValue()));
    }

    private static String encoded(String page) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }
}
