package io.xingyuan.policy.applyfree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.Officials;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Award;
import io.xingyuan.engine.Entity;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.policy.RivalClauses;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.KeyReused;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.Reservation;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.WorkbookFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** From the search to the money in the bank, on the real engine, casework and ledger. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApplyFreeTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(64_000_000);
    private static final String CLAUSE = "jilin-2023-35/3.5.2";
    private static final Visitor OFFICER = new Visitor("free-1", "林政策（免申测试）", Role.POLICY_OFFICER, null);
    private static final Visitor APPROVER = new Visitor("free-2", "孙审批（免申测试）", Role.POLICY_APPROVER, null);
    private static final Visitor FINANCE = new Visitor("free-3", "吴财务（免申测试）", Role.FINANCE_OFFICER, null);

    private final MockMvcTester pages;
    private final Enterprises enterprises;
    private final Budgets budgets;
    private final Offers offers;
    private final PublishedLibrary published;
    private final Rounds rounds;
    private final ClockRounds clocks;
    private final PaymentFollowing following;
    private final Officials officials;
    private final Clock clock;
    private final JdbcClient sql = TestDatabase.sql();
    private PoolId pool = new PoolId(new UUID(0, 0));
    private UUID programme = new UUID(0, 0);

    ApplyFreeTests(
            MockMvcTester pages,
            Enterprises enterprises,
            Budgets budgets,
            Offers offers,
            PublishedLibrary published,
            Rounds rounds,
            ClockRounds clocks,
            PaymentFollowing following,
            BeanFactory beans,
            Clock clock) {
        this.pages = pages;
        this.enterprises = enterprises;
        this.budgets = budgets;
        this.offers = offers;
        this.published = published;
        this.rounds = rounds;
        this.clocks = clocks;
        this.following = following;
        this.officials = new Officials(beans);
        this.clock = clock;
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    /** 一家: an enterprise of a test and its administrator. */
    private record Firm(EnterpriseId id, Visitor own) {}

    @BeforeEach
    void aPoolAndAProgramme() {
        pool = aPool(100_000_000L);
        programme = aProgramme();
    }

    @Test
    void onTheListIsWhoIsDueOnDataThatOthersVouchFor() {
        Firm due = aFirm("800");
        Firm lacking = aFirm("");
        Firm itself = aFirm("");
        declare(itself, itself.own(), "900");
        Firm below = aFirm("100");

        String run = started();

        assertThat(offer(run, due).status()).isEqualTo(OfferStatus.CANDIDATE);
        assertThat(offer(run, due).due().fen())
                .as("2.5 % of 8 000 000, within the ceiling")
                .isEqualTo(20_000_000L);
        assertThat(offer(run, itself).status()).isEqualTo(OfferStatus.UNVOUCHED);
        assertThat(offer(run, lacking).status()).isEqualTo(OfferStatus.LACKING);
        assertThat(offer(run, lacking).standing().lacking())
                .singleElement()
                .satisfies(
                        lack -> assertThat(lack.path()).contains("/facts/" + lacking.id() + "/technology-contracts"));
        assertThat(listed(run)).doesNotContain(below.id());

        Document page = page(run + "?part=verify", OFFICER);
        assertThat(page.select("main").text())
                .contains("7 个工作日", "60 个工作日", "川办函〔2024〕17号", "企业自报：认定技术合同成交额", "按企业确认的先后");
    }

    @Test
    void theSameRunTwiceIsOneRun() throws Exception {
        Firm due = aFirm("800");
        var begin = new CountDownLatch(1);
        Callable<String> press = () -> {
            begin.await();
            return started();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> pressed = List.of(threads.submit(press), threads.submit(press));
            begin.countDown();
            assertThat(pressed.get(0).get()).isEqualTo(pressed.get(1).get());
        }
        String run = started();
        assertThat(post(run + "/refresh", OFFICER, Map.of())).hasStatus(302);
        assertThat(offers.all(id(run), OfferStatus.values()).stream()
                        .filter(offer -> offer.whom().enterprise().equals(due.id())))
                .hasSize(1);
    }

    @Test
    void whatTheEnterpriseMendsIsVerifiedAndThenOffered() {
        Firm firm = aFirm("");
        String run = started();
        String path = offer(run, firm).path();
        assertThat(get(path, firm.own())).as("not told yet").hasStatus(404);

        push(run);
        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.ASKED);
        assertThat(page(path, firm.own()).select("main").text()).contains("只缺这一项", "认定技术合同成交额");
        assertThat(page("/", firm.own()).select("main").text()).contains("补 1 项：认定技术合同成交额");

        declare(firm, firm.own(), "900");
        await().until(() -> offer(run, firm).status() == OfferStatus.UNVOUCHED);
        assertThat(page(path, firm.own()).select("main").text()).contains("补的数据已收到，等园区核实");
        assertThat(page("/apply-free/own", firm.own()).select("main").text()).contains("等园区核实");
        declare(firm, OFFICER, "900");
        await().until(() -> offer(run, firm).status() == OfferStatus.CANDIDATE);
        assertThat(page(path, firm.own()).select("main").text()).contains("等园区核对后推送");
        assertThat(post(path + "/exclude", OFFICER, Map.of("reason", "样例内部原因"))).hasStatus(302);
        assertThat(get(path, firm.own())).as("the park's own affair").hasStatus(404);
    }

    @Test
    void whoLacksTwoThingsIsAskedForBoth() {
        Firm firm = aFirm("", false);
        String run = started();
        assertThat(offer(run, firm).standing().lacking()).hasSize(2);
        push(run);
        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.ASKED);
        assertThat(page(offer(run, firm).path(), firm.own())
                        .select("a[href*=/facts/]")
                        .eachAttr("href"))
                .hasSize(2);
        assertThat(page("/", firm.own()).select("main").text()).contains("补 2 项：");
        state(firm, OFFICER, "transfer-assessment", LocalDate.now(clock).getYear() - 1, "合格");
        await().until(() -> offer(run, firm).standing().lacking().size() == 1);
        assertThat(offer(run, firm).status()).as("it stays asked").isEqualTo(OfferStatus.ASKED);
    }

    @Test
    void theClocksArePublicAndOfficersAreToldWhenOneRunsOut() {
        Firm firm = aFirm("800");
        String run = started();
        String number = sql.sql("select number from policy.applyfree_run where id = :id")
                .param("id", id(run).value())
                .query(String.class)
                .single();
        clocks.round();
        assertThat(clockNews(number)).as("seven working days are left").isEmpty();
        began(run, 7);
        clocks.round();
        clocks.round();
        assertThat(clockNews(number)).containsExactly("免申即享推送时限快到期");
        began(run, 20);
        clocks.round();
        clocks.round();
        assertThat(clockNews(number)).containsExactly("免申即享推送时限快到期", "免申即享推送时限已过期");
        assertThat(page("/apply-free/promise", Visitor.GUEST).select("main").text())
                .contains("推送时限", "7 个工作日", "到账时限", "60 个工作日", "川办函〔2024〕17号", "按时")
                .containsPattern("\\d+%");
        long done = kept("done");
        long inTime = kept("in_time");
        began(run, 0);
        push(run);
        clocks.round();
        assertThat(kept("done")).as("late or done, it counts once").isEqualTo(done);
        assertThat(kept("in_time")).isEqualTo(inTime + 1);
        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.PUSHED);
    }

    private void began(String run, int days) {
        sql.sql("update policy.applyfree_run set started_at = :at where id = :id")
                .param(
                        "at",
                        LocalDate.now(clock)
                                .minusDays(days)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime())
                .param("id", id(run).value())
                .update();
    }

    private long kept(String column) {
        return sql.sql("select " + column + " from policy.applyfree_kept where key = 'push'")
                .query(Long.class)
                .single();
    }

    private List<String> clockNews(String number) {
        return sql.sql("""
                select split_part(title, '：', 1) from notice.news
                where kind = 'apply-free-clock' and words like :number || ' %' order by told_at, title""").param("number", number).query(String.class).list();
    }

    @Test
    void fromTheListToTheMoneyInTheBankAndBackAgain() {
        Firm firm = aFirm("800");
        account(firm, "62000000001111");
        String run = started();
        push(run);
        String path = offer(run, firm).path();
        assertThat(page("/", firm.own()).select("main").text()).contains("确认享受 20 万元");
        assertThat(page(path, firm.own()).select("main").text())
                .contains("示例银行", "6200 **** **** 1111", "同意享受", "为什么能享受");

        consent(firm, run);
        await().until(() -> offer(run, firm).status() == OfferStatus.RUNNING);
        assertThat(free()).isEqualTo(80_000_000L);
        assertThat(granted()).isEqualTo(20_000_000L);
        CaseId caseId = progress(run, firm).caseId();
        assertThat(page("/publicity/" + caseId, Visitor.GUEST).select("main").text())
                .contains("享受单位", "免申即享", "20 万元");

        assertThat(page("/cases/" + caseId, firm.own()).select("main, header").text())
                .contains("撤回事项");
        endPublicity(caseId);
        as(OFFICER, () -> officials.pass(caseId, "公示无异议", Map.of()));
        Visitor both = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        assertThatThrownBy(() -> as(both, () -> officials.pass(caseId, "同意", Map.of())))
                .isInstanceOf(Refusal.class);
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of()));
        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.APPROVED);
        notForTheEnterpriseToWithdraw(caseId, firm);

        PaymentId payment = progress(run, firm).payment();
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> offer(run, firm).status() == OfferStatus.PAID);
        assertThat(as(OFFICER, () -> officials.state(caseId)).status()).isEqualTo(CaseStatus.PASSED);
        assertThat(page(path, firm.own()).select("main").text()).contains("已到账");

        as(FINANCE, () -> done(() -> budgets.giveBack(payment, "账户已销户", key())));
        await().until(() -> offer(run, firm).status() == OfferStatus.APPROVED);
        as(FINANCE, () -> done(() -> budgets.reissue(payment, key())));
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> offer(run, firm).status() == OfferStatus.PAID);
        assertThat(page(run, OFFICER).select("main").text()).contains("确认的都已到账");
        anAwardIsReadOnceItsProgrammeIsInHand(offer(run, firm), payment);

        as(FINANCE, () -> done(() -> budgets.giveBack(payment, "账户又销户", key())));
        await().until(() -> offer(run, firm).status() == OfferStatus.APPROVED);
        as(APPROVER, () -> done(() -> budgets.cancel(payment, "企业注销", key())));
        await().until(() -> offer(run, firm).status() == OfferStatus.CANCELLED);
        assertThat(granted()).isZero();
        assertThat(sql.sql("select title || words from notice.news where employer = :id and title like '%撤销%'")
                        .param("id", firm.id().value())
                        .query(String.class)
                        .list())
                .as("told once, with the reason")
                .singleElement()
                .asString()
                .contains("兑现已撤销：15 万元", "企业注销");
    }

    private void notForTheEnterpriseToWithdraw(CaseId caseId, Firm firm) {
        assertThat(post("/cases/" + caseId + "/withdraw", firm.own(), Map.of("reason", "不办了")))
                .hasStatus(409);
        assertThat(page("/cases/" + caseId, firm.own()).select("form[action$=/withdraw]"))
                .isEmpty();
        assertThat(as(OFFICER, () -> officials.state(caseId)).status()).isEqualTo(CaseStatus.OPEN);
    }

    /** What shrinks while somebody else has the programme is held as it is afterwards, not as it was before. */
    private void anAwardIsReadOnceItsProgrammeIsInHand(Offer offer, PaymentId payment) {
        var busy = new DataSourceTransactionManager(TestDatabase.source());
        new TransactionTemplate(busy).executeWithoutResult(status -> {
            JdbcClient.create(TestDatabase.source())
                    .sql("select 1 from policy.programme where id = :id for update")
                    .param("id", programme)
                    .query(Integer.class)
                    .single();
            as(APPROVER, () -> done(() -> budgets.recover(payment, 5_000_000L, "多付", key())));
            Thread looker = Thread.ofPlatform().start(() -> {
                await().until(() -> waiting() > 0);
                TestDatabase.sql()
                        .sql("update policy.fund_payment set fen = fen - 1 where id = :id")
                        .param("id", payment.value())
                        .update();
            });
            join(looker);
        });
        await().until(() -> held(offer) == 14_999_999L);
        sql.sql("update policy.fund_payment set fen = fen + 1 where id = :id")
                .param("id", payment.value())
                .update();
        following.catchUp();
        assertThat(held(offer)).as("the round at the start sets it right").isEqualTo(15_000_000L);
        assertThat(granted()).isEqualTo(15_000_000L);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private long waiting() {
        return sql.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }

    private long held(Offer offer) {
        return sql.sql("select coalesce(sum(fen), 0) from policy.programme_hold where holder = :id")
                .param("id", offer.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void whenTheMoneyEndsTheNextOnesWaitInTheirOrder() {
        pool = aPool(50_000_000L);
        programme = aProgramme();
        List<Firm> firms = new ArrayList<>();
        for (String contracts : List.of("800", "1000", "1200", "520")) {
            Firm firm = aFirm(contracts);
            account(firm, "6200000000%04d".formatted(firms.size()));
            firms.add(firm);
        }
        String run = started();
        push(run);
        for (Firm firm : firms) {
            consent(firm, run);
            await().until(() -> offer(run, firm).status() == OfferStatus.RUNNING
                    || !offer(run, firm).reason().isEmpty());
        }

        assertThat(firms.stream().map(firm -> offer(run, firm).status()))
                .as("200 000 and 250 000 fit; 300 000 does not; nobody overtakes it")
                .containsExactly(
                        OfferStatus.RUNNING, OfferStatus.RUNNING, OfferStatus.CONSENTED, OfferStatus.CONSENTED);
        assertThat(offer(run, firms.get(2)).reason()).contains("不足以预留 300000 元", "首先预留这一户");
        assertThat(offer(run, firms.get(3)).reason()).contains("前面还有 1 户");
        assertThat(page(offer(run, firms.get(3)).path(), firms.get(3).own())
                        .select("main")
                        .text())
                .contains("前面还有 1 户");

        sql.sql("update policy.fund_pool set total_fen = total_fen + 30000000 where id = :id")
                .param("id", pool.value())
                .update();
        rounds.reserve();
        assertThat(offer(run, firms.get(2)).status()).isEqualTo(OfferStatus.RUNNING);
        assertThat(offer(run, firms.get(3)).status()).isEqualTo(OfferStatus.CONSENTED);
    }

    @Test
    void anEnterpriseMayGiveUpAndWhoDoesNotAnswerIsRemindedAndLapses() {
        Firm one = aFirm("800");
        Firm other = aFirm("900");
        account(one, "62000000002222");
        String run = started();
        push(run);
        String path = offer(run, one).path();

        assertThat(post(path + "/decline", one.own(), Map.of("reason", ""))).hasStatus(409);
        assertThat(post(
                        path + "/consent",
                        one.own(),
                        Map.of("account", UUID.randomUUID().toString())))
                .hasStatus(409)
                .bodyText()
                .contains("收款账户刚才换过");
        assertThat(post(path + "/consent", other.own(), Map.of()))
                .as("of another enterprise")
                .hasStatus(404);
        Visitor member = new Visitor("free-member", "成员", Role.ENTERPRISE_MEMBER, one.id());
        assertThat(post(path + "/consent", member, Map.of()))
                .as("a member does not bind the enterprise")
                .hasStatus(403);
        assertThat(post(path + "/decline", one.own(), Map.of("reason", "项目已终止")))
                .hasStatus(302);
        assertThat(post(path + "/consent", one.own(), Map.of())).hasStatus(409);
        assertThat(offer(run, one).status()).isEqualTo(OfferStatus.DECLINED);
        assertThat(page(run + "?part=ended", OFFICER).select("main").text()).contains("项目已终止");

        sql.sql("update policy.applyfree_run set answer_by = :day where id = :id")
                .param("day", LocalDate.now(clock).plusDays(2))
                .param("id", id(run).value())
                .update();
        assertThat(post(run + "/remind", OFFICER, Map.of())).hasStatus(302);
        assertThat(told(other, "请尽快确认%")).isEqualTo(1);
        rounds.remindAndLapse();
        assertThat(told(other, "请尽快确认%"))
                .as("a word in between does not take the last one's place")
                .isEqualTo(2);
        assertThat(reminded(offer(run, other))).isTrue();
        sql.sql("update policy.applyfree_run set answer_by = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(1))
                .param("id", id(run).value())
                .update();
        rounds.remindAndLapse();
        assertThat(offer(run, other).status()).isEqualTo(OfferStatus.LAPSED);
        assertThat(told(other, "免申即享已结束%")).isEqualTo(1);
        assertThat(free()).isEqualTo(100_000_000L);
    }

    /** Whichever programme the second run is of: not while the first is open, not after a no, not while it is paid. */
    @Test
    void whatOneRunHasOfferedAnotherDoesNotOfferAgain() {
        Firm one = aFirm("800");
        Firm two = aFirm("900");
        account(two, "62000000006666");
        String first = started();
        programme = aProgramme();
        String early = started();
        assertThat(offer(early, one).status()).isEqualTo(OfferStatus.CANDIDATE);
        push(first);
        push(early);
        for (Firm firm : List.of(one, two)) {
            assertThat(offer(early, firm).status()).isEqualTo(OfferStatus.BARRED);
            assertThat(offer(early, firm).reason()).contains(number(first), "已推送，在等企业答复");
            assertThat(told(firm, "免申即享：请确认%")).isEqualTo(1);
        }

        assertThat(post(offer(first, one).path() + "/decline", one.own(), Map.of("reason", "项目已终止")))
                .hasStatus(302);
        consent(two, first);
        await().until(() -> offer(first, two).status() == OfferStatus.RUNNING);
        programme = aProgramme();
        String second = started();
        assertThat(offer(second, one).reason()).contains(number(first), "已放弃");
        assertThat(offer(second, two).status()).isEqualTo(OfferStatus.BARRED);
        assertThat(post(second + "/refresh", OFFICER, Map.of())).hasStatus(302);
        assertThat(offer(second, one).status()).isEqualTo(OfferStatus.BARRED);

        sql.sql("update policy.applyfree_offer set status = 'LAPSED' where id = :id")
                .param("id", offer(first, one).id().value())
                .update();
        assertThat(post(second + "/refresh", OFFICER, Map.of())).hasStatus(302);
        assertThat(offer(second, one).status())
                .as("who did not answer is asked again")
                .isEqualTo(OfferStatus.CANDIDATE);
    }

    @Test
    void twoRunsThatArePushedAtOnceOfferOnce() throws Exception {
        for (int round = 0; round < 3; round++) {
            Firm firm = aFirm("800");
            programme = aProgramme();
            String one = started();
            programme = aProgramme();
            String other = started();
            Map<String, String> versions = Map.of(one, version(one), other, version(other));
            var begin = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<MvcTestResult>> pressed = List.of(one, other).stream()
                        .map(run -> threads.submit(() -> {
                            begin.await();
                            return post(run + "/push", OFFICER, Map.of("version", versions.get(run)));
                        }))
                        .toList();
                begin.countDown();
                for (Future<MvcTestResult> each : pressed) {
                    assertThat(each.get()).hasStatus(302);
                }
            }
            assertThat(List.of(offer(one, firm).status(), offer(other, firm).status()))
                    .containsExactlyInAnyOrder(OfferStatus.PUSHED, OfferStatus.BARRED);
        }
    }

    /** Another year is another thing, also under the same programme. */
    @Test
    void nextYearIsOfferedUnderTheSameProgramme() {
        Firm firm = aFirm("800");
        String first = started();
        push(first);
        sql.sql("update policy.applyfree_offer set reference_year = reference_year - 1 where id = :id")
                .param("id", offer(first, firm).id().value())
                .update();
        sql.sql("update policy.applyfree_run set status = 'CLOSED', closed_at = now() where id = :id")
                .param("id", id(first).value())
                .update();
        String second = started();
        push(second);
        assertThat(offer(second, firm).status()).isEqualTo(OfferStatus.PUSHED);
    }

    private String number(String run) {
        return sql.sql("select number from policy.applyfree_run where id = :id")
                .param("id", id(run).value())
                .query(String.class)
                .single();
    }

    @Test
    void whatIsTurnedDownStandsOnItsPageWithWhatWasTyped() {
        Firm one = aFirm("800");
        account(one, "62000000002233");
        String run = started();
        String path = offer(run, one).path();
        turnedDownAtTheReason(path, "/exclude", OFFICER, "请写明剔除的原因");
        assertThat(parsed(post(run + "/remind", OFFICER, Map.of()))
                        .select("#messages")
                        .text())
                .contains("没有等企业确认的");

        push(run);
        turnedDownAtTheReason(path, "/decline", one.own(), "请写明放弃的原因");
        Document offer = parsed(post(
                path + "/consent",
                one.own(),
                Map.of("account", UUID.randomUUID().toString())));
        assertThat(offer.select("#messages").text()).contains("收款账户刚才换过");
        assertThat(offer.select("form[action$=/consent] button").text()).contains("同意享受");

        sql.sql("update policy.applyfree_run set status = 'CLOSED' where id = :id")
                .param("id", id(run).value())
                .update();
        Document closed = parsed(post(run + "/refresh", OFFICER, Map.of()));
        assertThat(closed.select("#messages").text()).contains("这一轮已经结束");
        assertThat(closed.select("h1").text())
                .isEqualTo(page(run, OFFICER).select("h1").text());
    }

    private void turnedDownAtTheReason(String path, String act, Visitor by, String why) {
        String much = "样例原因".repeat(51);
        MvcTestResult answer = post(path + act, by, Map.of("reason", much));
        assertThat(answer).hasStatus(409);
        Document again = parsed(answer);
        assertThat(again.select("dialog[open] #reason").val()).isEqualTo(much);
        assertThat(again.select("dialog[open] #reason-problem").text()).contains(why);
        assertThat(parsed(post(path + act, by, Map.of("reason", " ")))
                        .select("dialog[open] #reason-problem")
                        .text())
                .contains(why);
    }

    @Test
    void aListThatCannotBeDrawnUpSaysSoAboveItsForm() {
        sql.sql("update policy.programme set pool_id = null where id = :id")
                .param("id", programme)
                .update();
        MvcTestResult answer = starting("FORMULA", "样例依据", "LIST");
        assertThat(answer).hasStatus(409);
        assertThat(parsed(answer).select("#messages").text()).contains("没有指定资金池");
        assertThat(parsed(answer).select("#basis").val()).isEqualTo("样例依据");
        assertThat(parsed(answer).select("#turn option[selected]").val()).isEqualTo("LIST");
    }

    @Test
    void anExceptionHasAReasonAndAListThatChangedMeanwhileIsNotPushed() {
        Firm out = aFirm("800");
        Firm changed = aFirm("900");
        String run = started();
        String version = version(run);
        assertThat(post(offer(run, out).path() + "/exclude", OFFICER, Map.of("reason", " ")))
                .hasStatus(409);
        assertThat(post(offer(run, out).path() + "/exclude", OFFICER, Map.of("reason", "正在核查")))
                .hasStatus(302);
        assertThat(post(run + "/push", OFFICER, Map.of("version", version)))
                .as("somebody has changed the list since it was seen")
                .hasStatus(409);

        declare(changed, OFFICER, "100");
        await().until(() -> offer(run, changed).status() == OfferStatus.BARRED);
        push(run);
        assertThat(offer(run, out).status()).isEqualTo(OfferStatus.EXCLUDED);
        assertThat(post(offer(run, out).path() + "/restore", OFFICER, Map.of())).hasStatus(302);
        assertThat(offer(run, out).status()).isEqualTo(OfferStatus.CANDIDATE);
    }

    /** 申报 and 免申即享 at the same moment: the place of the award is one row. */
    @Test
    void whateverThePathAClauseIsPaidOnceAYear() throws Exception {
        for (int round = 0; round < 3; round++) {
            Firm firm = aFirm("800");
            account(firm, "62000000003333");
            programme = aProgramme();
            String run = started();
            push(run);
            Offer offer = offer(run, firm);
            Reservation applied = Reservation.of(
                    pool, 15_000_000L, firm.id(), CLAUSE, offer.due().year(), "申报", "case");
            applyAtOnce(firm, run, applied);
            assertThat(sql.sql("select count(*) from policy.fund_claim where subject_id = :id and clause = :clause")
                            .param("id", firm.id().value())
                            .param("clause", CLAUSE)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    /** 免申即享 offers what the group leaves; who took of it between push and consent is not paid twice. */
    @Test
    void whatTheGroupLeavesIsOfferedAndNoMore() {
        try (var _ = new RivalClauses(published)) {
            Firm firm = aFirm("");
            Firm hasty = aFirm("");
            Firm full = aFirm("");
            account(firm, "62000000007777");
            account(hasty, "62000000008888");
            PaymentId lower = approved(firm, RivalClauses.LOWER, 10_000_000L);
            approved(full, RivalClauses.LOWER, 20_000_000L);
            Firm before = aFirm("");
            approved(before, RivalClauses.HIGHER, 5_000_000L);
            programme = aProgramme(RivalClauses.HIGHER);
            String run = started("EXACT");
            assertThat(offer(run, before).reason())
                    .as("a clause that pays each time: whether it is another event only people can say")
                    .isEqualTo("已有一笔兑现或正在办理的拨付");
            assertThat(offer(run, firm).due().fen()).isEqualTo(10_000_000L);
            as(OFFICER, () -> {
                LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
                assertThat(offer(run, firm).amount()).isEqualTo("10 万元（全额 20 万元，已得 10 万元）");
                LocaleContextHolder.resetLocaleContext();
                return run;
            });
            assertThat(offer(run, firm).standing().steps()).contains("同组“示范奖励”已兑现或在办 10 万元");
            assertThat(offer(run, hasty).due().fen()).isEqualTo(20_000_000L);
            assertThat(offer(run, full).status()).isEqualTo(OfferStatus.BARRED);
            assertThat(offer(run, full).reason()).contains("就高不重复");

            push(run);
            approved(hasty, RivalClauses.LOWER, 10_000_000L);
            consent(hasty, run);
            await().until(() -> offer(run, hasty).status() == OfferStatus.REFUSED);
            assertThat(offer(run, hasty).reason()).contains("推送后同组有了别的兑现，现应兑现 100000 元");
            consent(firm, run);
            await().until(() -> offer(run, firm).status() == OfferStatus.RUNNING);
            CaseId caseId = progress(run, firm).caseId();
            endPublicity(caseId);
            as(OFFICER, () -> officials.pass(caseId, "公示无异议", Map.of()));
            as(APPROVER, () -> officials.pass(caseId, "同意", Map.of()));
            assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.APPROVED);
            assertThat(takenBy(firm)).isEqualTo(20_000_000L);
            assertThat(budgets.find(lower)).isPresent();
        }
    }

    /** 申报 for one side of a group and 免申即享 for the other at the same moment. */
    @Test
    void whateverThePathAGroupIsPaidWhatItsHighestGives() throws Exception {
        try (var _ = new RivalClauses(published)) {
            for (int round = 0; round < 3; round++) {
                Firm firm = aFirm("");
                account(firm, "62000000009999");
                programme = aProgramme(RivalClauses.HIGHER);
                String run = started("EXACT");
                push(run);
                int year = offer(run, firm).due().year();
                Reservation applied =
                        Reservation.of(pool, 10_000_000L, firm.id(), RivalClauses.LOWER, year, "申报", "case");
                applyAtOnce(firm, run, applied);
                assertThat(takenBy(firm)).isLessThanOrEqualTo(20_000_000L);
            }
        }
    }

    private long takenBy(Firm firm) {
        return sql.sql("""
                select coalesce(sum(fen), 0) from policy.fund_award
                where enterprise_id = :id and status in ('PENDING', 'GRANTED')""").param("id", firm.id().value()).query(Long.class).single();
    }

    @Test
    void whatIsRefusedOrNoLongerTrueGivesTheMoneyBack() {
        Firm firm = aFirm("800");
        account(firm, "62000000004444");
        String run = started();
        push(run);
        consent(firm, run);
        await().until(() -> offer(run, firm).status() == OfferStatus.RUNNING);
        CaseId caseId = progress(run, firm).caseId();
        endPublicity(caseId);
        as(OFFICER, () -> officials.pass(caseId, "", Map.of()));

        declare(firm, OFFICER, "100");
        assertThatThrownBy(() -> as(APPROVER, () -> officials.pass(caseId, "同意", Map.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("推送后数据有变动");
        as(APPROVER, () -> officials.refuse(caseId, "成交额核减后不符合"));

        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.REFUSED);
        assertThat(free()).isEqualTo(100_000_000L);
        assertThat(granted()).isZero();
        assertThat(page(offer(run, firm).path(), firm.own()).select("main").text())
                .contains("成交额核减后不符合");
    }

    /** From the fact that is taken back to the money that is in the pool again. */
    @Test
    void whatIsRevokedAfterThePaymentIsClaimedBack() throws Exception {
        Firm firm = aFirm("800");
        account(firm, "62000000005555");
        Reservation what = Reservation.of(
                pool, 20_000_000L, firm.id(), CLAUSE, LocalDate.now(clock).getYear() - 1, "申报", "");
        PaymentId payment = as(FINANCE, () -> budgets.reserve(what, key()));
        as(APPROVER, () -> done(() -> budgets.commit(payment, 20_000_000L, "", key())));
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> count("policy.recovery_watch", payment) == 1);

        declare(firm, OFFICER, "700");
        await().until(() -> count("policy.recovery", payment) == 1);
        String path = sql.sql("select '/recoveries/' || id from policy.recovery where payment_id = :payment")
                .param("payment", payment.value())
                .query(String.class)
                .single();
        assertThat(page(path, OFFICER).select("main").text())
                .contains("按现在的数据最多 175000 元，已支付 200000 元", "800 万元", "700 万元", "核实中");
        declare(firm, OFFICER, "100");
        CaseId caseId = CaseId.of(
                page(path, OFFICER).select("a[href^=/cases/]").attr("href").replace("/cases/", ""));
        notForTheEnterpriseToWithdraw(caseId, firm);
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "200000.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能超过");
        as(OFFICER, () -> officials.pass(caseId, "更正属实", Map.of("amount", "25000")));
        as(OFFICER, () -> officials.pass(caseId, "企业无异议", Map.of()));
        assertThat(post(path + "/collected", FINANCE, Map.of("receipt", "回单1", "key", key())))
                .as("not decided yet")
                .hasStatus(409);
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "25000")));
        as(FINANCE, () -> officials.sendBack(caseId, "金额须再核对"));
        assertThat(page(path, OFFICER).select("main").text()).contains("核实中").doesNotContain("决定追回");
        assertThat(post(path + "/collected", FINANCE, Map.of("receipt", "回单1", "key", key())))
                .as("sent back, it is not ordered any more")
                .hasStatus(409);
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "25000")));

        assertThat(post(path + "/collected", FINANCE, Map.of("amount", "25000.01", "receipt", "回单0", "key", key())))
                .as("more than was ordered")
                .hasStatus(409);
        Map<String, String> first = Map.of("amount", "10000", "receipt", "回单0", "key", key());
        assertThat(post(path + "/collected", FINANCE, first)).hasStatus(302);
        assertThat(post(path + "/collected", FINANCE, first))
                .as("pressed twice")
                .hasStatus(302);
        assertThat(free()).isEqualTo(81_000_000L);
        assertThat(page(path, FINANCE).select("main").text()).contains("已追回 1 万元", "还有 1.5 万元", "待追缴");
        assertThat(post(path + "/collected", FINANCE, Map.of("amount", "10000", "receipt", "回单0", "key", key())))
                .as("the same slip of the bank")
                .hasStatus(409);
        String part = key();
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(post(path + "/collected", FINANCE, Map.of("amount", "5000", "receipt", "回单2", "key", part)))
                    .hasStatus(302);
            assertThat(free()).as("once, however often it is sent").isEqualTo(81_500_000L);
            assertThat(page(path, FINANCE).select("main").text()).contains("已追回 1.5 万元", "还有 1 万元", "凭证 回单2");
        }
        assertThat(racing(path)).as("room for one").containsExactlyInAnyOrder(302, 409);
        assertThat(free()).isEqualTo(82_100_000L);
        String key = key();
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(post(path + "/collected", FINANCE, Map.of("receipt", "回单1", "key", key)))
                    .hasStatus(302);
        }
        assertThat(free()).isEqualTo(82_500_000L);
        assertThat(budgets.find(payment).orElseThrow().fen()).isEqualTo(17_500_000L);
        assertThat(as(OFFICER, () -> officials.state(caseId)).status()).isEqualTo(CaseStatus.PASSED);
        assertThat(count("policy.recovery", payment)).as("one change, one case").isEqualTo(1);
        assertThat(page("/recoveries", OFFICER).select("main").text()).contains("已追回", "2.5 万元");
        String case0 = as(OFFICER, () -> officials.state(caseId)).number();
        assertThat(page("/recoveries?status=COLLECTED&park=changchun&q=" + case0, OFFICER)
                        .select("tbody tr"))
                .hasSize(1);
        for (String other : List.of("status=OPEN&q=" + case0, "park=elsewhere&q=" + case0, "q=" + case0 + "0")) {
            assertThat(page("/recoveries?" + other, OFFICER).select("tbody tr"))
                    .as(other)
                    .isEmpty();
        }
        assertThat(new WorkbookFile(get("/recoveries/export.xlsx?status=COLLECTED&q=" + case0, OFFICER)
                                .getResponse()
                                .getContentAsByteArray())
                        .rows(List.of(Column.required("受理编号", ""), Column.required("已追回（元）", ""))))
                .containsExactly(Map.of("受理编号", case0, "已追回（元）", "25000"));
        assertThat(get(path, aFirm("800").own())).hasStatus(404);
    }

    /** Less was claimed back than the data say: that was decided, and the same change opens nothing again. */
    @Test
    void whatWasDecidedInPartIsNotOpenedAgain() {
        Firm firm = aFirm("800");
        account(firm, "62000000007777");
        PaymentId payment = approved(firm, CLAUSE);
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> count("policy.recovery_watch", payment) == 1);
        declare(firm, OFFICER, "700");
        await().until(() -> count("policy.recovery", payment) == 1);
        String path = sql.sql("select '/recoveries/' || id from policy.recovery where payment_id = :payment")
                .param("payment", payment.value())
                .query(String.class)
                .single();
        CaseId caseId = CaseId.of(
                page(path, OFFICER).select("a[href^=/cases/]").attr("href").replace("/cases/", ""));
        as(OFFICER, () -> officials.pass(caseId, "部分追回", Map.of("amount", "10000")));
        as(OFFICER, () -> officials.pass(caseId, "企业无异议", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "10000")));
        assertThat(post(path + "/collected", FINANCE, Map.of("receipt", "回单9", "key", key())))
                .hasStatus(302);

        long looks = looks();
        state(firm, OFFICER, "employees", LocalDate.now(clock).getYear() - 1, "12");
        await().until(() -> looks() > looks);
        assertThat(count("policy.recovery", payment)).isEqualTo(1);
    }

    /** How often recoveries have heard of a fact and are done with it. */
    private long looks() {
        return sql.sql("""
                select count(*) from database.event_publication
                where listener_id like '%RecoveryRounds.changed%' and completion_date is not null""").query(Long.class).single();
    }

    /** What was offered on the facts of one year is set aside, and approved, on the facts of that year. */
    @Test
    void newYearTakesNothingFromWhoHasConsented() {
        Firm firm = aFirm("800");
        account(firm, "62000000008888");
        int last = LocalDate.now(clock).getYear() - 1;
        state(firm, OFFICER, "technology-contracts", last - 1, "800");
        state(firm, OFFICER, "transfer-assessment", last - 1, "合格");
        String run = started();
        push(run);
        Offer offered = offer(run, firm);
        sql.sql("""
                update policy.applyfree_offer set reference_year = reference_year - 1,
                    standing = jsonb_set(standing, '{asOf}', to_jsonb(:day::text))
                where id = :id""")
                .param("day", last + "-12-20")
                .param("id", offered.id().value())
                .update();
        sql.sql("delete from enterprise.fact where enterprise_id = :id and year = :year")
                .param("id", firm.id().value())
                .param("year", last)
                .update();

        consent(firm, run);
        await().until(() -> offer(run, firm).status() != OfferStatus.CONSENTED);
        assertThat(offer(run, firm).status()).as(offer(run, firm).reason()).isEqualTo(OfferStatus.RUNNING);
        CaseId caseId = progress(run, firm).caseId();
        endPublicity(caseId);
        as(OFFICER, () -> officials.pass(caseId, "", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of()));
        assertThat(offer(run, firm).status()).isEqualTo(OfferStatus.APPROVED);
    }

    /** A head of the queue that needs more than is left holds up those behind it only as long as it wants to. */
    @Test
    void whoWaitsForMoneyMayStandBackAndTheNextComesOn() {
        pool = aPool(25_000_000L);
        programme = aProgramme();
        List<Firm> firms = new ArrayList<>();
        for (String contracts : List.of("1200", "1100", "520")) {
            Firm firm = aFirm(contracts);
            account(firm, "6200000001%04d".formatted(firms.size()));
            firms.add(firm);
        }
        String run = started();
        push(run);
        for (Firm firm : firms) {
            consent(firm, run);
            await().until(() -> !offer(run, firm).reason().isEmpty());
        }
        Offer head = offer(run, firms.get(0));
        assertThat(page(head.path(), firms.get(0).own()).select("form[action$=/decline]"))
                .isNotEmpty();
        assertThat(post(head.path() + "/decline", firms.get(0).own(), Map.of("reason", "等不到资金")))
                .hasStatus(302);
        assertThat(offer(run, firms.get(0)).status()).isEqualTo(OfferStatus.DECLINED);
        Offer second = offer(run, firms.get(1));
        assertThat(post(second.path() + "/exclude", OFFICER, Map.of("reason", " ")))
                .hasStatus(409);
        assertThat(page(second.path(), OFFICER).select("form[action$=/exclude]"))
                .isNotEmpty();
        assertThat(post(second.path() + "/exclude", OFFICER, Map.of("reason", "本年度资金不足以支付")))
                .hasStatus(302);
        assertThat(offer(run, firms.get(1)).status()).isEqualTo(OfferStatus.CANCELLED);
        assertThat(told(firms.get(1), "不再等候资金%")).isEqualTo(1);
        rounds.reserve();
        assertThat(offer(run, firms.get(2)).status()).isEqualTo(OfferStatus.RUNNING);
        assertThat(post(
                        offer(run, firms.get(2)).path() + "/decline",
                        firms.get(2).own(),
                        Map.of("reason", "太晚")))
                .as("money is set aside")
                .hasStatus(409);
    }

    private long told(Firm firm, String title) {
        return sql.sql("select count(*) from notice.news where employer = :id and title like :title")
                .param("id", firm.id().value())
                .param("title", title)
                .query(Long.class)
                .single();
    }

    /** One run whose programme has lost its pool keeps no other from its money. */
    @Test
    void aRunThatFailsKeepsNoOtherFromItsMoney() {
        List<Firm> firms = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        List<UUID> programmes = new ArrayList<>();
        pool = aPool(10_000_000L);
        for (String contracts : List.of("520", "560")) {
            programme = aProgramme();
            Firm firm = aFirm(contracts);
            account(firm, "6200000002%04d".formatted(firms.size()));
            String run = started();
            programmes.add(programme);
            push(run);
            consent(firm, run);
            await().until(() -> !offer(run, firm).reason().isEmpty());
            firms.add(firm);
            begun.add(run);
        }
        sql.sql("update policy.fund_pool set total_fen = 100000000 where id = :id")
                .param("id", pool.value())
                .update();
        pays(programmes.getFirst(), null);
        try {
            assertThatThrownBy(rounds::reserve).isInstanceOf(NotFound.class);
        } finally {
            pays(programmes.getFirst(), pool.value());
        }
        assertThat(offer(begun.getFirst(), firms.getFirst()).status()).isEqualTo(OfferStatus.CONSENTED);
        assertThat(offer(begun.getLast(), firms.getLast()).status()).isEqualTo(OfferStatus.RUNNING);
    }

    private void pays(UUID id, @Nullable UUID from) {
        sql.sql("update policy.programme set pool_id = :pool where id = :id")
                .param("pool", from, Types.OTHER)
                .param("id", id)
                .update();
    }

    @Test
    void aCeilingOfNoughtIsNoAmount() {
        var nothing = new Award(AmountKind.CEILING, 0L, null, false, 0, List.of());
        assertThat(AmountRule.FIXED.due(nothing, 20_000_000L)).isEmpty();
    }

    /** By both ways at the same moment: one of them gets it. */
    private void applyAtOnce(Firm firm, String run, Reservation applied)
            throws InterruptedException, ExecutionException {
        var begin = new CountDownLatch(1);
        Callable<Boolean> application = () -> {
            begin.await();
            try {
                as(APPROVER, () -> budgets.reserve(applied, key()));
                return true;
            } catch (Refusal | KeyReused taken) {
                return false;
            }
        };
        Callable<Boolean> applyFree = () -> {
            begin.await();
            consent(firm, run);
            await().until(() -> offer(run, firm).status() != OfferStatus.CONSENTED);
            return offer(run, firm).status() == OfferStatus.RUNNING;
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> one = threads.submit(application);
            Future<Boolean> other = threads.submit(applyFree);
            begin.countDown();
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        }
    }

    /** Two cashiers enter 6,000 元 each at the same moment, where 10,000 元 are open. */
    private List<Integer> racing(String path) {
        Visitor other = new Visitor("free-4", "郑财务（免申测试）", Role.FINANCE_OFFICER, null);
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = List.of(FINANCE, other).stream()
                    .map(cashier -> threads.submit(() -> {
                        begin.await();
                        return post(
                                        path + "/collected",
                                        cashier,
                                        Map.of("amount", "6000", "receipt", cashier.account(), "key", key()))
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            begin.countDown();
            return List.of(answers.get(0).get(), answers.get(1).get());
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatNeededAJudgementIsWatchedOnTheRestAndWhatIsTakenBackIsLookedAt() {
        Firm firm = aFirm("800");
        account(firm, "62000000006666");
        int last = LocalDate.now(clock).getYear() - 1;
        state(firm, OFFICER, "field", 0, "医疗器械");
        state(firm, OFFICER, "enterprise-type", 0, "工业企业");
        state(firm, OFFICER, "employees", last, "1200");
        state(firm, OFFICER, "revenue", last, "50000");
        state(firm, OFFICER, "rd-expense", last, "900");
        PaymentId judged = approved(firm, "jilin-2023-35/3.3.2");
        PaymentId plain = approved(firm, CLAUSE);
        sentToTheBank();
        for (PaymentId payment : List.of(judged, plain)) {
            as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
            await().until(() -> count("policy.recovery_watch", payment) == 1);
        }

        state(firm, OFFICER, "rd-expense", last, "0");
        await().until(() -> count("policy.recovery", judged) == 1);
        assertThat(count("policy.recovery", plain)).as("it stands").isZero();

        sql.sql("delete from enterprise.fact where enterprise_id = :id and code = 'technology-contracts'")
                .param("id", firm.id().value())
                .update();
        state(firm, OFFICER, "rd-expense-domestic", last, "1");
        await().until(() -> count("policy.recovery", plain) == 1);
        assertThat(sql.sql("select found from policy.recovery where payment_id = :id")
                        .param("id", plain.value())
                        .query(String.class)
                        .single())
                .startsWith("数据已撤销，待核实：认定技术合同成交额");
    }

    private PaymentId approved(Firm firm, String clause) {
        return approved(firm, clause, 20_000_000L);
    }

    private PaymentId approved(Firm firm, String clause, long fen) {
        Reservation what = Reservation.of(
                pool, fen, firm.id(), clause, LocalDate.now(clock).getYear() - 1, "申报", "");
        PaymentId payment = as(FINANCE, () -> budgets.reserve(what, key()));
        as(APPROVER, () -> done(() -> budgets.commit(payment, fen, "", key())));
        return payment;
    }

    private long count(String table, PaymentId payment) {
        return sql.sql("select count(*) from " + table + " where payment_id = :payment")
                .param("payment", payment.value())
                .query(Long.class)
                .single();
    }

    @Test
    void theClocksAreDataWithTheirSource() {
        assertThat(page("/apply-free/clocks/pay", APPROVER)
                        .select("input[name=amount]")
                        .val())
                .isEqualTo("60");
        Firm firm = aFirm("800");
        account(firm, "62000000009999");
        String running = started();
        push(running);
        consent(firm, running);
        String promised = promise(running, firm);
        assertThat(promised).contains("60 个工作日");
        String version = page("/apply-free/clocks/pay", APPROVER)
                .select("input[name=version]")
                .val();
        assertThat(clock("0", "", "own", "2020-01-01", version)).hasStatus(422);
        assertThat(clock("45", "测试办法第8条", "", "2020-01-01", version)).hasStatus(422);
        assertThat(clock("45", "测试办法第8条", "own", "2020-02-31", version)).hasStatus(422);
        try {
            assertThat(page("/apply-free/promise", Visitor.GUEST).select("main").text())
                    .contains("比照外地文件，不是本地的规定", "公布自己的规定或承诺后，以本地的为准", "已经开始的仍按原来的时限办");
            assertThat(clock("45", "测试办法第8条", "own", "2020-01-01", version)).hasStatus(302);
            assertThat(clock("44", "测试办法第8条", "own", "2020-01-01", version))
                    .as("somebody has changed it meanwhile")
                    .hasStatus(409);
            assertThat(page("/apply-free/promise", Visitor.GUEST)
                            .select("li:contains(到账时限)")
                            .text())
                    .contains("45 个工作日", "测试办法第8条", "本地的规定或承诺", "2020-01-01 — 2020-12-31", "今天不在有效期内")
                    .doesNotContain("比照外地文件");

            assertThat(promise(running, firm)).as("what was promised stays").isEqualTo(promised);
            programme = aProgramme();
            aFirm("900");
            assertThat(page(started(), OFFICER).select("main").text()).contains("45 个工作日", "测试办法第8条");
        } finally {
            sql.sql("""
                    update policy.applyfree_clock set amount = 60, source = '川办函〔2024〕17号', own = false,
                        valid_from = null, valid_until = null
                    where key = 'pay'""").update();
        }
    }

    /** What the enterprise and the officer read of the second clock of a run. */
    private String promise(String run, Firm firm) {
        return page(run, OFFICER).select("section[aria-labelledby=clocks] dl").text()
                + page(offer(run, firm).path(), firm.own())
                        .select("dt:contains(到账时限) + dd")
                        .text();
    }

    private MvcTestResult clock(String days, String source, String nature, String from, String version) {
        return post(
                "/apply-free/clocks/pay",
                APPROVER,
                Map.of(
                        "amount", days,
                        "source", source,
                        "nature", nature,
                        "from", from,
                        "until", "2020-12-31",
                        "version", version));
    }

    @Test
    void whoLacksMoreThanThreeThingsIsNotAskedAndTheOfficerSeesWhy() throws IOException {
        Firm firm = aFirm("");
        sql.sql("update policy.programme set clause = 'jilin-2023-35/3.8.1' where id = :id")
                .param("id", programme)
                .update();
        String run = String.valueOf(post(
                        "/apply-free",
                        OFFICER,
                        Map.of(
                                "programme", programme.toString(),
                                "rule", "FIXED",
                                "fixed", "1",
                                "basis", "测试办法",
                                "turn", "CONSENT",
                                "answerBy", LocalDate.now(clock).plusDays(20).toString()))
                .getResponse()
                .getRedirectedUrl());

        assertThat(listed(run)).doesNotContain(firm.id());
        Map<String, List<String>> unasked = unasked(run);
        assertThat(unasked.get(code(firm)))
                .as("how many, which, why")
                .satisfies(row -> assertThat(Integer.parseInt(row.get(4))).isGreaterThan(3))
                .satisfies(row -> assertThat(row.get(5).split("、")).hasSize(Integer.parseInt(row.get(4))))
                .satisfies(row -> assertThat(row.get(6)).contains("一次最多请补 3 项"));
        assertThat(page(run, OFFICER).select("nav a[href$=/unasked]").text()).isEqualTo("缺项多，没有请补 " + unasked.size());
        assertThat(page(run + "/unasked", OFFICER).select("main").text())
                .contains(unasked.size() + " 户还没有结论", "没有请补的原因", "一到 3 项");
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= unasked.size(); number++) {
            Document one = page(run + "/unasked?size=1&page=" + number, OFFICER);
            assertThat(one.select("td.row-number").eachText()).containsExactly(String.valueOf(number));
            names.addAll(one.select("tbody td:nth-child(2) > a").eachAttr("href"));
        }
        assertThat(names)
                .as("each row on one page alone")
                .doesNotHaveDuplicates()
                .contains("/enterprises/" + firm.id());
        assertThat(page(run + "/unasked?page=999999", OFFICER).select("tbody tr"))
                .as("beyond the end")
                .isEmpty();

        state(firm, OFFICER, "establishment", 0, "企业总部");
        state(firm, OFFICER, "registered-capital", 0, "20000");
        state(firm, OFFICER, "tax-in-province", 0, "是");
        state(firm, OFFICER, "statistics-in-province", 0, "是");
        assertThat(post(run + "/refresh", OFFICER, Map.of())).hasStatus(302);
        assertThat(unasked(run)).doesNotContainKey(code(firm)).hasSize(unasked.size() - 1);
    }

    private String code(Firm firm) {
        return sql.sql("select credit_code from enterprise.enterprise where id = :id")
                .param("id", firm.id().value())
                .query(String.class)
                .single();
    }

    /** The workbook, by the credit code of the enterprise. */
    private Map<String, List<String>> unasked(String run) throws IOException {
        byte[] book = get(run + "/unasked.xlsx", OFFICER).getResponse().getContentAsByteArray();
        Map<String, List<String>> rows = new HashMap<>();
        try (var sheets = new ReadableWorkbook(new ByteArrayInputStream(book));
                var lines = sheets.getFirstSheet().openStream()) {
            lines.skip(1)
                    .forEach(row -> rows.put(
                            row.getCellText(2),
                            IntStream.range(0, 7).mapToObj(row::getCellText).toList()));
        }
        return rows;
    }

    @Test
    void wrongInputComesBackAtItsField() {
        aFirm("800");
        MvcTestResult wrong = post(
                "/apply-free",
                OFFICER,
                Map.of(
                        "programme", programme.toString(),
                        "rule", "FIXED",
                        "fixed", "",
                        "basis", "",
                        "turn", "CONSENT",
                        "answerBy", "2020-01-01"));
        assertThat(wrong).hasStatus(422);
        assertThat(parsed(wrong).select(".problem").text()).contains("每户定额", "依据文件", "今天之后");
        assertThat(post("/apply-free", OFFICER, Map.of("programme", "x"))).hasStatus(404);
        assertThat(post("/apply-free", APPROVER, Map.of("programme", programme.toString())))
                .hasStatus(403);
    }

    // -- telling the story

    private Firm aFirm(String contracts) {
        return aFirm(contracts, true);
    }

    private Firm aFirm(String contracts, boolean assessed) {
        EnterpriseId id = new EnterpriseId(Ids.next(clock));
        int number = NUMBERS.incrementAndGet();
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, created_at, updated_at, updated_by)
                values (:id, '示例免申（测试' || :number || '）有限公司', 'shili', 'shili', 'sl', '{}', :code, 'changchun',
                    '220100', now(), now(), 'test')""")
                .param("id", id.value())
                .param("number", number)
                .param(
                        "code",
                        UnifiedCreditCode.issue("91220101%08d".formatted(number))
                                .value())
                .update();
        Firm firm = new Firm(id, new Visitor("free-own-" + number, "管理员（免申测试）", Role.ENTERPRISE_ADMINISTRATOR, id));
        state(firm, OFFICER, "transfer-demonstrator", 0, "是");
        if (assessed) {
            state(firm, OFFICER, "transfer-assessment", LocalDate.now(clock).getYear() - 1, "合格");
        }
        if (!contracts.isEmpty()) {
            declare(firm, OFFICER, contracts);
        }
        return firm;
    }

    private void declare(Firm firm, Visitor by, String contracts) {
        state(firm, by, "technology-contracts", LocalDate.now(clock).getYear() - 1, contracts);
    }

    private void state(Firm firm, Visitor by, String code, int year, String typed) {
        as(by, () -> enterprises.declare(firm.id(), Entity.ENTERPRISE, firm.id().value(), code, year, typed, by));
    }

    private void account(Firm firm, String number) {
        assertThat(post(
                        "/fund/accounts/" + firm.id(),
                        firm.own(),
                        Map.of("holder", "示例免申（测试）有限公司", "bank", "示例银行", "number", number)))
                .hasStatus(302);
    }

    private PoolId aPool(long fen) {
        UUID id = Ids.next(clock);
        sql.sql("""
                with pool as (
                    insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                    values (:id, 2026, '免申测试' || :id, '测试资金', '测〔2026〕3号', :fen, 'free-test', now())),
                entry as (
                    insert into policy.fund_entry (id, act, by_name, at) values (:id, '下达', 'free-test', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id, :id, 'FREE', :fen, 0), (:id, :id, 'GRANTED', 0, :fen)""").param("id", id).param("fen", fen).update();
        return new PoolId(id);
    }

    private UUID aProgramme() {
        return aProgramme(CLAUSE);
    }

    private UUID aProgramme(String clause) {
        UUID id = Ids.next(clock);
        LocalDate today = LocalDate.now(clock);
        sql.sql("""
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, status, drafted_by, drafted_name, published_by,
                    published_name, published_at, updated_at)
                values (:id, :clause, :year, '转移示范机构补助（免申测试）', :opens, :closes, :pool, 1000000000, 'application',
                    '{}', '窗口', '0431-80000000', 'published', 'a', '甲', 'b', '乙', now(), now())""")
                .param("id", id)
                .param("clause", clause)
                .param("year", today.getYear())
                .param("opens", today.minusDays(9_000 + NUMBERS.incrementAndGet() % 5_000))
                .param("closes", today.plusDays(10))
                .param("pool", pool.value())
                .update();
        return id;
    }

    private String started() {
        return started("FORMULA");
    }

    private String started(String rule) {
        MvcTestResult answer = starting(rule, "测试资金管理办法第3条", "CONSENT");
        assertThat(answer).hasStatus(302);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private MvcTestResult starting(String rule, String basis, String turn) {
        return post(
                "/apply-free",
                OFFICER,
                Map.of(
                        "programme",
                        programme.toString(),
                        "rule",
                        rule,
                        "basis",
                        basis,
                        "turn",
                        turn,
                        "answerBy",
                        LocalDate.now(clock).plusDays(20).toString()));
    }

    private void push(String run) {
        assertThat(post(run + "/push", OFFICER, Map.of("version", version(run))))
                .hasStatus(302);
    }

    private void consent(Firm firm, String run) {
        String path = offer(run, firm).path();
        String account = page(path, firm.own()).select("input[name=account]").val();
        assertThat(post(path + "/consent", firm.own(), Map.of("account", account)))
                .hasStatus(302);
    }

    private void sentToTheBank() {
        MvcTestResult made = post("/fund/batches", FINANCE, Map.of("pool", pool.toString(), "key", key()));
        assertThat(made).hasStatus(302);
        String batch = String.valueOf(made.getResponse().getRedirectedUrl());
        assertThat(post(batch + "/submit", FINANCE, Map.of())).hasStatus(302);
        assertThat(post(batch + "/check", APPROVER, Map.of())).hasStatus(302);
    }

    private void endPublicity(CaseId caseId) {
        sql.sql("""
                update casework.visit set began_at = began_at - interval '40 days', began_on = began_on - 40
                where case_id = :case""").param("case", caseId.value()).update();
    }

    private Offer offer(String run, Firm firm) {
        return offers.all(id(run), OfferStatus.values()).stream()
                .filter(offer -> offer.whom().enterprise().equals(firm.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<EnterpriseId> listed(String run) {
        return offers.all(id(run), OfferStatus.values()).stream()
                .map(offer -> offer.whom().enterprise())
                .toList();
    }

    private Offer.Progress progress(String run, Firm firm) {
        return Objects.requireNonNull(offer(run, firm).progress());
    }

    private boolean reminded(Offer offer) {
        return sql.sql("select reminded_at is not null from policy.applyfree_offer where id = :id")
                .param("id", offer.id().value())
                .query(Boolean.class)
                .single();
    }

    private String version(String run) {
        return page(run, OFFICER).select("#push-run input[name=version]").val();
    }

    private static RunId id(String run) {
        return RunId.of(run.substring(run.lastIndexOf('/') + 1));
    }

    private long free() {
        return budgets.find(pool).orElseThrow().freeFen();
    }

    private long granted() {
        return sql.sql("select granted_fen from policy.programme where id = :id")
                .param("id", programme)
                .query(Long.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private MvcTestResult get(String path, Visitor visitor) {
        return pages.get().uri(path).with(as(visitor)).exchange();
    }

    private Document page(String path, Visitor visitor) {
        MvcTestResult answer = get(path, visitor);
        assertThat(answer).as(path).hasStatusOk();
        return parsed(answer);
    }

    private MvcTestResult post(String path, Visitor visitor, Map<String, String> fields) {
        var request = pages.post().uri(path).with(as(visitor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static Document parsed(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor as(Visitor visitor) {
        return authentication(token(visitor));
    }

    private static Authentication token(Visitor visitor) {
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(visitor), null, List.of());
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    /** What is done within is done by this person, on this thread. */
    private static <T> T as(Visitor visitor, Supplier<T> act) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextHolder.getContext().setAuthentication(token(visitor));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.getContext().setAuthentication(before);
        }
    }
}
