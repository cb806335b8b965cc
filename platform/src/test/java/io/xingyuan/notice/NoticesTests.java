package io.xingyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.sun.net.httpserver.HttpServer;
import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.sealing.Sealing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Site;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From what happened to those who are told, in the app, by mail and to other systems. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class NoticesTests {

    private static final String SECRET = "a shared secret of tests";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MockMvcTester pages;
    private final ApplicationContext house;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final UUID person = UUID.randomUUID();

    NoticesTests(MockMvcTester pages, ApplicationContext house, TransactionOperations transaction, Audit audit) {
        this.pages = pages;
        this.house = house;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** A round spreads a portion; what other tests left untold would come first. */
    @BeforeEach
    void nothingElseIsWaiting() {
        TestDatabase.sql()
                .sql("update notice.news set spread_at = now() where spread_at is null")
                .update();
    }

    @Test
    void whatIsToldReachesEachPersonOnce() {
        tell(news("请补正材料", Audience.of(person)));
        house.getBean(Spreading.class).round();
        TestDatabase.sql()
                .sql("update notice.news set spread_at = null where :person = any (accounts)")
                .param("person", person)
                .update();
        house.getBean(Spreading.class).round();

        assertThat(list(person)).extracting(Message::title).containsExactly("请补正材料");
        assertThat(list(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        transaction.executeWithoutResult(status -> {
            house.getBean(Notices.class).tell(news("没有发生", Audience.of(person)));
            status.setRollbackOnly();
        });
        house.getBean(Spreading.class).round();

        assertThat(list(person)).isEmpty();
    }

    @Test
    void anEnterprisesOwnTransactionTellsToo() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            new Visitor("x", "样例甲", Role.ENTERPRISE_MEMBER, new EnterpriseId(UUID.randomUUID())).attachTo(request);
            tell(news("企业提交了申报", Audience.of(person)));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        house.getBean(Spreading.class).round();

        assertThat(list(person)).hasSize(1);
    }

    @Test
    void theBellCountsAndOpeningLeadsToTheThing() {
        tell(news("一", Audience.of(person)));
        tell(news("二", Audience.of(person)));
        house.getBean(Spreading.class).round();
        String first = list(person).getLast().id().toString();

        assertThat(bell()).isEqualTo("2");
        assertThat(post("/messages/" + first + "/open", UUID.randomUUID())).hasStatus(404);
        assertThat(post("/messages/" + first + "/open", person)).hasRedirectedUrl("/calendar");
        assertThat(bell()).isEqualTo("1");
        assertThat(post("/messages/read", person)).hasStatus(302);
        assertThat(bell()).isEmpty();
    }

    @Test
    void aKindThatSomebodySwitchedOffIsNotShown() {
        assertThat(pages.post()
                        .uri("/messages/settings")
                        .param("mailed", Digests.KIND.key())
                        .param("from", "22:00")
                        .param("until", "07:00")
                        .with(authentication(as(person)))
                        .with(csrf())
                        .exchange())
                .hasStatus(302);
        Habits kept = house.getBean(HabitRows.class).of(person);
        assertThat(kept.way(Digests.KIND)).isEqualTo(new Habits.Way(false, true));
        assertThat(kept.digest()).isFalse();
        assertThat(pages.post()
                        .uri("/messages/settings")
                        .param("from", "22:00")
                        .with(authentication(as(person)))
                        .with(csrf())
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .as("nothing that was typed is lost")
                .contains("value=\"22:00\"");

        tell(new News(Digests.KIND.key(), "今天到期", "", "/", Audience.of(person)));
        house.getBean(Spreading.class).round();
        assertThat(list(person)).isEmpty();
    }

    @Test
    void theMorningsDigestComesOnceADayEvenFromTwoProcesses() {
        LocalDate today = LocalDate.now(ZONE);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("source", (DeadlineSource) day -> Map.of(
                person,
                new DeadlineSource.Dues(
                        List.of(
                                new DeadlineSource.Due("审核样例申报", today.plusDays(1), "2027-01-12（暂定）"),
                                new DeadlineSource.Due(
                                        "补正样例材料",
                                        today.minusDays(1),
                                        today.minusDays(1).toString())),
                        6,
                        2)));
        beans.addBean("further", (DeadlineSource) day -> Map.of(
                person,
                DeadlineSource.Dues.of(List.of(new DeadlineSource.Due("样例之外", today, today.toString())), today)));
        for (int process = 0; process < 2; process++) {
            Digests digests = new Digests(
                    beans.getBeanProvider(DeadlineSource.class),
                    house.getBean(HabitRows.class),
                    house.getBean(Notices.class),
                    house.getBean(JdbcClient.class),
                    Clock.system(ZONE),
                    audit);
            transaction.executeWithoutResult(status -> digests.morning());
        }
        house.getBean(Spreading.class).round();

        assertThat(list(person)).singleElement().satisfies(message -> {
            assertThat(message.title()).isEqualTo("今天有 7 件事临近到期，其中 2 件已逾期");
            assertThat(message.words().lines())
                    .containsExactly(
                            today.minusDays(1) + "（已逾期） 补正样例材料",
                            today + " 样例之外",
                            "2027-01-12（暂定） 审核样例申报",
                            "另有 4 件，请到事务箱查看");
        });
    }

    @Test
    void anotherSystemIsCalledWithASignatureAndADeadOneDelaysNobody() throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/in", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("X-Xingyuan-Signature");
            String time = signature.substring(2, signature.indexOf(','));
            boolean signed = signature.endsWith("v1=" + Courier.signature(SECRET, time, body));
            heard.add(exchange.getRequestHeaders().getFirst("X-Xingyuan-Call") + " " + signed + " " + body);
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        Instant now = Instant.now();
        Webhooks webhooks = webhooks(now);
        String start = "http://localhost:";
        UUID dead = noted(() -> webhooks.add("坏", start + "1/in", SECRET, List.of(), "测试"));
        UUID live = noted(() ->
                webhooks.add("好", start + server.getAddress().getPort() + "/in", SECRET, List.of("sample"), "测试"));
        try {
            tell(news("推送样例", Audience.of(person)));
            house.getBean(Spreading.class).round();
            courier(now).callAll(dead);
            courier(now).callAll(live);

            assertThat(heard)
                    .singleElement()
                    .asString()
                    .contains(" true ")
                    .contains("推送样例")
                    .doesNotContain(person.toString());
            assertThat(webhooks.all())
                    .filteredOn(hook -> hook.id().equals(dead))
                    .singleElement()
                    .satisfies(hook -> {
                        assertThat(hook.waiting()).isEqualTo(1);
                        assertThat(hook.fault()).contains("连接不上");
                    });
            Instant then = now;
            for (int attempt = 0; attempt < 7; attempt++) {
                then = then.plus(Duration.ofHours(19));
                courier(then).callAll(dead);
            }
            assertThat(status(dead)).isEqualTo("FAILED 7");
            assertThat(status(live)).isEqualTo("SENT 1");
        } finally {
            server.stop(0);
            noted(() -> webhooks.remove(dead));
            noted(() -> webhooks.remove(live));
        }
    }

    @Test
    void aWebhookGetsTheKindsThatItWantsAndNothingWhileItIsPaused() {
        Webhooks webhooks = webhooks(Instant.now());
        UUID hook = noted(() -> webhooks.add("挑选", "https://93.184.216.34/", SECRET, List.of("digest"), "测试"));
        try {
            tell(news("不要的", Audience.of(person)));
            house.getBean(Spreading.class).round();
            assertThat(webhooks.get(hook).waiting()).isZero();

            noted(() -> changed(webhooks, hook, List.of("digest", "sample"), true));
            tell(news("要的", Audience.of(person)));
            house.getBean(Spreading.class).round();
            assertThat(webhooks.get(hook).waiting()).isEqualTo(1);

            noted(() -> changed(webhooks, hook, List.of(), false));
            tell(news("暂停时的", Audience.of(person)));
            house.getBean(Spreading.class).round();
            assertThat(webhooks.get(hook).waiting()).isEqualTo(1);
            assertThat(webhooks(Instant.now().plusSeconds(60)).due()).doesNotContain(hook);

            noted(() -> changed(webhooks, hook, List.of(), true));
            tell(news("全部", Audience.of(person)));
            house.getBean(Spreading.class).round();
            assertThat(webhooks.get(hook).waiting()).isEqualTo(2);
        } finally {
            noted(() -> webhooks.remove(hook));
        }
    }

    private static UUID changed(Webhooks webhooks, UUID hook, List<String> kinds, boolean active) {
        webhooks.change(hook, kinds, active);
        return hook;
    }

    @Test
    void anAddressThatCannotBeOpenedKeepsTheNewsFromNobody() {
        UUID broken = UUID.randomUUID();
        TestDatabase.sql().sql("""
                        insert into identity.account (id, sign_in_name, name, organisation_id, created_at, email)
                        select :id, :id::text, '样例坏邮箱', id, now(), 'v1:nonsense' from identity.organisation
                        where id = '00000000-0000-7000-8000-000000000001'""").param("id", broken).update();
        try {
            tell(new News(Digests.KIND.key(), "发给两个人", "", "/", Audience.of(broken, person)));
            house.getBean(Spreading.class).round();

            assertThat(list(person)).hasSize(1);
            assertThat(list(broken)).hasSize(1);
        } finally {
            TestDatabase.sql()
                    .sql("delete from identity.account where id = :id")
                    .param("id", broken)
                    .update();
        }
    }

    @Test
    void aMorningThatWasMissedIsMadeUpForOnceOnTheSameDay() {
        LocalDate day = LocalDate.of(2031, 3, 5);
        UUID later = UUID.randomUUID();
        for (UUID each : List.of(person, later)) {
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("source", (DeadlineSource) today -> Map.of(
                    each,
                    DeadlineSource.Dues.of(List.of(new DeadlineSource.Due("审核样例申报", today, today.toString())), today)));
            Digests digests = new Digests(
                    beans.getBeanProvider(DeadlineSource.class),
                    house.getBean(HabitRows.class),
                    house.getBean(Notices.class),
                    house.getBean(JdbcClient.class),
                    Clock.fixed(day.atTime(10, 30).atZone(ZONE).toInstant(), ZONE),
                    audit);
            transaction.executeWithoutResult(status -> digests.morning());
        }
        house.getBean(Spreading.class).round();
        TestDatabase.sql()
                .sql("delete from notice.digest where day = :day")
                .param("day", day)
                .update();

        assertThat(list(person)).hasSize(1);
        assertThat(list(later)).as("the round of the day has been").isEmpty();
    }

    @Test
    void aCallIsNotLedElsewhere() throws IOException {
        List<String> reached = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/in", exchange -> {
            exchange.getResponseHeaders().add("Location", "/inside");
            exchange.sendResponseHeaders(307, -1);
        });
        server.createContext("/inside", exchange -> {
            reached.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        Instant now = Instant.now();
        Webhooks webhooks = webhooks(now);
        String address = "http://localhost:" + server.getAddress().getPort() + "/in";
        UUID hook = noted(() -> webhooks.add("引开", address, SECRET, List.of(), "测试"));
        try {
            tell(news("跳转样例", Audience.of(person)));
            house.getBean(Spreading.class).round();
            courier(now).callAll(hook);

            assertThat(reached).isEmpty();
            assertThat(webhooks.all())
                    .filteredOn(each -> each.id().equals(hook))
                    .singleElement()
                    .satisfies(each -> assertThat(each.fault()).isEqualTo("对方回答 307"));
        } finally {
            server.stop(0);
            noted(() -> webhooks.remove(hook));
        }
    }

    @Test
    void aCallThatDiedOnItsWayIsMadeAgain() {
        Instant now = Instant.now();
        UUID hook = noted(() -> webhooks(now).add("样例", "https://93.184.216.34/", SECRET, List.of(), "测试"));
        try {
            tell(news("样例", Audience.of(person)));
            house.getBean(Spreading.class).round();
            UUID first = noted(() ->
                            webhooks(now).take(hook, Duration.ofMinutes(2)).orElseThrow())
                    .id();

            assertThat(noted(() -> webhooks(now.plusSeconds(60)).take(hook, Duration.ofMinutes(2))))
                    .isEmpty();
            assertThat(noted(() -> webhooks(now.plusSeconds(180))
                                    .take(hook, Duration.ofMinutes(2))
                                    .orElseThrow())
                            .id())
                    .isEqualTo(first);
            assertThat(TestDatabase.sql()
                            .sql("select secret from notice.webhook where id = :id")
                            .param("id", hook)
                            .query(String.class)
                            .single())
                    .doesNotContain(SECRET);
        } finally {
            noted(() -> webhooks(now).remove(hook));
        }
    }

    private String status(UUID webhook) {
        return TestDatabase.sql()
                .sql("select status || ' ' || attempts from notice.call where webhook = :id and body like '%推送样例%'")
                .param("id", webhook)
                .query(String.class)
                .single();
    }

    private Webhooks webhooks(Instant at) {
        return new Webhooks(
                house.getBean(JdbcClient.class),
                house.getBean(Sealing.class),
                house.getBean(Site.class),
                Clock.fixed(at.plusSeconds(5), ZONE));
    }

    private Courier courier(Instant at) {
        return new Courier(
                webhooks(at), new OutsideAddresses(List.of("localhost")), transaction, audit, Clock.fixed(at, ZONE));
    }

    private void tell(News news) {
        noted(() -> {
            house.getBean(Notices.class).tell(news);
            return news;
        });
    }

    private <T> T noted(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            audit.notAudited("test");
            return work.get();
        }));
    }

    private static News news(String title, Audience audience) {
        return new News("sample", title, "一句话。", "/calendar", audience);
    }

    private List<Message> list(UUID account) {
        return house.getBean(Messages.class)
                .list(account, false, Paging.first("/messages"))
                .rows();
    }

    private String bell() {
        MvcTestResult page =
                pages.get().uri("/messages").with(authentication(as(person))).exchange();
        assertThat(page).hasStatusOk();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select(".bell-count")
                .text();
    }

    private MvcTestResult post(String path, UUID account) {
        return pages.post()
                .uri(path)
                .with(authentication(as(account)))
                .with(csrf())
                .exchange();
    }

    private static UsernamePasswordAuthenticationToken as(UUID account) {
        Visitor visitor = new Visitor(account.toString(), "林政策", Role.POLICY_OFFICER, null);
        Visitor.Principal principal = () -> visitor;
        return new UsernamePasswordAuthenticationToken(principal, null, List.of());
    }
}
