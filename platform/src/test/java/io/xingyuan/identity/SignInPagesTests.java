package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.kernel.Role;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class SignInPagesTests {

    private final MockMvcTester pages;
    private final SettingUp settingUp;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Someone someone;

    SignInPagesTests(MockMvcTester pages, SettingUp settingUp, Accounts accounts, JdbcClient jdbc, Someone someone) {
        this.pages = pages;
        this.settingUp = settingUp;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.someone = someone;
    }

    @BeforeEach
    void aNewSystem() {
        jdbc.sql("delete from identity.account").update();
        jdbc.sql("update identity.installation set mode = 'NEW', set_up_token = null")
                .update();
    }

    @Test
    void aDemoOffersItsRoles() throws Exception {
        settingUp.begin(false);

        var page =
                Jsoup.parse(pages.get().uri("/sign-in").exchange().getResponse().getContentAsString());

        assertThat(page.select(".role-card strong").eachText()).contains("政策专员", "首席服务专员", "园区领导", "访客");
    }

    @Test
    void oneClickTakesARoleOfTheDemo() {
        settingUp.begin(false);
        Account officer = accounts.ofDemo().getFirst();

        var answer =
                pages.post().uri("/sign-in/as/" + officer.id()).with(csrf()).exchange();

        assertThat(answer).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/");
    }

    @Test
    void outsideTheDemoNobodyEntersWithoutPassword() {
        settingUp.begin(false);
        Account officer = accounts.ofDemo().getFirst();
        jdbc.sql("update identity.installation set mode = 'EARNEST'").update();

        assertThat(pages.post().uri("/sign-in/as/" + officer.id()).with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anAccountOutsideTheDemoIsNoRoleCard() {
        settingUp.begin(false);
        Account person = someone.with("real", Role.LEADER);

        assertThat(pages.post().uri("/sign-in/as/" + person.id()).with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRemovedAccountIsSignedOutWithItsNextRequest() {
        settingUp.begin(false);
        Account leader = accounts.bySignInName("demo-leader").orElseThrow();
        var session = Objects.requireNonNull(pages.post()
                .uri("/sign-in/as/" + leader.id())
                .with(csrf())
                .exchange()
                .getResponse()
                .getCookie("sign-in"));

        assertThat(pages.get().uri("/demo/end").cookie(session)).hasStatusOk();
        settingUp.clearDemo();
        assertThat(pages.get().uri("/demo/end").cookie(session))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/sign-in?expired");
    }

    @Test
    void theSetUpLinkAsksForAStrongPasswordAndKeepsWhatWasTyped() throws Exception {
        SetUpToken token = settingUp.begin(true).orElseThrow();

        var answer = pages.post()
                .uri("/setup")
                .with(csrf())
                .param("token", token.secret())
                .param("signInName", "root")
                .param("name", "王管理")
                .param("password", "short")
                .param("repeated", "short")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("[data-takes-focus] a").attr("href")).isEqualTo("#password");
        assertThat(page.select("#name").val()).isEqualTo("王管理");
        assertThat(page.select("#password").val()).isEmpty();
    }

    @Test
    void theSetUpLinkCreatesTheAdministratorAndIsVoidThen() {
        SetUpToken token = settingUp.begin(true).orElseThrow();

        assertThat(pages.post()
                        .uri("/setup")
                        .with(csrf())
                        .param("token", token.secret())
                        .param("signInName", "root")
                        .param("name", "王管理")
                        .param("password", "Apricot-2026")
                        .param("repeated", "Apricot-2026"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/");
        assertThat(pages.get().uri(token.path())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.post()
                        .uri("/sign-in")
                        .with(csrf())
                        .param("name", "ROOT")
                        .param("password", "Apricot-2026"))
                .hasRedirectedUrl("/");
        assertThat(pages.post()
                        .uri("/sign-in")
                        .with(csrf())
                        .param("name", "root")
                        .param("password", "wrong"))
                .hasRedirectedUrl("/sign-in?wrong");
    }
}
