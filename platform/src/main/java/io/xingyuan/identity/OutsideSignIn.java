package io.xingyuan.identity;

import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.web.AskedPage;
import io.xingyuan.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Sign-in by an outside system with OpenID Connect: the code flow with PKCE and nonce. The provider is asked for its
 * addresses when somebody first signs in, so that the platform starts without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("xingyuan.sign-in.oidc.issuer")
class OutsideSignIn {

    static final String REGISTRATION = "outside";

    private static final Logger LOG = LoggerFactory.getLogger(OutsideSignIn.class);

    @Bean
    static OutsideProvider outsideProvider(@Value("${xingyuan.sign-in.oidc.name:统一身份}") String name) {
        return new OutsideProvider(name, "/oauth2/authorization/" + REGISTRATION);
    }

    @Bean
    static ClientRegistrationRepository outsideRegistration(
            @Value("${xingyuan.sign-in.oidc.issuer}") String issuer,
            @Value("${xingyuan.sign-in.oidc.client-id}") String client,
            @Value("${xingyuan.sign-in.oidc.client-secret}") String secret) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(issuer, client, secret)));
    }

    private static ClientRegistration registration(String issuer, String client, String secret) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(REGISTRATION)
                .clientId(client)
                .clientSecret(secret)
                .scope("openid", "email", "profile")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    static Customizer<HttpSecurity> outsideSteps(
            OutsideEntry outside,
            SigningIn signingIn,
            OutsideSessions sessions,
            ClientRegistrationRepository registrations,
            HouseAddress house) {
        OutsideSignOut leaving = new OutsideSignOut(sessions, registrations, house);
        return http -> http.oauth2Login(login -> login.loginPage("/sign-in")
                        .successHandler((request, response, person) ->
                                arrive(outside, sessions, signingIn, request, response, person))
                        .failureHandler(OutsideSignIn::refuse)
                        .withObjectPostProcessor(new Away()))
                .logout(out -> out.addLogoutHandler(leaving).logoutSuccessHandler(leaving));
    }

    /** For the way out. */
    private static void remember(
            OutsideSessions sessions,
            Account account,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (person.getPrincipal() instanceof OidcUser user) {
            SecretToken browser = SecretToken.next();
            sessions.keep(browser, account.id(), user.getIdToken().getTokenValue());
            Cookies.set(request, response, OutsideSignOut.COOKIE, browser.text(), Cookies.VISIT);
        }
    }

    private static void arrive(
            OutsideEntry outside,
            OutsideSessions sessions,
            SigningIn signingIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication person)
            throws IOException {
        SecurityContextHolder.clearContext();
        var account = person.getPrincipal() instanceof OidcUser user
                ? outside.account(user, Place.of(request))
                : Optional.<Account>empty();
        if (account.isEmpty()) {
            response.sendRedirect("/sign-in?stranger");
            return;
        }
        remember(sessions, account.get(), person, request, response);
        response.sendRedirect(
                switch (signingIn.proceed(account.get(), Session.Way.OUTSIDE, request, response)) {
                    case ENTERED -> AskedPage.take(request, response);
                    case CODE_ASKED -> "/sign-in/code";
                    case DORMANT -> "/sign-in?dormant";
                    case CLOSED, WRONG, BUSY -> "/sign-in?closed";
                });
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("统一身份登录没有成功：{}", failure.getMessage());
        response.sendRedirect("/sign-in?outside");
    }

    /** The provider does not answer, so that nobody can even be sent there. */
    static final class Away implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O beginning) {
            beginning.setAuthenticationFailureHandler((request, response, failure) -> {
                LOG.warn("统一身份系统连不上：{}", failure.getMessage());
                response.sendRedirect("/sign-in?away");
            });
            return beginning;
        }
    }
}
