package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.identity.secret.CodeSecret;
import io.xingyuan.identity.secret.RecoveryCode;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.MovedClock;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Mails;
import io.xingyuan.notice.Outbox;
import io.xingyuan.web.Visitor;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** Signing in, locks, sessions, codes, resets and dormant accounts, while the clock moves. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@Import(MovedClock.Configuration.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class SigningInTests {

    private static final String PASSWORD = "Apricot-2026";
    /** Fast to check, and so the old kind that a sign-in replaces. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final MockMvcTester pages;
    private final Accounts accounts;
    private final Someone someone;
    private final Standings standings;
    private final Emails emails;
    private final AccountKeeping keeping;
    private final NightRound nightRound;
    private final CodeGenerators generators;
    private final Inviting inviting;
    private final CodeResetting resetting;
    private final CodeResets resets;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final MovedClock clock;

    SigningInTests(
            MockMvcTester pages,
            Accounts accounts,
            Someone someone,
            Standings standings,
            Emails emails,
            AccountKeeping keeping,
            NightRound nightRound,
            CodeGenerators generators,
            Inviting inviting,
            CodeResetting resetting,
            CodeResets resets,
            Outbox outbox,
            JdbcClient jdbc,
            MovedClock clock) {
        this.outbox = outbox;
        this.pages = pages;
        this.accounts = accounts;
        this.someone = someone;
        this.standings = standings;
        this.emails = emails;
        this.keeping = keeping;
        this.nightRound = nightRound;
        this.generators = generators;
        this.inviting = inviting;
        this.resetting = resetting;
        this.resets = resets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void nobodyYet() {
        jdbc.sql("delete from identity.account").update();
        jdbc.sql("delete from identity.throttle").update();
        jdbc.sql("delete from notice.mail").update();
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHour() {
        person("lin", Role.LEADER);
        fails("lin", 5);

        assertThat(browser("198.51.100.7").signsIn("lin", PASSWORD)).isEqualTo("/sign-in?wrong");
        clock.move(Duration.ofMinutes(14));
        assertThat(browser("198.51.100.7").signsIn("lin", PASSWORD)).isEqualTo("/sign-in?wrong");
        clock.move(Duration.ofMinutes(2));
        assertThat(browser("198.51.100.7").signsIn("lin", PASSWORD)).isEqualTo("/");
    }

    @Test
    void nobodyLocksOutThePersonAtTheirOwnBrowser() {
        person("lin", Role.LEADER);
        Browser own = browser("192.0.2.1");
        assertThat(own.signsIn("lin", PASSWORD)).isEqualTo("/");
        fails("lin", 30);

        assertThat(browser("192.0.2.9").signsIn("lin", PASSWORD)).isEqualTo("/sign-in?wrong");
        assertThat(own.opens("/own")).as("the session goes on").isEqualTo("200");
        assertThat(own.posts("/sign-out")).isEqualTo("/sign-in?left");
        assertThat(own.at("203.0.113.5").signsIn("lin", PASSWORD)).isEqualTo("/");
    }

    @Test
    void anAddressThatKeepsFailingIsRefusedButNotThePeopleWhoKnowIt() {
        person("lin", Role.LEADER);
        Browser own = browser("192.0.2.1");
        own.signsIn("lin", PASSWORD);
        own.posts("/sign-out");
        jdbc.sql("insert into identity.throttle (subject, used, since) values ('address:192.0.2.1', 50, :now)"
                        + " on conflict (subject) do update set used = 50")
                .param("now", OffsetDateTime.now(clock))
                .update();

        assertThat(browser("192.0.2.1").signsIn("lin", PASSWORD)).isEqualTo("/sign-in?busy");
        assertThat(browser("192.0.2.2").signsIn("lin", PASSWORD)).isEqualTo("/");
        assertThat(own.signsIn("lin", PASSWORD)).isEqualTo("/");
    }

    @Test
    void aNameThatNobodyBearsIsAnsweredAndCountedLikeAnyOther() {
        person("lin", Role.LEADER);

        assertThat(browser("192.0.2.1").signsIn("nobody", "x")).isEqualTo("/sign-in?wrong");
        assertThat(browser("192.0.2.1").signsIn("lin", "x")).isEqualTo("/sign-in?wrong");
        assertThat(jdbc.sql("select count(*) from identity.throttle where subject like 'name:%' and used = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aPersonIsToldOfFailuresAndOfTheLastSignIn() throws Exception {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@example.cn");
        fails("lin", 5);
        clock.move(Duration.ofMinutes(16));

        assertThat(standings.of(lin.id()).failures()).isEqualTo(5);
        assertThat(mails("lin@example.cn")).anyMatch(body -> body.contains("暂时锁定"));
        Browser browser = browser("192.0.2.1");
        browser.signsIn("lin", PASSWORD);
        assertThat(browser.reads("/own").select("#sign-ins").text()).isEqualTo("我的登录");
        assertThat(standings.of(lin.id()).failures()).isZero();
        assertThat(standings.of(lin.id()).lastEntry().address()).isEqualTo("192.0.2.1");
    }

    @Test
    void aSignInReplacesAnOldHash() {
        Account lin = person("lin", Role.LEADER);

        assertThat(browser("192.0.2.1").signsIn("lin", PASSWORD)).isEqualTo("/");
        assertThat(accounts.byId(lin.id()).orElseThrow().password()).startsWith("{argon2}$argon2id$");
        assertThat(browser("192.0.2.1").signsIn("lin", PASSWORD)).isEqualTo("/");
    }

    @Test
    void aSessionEndsWhenIdleAndAfterHalfADay() {
        person("lin", Role.LEADER);
        Browser browser = browser("192.0.2.1");
        browser.signsIn("lin", PASSWORD);
        for (int half = 0; half < 28; half++) {
            clock.move(Duration.ofMinutes(25));
            assertThat(browser.opens("/own")).isEqualTo("200");
        }
        clock.move(Duration.ofMinutes(25));
        assertThat(browser.opens("/own")).as("after twelve hours").isEqualTo("/sign-in?expired");

        browser.signsIn("lin", PASSWORD);
        clock.move(Duration.ofMinutes(31));
        assertThat(browser.opens("/own")).as("idle").isEqualTo("/sign-in?expired");
        assertThat(browser.signsIn("lin", PASSWORD)).as("back to the page").isEqualTo("/own");
    }

    @Test
    void tokensAreKeptAsHashesAndChangeAtSignIn() {
        person("lin", Role.LEADER);
        Browser browser = browser("192.0.2.1");
        browser.signsIn("lin", PASSWORD);
        String first = browser.cookie("sign-in");
        browser.signsIn("lin", PASSWORD);

        assertThat(browser.cookie("sign-in")).isNotEqualTo(first).isNotEmpty();
        assertThat(jdbc.sql("select token from identity.session")
                        .query(String.class)
                        .list())
                .containsExactly(SecretToken.hash(browser.cookie("sign-in")));
    }

    @Test
    void anotherBrowserIsSignedOutFromHere() throws Exception {
        person("lin", Role.LEADER);
        Browser here = browser("192.0.2.1");
        Browser there = browser("198.51.100.9");
        here.signsIn("lin", PASSWORD);
        there.signsIn("lin", PASSWORD);

        var rows = here.reads("/own").select("tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.text()).contains("198.51.100.9", "当前");
        assertThat(here.posts(rows.select("form").attr("action"))).isEqualTo("/own");
        assertThat(there.opens("/own")).isEqualTo("/sign-in?expired");
        assertThat(here.opens("/own")).isEqualTo("200");
    }

    @Test
    void aNewPasswordAndAClosedAccountEndTheOtherSessionsAtOnce() {
        Account lin = person("lin", Role.LEADER);
        person("root", Role.SYSTEM_ADMINISTRATOR);
        Browser here = browser("192.0.2.1");
        Browser there = browser("198.51.100.9");
        here.signsIn("lin", PASSWORD);
        there.signsIn("lin", PASSWORD);

        assertThat(here.posts("/password", "old", PASSWORD, "password", "Kestrel-2027", "repeated", "Kestrel-2027"))
                .isEqualTo("/");
        assertThat(there.opens("/own")).isEqualTo("/sign-in?expired");
        assertThat(here.opens("/own")).isEqualTo("200");
        keeping.close(lin.id(), "somebody else");
        assertThat(here.opens("/own")).isEqualTo("/sign-in?expired");
        assertThat(here.signsIn("lin", "Kestrel-2027")).isEqualTo("/sign-in?closed");
    }

    @Test
    void aPasswordIsDueAfterNinetyDaysAndFormerOnesDoNotComeBack() {
        person("lin", Role.LEADER);
        Browser browser = browser("192.0.2.1");
        clock.move(Duration.ofDays(91));
        browser.signsIn("lin", PASSWORD);
        assertThat(browser.opens("/own")).isEqualTo("/password");

        assertThat(browser.posts("/password", "old", PASSWORD, "password", PASSWORD + "a", "repeated", PASSWORD + "a"))
                .isEqualTo("/");
        assertThat(browser.opens("/own")).isEqualTo("200");
        clock.move(Duration.ofMinutes(1));
        assertThat(browser.posts("/password", "old", PASSWORD + "a", "password", PASSWORD, "repeated", PASSWORD))
                .isEqualTo("422");
    }

    @Test
    void anAdministratorMustEnrolACodeAndSignsInWithIt() throws Exception {
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        Browser browser = browser("192.0.2.1");
        browser.signsIn("root", PASSWORD);
        assertThat(browser.opens("/accounts")).isEqualTo("/own/code");
        browser.posts("/own/code/begin");
        assertThat(browser.reads("/own/code").select("svg path").attr("d")).startsWith("M");
        assertThat(browser.posts("/own/code", "code", "000000")).isEqualTo("422");
        CodeSecret secret = secretOf(root);
        assertThat(browser.posts("/own/code", "code", secret.code(clock.instant())))
                .isEqualTo("/own/code/recovery");
        assertThat(browser.opens("/accounts")).isEqualTo("200");
        assertThat(jdbc.sql("select count(*) from identity.recovery_code")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);

        Browser other = browser("192.0.2.2");
        assertThat(other.signsIn("root", PASSWORD)).isEqualTo("/sign-in/code");
        assertThat(other.opens("/accounts")).as("not in yet").startsWith("/sign-in");
        assertThat(other.posts("/sign-in/code", "code", secret.code(clock.instant())))
                .as("used before")
                .isEqualTo("422");
        String shown = secret.code(clock.instant().plusSeconds(30));
        assertThat(other.posts("/sign-in/code", "code", shown))
                .as("not shown yet")
                .isEqualTo("422");
        clock.move(Duration.ofSeconds(60));
        assertThat(other.posts("/sign-in/code", "code", shown))
                .as("over since a moment")
                .isEqualTo("422");
        assertThat(other.posts("/sign-in/code", "code", secret.code(clock.instant())))
                .isIn("/", "/accounts");
        assertThat(other.opens("/accounts")).isEqualTo("200");
    }

    @Test
    void codesAreThrottledAndRecoveryCodesWorkOnce() {
        Account lin = person("lin", Role.LEADER);
        Browser own = browser("192.0.2.1");
        own.signsIn("lin", PASSWORD);
        own.posts("/own/code/begin");
        own.posts("/own/code", "code", secretOf(lin).code(clock.instant()));
        jdbc.sql("insert into identity.recovery_code (account_id, code) values (:id, :code)")
                .param("id", lin.id())
                .param("code", new RecoveryCode("aaaa-bbbb-cccc").hash(lin.id()))
                .update();
        own.posts("/sign-out");

        own.signsIn("lin", PASSWORD);
        assertThat(own.posts("/sign-in/code", "code", "AAAA bbbb cccc")).isEqualTo("/");
        own.posts("/sign-out");
        own.signsIn("lin", PASSWORD);
        assertThat(own.posts("/sign-in/code", "code", "aaaa-bbbb-cccc")).isEqualTo("422");
        clock.move(Duration.ofMinutes(1));
        for (int i = 0; i < 4; i++) {
            own.posts("/sign-in/code", "code", "123456");
        }
        assertThat(own.posts("/sign-in/code", "code", secretOf(lin).code(clock.instant())))
                .isEqualTo("422");
    }

    /** Else whoever opens accounts could enter as the administrator who has to check them. */
    @Test
    void aLinkForTheHolderGoesRoundNeitherTheCodeNorAClosedAccount() {
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        Account guard = person("guard", Role.SECURITY_ADMINISTRATOR);
        person("successor", Role.SECURITY_ADMINISTRATOR);
        CodeSecret secret = CodeSecret.next();
        generators.begin(guard.id(), secret);
        generators.confirm(guard.id());
        Browser holder = browser("192.0.2.1");
        holder.signsIn("guard", PASSWORD);
        holder.posts("/sign-in/code", "code", secret.code(clock.instant()));
        assertThat(holder.opens("/own")).isEqualTo("200");

        Browser other = browser("198.51.100.9");
        assertThat(accepts(other, root, guard, PASSWORD)).as("used before").isEqualTo("422");
        assertThat(accepts(other, root, guard, "Kestrel-2027")).isEqualTo("/sign-in/code");
        assertThat(other.opens("/own")).startsWith("/sign-in");
        assertThat(holder.opens("/own")).as("is out as well").isEqualTo("/sign-in?expired");

        keeping.close(guard.id(), "somebody else");
        assertThat(accepts(other, root, guard, "Osprey-2028")).isEqualTo("409");
    }

    @Test
    void twoAdministratorsInTwoPostsResetLostCodes() {
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        Account second = person("second", Role.SYSTEM_ADMINISTRATOR);
        Account guard = person("guard", Role.SECURITY_ADMINISTRATOR);
        Account auditor = person("auditor", Role.AUDIT_ADMINISTRATOR);
        emails.set(guard.id(), "guard@example.cn");
        CodeSecret secret = CodeSecret.next();
        generators.begin(guard.id(), secret);
        generators.confirm(guard.id());
        Browser lost = browser("192.0.2.1");
        lost.signsIn("guard", PASSWORD);
        lost.posts("/sign-in/code", "code", secret.code(clock.instant()));
        assertThat(lost.opens("/own")).isEqualTo("200");

        Visitor asking = acting(root, Role.SYSTEM_ADMINISTRATOR);
        assertThatThrownBy(() -> resetting.propose(guard, "丢失", acting(guard, Role.SECURITY_ADMINISTRATOR)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> resetting.propose(auditor, "没有启用", asking)).isInstanceOf(Refusal.class);
        resetting.propose(guard, "手机丢失，当面核实", asking);
        assertThatThrownBy(() -> resetting.propose(guard, "再来一次", asking)).isInstanceOf(Refusal.class);
        CodeReset waiting = resets.waiting(guard.id()).orElseThrow();
        for (Visitor nobody : List.of(
                asking, acting(second, Role.SYSTEM_ADMINISTRATOR), acting(guard, Role.SECURITY_ADMINISTRATOR))) {
            assertThatThrownBy(() -> resetting.confirm(waiting.id(), 1, nobody)).isInstanceOf(Refusal.class);
        }
        assertThat(lost.opens("/own")).as("until a second one signs").isEqualTo("200");

        resetting.confirm(waiting.id(), 1, acting(auditor, Role.AUDIT_ADMINISTRATOR));
        assertThat(lost.opens("/own")).isEqualTo("/sign-in?expired");
        lost.signsIn("guard", PASSWORD);
        assertThat(lost.opens("/accounts")).as("new codes before anything else").isEqualTo("/own/code");
        assertThat(mails("guard@example.cn"))
                .anyMatch(body -> body.contains("申请重置动态口令。"))
                .anyMatch(body -> body.contains("您的账号：重置动态口令。"));
    }

    private static Visitor acting(Account account, Role role) {
        return new Visitor(account.id().toString(), account.name(), role, null);
    }

    @Test
    void aNewAddressCountsOnceItsLinkWasOpened() {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@example.cn");
        Browser own = browser("192.0.2.1");
        own.signsIn("lin", PASSWORD);
        assertThat(own.posts("/own/email", "email", "New@example.cn")).isEqualTo("/own");
        assertThat(emails.of(lin.id())).contains("lin@example.cn");
        String first = link("new@example.cn");
        own.posts("/own/email", "email", "newer@example.cn");
        assertThat(own.opens(first)).as("replaced").isEqualTo("404");
        String link = link("newer@example.cn");
        assertThat(browser("198.51.100.9").opens(link)).isEqualTo("200");
        assertThat(emails.of(lin.id())).as("looking changes nothing").contains("lin@example.cn");

        String token = link.replaceFirst(".*=", "");
        assertThat(browser("198.51.100.9").posts("/own/email/confirm", "token", token))
                .isEqualTo("/sign-in");
        assertThat(emails.of(lin.id())).contains("newer@example.cn");
        assertThat(mails("lin@example.cn")).anyMatch(body -> body.contains("您的账号：修改邮箱。"));
        assertThat(own.opens(link)).as("once").isEqualTo("404");
    }

    @Test
    void aNewAddressIsForgottenAfterAnHourAndWithTheOldPassword() {
        person("lin", Role.LEADER);
        Browser own = browser("192.0.2.1");
        own.signsIn("lin", PASSWORD);
        own.posts("/own/email", "email", "new@example.cn");
        String link = link("new@example.cn");
        assertThat(own.opens(link)).isEqualTo("200");
        own.posts("/password", "old", PASSWORD, "password", "Kestrel-2027", "repeated", "Kestrel-2027");
        assertThat(own.opens(link)).isEqualTo("404");

        own.posts("/own/email", "email", "other@example.cn");
        clock.move(Duration.ofMinutes(61));
        assertThat(own.opens(link("other@example.cn"))).isEqualTo("404");
    }

    /** The first link of this system in the mail that went there. */
    private String link(String recipient) {
        return mails(recipient).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("http"))
                .map(line -> line.replaceFirst("^https?://[^/]*", ""))
                .findFirst()
                .orElseThrow();
    }

    private String accepts(Browser browser, Account issuer, Account holder, String password) {
        String path = inviting.holder(holder, issuer.visitor()).path();
        String token = path.replaceFirst(".*token=", "");
        return browser.posts("/invitation", "token", token, "password", password, "repeated", password);
    }

    @Test
    void sensitiveOperationsAskAgainAfterTenMinutes() {
        person("lin", Role.LEADER);
        Browser browser = browser("192.0.2.1");
        browser.signsIn("lin", PASSWORD);
        assertThat(browser.opens("/own/email")).isEqualTo("200");
        clock.move(Duration.ofMinutes(11));
        assertThat(browser.opens("/own/email")).isEqualTo("/sign-in/again?back=%2Fown%2Femail");
        assertThat(browser.posts("/own/email", "email", "x@example.cn")).startsWith("/sign-in/again");
        assertThat(browser.posts("/sign-in/again", "proof", "wrong", "back", "/own/email"))
                .isEqualTo("422");
        assertThat(browser.posts("/sign-in/again", "proof", PASSWORD, "back", "/own/email"))
                .isEqualTo("/own/email");
        assertThat(browser.opens("/own/email")).isEqualTo("200");
    }

    @Test
    void aPasswordIsResetByMailOnce() {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@example.cn");
        Browser there = browser("192.0.2.1");
        there.signsIn("lin", PASSWORD);
        Browser here = browser("198.51.100.9");
        assertThat(here.posts("/sign-in/forgotten", "name", "nobody")).isEqualTo("/sign-in/forgotten");
        assertThat(here.posts("/sign-in/forgotten", "name", "LIN@example.cn")).isEqualTo("/sign-in/forgotten");
        String link = link("lin@example.cn");
        String token = link.replaceFirst(".*=", "");
        assertThat(jdbc.sql("select token from identity.password_reset")
                        .query(String.class)
                        .list())
                .containsExactly(SecretToken.hash(token));

        assertThat(here.opens(link)).isEqualTo("200");
        assertThat(here.posts("/sign-in/reset", "token", token, "password", "short", "repeated", "short"))
                .isEqualTo("422");
        assertThat(here.posts("/sign-in/reset", "token", token, "password", "Kestrel-2027", "repeated", "Kestrel-2027"))
                .isEqualTo("/sign-in");
        assertThat(here.opens(link)).isEqualTo("404");
        assertThat(there.opens("/own")).isEqualTo("/sign-in?expired");
        assertThat(mails("lin@example.cn")).anyMatch(body -> body.contains("找回口令。"));
        assertThat(here.signsIn("lin", "Kestrel-2027")).isEqualTo("/");
    }

    @Test
    void aLinkIsVoidAfterTenMinutesAndMailsAreFew() {
        Account lin = person("lin", Role.LEADER);
        emails.set(lin.id(), "lin@example.cn");
        Browser here = browser("198.51.100.9");
        for (int i = 0; i < 6; i++) {
            here.posts("/sign-in/forgotten", "name", "lin");
        }
        assertThat(mails("lin@example.cn")).hasSize(3);
        String link = link("lin@example.cn");
        clock.move(Duration.ofMinutes(31));
        assertThat(here.opens(link)).isEqualTo("404");
    }

    @Test
    void anAccountThatNobodyUsesIsSuspendedAndReopened() {
        Account lin = person("lin", Role.LEADER);
        Account root = person("root", Role.SYSTEM_ADMINISTRATOR);
        clock.move(Duration.ofDays(91));
        nightRound.night();

        assertThat(accounts.byId(root.id()).orElseThrow().disabled())
                .as("the last administrator stays")
                .isFalse();
        assertThat(browser("192.0.2.1").signsIn("lin", PASSWORD)).isEqualTo("/sign-in?dormant");
        keeping.reopen(lin.id());
        nightRound.night();
        assertThat(browser("192.0.2.1").signsIn("lin", PASSWORD)).isEqualTo("/");
    }

    @Test
    void theOnlySecurityAndAuditAdministratorAreNotSuspendedEither() {
        person("root", Role.SYSTEM_ADMINISTRATOR);
        List<Account> only =
                List.of(person("shield", Role.SECURITY_ADMINISTRATOR), person("log", Role.AUDIT_ADMINISTRATOR));
        Account second = person("log-2", Role.AUDIT_ADMINISTRATOR);
        clock.move(Duration.ofDays(91));
        assertThat(browser("192.0.2.1").signsIn("log-2", PASSWORD)).isNotEqualTo("/sign-in?dormant");

        nightRound.night();

        assertThat(disabled(only.getFirst())).as("the only one of the post").isFalse();
        assertThat(disabled(only.getLast())).as("another one is there").isTrue();
        assertThat(disabled(second)).isFalse();
    }

    @Test
    void theNightNotesWhoseLastDayHasPassed() {
        Account lin = person("lin", Role.LEADER);
        jdbc.sql("update identity.role_grant set until_day = :today where account_id = :id")
                .param("today", accounts.today())
                .param("id", lin.id())
                .update();
        nightRound.night();
        assertThat(statusOf(lin)).as("the last day itself").isEqualTo("STANDING");

        clock.move(Duration.ofDays(1));
        nightRound.night();
        assertThat(statusOf(lin)).isEqualTo("EXPIRED");
    }

    private String statusOf(Account account) {
        return jdbc.sql("select status from identity.role_grant where account_id = :id")
                .param("id", account.id())
                .query(String.class)
                .single();
    }

    private boolean disabled(Account account) {
        return accounts.byId(account.id()).orElseThrow().disabled();
    }

    private void fails(String name, int times) {
        for (int i = 0; i < times; i++) {
            browser("203.0.113." + i).signsIn(name, "wrong");
        }
    }

    private List<String> mails(String recipient) {
        return Mails.to(outbox, recipient);
    }

    private CodeSecret secretOf(Account account) {
        return generators.of(account.id()).orElseThrow().secret();
    }

    private Browser browser(String address) {
        return new Browser(pages, address);
    }

    private Account person(String name, Role role) {
        Account account = someone.with(name, role);
        accounts.changePassword(account.id(), HASH);
        standings.passwordSet(account.id(), true);
        return accounts.byId(account.id()).orElseThrow();
    }
}
