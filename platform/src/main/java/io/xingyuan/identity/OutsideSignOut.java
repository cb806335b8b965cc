package io.xingyuan.identity;

import io.xingyuan.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 退出统一身份: whoever came by the outside system leaves it too, where it announces {@code end_session_endpoint}
 * (OpenID Connect RP-Initiated Logout 1.0); otherwise signing out ends the session here only.
 */
final class OutsideSignOut implements LogoutHandler, LogoutSuccessHandler {

    /** Leads to what the outside system said of the person at this browser. */
    static final String COOKIE = "outside-sign-in";

    static final String BACK = "/sign-in?left";

    private static final String NEXT = OutsideSignOut.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(OutsideSignOut.class);

    private final OutsideSessions sessions;
    private final ClientRegistrationRepository registrations;
    private final HouseAddress house;

    OutsideSignOut(OutsideSessions sessions, ClientRegistrationRepository registrations, HouseAddress house) {
        this.sessions = sessions;
        this.registrations = registrations;
        this.house = house;
    }

    /** While it is still known who leaves. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            return;
        }
        Optional<String> idToken =
                Cookies.get(request, COOKIE).flatMap(browser -> sessions.take(browser, person.account()));
        Cookies.clear(request, response, COOKIE);
        idToken.filter(token -> person.session()
                        .filter(session -> session.way() == Session.Way.OUTSIDE)
                        .isPresent())
                .flatMap(this::address)
                .ifPresent(address -> request.setAttribute(NEXT, address));
    }

    /** A page that leads on by itself: a form of ours may not be sent elsewhere, as the content policy says. */
    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        if (!(request.getAttribute(NEXT) instanceof String address)) {
            response.sendRedirect(BACK);
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Refresh", "0;url=" + address);
        response.getWriter().write("""
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>退出 Sign out</title></head>
                <body><p><a href="%s">继续退出统一身份系统 · Go on to sign out of single sign-on</a></p></body></html>
                """.formatted(HtmlUtils.htmlEscape(address)));
    }

    private Optional<String> address(String idToken) {
        @Nullable ClientRegistration registration;
        try {
            registration = registrations.findByRegistrationId(OutsideSignIn.REGISTRATION);
        } catch (RuntimeException away) { // whatever its client throws: one can always leave here
            LOG.warn("统一身份系统连不上，只退出本系统：{}", away.getMessage());
            return Optional.empty();
        }
        if (registration == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(end -> UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("id_token_hint", "{idToken}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(Map.of(
                                "idToken", idToken, "client", registration.getClientId(), "back", house.of(BACK)))
                        .toUriString());
    }
}
