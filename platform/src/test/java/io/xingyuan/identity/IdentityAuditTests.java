package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.secret.CodeSecret;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.Mails;
import io.xingyuan.notice.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done to accounts, grants, organisations and sign-ins leaves exactly one row, and no secret in it. */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@Import(IdentityAuditTests.Stores.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class IdentityAuditTests {

    private static final String NEW_PASSWORD = "Kestrel-2027";
    private static final String MISPLACED = "Jasmine-Canary-77";

    private final MockMvcTester pages;
    private final Stores stores;
    private final Outbox outbox;
    private final JdbcClient sql = TestDatabase.sql();
    private final List<String> secrets = new ArrayList<>(List.of(Someone.PASSWORD, NEW_PASSWORD, MISPLACED));

    IdentityAuditTests(MockMvcTester pages, Stores stores, Outbox outbox) {
        this.outbox = outbox;
        this.pages = pages;
        this.stores = stores;
    }

    /** What puts people there, each in a transaction that says why it leaves no row. */
    @org.springframework.boot.test.context.TestComponent
    record Stores(
            Accounts accounts,
            Grants grants,
            Organisations organisations,
            Standings standings,
            Emails emails,
            CodeGenerators generators,
            Someone someone,
            Audit audit,
            TransactionTemplate transaction) {

        <T> T put(Supplier<T> work) {
            return Objects.requireNonNull(transaction.execute(status -> {
                audit.notAudited("测试准备");
                return work.get();
            }));
        }

        Account person(String name, Role role) {
            return person(Organisation.FIRST, name, role);
        }

        Account person(OrganisationId organisation, String name, Role role) {
            return put(() -> {
                Account account = someone.of(organisation, name, role);
                standings.passwordSet(account.id(), true);
                emails.set(account.id(), name + "@example.cn");
                return account;
            });
        }
    }

    @BeforeEach
    @AfterEach
    void nobody() {
        sql.sql("delete from identity.account where sign_in_name like 'audit-%'")
                .update();
        sql.sql("delete from identity.invitation where issued_name = '示例人员'").update();
        sql.sql("delete from identity.duty_change where source = '审计测试'").update();
        sql.sql("delete from identity.organisation where name like '审计测试%'").update();
        sql.sql("delete from identity.throttle").update();
        sql.sql("delete from notice.mail").update();
    }

    @Test
    void accountsAndGrants(CapturedOutput output) {
        Account system = stores.person("audit-system", Role.SYSTEM_ADMINISTRATOR);
        Account security = stores.person("audit-security", Role.SECURITY_ADMINISTRATOR);
        String first = Organisation.FIRST.toString();

        leaves(
                "开立账号、提出授权、发出邀请",
                () -> posts(
                        system,
                        "/accounts",
                        "name",
                        "审计甲",
                        "signInName",
                        "audit-new",
                        "role",
                        "POLICY_OFFICER",
                        "organisation",
                        first,
                        "area",
                        "all",
                        "email",
                        "audit-a@example.cn"));
        assertThat(browser("198.18.0.4")
                        .opens("/invitation?token=" + mailed("audit-a@example.cn", "审计甲，您好", "设置自己的口令")))
                .isEqualTo("200");
        Account person = stores.accounts().bySignInName("audit-new").orElseThrow();
        leaves("确认授权", () -> posts(security, "/grants/" + grant(person).id() + "/confirm", "version", "1"));
        leaves(
                "收回授权",
                () -> posts(
                        security,
                        "/grants/" + grant(person).id() + "/withdraw",
                        "version",
                        String.valueOf(grant(person).version())));
        leaves(
                "提出授权",
                () -> posts(
                        system,
                        "/accounts/" + person.id() + "/grants",
                        "role",
                        "LEADER",
                        "organisation",
                        first,
                        "area",
                        "all"));
        Grant second = stores.grants().ofAccount(person.id()).stream()
                .filter(each -> each.status() == GrantStatus.PROPOSED)
                .findFirst()
                .orElseThrow();
        leaves("退回授权", () -> posts(security, "/grants/" + second.id() + "/refuse", "version", "1"));
        leaves("停用账号", () -> posts(system, "/accounts/" + person.id() + "/close"));
        leaves("启用账号", () -> posts(system, "/accounts/" + person.id() + "/reopen"));
        MvcTestResult link = leaves("发出邀请", () -> posts(system, "/accounts/" + person.id() + "/link"));
        String token = token(link);
        leaves(
                "修改口令、接受邀请 + 登录",
                () -> browser("198.18.0.1")
                        .posts("/invitation", "token", token, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD));
        noSecretStandsInTheLog(output);
    }

    @Test
    void whatExpiredIsSaidBesideWhatComesAfterIt() {
        Account system = stores.person("audit-system", Role.SYSTEM_ADMINISTRATOR);
        Account person = stores.person("audit-person", Role.LEADER);
        sql.sql(
                        "update identity.role_grant set from_day = from_day - 9, until_day = from_day - 1 where account_id = :id")
                .param("id", person.id())
                .update();

        leaves(
                "授权到期、提出授权",
                () -> posts(
                        system,
                        "/accounts/" + person.id() + "/grants",
                        "role",
                        "LEADER",
                        "organisation",
                        Organisation.FIRST.toString(),
                        "area",
                        "all"));

        assertThat(last("content")).contains("已生效", "已到期");
    }

    @Test
    void dutiesAndOrganisations() {
        Account system = stores.person("audit-system", Role.SYSTEM_ADMINISTRATOR);
        Account security = stores.person("audit-security", Role.SECURITY_ADMINISTRATOR);

        leaves(
                "提出职责变更",
                () -> posts(system, "/duties", "kind", "BANK", "role", "LEADER", "allowed", "yes", "source", "审计测试"));
        UUID change = sql.sql("select id from identity.duty_change where source = '审计测试'")
                .query(UUID.class)
                .single();
        leaves("退回职责变更", () -> posts(security, "/duties/changes/" + change + "/refuse", "version", "1"));
        leaves("新增单位", () -> posts(system, "/organisations", "name", "审计测试单位", "kind", "BANK", "version", "0"));
        UUID organisation = sql.sql("select id from identity.organisation where name = '审计测试单位'")
                .query(UUID.class)
                .single();
        String path = "/organisations/" + organisation;
        leaves("修改单位", () -> posts(system, path, "name", "审计测试银行", "kind", "BANK", "version", version(organisation)));
        assertThat(last("content")).contains("审计测试单位", "审计测试银行");
        leaves("停用单位", () -> posts(system, path + "/archive", "version", version(organisation)));
        leaves("恢复单位", () -> posts(system, path + "/restore", "version", version(organisation)));
    }

    @Test
    void peopleOfAnEnterprise(CapturedOutput output) {
        OrganisationId own =
                stores.put(() -> stores.organisations().of(new EnterpriseId(UUID.randomUUID()), "审计测试企业有限公司", false));
        Account chief = stores.person(own, "audit-chief", Role.ENTERPRISE_ADMINISTRATOR);
        Account colleague = stores.person(own, "audit-colleague", Role.ENTERPRISE_MEMBER);

        MvcTestResult invited = leaves(
                "发出邀请",
                () -> posts(chief, "/people/invitations", "name", "审计乙", "role", "ENTERPRISE_MEMBER", "mail", ""));
        String token = token(invited);
        leaves(
                "开立账号、接受邀请、授予角色 + 登录",
                () -> browser("198.18.0.2")
                        .posts(
                                "/invitation",
                                "token",
                                token,
                                "signInName",
                                "audit-joined",
                                "name",
                                "审计乙",
                                "password",
                                NEW_PASSWORD,
                                "repeated",
                                NEW_PASSWORD));
        leaves(
                "停用账号、移除人员",
                () -> posts(
                        chief,
                        "/people/" + grant(colleague).id() + "/remove",
                        "version",
                        String.valueOf(grant(colleague).version())));
        MvcTestResult third = leaves(
                "发出邀请",
                () -> posts(
                        chief,
                        "/people/invitations",
                        "name",
                        "审计丙",
                        "role",
                        "ENTERPRISE_MEMBER",
                        "mail",
                        "audit-c@example.cn"));
        assertThat(mailed("audit-c@example.cn", "审计丙，您好", "审计测试企业有限公司邀请您", "之前打开"))
                .as("the link that the page shows")
                .isEqualTo(token(third));
        UUID open = sql.sql("select id from identity.invitation where name = '审计丙' and accepted_at is null")
                .query(UUID.class)
                .single();
        leaves("撤回邀请", () -> posts(chief, "/people/invitations/" + open + "/withdraw"));
        noSecretStandsInTheLog(output);
    }

    @Test
    void signingInAndOnesOwnAccount(CapturedOutput output) {
        Account person = stores.person("audit-person", Role.LEADER);
        Browser browser = browser("198.18.0.3");

        leaves("登录失败", () -> browser.signsIn("audit-person", "wrong"));
        assertThat(last("outcome")).isEqualTo("refused");
        leaves("登录失败", () -> browser.signsIn(MISPLACED, "x"));
        assertThat(last("outcome")).isEqualTo("refused");
        assertThat(last("content")).contains("Ja…");
        leaves("登录", () -> browser.signsIn("audit-person", Someone.PASSWORD));
        assertThat(last("outcome")).isEqualTo("done");
        leaves("申请修改邮箱", () -> browser.posts("/own/email", "email", "audit-other@example.org"));
        String link = mailed("audit-other@example.org");
        secrets.add(link);
        leaves("修改邮箱", () -> browser.posts("/own/email/confirm", "token", link));
        assertThat(last("content"))
                .contains("a***@example.cn", "a***@example.org")
                .doesNotContain("audit-other");
        browser.posts("/own/code/begin");
        String secret =
                stores.generators().of(person.id()).orElseThrow().secret().base32();
        secrets.add(secret);
        String code = new CodeSecret(secret).code(Instant.now());
        leaves("启用动态口令、生成恢复码", () -> browser.posts("/own/code", "code", code));
        leaves("生成恢复码", () -> browser.posts("/own/code/recovery"));
        leaves("停用动态口令", () -> browser.posts("/own/code/remove"));
        leaves(
                "修改口令",
                () -> browser.posts(
                        "/password", "old", Someone.PASSWORD, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD));
        leaves("退出登录", () -> browser.posts("/sign-out"));
        leaves("申请找回口令", () -> browser.posts("/sign-in/forgotten", "name", "audit-person"));
        String token = Mails.to(outbox, "audit-other@example.org").stream()
                .filter(body -> body.contains("/reset?token="))
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*token=([\\w-]+).*", "$1");
        secrets.add(token);
        String third = "Marigold-2028";
        secrets.add(third);
        leaves("找回口令", () -> browser.posts("/sign-in/reset", "token", token, "password", third, "repeated", third));
        noSecretStandsInTheLog(output);
    }

    @Test
    void aResetOfTheCodes() {
        Account person = stores.person("audit-person", Role.SYSTEM_ADMINISTRATOR);
        Account security = stores.person("audit-security", Role.SECURITY_ADMINISTRATOR);
        Account auditor = stores.person("audit-auditor", Role.AUDIT_ADMINISTRATOR);
        stores.put(() -> {
            stores.generators().begin(person.id(), CodeSecret.next());
            stores.generators().confirm(person.id());
            return person;
        });
        String ask = "/accounts/" + person.id() + "/code-reset";

        leaves("申请重置动态口令", () -> posts(security, ask, "reason", "手机丢失，当面核实"));
        leaves("退回动态口令重置", () -> posts(auditor, reset(person) + "/refuse", "version", "1"));
        leaves("申请重置动态口令", () -> posts(security, ask, "reason", "手机丢失，当面核实"));
        leaves("重置动态口令", () -> posts(auditor, reset(person) + "/confirm", "version", "1"));
        assertThat(last("content")).contains("手机丢失，当面核实");
    }

    private String reset(Account of) {
        return "/code-resets/"
                + sql.sql("select id from identity.code_reset where account_id = :id and status = 'PROPOSED'")
                        .param("id", of.id())
                        .query(UUID.class)
                        .single();
    }

    private <T> T leaves(String actions, Supplier<T> request) {
        List<String> expected = List.of(actions.split(" \\+ ", -1));
        long before = rows();
        T answer = request.get();
        assertThat(rows() - before).as(actions + ": " + answer).isEqualTo(expected.size());
        assertThat(sql.sql("select action from audit.entry order by at desc limit :most")
                        .param("most", expected.size())
                        .query(String.class)
                        .list()
                        .reversed())
                .isEqualTo(expected);
        return answer;
    }

    private void noSecretStandsInTheLog(CapturedOutput output) {
        for (String secret : secrets) {
            assertThat(output.getAll()).as("the log of the program").doesNotContain(secret);
            assertThat(sql.sql("""
                            select action from audit.entry e
                            where position(:secret in e::text) > 0""").param("secret", secret).query(String.class).list())
                    .as("rows that hold a secret")
                    .isEmpty();
        }
    }

    private MvcTestResult posts(Account by, String path, String... fields) {
        var request = pages.post().uri(path).with(user(new SignedIn(by))).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        MvcTestResult answer = request.exchange();
        assertThat(answer.getResponse().getStatus()).as(path).isLessThan(400);
        return answer;
    }

    private String token(MvcTestResult answer) {
        String link = String.valueOf(answer.getMvcResult().getFlashMap().get("link"));
        String token = link.replaceFirst(".*token=", "");
        secrets.add(token);
        return token;
    }

    /** The secret of the link in the mail that waits for this address. */
    private String mailed(String recipient, String... words) {
        String body = Mails.to(outbox, recipient).stream()
                .filter(each -> each.contains("token="))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(words)).allMatch(body::contains);
        return body.replaceAll("(?s).*token=([\\w-]+).*", "$1");
    }

    private Grant grant(Account of) {
        return stores.grants().ofAccount(of.id()).getFirst();
    }

    private String version(UUID organisation) {
        return sql.sql("select version::text from identity.organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
    }

    private String last(String column) {
        return sql.sql("select " + column + "::text from audit.entry order by at desc limit 1")
                .query(String.class)
                .single();
    }

    private long rows() {
        return sql.sql("select sum(number) from audit.head").query(Long.class).single();
    }

    private Browser browser(String address) {
        return new Browser(pages, address);
    }
}
