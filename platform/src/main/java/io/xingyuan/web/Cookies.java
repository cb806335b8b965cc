package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * 标识: cookies that scripts and other sites do not get. Where the page came over TLS they travel over TLS only, under a
 * name that no neighbouring host can set.
 */
public final class Cookies {

    /** Lasts until the browser closes. */
    public static final int VISIT = -1;

    private static final String HOST_ONLY = "__Host-";

    private Cookies() {}

    /** The name under which a cookie of the house travels. */
    static String name(String plain, boolean secure) {
        return secure ? HOST_ONLY + plain : plain;
    }

    public static Optional<String> get(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(name, request.isSecure())))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    public static void set(
            HttpServletRequest request, HttpServletResponse response, String name, String value, int seconds) {
        ResponseCookie cookie = ResponseCookie.from(name(name, request.isSecure()), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofSeconds(seconds))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response, String name) {
        set(request, response, name, "", 0);
    }
}
