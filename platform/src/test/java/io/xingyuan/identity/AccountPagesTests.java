package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.xingyuan.kernel.Role;
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
class AccountPagesTests {

    private static final String STRONG = "Apricot-2026";

    private final MockMvcTester pages;
    private final Accounts accounts;
    private final Grants grants;
    private final Someone someone;
    private final JdbcClient jdbc;

    AccountPagesTests(MockMvcTester pages, Accounts accounts, Grants grants, Someone someone, JdbcClient jdbc) {
        this.pages = pages;
        this.accounts = accounts;
        this.grants = grants;
        this.someone = someone;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyYet() {
        jdbc.sql("delete from identity.account").update();
    }

    @Test
    void anAdministratorOpensAnAccount() {
        SignedIn administrator = signedIn("root", Role.SYSTEM_ADMINISTRATOR);

        assertThat(pages.post()
                        .uri("/accounts")
                        .with(user(administrator))
                        .with(csrf())
                        .param("name", "林政策")
                        .param("signInName", "Lin")
                        .param("role", "POLICY_OFFICER")
                        .param("organisation", Organisation.FIRST.toString())
                        .param("area", "all"))
                .hasStatus(HttpStatus.FOUND)
                .satisfies(answer -> assertThat(String.valueOf(
                                answer.getMvcResult().getFlashMap().get("link")))
                        .contains("/invitation?token="));
        Account account = accounts.bySignInName("lin").orElseThrow();
        assertThat(account.password()).isNull();
        assertThat(grants.ofAccount(account.id())).singleElement().satisfies(grant -> {
            assertThat(grant.role()).isEqualTo(Role.POLICY_OFFICER);
            assertThat(grant.status()).isEqualTo(GrantStatus.PROPOSED);
        });
        assertThat(grants.standing(account.id()))
                .as("not before it is confirmed")
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAtTheFields() throws Exception {
        SignedIn administrator = signedIn("root", Role.SYSTEM_ADMINISTRATOR);

        var answer = pages.post()
                .uri("/accounts")
                .with(user(administrator))
                .with(csrf())
                .param("name", "王企业")
                .param("signInName", "ROOT")
                .param("role", "ENTERPRISE_MEMBER")
                .param("creditCode", "123")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("[data-takes-focus] a").eachAttr("href"))
                .containsExactlyInAnyOrder("#signInName", "#creditCode");
        assertThat(page.select("#name").val()).isEqualTo("王企业");
    }

    @Test
    void aClosedAccountSignsInNoMore() {
        SignedIn administrator = signedIn("root", Role.SYSTEM_ADMINISTRATOR);
        Account leader = account("leader", Role.LEADER);

        assertThat(pages.post()
                        .uri("/accounts/" + leader.id() + "/close")
                        .with(user(administrator))
                        .with(csrf()))
                .hasRedirectedUrl("/accounts/" + leader.id());
        assertThat(signIn("leader", STRONG)).isEqualTo("/sign-in?closed");

        assertThat(pages.post()
                        .uri("/accounts/" + leader.id() + "/reopen")
                        .with(user(administrator))
                        .with(csrf()))
                .hasRedirectedUrl("/accounts/" + leader.id());
        assertThat(signIn("leader", STRONG)).isEqualTo("/");
    }

    @Test
    void nobodyClosesTheirOwnAccount() {
        SignedIn administrator = signedIn("root", Role.SYSTEM_ADMINISTRATOR);

        assertThat(pages.post()
                        .uri("/accounts/" + administrator.account() + "/close")
                        .with(user(administrator))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aPostThatWasHeldIsNotFilledByALink() {
        SignedIn system = signedIn("root", Role.SYSTEM_ADMINISTRATOR);
        String address = "/posts/AUDIT_ADMINISTRATOR/link";
        assertThat(pages.post().uri(address).with(user(system)).with(csrf()))
                .as("before anybody was in it")
                .hasStatus(HttpStatus.FOUND);

        SignedIn former = signedIn("former", Role.AUDIT_ADMINISTRATOR);
        jdbc.sql("update identity.role_grant set status = 'WITHDRAWN' where account_id = :id")
                .param("id", former.account())
                .update();

        assertThat(pages.post().uri(address).with(user(system)).with(csrf())).hasStatus(HttpStatus.CONFLICT);
        assertThat(pages.get().uri("/posts").with(user(system)))
                .bodyText()
                .contains("曾有人担任", "/posts/SECURITY_ADMINISTRATOR/link")
                .doesNotContain(address);
    }

    @Test
    void othersDoNotSeeAccounts() {
        assertThat(pages.get().uri("/accounts").with(user(signedIn("leader", Role.LEADER))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get().uri("/accounts").with(user(signedIn("root", Role.SYSTEM_ADMINISTRATOR))))
                .hasStatusOk();
    }

    @Test
    void everybodyChangesTheirOwnPassword() {
        SignedIn leader = signedIn("leader", Role.LEADER);

        assertThat(change(leader, "wrong", "Another-2026")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(change(leader, STRONG, STRONG)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(change(leader, STRONG, "Another-2026")).hasRedirectedUrl("/");
        assertThat(signIn("leader", "Another-2026")).isEqualTo("/");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult change(
            SignedIn person, String old, String password) {
        return pages.post()
                .uri("/password")
                .with(user(person))
                .with(csrf())
                .param("old", old)
                .param("password", password)
                .param("repeated", password)
                .exchange();
    }

    private String signIn(String name, String password) {
        return String.valueOf(pages.post()
                .uri("/sign-in")
                .with(csrf())
                .param("name", name)
                .param("password", password)
                .exchange()
                .getResponse()
                .getRedirectedUrl());
    }

    private SignedIn signedIn(String name, Role role) {
        return someone.signedIn(name, role);
    }

    private Account account(String name, Role role) {
        return someone.with(name, role);
    }
}
