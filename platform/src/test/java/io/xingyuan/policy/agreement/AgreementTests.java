package io.xingyuan.policy.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.Officials;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.Entity;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An agreement from its draft to the last instalment, on the real casework and ledger. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AgreementTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(66_000_000);
    private static final Visitor OFFICER = visitor("agree-1", "林政策（约定测试）", Role.POLICY_OFFICER);
    private static final Visitor CLERK = visitor("agree-2", "李政策（约定测试）", Role.POLICY_OFFICER);
    private static final Visitor APPROVER = visitor("agree-3", "孙审批（约定测试）", Role.POLICY_APPROVER);
    private static final Visitor FINANCE = visitor("agree-4", "吴财务（约定测试）", Role.FINANCE_OFFICER);
    private static final Visitor CASHIER = visitor("agree-6", "郑财务（约定测试）", Role.FINANCE_OFFICER);
    private static final Visitor LEADER = visitor("agree-5", "周领导（约定测试）", Role.LEADER);

    private final MockMvcTester pages;
    private final Agreements agreements;
    private final AgreementRound round;
    private final Budgets budgets;
    private final Cases cases;
    private final Enterprises enterprises;
    private final Officials officials;
    private final Clock clock;
    private final JdbcClient sql = TestDatabase.sql();
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private Visitor own = Visitor.GUEST;
    private PoolId pool = new PoolId(new UUID(0, 0));
    private String name = "";
    private String code = "";

    AgreementTests(
            MockMvcTester pages,
            Agreements agreements,
            AgreementRound round,
            Budgets budgets,
            Cases cases,
            Enterprises enterprises,
            BeanFactory beans,
            Clock clock) {
        this.pages = pages;
        this.agreements = agreements;
        this.round = round;
        this.budgets = budgets;
        this.cases = cases;
        this.enterprises = enterprises;
        this.officials = new Officials(beans);
        this.clock = clock;
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    private static Visitor visitor(String account, String name, Role role) {
        return new Visitor(account, name, role, null);
    }

    @BeforeEach
    void anEnterpriseAndAPool() {
        enterprise = new EnterpriseId(Ids.next(clock));
        own = new Visitor("agree-own", "企业管理员（约定测试）", Role.ENTERPRISE_ADMINISTRATOR, enterprise);
        code = UnifiedCreditCode.issue("91220101%08d".formatted(NUMBERS.incrementAndGet()))
                .value();
        name = "示例输注" + code.substring(8, 16) + "有限公司";
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, created_at, updated_at, updated_by)
                values (:id, :name, 'shili', :plain, 'sl', :grams, :code, 'changchun', '220100', now(), now(), 'test')""")
                .param("id", enterprise.value())
                .param("plain", SearchName.plain(name))
                .param("grams", SearchName.sought(code).toArray(String[]::new))
                .param("name", name)
                .param("code", code)
                .update();
        UUID id = Ids.next(clock);
        sql.sql("""
                with pool as (
                    insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                    values (:id, 2026, '约定测试' || :id, '测试资金', '测〔2026〕3号', 1000000000, 'agree', now())),
                entry as (
                    insert into policy.fund_entry (id, act, by_name, at) values (:id, '下达', 'agree', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id, :id, 'FREE', 1000000000, 0), (:id, :id, 'GRANTED', 0, 1000000000)""").param("id", id).update();
        pool = new PoolId(id);
    }

    @Test
    void fromTheDraftToTheFirstInstalmentPaid() throws IOException {
        String path = drafted(today().plusDays(300));
        assertThat(get(path, own)).as("a draft is the park's").hasStatus(404);
        assertThat(get(path, stranger())).hasStatus(404);
        inForce(path);

        Document seen = page(path, own);
        assertThat(seen.select("main").text()).contains("履约中", "300 万元", "可以提请", "等承诺 P1 兑现");
        assertThat(seen.select("main form[action*=/ask], main a[href^=/fund]")).isEmpty();
        assertThat(page("/agreements", own).select("main").text()).contains("智能输注产线");
        assertThat(page("/agreements?q=" + name, OFFICER).select("tbody tr")).hasSize(1);
        assertThat(paper(path + "/terms.pdf")).contains("约定书", "智能输注产线", "会议纪要", "300 万元");

        assertThat(post(path + "/instalments/I2/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(409);
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(302);
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .as("once per instalment")
                .hasStatus(409);
        assertThat(free()).isEqualTo(1_000_000_000L - 300_000_000L);
        Visitor both = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        assertThat(post(path + "/instalments/I1/decide", both, Map.of("agreed", "true")))
                .as("not by the one who asked")
                .hasStatus(409);
        assertThat(post(path + "/instalments/I1/decide", APPROVER, Map.of("agreed", "true")))
                .hasStatus(302);
        assertThat(page(path, OFFICER).select("#I1").text()).contains("拨付中", "待拨付", "孙审批");

        paid();
        assertThat(page(path, own).select("#I1").text()).contains("已支付");
        assertThat(page(path, own).select("dl.facts").text()).contains("300 万元");
    }

    @Test
    void whatIsNotAgreedToGivesTheMoneyBackAndMayBeAskedAnew() {
        String path = inForce(drafted(today().plusDays(300)));
        post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString()));
        assertThat(post(path + "/instalments/I1/decide", APPROVER, Map.of("comment", "")))
                .as("with a reason")
                .hasStatus(409);
        assertThat(post(path + "/instalments/I1/decide", APPROVER, Map.of("comment", "缺首期凭据")))
                .hasStatus(302);
        assertThat(free()).isEqualTo(1_000_000_000L);
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(302);
    }

    @Test
    void aMissedPromiseStopsInstalmentsUntilASecondPersonHasDecided() {
        String path = inForce(drafted(today().minusDays(1)));
        round.look();
        round.look();
        assertThat(told(path)).as("both sides, once").isEqualTo(2);
        assertThat(page(path, own).select("#P1").text()).contains("逾期未兑现");
        assertThat(page(path, OFFICER).select("#I1").text()).contains("暂停拨付", "企业承诺 P1 逾期未兑现");
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(409);

        LocalDate later = today().plusDays(90);
        Map<String, String> extend = Map.of("kind", "extend", "until", later.toString(), "reason", "设备到货推迟");
        MvcTestResult without = post(path + "/promises/P1/ruling", OFFICER, Map.of("kind", "extend", "reason", "推迟"));
        assertThat(without).as("to which day").hasStatus(409);
        Document again = Jsoup.parse(text(without));
        assertThat(again.select("dialog[open] [role=alert]").text()).contains("请填写延期到哪一天");
        assertThat(again.select("dialog[open] textarea").text()).isEqualTo("推迟");
        assertThat(again.select("dialog[open] option[selected]").val()).isEqualTo("extend");
        assertThat(post(path + "/promises/P1/ruling", OFFICER, extend)).hasStatus(302);
        assertThat(post(path + "/promises/P1/ruling", CLERK, extend))
                .as("one at a time")
                .hasStatus(409);
        Visitor both = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        String decide = ruling(path);
        assertThat(post(decide, both, Map.of("agreed", "true"))).hasStatus(409);
        assertThat(page(path, OFFICER).select("#I1").text()).contains("暂停拨付");
        assertThat(post(decide, APPROVER, Map.of("agreed", "true"))).hasStatus(302);
        assertThat(page(path, own).select("#P1").text()).contains(later.toString(), "原定");
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(302);
    }

    @Test
    void aFigureOfTheAuthoritiesKeepsAPromiseButTheOwnWordDoesNot() {
        String path = inForce(drafted(today().plusDays(300)));
        declared(own);
        assertThat(page(path, OFFICER).select("#P1").text()).contains("企业自报", "履行中");
        declared(OFFICER);
        assertThat(page(path, OFFICER).select("#P1").text()).contains("已兑现");
        assertThat(page(path, OFFICER).select("#I2").text()).contains("可以提请");
    }

    @Test
    void whatWasPaidIsRecoveredAsACaseAndTheRestIsStopped() {
        String path = inForce(drafted(today().plusDays(300)));
        post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString()));
        post(path + "/instalments/I1/decide", APPROVER, Map.of("agreed", "true"));
        PaymentId payment = paidByTheBank();
        sql.sql("update policy.agreement_edition set terms = jsonb_set(terms, '{promises,0,due}', to_jsonb(:day::text))"
                        + " where agreement_id = :id")
                .param("day", today().minusDays(3).toString())
                .param("id", id(path).value())
                .update();
        assertThat(post(path + "/promises/P1/ruling", OFFICER, Map.of("kind", "recover", "reason", "项目停建")))
                .hasStatus(302);
        assertThat(post(ruling(path), APPROVER, Map.of("agreed", "true"))).hasStatus(302);

        assertThat(page(path, OFFICER).select("#I2").text()).contains("不再拨付");
        CaseId recovery = recovery(path);
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(recovery, "", Map.of("amount", "3000000.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不超过已支付的 300 万元");
        as(OFFICER, () -> officials.pass(recovery, "核实", Map.of("amount", "3000000")));
        as(OFFICER, () -> officials.pass(recovery, "已听取意见", Map.of()));
        as(APPROVER, () -> officials.pass(recovery, "同意追回", Map.of("amount", "3000000")));
        assertThat(as(OFFICER, () -> officials.state(recovery)).status()).isEqualTo(CaseStatus.OPEN);
        as(APPROVER, () -> {
            budgets.recover(payment, "在拨付单上追回", "r" + pool);
            return payment;
        });
        await().until(() -> as(OFFICER, () -> officials.state(recovery)).status() == CaseStatus.PASSED);
        assertThat(post(path + "/finish", OFFICER, Map.of())).hasStatus(302);
        assertThat(agreements.get(id(path)).status()).isEqualTo(AgreementStatus.ENDED);
    }

    /** P1 was missed; I1 is approved and no promise is tied to it. */
    private String approvedAndMissed() {
        String path = inForce(drafted(today().plusDays(300)));
        post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString()));
        post(path + "/instalments/I1/decide", APPROVER, Map.of("agreed", "true"));
        sql.sql("update policy.agreement_edition set terms = jsonb_set(terms, '{promises,0,due}', to_jsonb(:day::text))"
                        + " where agreement_id = :id")
                .param("day", today().minusDays(3).toString())
                .param("id", id(path).value())
                .update();
        return path;
    }

    @Test
    void whatWasApprovedIsNotPaidWhileItsStopIsProposedNorAfterItWasDecided() {
        String path = approvedAndMissed();
        String batch = submitted();
        assertThat(page(
                                page("/fund/payments/" + payment(), FINANCE)
                                        .expectFirst("a[href^=/agreements?q=]")
                                        .attr("href"),
                                FINANCE)
                        .select("a[href=" + path + "]"))
                .as("a payment leads to its agreement, which is no clause")
                .isNotEmpty();
        Map<String, String> recover = Map.of("kind", "recover", "reason", "项目停建");
        assertThat(post(path + "/promises/P1/ruling", OFFICER, recover)).hasStatus(302);
        assertThat(text(post(batch + "/check", APPROVER, Map.of())))
                .as("nothing goes to the bank while it is looked at")
                .contains("正在核实追回");
        assertThat(post(ruling(path), APPROVER, Map.of())).hasStatus(302);
        assertThat(page(batch, APPROVER).select("main").text()).doesNotContain("正在核实追回");

        post(path + "/promises/P1/ruling", OFFICER, recover);
        assertThat(post(ruling(path), APPROVER, Map.of("agreed", "true"))).hasStatus(302);

        assertThat(budgets.find(payment()).orElseThrow().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(free()).isEqualTo(1_000_000_000L);
        assertThat(page(path, OFFICER).select("#I1").text()).contains("不再拨付");
        assertThat(text(post(batch + "/check", APPROVER, Map.of()))).contains("没有要付的");
        assertThat(sql.sql("""
                        select count(*) from notice.news where kind = 'agreement-promise' and title like '约定停止拨付%'
                          and address = :path and words like '%期次 I1 不再拨付%'""").param("path", path).query(Long.class).single())
                .as("finance, the officers and the enterprise")
                .isEqualTo(3);
    }

    @Test
    void whatTheBankHadAlreadyAndCouldNotPayIsNotSentAgain() {
        String path = approvedAndMissed();
        assertThat(post(submitted() + "/check", APPROVER, Map.of())).hasStatus(302);
        post(path + "/promises/P1/ruling", OFFICER, Map.of("kind", "recover", "reason", "项目停建"));
        assertThat(post(ruling(path), APPROVER, Map.of("agreed", "true"))).hasStatus(302);
        PaymentId payment = payment();
        assertThat(budgets.find(payment).orElseThrow().status()).isEqualTo(PaymentStatus.SENT);
        assertThat(recovery(path)).as("so that what arrives is claimed back").isNotNull();

        as(FINANCE, () -> {
            budgets.pay(payment, today(), "p" + pool);
            return payment;
        });
        as(FINANCE, () -> {
            budgets.giveBack(payment, "账户已销户", "g" + pool);
            return payment;
        });

        await().until(() -> budgets.find(payment).orElseThrow().status() == PaymentStatus.CANCELLED);
        assertThat(free()).isEqualTo(1_000_000_000L);
    }

    /** 0.1.0 let what was on its way go on; the round does what the ruling would do now, once. */
    @Test
    void aRulingOfAnEarlierVersionEndsWhatIsStillOnItsWay() {
        String path = approvedAndMissed();
        String batch = submitted();
        decidedByAnEarlierVersion(path);

        round.look();
        round.look();

        assertThat(budgets.find(payment()).orElseThrow().status()).isEqualTo(PaymentStatus.CANCELLED);
        assertThat(free()).isEqualTo(1_000_000_000L);
        assertThat(page(path, OFFICER).select("#I1").text()).contains("不再拨付");
        assertThat(text(post(batch + "/check", APPROVER, Map.of()))).contains("没有要付的");
        assertThat(sql.sql("""
                        select count(*) from notice.news where address = :path and title like '约定停止拨付%'""").param("path", path).query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void whatARulingOfAnEarlierVersionLetThroughIsClaimedBackOnce() {
        String path = approvedAndMissed();
        PaymentId payment = paidByTheBank();
        decidedByAnEarlierVersion(path);

        round.look();
        CaseId recovery = recovery(path);
        round.look();

        assertThat(recovery(path)).isEqualTo(recovery);
        assertThat(cases.find(recovery).orElseThrow().status().closed()).isFalse();
        assertThat(budgets.find(payment).orElseThrow().status()).isEqualTo(PaymentStatus.PAID);
    }

    private void decidedByAnEarlierVersion(String path) {
        sql.sql("""
                insert into policy.agreement_ruling (id, agreement_id, promise, enterprise_id, kind, reason, status,
                    proposed_by, proposed_name, proposed_at, decided_by, decided_name, decided_at)
                values (gen_random_uuid(), :agreement, 'P1', :enterprise, 'recover', '项目停建', 'decided', 'a', '甲', now(), 'b',
                    '乙', now())""")
                .param("agreement", id(path).value())
                .param("enterprise", enterprise.value())
                .update();
    }

    @Test
    void anEnterpriseShowsHowItKeepsAPromiseUntilThatIsConfirmed() {
        String path = drafted(today().plusDays(300));
        assertThat(upload(path, own, "P1")).as("not in force yet").hasStatus(404);
        inForce(path);
        assertThat(page(path, own).select("#P1 form.upload")).hasSize(1);
        assertThat(upload(path, own, "P1")).hasStatus(302);
        assertThat(upload(path, own, "I1")).hasStatus(302);
        assertThat(upload(path, own, "P99")).as("nobody agreed on that").hasStatus(409);
        assertThat(upload(path, stranger(), "P1")).hasStatus(404);

        String file = page(path, OFFICER).select("#P1 a[href^=/attachments/]").attr("href");
        assertThat(file).isNotEmpty();
        assertThat(get(file, OFFICER)).hasStatusOk();
        assertThat(get(file, stranger())).hasStatus(404);

        String letter = removal(path, own, "I1");
        assertThat(letter).isNotEmpty();
        assertThat(removal(path, OFFICER, "I1")).as("not the other side").isEmpty();
        assertThat(post(letter, OFFICER, Map.of())).hasStatus(409);
        assertThat(post(letter, own, Map.of())).hasStatus(302);
        assertThat(upload(path, own, "I1")).hasStatus(302);
        String again = removal(path, own, "I1");
        assertThat(post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString())))
                .hasStatus(302);
        assertThat(removal(path, own, "I1")).isEmpty();
        assertThat(post(again, own, Map.of())).as("asked for with it").hasStatus(409);
        assertThat(page(path, own).select("#I1 .slot-files li")).hasSize(1);

        post(path + "/promises/P1/kept", OFFICER, Map.of("on", today().toString(), "note", "验收单 3 号"));
        assertThat(page(path, own).select("#P1 form.upload")).isEmpty();
        assertThat(page(path, own).select("#P1 .slot-files li")).hasSize(1);
        assertThat(upload(path, own, "P1")).hasStatus(409);
        assertThat(post(file.replaceFirst("[?].*", "") + "/remove", own, Map.of()))
                .as("what was relied on stays")
                .hasStatus(409);
    }

    /** Where the button beside the file leads; empty for none. */
    private String removal(String path, Visitor visitor, String slot) {
        return page(path, visitor).select("#" + slot + " form[action$=/remove]").attr("action");
    }

    private MvcTestResult upload(String path, Visitor by, String slot) {
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        return pages.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", "验收单.pdf", "application/pdf", pdf))
                .param("kind", AgreementFiles.KIND)
                .param("id", id(path).toString())
                .param("slot", slot)
                .with(authentication(token(by)))
                .with(csrf())
                .exchange();
    }

    /** Of the 3,000,000 元 that were paid, 2,000,000 元 are ordered back. */
    private record Ordered(String path, String ruling, CaseId recovery, PaymentId payment) {}

    private Ordered claimed() {
        String path = inForce(drafted(today().plusDays(300)));
        post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString()));
        post(path + "/instalments/I1/decide", APPROVER, Map.of("agreed", "true"));
        PaymentId payment = paidByTheBank();
        sql.sql("update policy.agreement_edition set terms = jsonb_set(terms, '{promises,0,due}', to_jsonb(:day::text))"
                        + " where agreement_id = :id")
                .param("day", today().minusDays(3).toString())
                .param("id", id(path).value())
                .update();
        post(path + "/promises/P1/ruling", OFFICER, Map.of("kind", "recover", "reason", "项目停建"));
        String ruling = ruling(path);
        post(ruling, APPROVER, Map.of("agreed", "true"));
        return new Ordered(path, ruling, recovery(path), payment);
    }

    private Ordered ordered() {
        Ordered claimed = claimed();
        as(OFFICER, () -> officials.pass(claimed.recovery(), "核实", Map.of("amount", "2000000")));
        as(OFFICER, () -> officials.pass(claimed.recovery(), "已听取意见", Map.of()));
        as(APPROVER, () -> officials.pass(claimed.recovery(), "部分追回", Map.of("amount", "2000000")));
        return claimed;
    }

    private MvcTestResult take(Ordered of, Visitor who, String yuan, String receipt, String key) {
        return post(of.ruling() + "/collected", who, Map.of("amount", yuan, "receipt", receipt, "key", key));
    }

    /** Of the ledger, against what the pool and the claim say of themselves. */
    private void booksAgree(Ordered of, long collectedFen) {
        assertThat(sql.sql("""
                        select coalesce(sum(debit_fen - credit_fen), 0) from policy.fund_line
                        where pool_id = :pool and account = 'FREE'""").param("pool", pool.value()).query(Long.class).single())
                .isEqualTo(free())
                .isEqualTo(700_000_000L + collectedFen);
        assertThat(sql.sql("""
                        select collected_fen || ' ' || (select coalesce(sum((take ->> 'fen')::bigint), 0)
                            from jsonb_array_elements(takes) take)
                        from policy.agreement_ruling where agreement_id = :id""")
                        .param("id", id(of.path()).value())
                        .query(String.class)
                        .single())
                .isEqualTo(collectedFen + " " + collectedFen);
        assertThat(budgets.find(of.payment()).orElseThrow().fen()).isEqualTo(300_000_000L - collectedFen);
    }

    @Test
    void aPartOfWhatWasPaidComesBackAndTheRestStays() {
        Ordered of = claimed();
        CaseId recovery = of.recovery();
        String path = of.path();
        assertThat(take(of, FINANCE, "", "回单 9 号", "k1"))
                .as("nothing is decided yet")
                .hasStatus(409);
        as(OFFICER, () -> officials.pass(recovery, "核实", Map.of("amount", "2000000")));
        as(OFFICER, () -> officials.pass(recovery, "已听取意见", Map.of()));
        as(APPROVER, () -> officials.pass(recovery, "部分追回", Map.of("amount", "2000000")));
        assertThat(page(path, FINANCE).select("main").text()).contains("决定追回 200 万元", "登记已追回");
        as(FINANCE, () -> officials.sendBack(recovery, "金额须再核对"));
        assertThat(page(path, FINANCE).select("main").text()).doesNotContain("决定追回", "登记已追回");
        assertThat(take(of, FINANCE, "", "回单 9 号", "k0"))
                .as("sent back, it is not ordered any more")
                .hasStatus(409);
        assertThat(page(path, OFFICER).select("form[action$=/finish]")).isEmpty();
        MvcTestResult early = post(path + "/finish", OFFICER, Map.of());
        assertThat(early).hasStatus(409);
        assertThat(text(early)).contains("追回事项还没有办结");
        as(APPROVER, () -> officials.pass(recovery, "部分追回", Map.of("amount", "2000000")));

        assertThat(take(of, FINANCE, "", "", "k2")).hasStatus(409);
        assertThat(take(of, FINANCE, "", "回单 9 号", "k3" + pool)).hasStatus(302);
        assertThat(take(of, FINANCE, "", "回单 9 号", "k4")).as("once").hasStatus(409);

        assertThat(as(OFFICER, () -> officials.state(recovery)).status()).isEqualTo(CaseStatus.PASSED);
        booksAgree(of, 200_000_000L);
        assertThat(page(path, own).select("#I1").text()).contains("已支付", "已追回 200 万元，余 100 万元");
        assertThat(page(path, own).select("dl.facts").text()).contains("已支付 100 万元");
        assertThat(post(path + "/finish", OFFICER, Map.of())).hasStatus(302);
    }

    @Test
    void whatIsClaimedBackMayComeInSeveralTakesAndTheLedgerIsRightAtEachOfThem() {
        Ordered of = ordered();
        String key = "t1" + pool;

        assertThat(take(of, FINANCE, "500,000", "回单 1 号", key)).hasStatus(302);
        booksAgree(of, 50_000_000L);
        assertThat(page(of.path(), FINANCE).select("main").text())
                .contains("已追回 50 万元，还有 150 万元", "50 万元 凭证 回单 1 号", "登记已追回");
        assertThat(take(of, FINANCE, "500,000", "回单 1 号", key))
                .as("pressed twice")
                .hasStatus(302);
        booksAgree(of, 50_000_000L);
        assertThat(take(of, FINANCE, "400000", "回单 1 号", key))
                .as("the same key with something else")
                .hasStatus(422);
        MvcTestResult again = take(of, FINANCE, "500000", "回单 1 号", "t2" + pool);
        assertThat(again).as("the same receipt").hasStatus(409);
        assertThat(text(again)).contains("凭证“回单 1 号”已经登记过");
        MvcTestResult tooMuch = take(of, FINANCE, "1500000.01", "回单 2 号", "t3" + pool);
        assertThat(tooMuch).hasStatus(409);
        assertThat(text(tooMuch)).contains("不超过还没有追回的 1500000 元");
        assertThat(take(of, FINANCE, "0", "回单 2 号", "t4" + pool)).hasStatus(409);
        booksAgree(of, 50_000_000L);
        assertThat(as(OFFICER, () -> officials.state(of.recovery())).status()).isEqualTo(CaseStatus.OPEN);

        assertThat(take(of, FINANCE, "0.01", "回单 2 号", "t5" + pool)).hasStatus(302);
        booksAgree(of, 50_000_001L);
        assertThat(take(of, FINANCE, "", "回单 3 号", "t6" + pool)).hasStatus(302);
        booksAgree(of, 200_000_000L);
        assertThat(as(OFFICER, () -> officials.state(of.recovery())).status()).isEqualTo(CaseStatus.PASSED);
        assertThat(page(of.path(), own).select("main").text()).contains("回单 1 号", "回单 2 号", "回单 3 号");
    }

    @Test
    void twoCashiersAtTheSameMomentNeverTakeMoreThanIsOpenAndNoReceiptTwice() throws Exception {
        Ordered of = ordered();

        assertThat(together(
                        () -> take(of, FINANCE, "300000", "回单 5 号", "a" + pool),
                        () -> take(of, CASHIER, "300000", "回单 5 号", "b" + pool)))
                .as("one slip of the bank")
                .containsExactly(302, 409);
        booksAgree(of, 30_000_000L);
        assertThat(together(
                        () -> take(of, FINANCE, "400000", "回单 6 号", "c" + pool),
                        () -> take(of, CASHIER, "400000", "回单 7 号", "d" + pool)))
                .as("two slips, and there is room for both")
                .containsExactly(302, 302);
        booksAgree(of, 110_000_000L);
        assertThat(together(
                        () -> take(of, FINANCE, "500000", "回单 8 号", "e" + pool),
                        () -> take(of, CASHIER, "500000", "回单 9 号", "f" + pool)))
                .as("room for one")
                .containsExactly(302, 409);
        booksAgree(of, 160_000_000L);
        assertThat(together(
                        () -> take(of, FINANCE, "", "回单 10 号", "g" + pool),
                        () -> take(of, FINANCE, "", "回单 10 号", "g" + pool)))
                .as("one person's button, pressed twice")
                .containsExactly(302, 302);
        booksAgree(of, 200_000_000L);
        assertThat(as(OFFICER, () -> officials.state(of.recovery())).status()).isEqualTo(CaseStatus.PASSED);
    }

    /** The states with which both are answered, in order. */
    private static List<Integer> together(Callable<MvcTestResult> one, Callable<MvcTestResult> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> racing = Stream.of(one, other)
                    .map(racer -> threads.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return racer.call().getResponse().getStatus();
                    }))
                    .toList();
            List<Integer> states = new ArrayList<>();
            for (Future<Integer> each : racing) {
                states.add(each.get(60, TimeUnit.SECONDS));
            }
            return states.stream().sorted().toList();
        }
    }

    @Test
    void aSupplementCountsOnceItIsApprovedAnewAndKeepsWhatIsPaid() {
        String path = inForce(drafted(today().plusDays(300)));
        post(path + "/instalments/I1/ask", OFFICER, Map.of("pool", pool.toString()));
        CaseId first = Objects.requireNonNull(agreements.get(id(path)).caseId());
        assertThat(post(path + "/amend", OFFICER, Map.of("version", version(path))))
                .hasStatus(302);

        var without = form(path);
        without.param("reason", "改分期").param("instalment.amount", "250", "500");
        assertThat(without.exchange()).as("what is asked for stays").hasStatus(422);
        var supplement = form(path);
        supplement.param("reason", "二期扩产").param("instalment.amount", "300", "900");
        assertThat(supplement.exchange()).hasStatus(302);
        assertThat(page(path, own).select("main").text())
                .as("a draft of the park")
                .doesNotContain("二期扩产", "900 万元");

        assertThat(post(path + "/submit", OFFICER, Map.of("version", version(path))))
                .hasStatus(302);
        decide(path, "12000000");
        Agreement after = agreements.get(id(path));
        assertThat(after.inForce()).isEqualTo(2);
        assertThat(as(OFFICER, () -> officials.state(first)).status()).isEqualTo(CaseStatus.PASSED);
        assertThat(page(path, own).select("main").text()).contains("二期扩产", "900 万元", "第 2 版");
        assertThat(page(path, OFFICER).select("#I1").text()).contains("待审定");
    }

    @Test
    void theAmountIsWhatWasAgreedAndTheDrafterDoesNotApprove() {
        String path = drafted(today().plusDays(300));
        submit(path);
        CaseId caseId = Objects.requireNonNull(agreements.get(id(path)).caseId());
        as(CLERK, () -> officials.passTo(caseId, "joint", "齐全", Map.of()));
        var late = form(path).param("instalment.amount", "300", "500");
        assertThat(late.exchange()).as("locked").hasStatus(422);
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of()));
        as(FINANCE, () -> officials.pass(caseId, "资金可行", Map.of()));
        assertThatThrownBy(() -> as(LEADER, () -> officials.passTo(caseId, "payment", "", Map.of("amount", "1"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("应等于约定的各期合计 800 万元");
        Visitor both = new Visitor(OFFICER.account(), OFFICER.name(), Role.LEADER, null);
        assertThatThrownBy(() -> as(both, () -> officials.passTo(caseId, "payment", "", Map.of("amount", "8000000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("起草人");
        as(LEADER, () -> officials.passTo(caseId, "payment", "同意", Map.of("amount", "8000000")));
        assertThat(agreements.get(id(path)).status()).isEqualTo(AgreementStatus.IN_FORCE);
        assertThatThrownBy(() -> as(own, () -> {
                    cases.withdraw(caseId, "不做了");
                    return 0;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经生效");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost() {
        var wrong = pages.post()
                .uri("/agreements")
                .with(authentication(token(OFFICER)))
                .with(csrf());
        wrong.param("enterprise", "没有这家企业")
                .param("title", "约定")
                .param("promise.key", "P1")
                .param("promise.words", "产值")
                .param("promise.fact", "output")
                .param("promise.target", "很多")
                .param("promise.due", "2026-02-30")
                .param("instalment.key", "I1")
                .param("instalment.amount", "-5");
        MvcTestResult answer = wrong.exchange();
        assertThat(answer).hasStatus(422);
        Document page = Jsoup.parse(text(answer));
        assertThat(page.select(".problem")).hasSizeGreaterThan(5);
        assertThat(page.select("input[name=promise.target]").val()).isEqualTo("很多");
        assertThat(page.select("[role=alert] a[href='#instalment.amount.0']")).hasSize(1);
        assertThat(page.getElementById("instalment.amount.0")).isNotNull();
    }

    // -- telling the story

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private String drafted(LocalDate due) {
        var draft = pages.post()
                .uri("/agreements")
                .with(authentication(token(OFFICER)))
                .with(csrf());
        draft.param("enterprise", code)
                .param("title", "智能输注产线")
                .param("content", "分期补助。")
                .param("basis", "会议纪要")
                .param("document", "示例纪要〔2026〕1号")
                .param("promise.key", "P1")
                .param("promise.side", "ENTERPRISE")
                .param("promise.words", "从业人员")
                .param("promise.fact", "employees")
                .param("promise.year", String.valueOf(today().getYear() - 1))
                .param("promise.target", "100")
                .param("promise.due", due.toString())
                .param("instalment.key", "I1", "I2")
                .param("instalment.amount", "300", "500")
                .param("instalment.from", today().toString(), "")
                .param("instalment.promise", "", "P1")
                .param("instalment.words", "首期", "达产后");
        MvcTestResult answer = draft.exchange();
        assertThat(answer)
                .as(() -> Jsoup.parse(text(answer)).select("[role=alert]").text())
                .hasStatus(302);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    /** As it stands in the newest edition, for a change of some fields. */
    private MockMvcTester.MockMvcRequestBuilder form(String path) {
        Agreement agreement = agreements.get(id(path));
        var form = pages.post().uri(path).with(authentication(token(OFFICER))).with(csrf());
        return form.param("version", String.valueOf(agreement.version()))
                .param("title", "智能输注产线")
                .param("content", "分期补助。")
                .param("basis", "会议纪要")
                .param("document", "示例纪要〔2026〕1号")
                .param("promise.key", "P1")
                .param("promise.side", "ENTERPRISE")
                .param("promise.words", "从业人员")
                .param("promise.fact", "employees")
                .param("promise.year", String.valueOf(today().getYear() - 1))
                .param("promise.target", "100")
                .param("promise.due", today().plusDays(300).toString())
                .param("instalment.key", "I1", "I2")
                .param("instalment.from", today().toString(), "")
                .param("instalment.promise", "", "P1")
                .param("instalment.words", "首期", "达产后");
    }

    private void submit(String path) {
        assertThat(post(path + "/submit", OFFICER, Map.of("version", version(path))))
                .hasStatus(302);
    }

    private String inForce(String path) {
        submit(path);
        decide(path, "8000000");
        return path;
    }

    private void decide(String path, String yuan) {
        CaseId caseId = Objects.requireNonNull(agreements.get(id(path)).caseId());
        as(CLERK, () -> officials.passTo(caseId, "joint", "齐全", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of()));
        as(FINANCE, () -> officials.pass(caseId, "资金可行", Map.of()));
        as(LEADER, () -> officials.passTo(caseId, "payment", "同意", Map.of("amount", yuan)));
        assertThat(agreements.get(id(path)).status()).isEqualTo(AgreementStatus.IN_FORCE);
    }

    private PaymentId paidByTheBank() {
        String batch = submitted();
        assertThat(post(batch + "/check", APPROVER, Map.of())).hasStatus(302);
        PaymentId payment = payment();
        as(FINANCE, () -> {
            budgets.pay(payment, today(), "p" + pool);
            return payment;
        });
        return payment;
    }

    private PaymentId payment() {
        return new PaymentId(sql.sql("select id from policy.fund_payment where pool_id = :pool")
                .param("pool", pool.value())
                .query(UUID.class)
                .single());
    }

    /** A batch of what waits, which waits for its check. */
    private String submitted() {
        assertThat(post(
                        "/fund/accounts/" + enterprise,
                        own,
                        Map.of("holder", "示例约定（测试）有限公司", "bank", "示例银行", "number", "62000000006677")))
                .hasStatus(302);
        String batch = String.valueOf(post("/fund/batches", FINANCE, Map.of("pool", pool.toString(), "key", "b" + pool))
                .getResponse()
                .getRedirectedUrl());
        assertThat(post(batch + "/submit", FINANCE, Map.of())).hasStatus(302);
        return batch;
    }

    private void paid() {
        sql.sql("update policy.fund_payment set status = 'PAID', paid_on = current_date where pool_id = :pool")
                .param("pool", pool.value())
                .update();
    }

    private void declared(Visitor by) {
        as(
                by,
                () -> enterprises.declare(
                        enterprise,
                        Entity.ENTERPRISE,
                        enterprise.value(),
                        "employees",
                        today().getYear() - 1,
                        "120",
                        by));
    }

    private String ruling(String path) {
        UUID id = sql.sql("select id from policy.agreement_ruling where agreement_id = :id and status = 'proposed'")
                .param("id", id(path).value())
                .query(UUID.class)
                .single();
        return path + "/rulings/" + id;
    }

    private CaseId recovery(String path) {
        return new CaseId(sql.sql("select case_id from policy.agreement_ruling where agreement_id = :id")
                .param("id", id(path).value())
                .query(UUID.class)
                .single());
    }

    private long told(String path) {
        return sql.sql("select count(*) from notice.news where address = :path and kind = 'agreement-promise'")
                .param("path", path)
                .query(Long.class)
                .single();
    }

    private long free() {
        return budgets.find(pool).orElseThrow().freeFen();
    }

    private Visitor stranger() {
        return new Visitor("agree-other", "别家", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(Ids.next(clock)));
    }

    private String version(String path) {
        return String.valueOf(agreements.get(id(path)).version());
    }

    private static AgreementId id(String path) {
        return AgreementId.of(path.replaceFirst("^/agreements/", ""));
    }

    private String paper(String path) throws IOException {
        MvcTestResult answer = get(path, own);
        assertThat(answer).hasStatusOk();
        try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private MvcTestResult get(String path, Visitor visitor) {
        return pages.get().uri(path).with(authentication(token(visitor))).exchange();
    }

    private Document page(String path, Visitor visitor) {
        MvcTestResult answer = get(path, visitor);
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private MvcTestResult post(String path, Visitor visitor, Map<String, String> fields) {
        var request =
                pages.post().uri(path).with(authentication(token(visitor))).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Authentication token(Visitor visitor) {
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(visitor), null, List.of());
    }

    /** What is done within is done by this person, who reads Chinese, on this thread. */
    private static <T> T as(Visitor visitor, Supplier<T> act) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        LocaleContext readers = LocaleContextHolder.getLocaleContext();
        SecurityContextHolder.getContext().setAuthentication(token(visitor));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return act.get();
        } finally {
            LocaleContextHolder.setLocaleContext(readers);
            SecurityContextHolder.getContext().setAuthentication(before);
        }
    }
}
