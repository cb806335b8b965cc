package io.xingyuan.web;

import io.xingyuan.kernel.ParkId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * 外壳: what the layout draws around a page.
 *
 * @param counts how much waits behind lines of the menu, by their path
 * @param path the path of the request without its query
 * @param back path and query of the page to come back to after a switch of language, theme or park
 * @param theme {@code light} or {@code dark}
 * @param unread messages that the visitor has not read; below zero where there are none to have
 */
public record Shell(
        Visitor visitor,
        List<MenuItem> menu,
        Map<String, String> counts,
        String path,
        String back,
        String theme,
        String csrf,
        List<Banners.Banner> banners,
        List<Parks.Park> parks,
        List<Capacities.Line> capacities,
        int unread,
        Optional<Flash> flash) {

    /** 所供: what the modules publish for a visitor. */
    record Offer(
            List<MenuItem> menu,
            Map<String, String> counts,
            List<Banners.Banner> banners,
            List<Parks.Park> parks,
            List<Capacities.Line> capacities,
            int unread) {}

    static final String PARK_COOKIE = "park";
    static final String THEME_COOKIE = "theme";
    private static final String KEY = Shell.class.getName();

    /** The menu in groups. */
    public List<MenuGroup.Lines> groups() {
        return MenuGroup.of(menu);
    }

    /** What the current of several capacities stands for. */
    public String place() {
        return capacities.stream()
                .filter(Capacities.Line::current)
                .map(Capacities.Line::place)
                .findFirst()
                .orElse("");
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(KEY, this);
    }

    /** The shell of the current request. */
    public static Shell now() {
        HttpServletRequest request = request();
        return request.getAttribute(KEY) instanceof Shell shell
                ? shell
                : of(request, Visitor.now(), new Offer(List.of(), Map.of(), List.of(), List.of(), List.of(), -1));
    }

    /** The park chosen in the top bar; empty means all that the visitor's scope covers. Lists of the park's staff start with it. */
    public static Optional<ParkId> chosenPark() {
        return cookie(request(), PARK_COOKIE)
                .filter(id -> !id.isBlank())
                .map(ParkId::new)
                .filter(Visitor.now().scope()::covers);
    }

    static Shell of(HttpServletRequest request, Visitor visitor, Offer offer) {
        String theme = cookie(request, THEME_COOKIE).orElse("light");
        return new Shell(
                visitor,
                offer.menu(),
                offer.counts(),
                path(request),
                back(request),
                "dark".equals(theme) ? "dark" : "light",
                csrf(request),
                offer.banners(),
                offer.parks(),
                offer.capacities(),
                offer.unread(),
                Flash.in(request));
    }

    /** Path and query as the browser sent them, also while an error page is drawn. */
    static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return path(request) + (query == null ? "" : "?" + query);
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static String back(HttpServletRequest request) {
        boolean page = "GET".equals(request.getMethod());
        return page ? address(request) : Back.pathOf(request.getHeader("Referer"));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Cookies.get(request, name);
    }

    private static String csrf(HttpServletRequest request) {
        @Nullable Object token = request.getAttribute(CsrfToken.class.getName());
        return token instanceof CsrfToken known ? known.getToken() : "";
    }

    static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
