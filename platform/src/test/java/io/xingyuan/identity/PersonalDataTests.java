package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** Consent comes first, everybody gets a copy of their data, and who asks for it is taken out of the system. */
@SpringBootTest(properties = "xingyuan.privacy.ask=true")
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PersonalDataTests {

    private final MockMvcTester pages;
    private final Someone someone;
    private final Accounts accounts;
    private final Emails emails;
    private final Standings standings;
    private final JdbcClient jdbc;

    PersonalDataTests(
            MockMvcTester pages,
            Someone someone,
            Accounts accounts,
            Emails emails,
            Standings standings,
            JdbcClient jdbc) {
        this.pages = pages;
        this.someone = someone;
        this.accounts = accounts;
        this.emails = emails;
        this.standings = standings;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyYet() {
        jdbc.sql("delete from identity.account").update();
        jdbc.sql("delete from identity.throttle").update();
    }

    @Test
    void consentComesBeforeAnythingElseAndEndsWithItsWithdrawal() throws Exception {
        Account lin = person("lin", Role.LEADER);
        Browser own = browser();
        own.signsIn("lin", Someone.PASSWORD);
        assertThat(own.opens("/")).isEqualTo("/privacy/consent");
        assertThat(own.opens("/policies")).isEqualTo("/privacy/consent");
        assertThat(own.posts("/park")).as("no way round by a form").isEqualTo("/privacy/consent");
        assertThat(own.opens("/own")).as("one's own password and sign-ins").isEqualTo("200");
        assertThat(own.reads("/privacy/consent").text()).contains("园区运营单位", "园区服务大厅", "《个人信息保护法》第十三条", "我已阅读并同意");
        own.posts("/privacy/consent");
        own.posts("/privacy/consent");
        assertThat(own.opens("/policies")).isEqualTo("200");
        assertThat(jdbc.sql("select version || ' ' || address from privacy.consent where account_id = :id")
                        .param("id", lin.id())
                        .query(String.class)
                        .single())
                .isEqualTo("2026-11 192.0.2.1");
        assertThat(own.posts("/privacy/withdraw")).isEqualTo("/privacy/own");
        assertThat(own.reads("/privacy/own").text()).contains("撤回时间", "192.0.2.1");
        assertThat(own.opens("/policies")).isEqualTo("/privacy/consent");
        own.posts("/privacy/consent");
        assertThat(own.opens("/policies")).as("agreed anew").isEqualTo("200");
    }

    @Test
    void guestsAndPeopleOfADemoAreNotAsked() {
        assertThat(browser().opens("/policies")).isEqualTo("200");
        Account invented = person("invented", Role.LEADER);
        assertThat(new SignedIn(invented).mustConsent()).isTrue();
        assertThat(new SignedIn(invented.ofDemo(true)).mustConsent()).isFalse();
    }

    @Test
    void everybodyTakesACopyOfWhatIsKeptAboutThem() throws Exception {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@person.example");
        Browser own = browser();
        own.signsIn("lin", Someone.PASSWORD);
        own.posts("/privacy/consent");
        assertThat(own.reads("/privacy/own").text())
                .contains("示例人员", "l***@person.example", "园区领导", "192.0.2.1", "审计日志")
                .doesNotContain("lin@person.example");
        String file = own.takes("/privacy/own/export");
        assertThat(file).contains("\"lin\"", "lin@person.example", "园区领导", "192.0.2.1", "2026-11");
        assertThat(browser().opens("/privacy/own")).as("nobody else").startsWith("/sign-in");
    }

    @Test
    void whoAsksIsErasedByAnotherPersonOnceAndForAll() throws Exception {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@person.example");
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        Browser own = browser();
        own.signsIn("lin", Someone.PASSWORD);
        own.posts("/privacy/consent");
        assertThat(own.posts("/privacy/requests", "kind", "NONE")).isEqualTo("422");
        assertThat(own.posts("/privacy/requests", "kind", "CORRECTION"))
                .as("says nothing")
                .isEqualTo("422");
        assertThat(own.posts("/privacy/requests", "kind", "ERASURE", "wish", "电话 13764206913"))
                .isEqualTo("/privacy/own");
        assertThat(own.posts("/privacy/requests", "kind", "ERASURE"))
                .as("asked already")
                .isEqualTo("409");
        UUID request = jdbc.sql("select id from privacy.request where account_id = :id and wish like 'v1:%'")
                .param("id", lin.id())
                .query(UUID.class)
                .single();
        String path = "/privacy/requests/" + request;
        assertThat(own.opens(path)).as("not one's own to decide").isEqualTo("403");

        Browser admin = administrator(root);
        assertThat(admin.reads(path).text()).contains("13764206913", "办理注销");
        assertThat(admin.reads(path + "/erase").text()).contains("注销不能撤销", "《网络安全法》第二十三条");
        assertThat(admin.posts(path + "/erase")).isEqualTo("/privacy/requests");

        Account erased = accounts.byId(lin.id()).orElseThrow();
        assertThat(erased.name()).matches("已注销用户 [0-9A-F]{4}");
        assertThat(erased.disabled()).isTrue();
        assertThat(erased.password()).isNull();
        assertThat(emails.of(lin.id())).isEmpty();
        assertThat(emails.account("lin@person.example")).isEmpty();
        assertThat(own.opens("/own")).as("the session ended").startsWith("/sign-in");
        assertThat(browser().signsIn("lin", Someone.PASSWORD)).isEqualTo("/sign-in?wrong");
        assertThat(jdbc.sql("select status from identity.role_grant where account_id = :id")
                        .param("id", lin.id())
                        .query(String.class)
                        .list())
                .containsOnly("WITHDRAWN");
        assertThat(jdbc.sql(
                                "select r.wish || c.address from privacy.request r join privacy.consent c on c.account_id = r.account_id")
                        .query(String.class)
                        .single())
                .doesNotContain("192.0.2.1", "v1:");
        assertThat(admin.posts(path + "/erase")).as("a second time").isEqualTo("409");
        assertThat(accounts.byId(lin.id()).orElseThrow()).isEqualTo(erased);
    }

    @Test
    void nobodyErasesThemselvesAndTheLastAdministratorStays() {
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        Browser admin = administrator(root);
        admin.posts("/privacy/requests", "kind", "ERASURE");
        UUID request =
                jdbc.sql("select id from privacy.request").query(UUID.class).single();
        assertThat(admin.posts("/privacy/requests/" + request + "/erase")).isEqualTo("409");
        assertThat(admin.posts("/privacy/requests/" + request + "/answer", "answer", "请先移交"))
                .isEqualTo("/privacy/requests");
        assertThat(accounts.byId(root.id()).orElseThrow().disabled()).isFalse();
        assertThat(jdbc.sql("select status from privacy.request")
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED");
    }

    @Test
    void aMailAddressIsCiphertextAndStillKeptFromASecondAccount() {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "Lin@Person.example ");
        assertThat(jdbc.sql("select email from identity.account where id = :id")
                        .param("id", lin.id())
                        .query(String.class)
                        .single())
                .startsWith("v1:")
                .doesNotContainIgnoringCase("person");
        assertThat(emails.of(lin.id())).hasValue("lin@person.example");
        assertThat(emails.account("LIN@person.example")).hasValue(lin.id());
        assertThat(TestDatabase.sql()
                        .sql("select count(*) from pg_constraint where conname = 'email_taken' and contype = 'u'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Past the code generator, which this test is not about. */
    private Browser administrator(Account root) {
        Browser admin = browser();
        admin.signsIn("root", Someone.PASSWORD);
        jdbc.sql("update identity.session set obligation = null where account_id = :id")
                .param("id", root.id())
                .update();
        admin.posts("/privacy/consent");
        return admin;
    }

    private Browser browser() {
        return new Browser(pages, "192.0.2.1");
    }

    private Account person(String name, Role role) {
        Account account = someone.with(name, role);
        standings.passwordSet(account.id(), true);
        return accounts.byId(account.id()).orElseThrow();
    }
}
