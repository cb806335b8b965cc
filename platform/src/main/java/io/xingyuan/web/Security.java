package io.xingyuan.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

@Configuration
class Security {

    /** What this house serves at all. */
    static final Set<String> METHODS = new TreeSet<>(Set.of("GET", "HEAD", "POST"));

    private static final String NOT_ALLOWED =
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), fullscreen=(self), geolocation=(),"
                    + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    private final SignInEntry entry;
    private final Site site;

    Security(SignInEntry entry, Site site) {
        this.entry = entry;
        this.site = site;
    }

    /** Who may call what stands at the handlers ({@link AllowedTo}, {@link Open}); here only what surrounds them. */
    @Bean
    SecurityFilterChain chain(HttpSecurity http, ObjectProvider<SecurityContextRepository> sessions) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(
                        sessions.getIfAvailable(HttpSessionSecurityContextRepository::new)))
                .logout(out -> out.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in?left")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(entry).accessDeniedHandler(denied()))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()).ignoringRequestMatchers(PolicyReports.PATH))
                .addFilterBefore(new ForeignForms(), CsrfFilter.class)
                .headers(this::protect)
                .build();
    }

    private void protect(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new ContentPolicy())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NOT_ALLOWED))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        transport -> transport.maxAgeInSeconds(YEAR).includeSubDomains(true));
    }

    /** In a cookie, so that a guest's visit needs no session and a form outlives one. */
    private CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(Cookies.name("form-token", site.secure()));
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static AccessDeniedHandler denied() {
        return (request, response, cause) -> {
            if (cause instanceof CsrfException && tooLarge(request)) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return;
            }
            if (cause instanceof CsrfException) {
                request.setAttribute(ErrorPages.FORM_EXPIRED, true);
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        };
    }

    /** An upload beyond the limit is not read at all, so that the token in it is missing too. */
    private static boolean tooLarge(HttpServletRequest request) throws IOException {
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException beyondLimit) {
            return true;
        } catch (ServletException noUpload) {
            return false;
        }
    }
}
