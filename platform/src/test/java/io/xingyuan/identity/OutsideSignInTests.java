package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.kernel.Role;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in by a real OpenID Connect provider. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class OutsideSignInTests {

    private final MockMvcTester pages;
    private final Someone someone;
    private final Emails emails;
    private final JdbcClient jdbc;

    OutsideSignInTests(MockMvcTester pages, Someone someone, Emails emails, JdbcClient jdbc) {
        this.pages = pages;
        this.someone = someone;
        this.emails = emails;
        this.jdbc = jdbc;
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        String issuer = OutsideHouse.start();
        registry.add("xingyuan.sign-in.oidc.issuer", () -> issuer);
        registry.add("xingyuan.sign-in.oidc.client-id", () -> OutsideHouse.CLIENT);
        registry.add("xingyuan.sign-in.oidc.client-secret", () -> OutsideHouse.SECRET);
    }

    @BeforeEach
    void linHasAnAccount() {
        jdbc.sql("delete from identity.account").update();
        emails.set(someone.with("lin", Role.LEADER).id(), "lin@example.cn");
        OutsideHouse.CLAIMS.clear();
    }

    @Test
    void aVerifiedAddressLeadsToTheAccountAndTheSubjectFromThenOn() throws Exception {
        OutsideHouse.CLAIMS.putAll(Map.of("email", "LIN@example.cn", "email_verified", true));
        assertThat(signsIn()).isEqualTo("/");
        OutsideHouse.CLAIMS.clear();
        assertThat(signsIn()).isEqualTo("/");
        assertThat(jdbc.sql("select way from identity.session")
                        .query(String.class)
                        .list())
                .containsOnly("OUTSIDE");
    }

    @Test
    void whoeverCameByTheProviderLeavesItToo() throws Exception {
        OutsideHouse.CLAIMS.putAll(Map.of("email", "lin@example.cn", "email_verified", true));
        MockHttpServletResponse in = comesIn();
        Cookie[] cookies = Arrays.stream(in.getCookies())
                .filter(cookie -> cookie.getMaxAge() != 0)
                .toArray(Cookie[]::new);
        MockHttpServletResponse out = pages.post()
                .uri("/sign-out")
                .with(csrf())
                .cookie(cookies)
                .exchange()
                .getResponse();
        String next = String.valueOf(out.getHeader("Refresh")).replaceFirst("^0;url=", "");
        assertThat(next).contains("/connect/logout?id_token_hint=ey");
        var left = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(next)).build(), BodyHandlers.ofString());
        assertThat(left.headers().firstValue("Location")).contains("http://localhost:8080/sign-in?left");

        assertThat(jdbc.sql("select count(*) from identity.session")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(pages.post().uri("/sign-out").with(csrf()).cookie(cookies)).hasRedirectedUrl("/sign-in?left");
    }

    @Test
    void aProviderThatDoesNotAnswerIsSaidSo() throws Exception {
        var beginning = new OutsideSignIn.Away()
                .postProcess(new OAuth2AuthorizationRequestRedirectFilter(
                        OutsideSignIn.outsideRegistration("http://localhost:1", "client", "secret")));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorization/outside");
        request.setServletPath("/oauth2/authorization/outside");
        beginning.doFilter(request, answer, new MockFilterChain());

        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?away");
        assertThat(pages.get()
                        .uri("/sign-in")
                        .param("away", "")
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .contains("统一身份系统现在连不上");
    }

    @Test
    void aStrangerGetsNoAccount() throws Exception {
        OutsideHouse.CLAIMS.putAll(Map.of("email", "nobody@example.cn", "email_verified", true));

        assertThat(signsIn()).isEqualTo("/sign-in?stranger");
        assertThat(jdbc.sql("select count(*) from identity.account")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(pages.get()
                        .uri("/sign-in")
                        .param("stranger", "")
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .contains("您在这里还没有账号");
    }

    @Test
    void anAddressThatNobodyVerifiedCountsForNothing() throws Exception {
        OutsideHouse.CLAIMS.putAll(Map.of("email", "lin@example.cn", "email_verified", false));

        assertThat(signsIn()).isEqualTo("/sign-in?stranger");
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherSignInIsRefused() throws Exception {
        OutsideHouse.CLAIMS.putAll(
                Map.of("email", "lin@example.cn", "email_verified", true, "iss", "https://elsewhere.example"));
        assertThat(signsIn()).isEqualTo("/sign-in?outside");
        OutsideHouse.CLAIMS.putAll(Map.of("nonce", "of another sign-in"));
        OutsideHouse.CLAIMS.remove("iss");
        assertThat(signsIn()).isEqualTo("/sign-in?outside");
        assertThat(jdbc.sql("select count(*) from identity.session")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** There and back; where the platform leads in the end. */
    private String signsIn() throws Exception {
        return Objects.requireNonNull(comesIn().getRedirectedUrl());
    }

    private MockHttpServletResponse comesIn() throws Exception {
        MockHttpSession session = new MockHttpSession();
        String there = Objects.requireNonNull(pages.get()
                .uri("/oauth2/authorization/outside")
                .session(session)
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        assertThat(there).contains("code_challenge_method=S256", "nonce=", "state=");
        String back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(there)).build(), BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var answer = UriComponentsBuilder.fromUriString(back).build(true).getQueryParams();
        return pages.get()
                .uri("/login/oauth2/code/outside")
                .session(session)
                .param("code", Objects.requireNonNull(answer.getFirst("code")))
                .param(
                        "state",
                        java.net.URLDecoder.decode(
                                Objects.requireNonNull(answer.getFirst("state")),
                                java.nio.charset.StandardCharsets.UTF_8))
                .exchange()
                .getResponse();
    }
}
