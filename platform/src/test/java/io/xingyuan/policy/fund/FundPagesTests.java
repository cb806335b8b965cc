package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** From a pool to money in the bank, through the pages, each act by whom it belongs to. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FundPagesTests {

    private static final String ACCOUNT = "6200 1234 5678 90";
    private static final Visitor FINANCE = new Visitor("fund-finance", "吴财务（测试）", Role.FINANCE_OFFICER, null);
    private static final Visitor APPROVER = new Visitor("fund-approver", "孙审批（测试）", Role.POLICY_APPROVER, null);

    private final MockMvc web;
    private final Budgets budgets;
    private final Clock clock;
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private Visitor own = Visitor.GUEST;

    FundPagesTests(MockMvc web, Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
        this.web = web;
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    @BeforeEach
    void anEnterprise() {
        enterprise = MoneyHammer.anEnterprise();
        own = new Visitor("fund-own", "企业（测试）", Role.ENTERPRISE_ADMINISTRATOR, enterprise);
    }

    @Test
    void fromThePoolToTheBankAndBack() throws Exception {
        String pool = aPool("300");
        assertThat(post(own, "/fund/accounts/" + enterprise, account()).getStatus())
                .isEqualTo(302);
        register(pool, code() + " jilin-2023-35/3.6.1 50\n" + code() + " jilin-2023-35/3.5.2 30");
        List<String> payments = links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/");
        assertThat(payments).hasSize(2);
        for (String payment : payments) {
            String amount = page(APPROVER, payment).expectFirst("[name=amount]").val();
            assertThat(post(APPROVER, payment + "/commit", Map.of("amount", amount, "key", key()))
                            .getStatus())
                    .isEqualTo(302);
        }
        String batch = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        assertThat(page(FINANCE, batch).text()).contains("6200 **** **** 7890").doesNotContain("62001234567890");
        post(FINANCE, batch + "/submit", Map.of());
        assertThat(get(FINANCE, batch + "/bank.csv").getStatus()).isEqualTo(409);
        assertThat(post(APPROVER, batch + "/check", Map.of()).getStatus()).isEqualTo(302);
        assertThat(get(FINANCE, batch + "/bank.csv").getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\ufeff\"序号\"")
                .contains("\"62001234567890\"", "\"500000.00\"");
        List<Map<String, String>> rows = rows(get(FINANCE, batch + "/bank.xlsx").getContentAsByteArray());
        assertThat(rows).hasSize(2).allMatch(row -> "62001234567890".equals(row.get("收款账号")));

        assertThat(page(APPROVER, batch).text()).contains("示例拨付（测试）有限公司");
        String today = LocalDate.now(clock).toString();
        String first = String.valueOf(rows.getFirst().get("拨付单号"));
        String second = String.valueOf(rows.getLast().get("拨付单号"));
        MockHttpServletResponse answered = upload(
                batch,
                workbook(List.of(
                        List.of(first, "成功", today), List.of(second, "成功", ""), List.of("BF0000-0", "成功", today))));
        assertThat(answered.getStatus()).isEqualTo(302);
        Document after = page(FINANCE, batch);
        assertThat(after.text()).contains("入账 1 行，退回 2 行");
        List<Map<String, String>> back =
                rows(get(FINANCE, after.expectFirst("a[href*=/fund/answers/]").attr("href"))
                        .getContentAsByteArray());
        assertThat(back).hasSize(2);
        assertThat(back.toString()).contains("付款成功的要有付款日期", "这一批次里没有这个拨付单号");
        upload(batch, workbook(List.of(List.of(second, "退汇", ""))));

        assertThat(page(FINANCE, batch).text()).contains("已回单", "已退汇");
        Document mine = page(own, "/fund/own");
        assertThat(mine.text()).contains("已支付", "已退汇").doesNotContain("编入批次");
        assertThat(mine.text()).contains("6200 **** **** 7890");
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
        everyTotalIsTheSumOfItsEntries(pool);
        MockHttpServletResponse pdf = get(own, payments.getFirst() + "/paper");
        assertThat(pdf.getStatus()).isEqualTo(200);
        assertThat(pdf.getContentAsByteArray()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        Visitor stranger = new Visitor("x", "别家", Role.ENTERPRISE_ADMINISTRATOR, MoneyHammer.anEnterprise());
        assertThat(get(stranger, payments.getFirst() + "/paper").getStatus()).isEqualTo(404);
        assertThat(page(stranger, "/fund/own").text()).contains("还没有兑现");
    }

    /** What the bank was sent and paid stays as it was, whatever is recovered or sent again later. */
    @Test
    void aBatchAndItsPapersStayAsTheyWereSent() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String batch = checked(pool, code() + " jilin-2023-35/3.6.1 20\n" + code() + " jilin-2023-35/3.5.2 30");
        List<Map<String, String>> rows = rows(get(FINANCE, batch + "/bank.xlsx").getContentAsByteArray());
        String big = number(rows, "300000");
        String small = number(rows, "200000");
        String today = LocalDate.now(clock).toString();
        assertThat(answer(batch, "回单.csv", csv("\ufeff", big + ",成功," + today.replace('-', '/'), small + ",失败,"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(FINANCE, batch).text()).contains("入账 2 行，退回 0 行", "已回单");
        String file = get(FINANCE, batch + "/bank.csv").getContentAsString(StandardCharsets.UTF_8);
        String payment = payment(big);

        as(APPROVER, () -> budgets.recover(new PaymentId(UUID.fromString(id(payment))), 5_000_000L, "多付", key()));
        post(FINANCE, payment(small) + "/reissue", Map.of("key", key()));
        assertThat(page(FINANCE, batch).text())
                .contains("共 2 笔，合计 50 万元", "付款失败")
                .doesNotContain("待拨付");
        assertThat(page(FINANCE, "/fund/batches")
                        .select("tr:has(a[href='" + batch + "'])")
                        .text())
                .contains("500,000.00");
        assertThat(get(FINANCE, batch + "/bank.csv").getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(file)
                .contains("300000.00", "200000.00");
        assertThat(pdf(get(FINANCE, batch + "/summary.pdf"))).contains("500,000.00");
        assertThat(pdf(get(own, payment + "/paper"))).contains("300,000.00", "其中已追回", "50,000.00");
        assertThat(page(FINANCE, payment).text()).contains("其中已追回 50,000.00");

        assertThat(answer(batch, "回单.csv", csv("", big + ",退汇,")).getStatus()).isEqualTo(302);
        assertThat(page(FINANCE, payment).text()).contains("已退汇");
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void theBanksDayIsBetweenTheCheckAndToday() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String batch = checked(pool, code() + " jilin-2023-35/3.6.1 20");
        String number = rows(get(FINANCE, batch + "/bank.xlsx").getContentAsByteArray())
                .getFirst()
                .get("拨付单号");
        LocalDate today = LocalDate.now(clock);
        for (LocalDate day : List.of(today.minusDays(1), today.plusDays(1))) {
            assertThat(upload(batch, workbook(List.of(List.of(number, "成功", day.toString()))))
                            .getStatus())
                    .isEqualTo(302);
            assertThat(page(FINANCE, batch).text()).contains("入账 0 行，退回 1 行").doesNotContain("入账 1 行");
        }
        byte[] chinese = ("拨付单号,结果,付款日期,金额（元）\r\n" + number + ",成功," + today + ",\"200,000.00\"\r\n")
                .getBytes(Charset.forName("GB18030"));
        assertThat(answer(batch, "回单.CSV", chinese).getStatus()).isEqualTo(302);
        assertThat(page(FINANCE, batch).text()).contains("入账 1 行");
        assertThat(answer(batch, "回单.csv", "拨付单号\n\"没有合上".getBytes(StandardCharsets.UTF_8))
                        .getStatus())
                .isEqualTo(422);
    }

    /** Whoever begins to claim an award back while its batch is being checked keeps it from the bank. */
    @Test
    void whatIsClaimedWhileABatchIsCheckedDoesNotGo() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String batch = gathered(pool, code() + " jilin-2023-35/3.6.1 20");
        post(FINANCE, batch + "/submit", Map.of());
        var busy = new DataSourceTransactionManager(TestDatabase.source());
        var status = new AtomicInteger();
        Thread checker = Thread.ofPlatform().unstarted(() -> {
            try {
                status.set(post(APPROVER, batch + "/check", Map.of()).getStatus());
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        new TransactionTemplate(busy).executeWithoutResult(tx -> {
            JdbcClient.create(TestDatabase.source())
                    .sql("update policy.fund_payment set claimed = true where batch_id = :batch")
                    .param("batch", UUID.fromString(id(batch)))
                    .update();
            checker.start();
            await().until(() -> TestDatabase.sql()
                            .sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single()
                    > 0);
        });
        checker.join();
        assertThat(status.get()).isEqualTo(409);
        assertThat(page(FINANCE, batch).text()).contains("待复核", "正在核实追回");
    }

    @Test
    void whoChecksSeesWhomTheMoneyGoesToAndWhoSaidSo() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String batch = gathered(pool, code() + " jilin-2023-35/3.6.1 20");
        assertThat(page(APPROVER, batch).text()).contains("示例拨付（测试）有限公司").doesNotContain("户名与企业名称不一致", "由财务登记", "换过账户");
        post(FINANCE, batch + "/dissolve", Map.of());
        Map<String, String> other = new HashMap<>(account());
        other.put("holder", "别家（测试）有限公司");
        post(FINANCE, "/fund/accounts/" + enterprise, other);
        assertThat(page(FINANCE, "/fund/batches/new?pool=" + id(pool)).text()).contains("户名与企业名称不一致");
        String next = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        assertThat(page(APPROVER, next).text()).contains("别家（测试）有限公司", "户名与企业名称不一致", "由财务登记", "预留资金以后换过账户");
        assertThat(TestDatabase.sql()
                        .sql("select title from notice.news where employer = :id and kind = 'bank-account-changed'")
                        .param("id", enterprise.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("已登记收款账户", "收款账户已更换");
    }

    @Test
    void whatIsRegisteredByHandIsNeverAboveTheCap() throws Exception {
        MockHttpServletResponse answer = register(aPool("300"), code() + " jilin-2023-35/3.5.2 30.000001");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("超过这一条款的封顶 30 万元");
    }

    @Test
    void whatIsTurnedDownStandsOnItsPageWithWhatWasTyped() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        register(pool, code() + " jilin-2023-35/3.6.1 20\n" + code() + " jilin-2023-35/3.5.2 30");
        String payment = links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/")
                .getFirst();
        Document commit =
                refused(post(APPROVER, payment + "/commit", Map.of("amount", "80", "reason", "按评审意见", "key", key())));
        assertThat(commit.expectFirst("[name=amount]").val()).isEqualTo("80");
        assertThat(commit.expectFirst("#amount-problem").text()).contains("不超过预留的");
        assertThat(commit.expectFirst("form[action$=/commit] [name=reason]").val())
                .isEqualTo("按评审意见");
        String tooLong = "长".repeat(501);
        Document release = refused(post(FINANCE, payment + "/release", Map.of("reason", tooLong, "key", key())));
        assertThat(release.expectFirst("dialog#release[open] [role=alert]").text())
                .contains("最多 500 个字");
        assertThat(release.expectFirst("dialog#release textarea").text()).isEqualTo(tooLong);

        Document nothing = refused(post(FINANCE, "/fund/batches", Map.of("pool", "", "title", "第三批", "key", key())));
        assertThat(nothing.expectFirst("#pool-problem").text()).contains("请先选择资金池");
        assertThat(nothing.expectFirst("[name=title]").val()).isEqualTo("第三批");
        for (String each : links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/")) {
            String amount = page(APPROVER, each).expectFirst("[name=amount]").val();
            post(APPROVER, each + "/commit", Map.of("amount", amount, "key", key()));
        }
        String batch = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        String takeOut = batch + "/take-out?payment=" + id(payment);
        Document out = refused(post(FINANCE, takeOut, Map.of("reason", tooLong)));
        assertThat(out.select("dialog[open]")).hasSize(1);
        assertThat(out.expectFirst("dialog[open] form[action=" + takeOut + "] textarea")
                        .text())
                .isEqualTo(tooLong);
        assertThat(out.select("dialog:not([open]) textarea").eachText()).isEmpty();
    }

    private static Document refused(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(409);
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    /** Whoever registers by hand holds the same place as an application and an offer do. */
    @Test
    void whatIsRegisteredByHandCountsForAYearThatIsOver() throws Exception {
        String pool = aPool("300");
        String line = code() + " jilin-2023-35/3.5.2 30";
        MockHttpServletResponse early = register(pool, String.valueOf(lastYear() + 1), line);
        assertThat(early.getStatus()).isEqualTo(422);
        Document form = Jsoup.parse(early.getContentAsString(StandardCharsets.UTF_8));
        assertThat(form.expectFirst("#year-problem").text()).contains("还没有结束，最晚填 " + lastYear());
        assertThat(form.expectFirst("textarea[name=lines]").text()).isEqualTo(line);
        assertThat(page(FINANCE, "/fund/payments/new")
                        .expectFirst("[name=year]")
                        .val())
                .isEqualTo(String.valueOf(lastYear()));

        assertThat(register(pool, line).getStatus()).isEqualTo(302);
        Reservation claimed = Reservation.of(
                new PoolId(UUID.fromString(id(pool))),
                30_000_000L,
                enterprise,
                "jilin-2023-35/3.5.2",
                lastYear(),
                "申报",
                "");
        assertThatThrownBy(() -> budgets.reserve(claimed, key()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能重复兑现");
    }

    /** 0544: nobody leaves the batch for a page that only says no. */
    @Test
    void anAnswerThatIsTurnedDownStandsOnThePageOfItsBatch() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String batch = gathered(pool, code() + " jilin-2023-35/3.6.1 20");

        MockHttpServletResponse early = answer(batch, "七月回单.csv", csv(""));
        assertThat(early.getStatus()).isEqualTo(409);
        Document page = Jsoup.parse(early.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("h1").text()).isEqualTo(batch(batch));
        assertThat(page.select("#messages").text()).contains("还没有复核，不能导入回单");
        assertThat(get(FINANCE, batch + "/bank.csv").getContentAsString(StandardCharsets.UTF_8))
                .contains("批次复核后才能导出给银行", batch(batch));

        post(FINANCE, batch + "/submit", Map.of());
        post(APPROVER, batch + "/check", Map.of());
        MockHttpServletResponse unreadable = answer(batch, "七月回单.xlsx", "不是工作簿".getBytes(StandardCharsets.UTF_8));
        assertThat(unreadable.getStatus()).isEqualTo(422);
        page = Jsoup.parse(unreadable.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("#file-problem").text()).contains("刚才选的是“七月回单.xlsx”");
        assertThat(page.expectFirst("#file").attr("aria-describedby")).contains("file-problem");
    }

    /** An answer of another batch, also of the batch in which the same payment went out before, changes nothing. */
    @Test
    void aRowBelongsToTheBatchWhoseAnswerItIs() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        String first = checked(pool, code() + " jilin-2023-35/3.6.1 20");
        String number = String.valueOf(rows(get(FINANCE, first + "/bank.xlsx").getContentAsByteArray())
                .getFirst()
                .get("拨付单号"));
        String other = checked(aPool("300"), code() + " jilin-2023-35/3.5.2 30");
        String today = LocalDate.now(clock).toString();
        String paid = number + ",成功," + today;

        assertThat(refused(other, csv("", paid))).contains("这笔拨付在批次 " + batch(first) + "，不在这一批次");
        assertThat(answer(first, "回单.csv", csv("", number + ",失败,")).getStatus())
                .isEqualTo(302);
        post(FINANCE, payment(number) + "/reissue", Map.of("key", key()));
        assertThat(refused(first, csv("", paid))).contains("在这一批次没有付成，已重新拨付");
        String second = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        post(FINANCE, second + "/submit", Map.of());
        post(APPROVER, second + "/check", Map.of());
        assertThat(refused(first, csv("", paid))).contains("现在批次 " + batch(second));
        assertThat(refused(second, csv("", paid))).contains("重新拨付过，没有批次号分不清");
        assertThat(refused(second, of(first, paid)))
                .contains("这一行是批次 " + batch(first) + " 的回单，不是 " + batch(second) + " 的");
        assertThat(page(FINANCE, payment(number)).text()).contains("银行处理中");

        assertThat(answer(second, "回单.csv", of(second, paid)).getStatus()).isEqualTo(302);
        assertThat(page(FINANCE, payment(number)).text()).contains("已支付");
        assertThat(rows(get(FINANCE, second + "/bank.xlsx").getContentAsByteArray()))
                .allMatch(row -> batch(second).equals(row.get("批次号")));
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    private static String batch(String path) {
        return TestDatabase.sql()
                .sql("select number from policy.fund_batch where id = :id")
                .param("id", UUID.fromString(id(path)))
                .query(String.class)
                .single();
    }

    private static byte[] of(String batch, String row) {
        return ("拨付单号,结果,付款日期,批次号\r\n" + row + "," + batch(batch)).getBytes(StandardCharsets.UTF_8);
    }

    /** What is said of the one row of an answer, of which nothing is taken. */
    private String refused(String batch, byte[] content) throws Exception {
        assertThat(answer(batch, "回单.csv", content).getStatus()).isEqualTo(302);
        Document after = page(FINANCE, batch);
        assertThat(after.text()).contains("入账 0 行，退回 1 行");
        return rows(get(FINANCE, after.expectFirst("a[href*=/fund/answers/]").attr("href"))
                        .getContentAsByteArray())
                .toString();
    }

    private String gathered(String pool, String lines) throws Exception {
        register(pool, lines);
        for (String payment : links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/")) {
            String amount = page(APPROVER, payment).expectFirst("[name=amount]").val();
            post(APPROVER, payment + "/commit", Map.of("amount", amount, "key", key()));
        }
        return location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
    }

    private String checked(String pool, String lines) throws Exception {
        String batch = gathered(pool, lines);
        post(FINANCE, batch + "/submit", Map.of());
        assertThat(post(APPROVER, batch + "/check", Map.of()).getStatus()).isEqualTo(302);
        return batch;
    }

    private static String number(List<Map<String, String>> rows, String yuan) {
        return rows.stream()
                .filter(row -> String.valueOf(row.get("金额（元）")).startsWith(yuan))
                .map(row -> String.valueOf(row.get("拨付单号")))
                .findFirst()
                .orElseThrow();
    }

    private static String payment(String number) {
        return "/fund/payments/"
                + TestDatabase.sql()
                        .sql("select id from policy.fund_payment where number = :number")
                        .param("number", number)
                        .query(UUID.class)
                        .single();
    }

    private static byte[] csv(String start, String... rows) {
        return (start + "拨付单号,结果,付款日期\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private static String pdf(MockHttpServletResponse answer) throws IOException {
        assertThat(answer.getStatus()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static void as(Visitor visitor, Runnable act) {
        SecurityContextHolder.getContext().setAuthentication(as(visitor));
        try {
            act.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void aBatchHoldsWhatWasTickedAndWhatIsTakenOutStaysOut() throws Exception {
        String pool = aPool("300");
        post(own, "/fund/accounts/" + enterprise, account());
        register(pool, code() + " jilin-2023-35/3.6.1 20\n" + code() + " jilin-2023-35/3.5.2 30");
        List<String> payments = links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/");
        for (String payment : payments) {
            String amount = page(APPROVER, payment).expectFirst("[name=amount]").val();
            post(APPROVER, payment + "/commit", Map.of("amount", amount, "key", key()));
        }
        String one = id(payments.getFirst());
        String other = id(payments.getLast());
        assertThat(page(FINANCE, "/fund/batches/new?pool=" + id(pool)).select("input[name=payment]"))
                .hasSize(2);
        assertThat(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "ticked", "true", "key", key()))
                        .getStatus())
                .as("nothing is ticked")
                .isEqualTo(409);
        String batch = location(post(
                FINANCE, "/fund/batches", Map.of("pool", id(pool), "ticked", "true", "payment", one, "key", key())));
        assertThat(page(FINANCE, batch).select("tbody tr")).hasSize(1);
        assertThat(post(
                                FINANCE,
                                "/fund/batches",
                                Map.of("pool", id(pool), "ticked", "true", "payment", one, "key", key()))
                        .getStatus())
                .as("it waits no longer")
                .isEqualTo(409);

        String out = batch + "/take-out";
        assertThat(post(FINANCE, out, Map.of("payment", one, "reason", " ")).getStatus())
                .isEqualTo(409);
        assertThat(post(FINANCE, out, Map.of("payment", other, "reason", "不在里面"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(post(FINANCE, out, Map.of("payment", one, "reason", "账户待核对")).getStatus())
                .isEqualTo(302);
        assertThat(page(FINANCE, payments.getFirst()).text()).contains("待拨付", "账户待核对", "恢复编批");
        assertThat(post(FINANCE, batch + "/submit", Map.of()).getStatus())
                .as("empty now")
                .isEqualTo(409);
        String next = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        assertThat(page(FINANCE, next).select("tbody a.code").eachAttr("href"))
                .as("what was taken out waits until somebody lets it in")
                .containsExactly(payments.getLast());
        assertThat(post(FINANCE, payments.getFirst() + "/resume", Map.of()).getStatus())
                .isEqualTo(302);
        assertThat(post(FINANCE, payments.getFirst() + "/resume", Map.of()).getStatus())
                .isEqualTo(409);
        String last = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        assertThat(page(FINANCE, last).select("tbody a.code").eachAttr("href")).containsExactly(payments.getFirst());
        post(FINANCE, next + "/submit", Map.of());
        assertThat(post(FINANCE, next + "/take-out", Map.of("payment", other, "reason", "太晚"))
                        .getStatus())
                .as("with the checker")
                .isEqualTo(409);
        assertThat(TestDatabase.sql()
                        .sql(
                                "select count(*) from audit.entry where route like '%take-out%' and outcome = 'done' and account = 'fund-finance'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void anAwardOfAnEarlierVersionGetsItsTierFromAPerson() throws Exception {
        String pool = aPool("300");
        register(pool, code() + " jilin-2023-35/3.3.1 200 1档");
        String payment = links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/")
                .getFirst();
        post(APPROVER, payment + "/commit", Map.of("amount", "200", "key", key()));
        UUID award = TestDatabase.sql()
                .sql("update policy.fund_award set tier = 0 where enterprise_id = :id returning id")
                .param("id", enterprise.value())
                .query(UUID.class)
                .single();
        assertThat(page(FINANCE, "/fund/tiers").select("main a[href=" + payment + "]"))
                .hasSize(1);
        assertThat(page(APPROVER, "/").text()).contains("笔兑现的档次");
        String path = "/fund/tiers/" + award;
        assertThat(post(FINANCE, path, Map.of("tier", "2", "reason", "核对")).getStatus())
                .isEqualTo(403);
        assertThat(post(APPROVER, path, Map.of("tier", "零", "reason", "核对")).getStatus())
                .isEqualTo(409);
        assertThat(post(APPROVER, path, Map.of("tier", "2", "reason", "兑现档案第 3 号"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(FINANCE, "/fund/tiers").select("main a[href=" + payment + "]"))
                .isEmpty();
        assertThat(TestDatabase.sql()
                        .sql("select slot from policy.fund_claim where award_id = :id order by slot")
                        .param("id", award)
                        .query(String.class)
                        .list())
                .containsExactly("tier-1", "tier-2");
    }

    @Test
    void whoMadeItMayNotCheckIt() throws Exception {
        String pool = aPool("50");
        post(own, "/fund/accounts/" + enterprise, account());
        register(pool, code() + " jilin-2023-35/3.6.1 20");
        String payment = links(page(FINANCE, "/fund/payments?pool=" + id(pool)), "/fund/payments/")
                .getFirst();
        Visitor both = new Visitor("fund-finance", "吴财务（测试）", Role.POLICY_APPROVER, null);
        assertThat(post(both, payment + "/commit", Map.of("amount", "20", "key", key()))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("经办人不能核定自己登记的拨付单");
        post(APPROVER, payment + "/commit", Map.of("amount", "20", "key", key()));
        String batch = location(post(FINANCE, "/fund/batches", Map.of("pool", id(pool), "key", key())));
        post(FINANCE, batch + "/submit", Map.of());

        MockHttpServletResponse refused = post(both, batch + "/check", Map.of());

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("编制人不能复核自己的批次");
        assertThat(post(FINANCE, batch + "/check", Map.of()).getStatus()).isEqualTo(403);
    }

    @Test
    void aListThatExceedsThePoolStopsWhereTheMoneyEndsAndSaysSo() throws Exception {
        String pool = aPool("70");

        MockHttpServletResponse answer =
                register(pool, code() + " jilin-2023-35/3.6.1 50\n" + code() + " jilin-2023-35/3.5.2 30");

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(page(FINANCE, pool).text()).contains("可用 20 万元");
        assertThat(links(page(FINANCE, "/fund/payments?status=RESERVED&pool=" + id(pool)), "/fund/payments/"))
                .hasSize(1);
    }

    @Test
    void linesThatCannotBeReadAreNamedAndNothingIsLost() throws Exception {
        String pool = aPool("100");
        String typed = "91220105000000000X jilin-2023-35/3.6.1 80\n" + code() + " keine/1 30\n" + code()
                + " jilin-2023-35/3.6.1 -5";

        MockHttpServletResponse answer = register(pool, typed);

        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.expectFirst("#lines-problem").text())
                .contains("第 1 行：没有信用代码为", "第 2 行：政策库里没有条款", "第 3 行：请填写大于 0");
        assertThat(page.expectFirst("textarea[name=lines]").text()).contains("keine/1");
    }

    @Test
    void moreThanIsFreeCannotBeFrozenAndASentFormIsDoneOnce() throws Exception {
        String pool = aPool("100");
        assertThat(post(FINANCE, pool + "/freeze", Map.of("amount", "101", "reason", "测试", "key", key()))
                        .getStatus())
                .isEqualTo(422);
        String key = key();
        for (int again = 0; again < 2; again++) {
            assertThat(post(FINANCE, pool + "/freeze", Map.of("amount", "40", "reason", "测试", "key", key))
                            .getStatus())
                    .isEqualTo(302);
        }
        assertThat(post(FINANCE, pool + "/freeze", Map.of("amount", "41", "reason", "测试", "key", key))
                        .getStatus())
                .isEqualTo(422);
        String other = aPool("10");
        post(FINANCE, pool + "/transfer", Map.of("amount", "25", "reason", "测试", "to", id(other), "key", key()));

        assertThat(page(FINANCE, pool).text()).contains("冻结 40 万元", "可用 35 万元", "预算总额 75 万元");
        assertThat(page(FINANCE, other).text()).contains("可用 35 万元");
        everyTotalIsTheSumOfItsEntries(pool);
        assertThat(MoneyHammer.imbalance()).isZero();
    }

    @Test
    void theWholeNumberIsShownToWhomItConcernsAndLeavesARow() throws Exception {
        String path = "/fund/accounts/" + enterprise;
        assertThat(post(own, path, Map.of("holder", "示例", "bank", "示例银行", "number", "12ab"))
                        .getStatus())
                .isEqualTo(422);
        post(own, path, account());
        String stored = TestDatabase.sql()
                .sql("select number from policy.fund_bank_account where enterprise_id = :id")
                .param("id", enterprise.value())
                .query(String.class)
                .single();
        long before = looks();

        assertThat(stored).startsWith("v1:").doesNotContain("62001234567890");
        assertThat(page(FINANCE, path).text()).contains("6200 **** **** 7890");
        assertThat(post(FINANCE, path + "/disclose", Map.of()).getContentAsString(StandardCharsets.UTF_8))
                .contains("62001234567890");
        assertThat(looks() - before).isEqualTo(1);
    }

    private long looks() {
        return TestDatabase.sql()
                .sql("select count(*) from audit.entry where action = '查看完整号码' and account = 'fund-finance'")
                .query(Long.class)
                .single();
    }

    /** As the pages say it: the figure beside each account, and what stands at the head of its lines. */
    private void everyTotalIsTheSumOfItsEntries(String pool) throws Exception {
        Document page = page(FINANCE, pool);
        for (BudgetAccount account : BudgetAccount.values()) {
            String link = "/fund/entries?pool=" + id(pool) + "&account=" + account.name();
            String shown = page.select("dl.fund-parts a[href='" + link + "']").text();
            Document entries = page(FINANCE, link);
            String sum = entries.select(".card-body strong.num").text();
            String fen = sum.isEmpty() ? "0" : sum.replaceAll("[,.]", "");
            assertThat(shown).as(account.label()).isEqualTo(Wan.words(Long.parseLong(fen)));
        }
    }

    private String aPool(String wan) throws Exception {
        return location(post(
                FINANCE,
                "/fund/pools",
                Map.of(
                        "year",
                        "2026",
                        "name",
                        "测试" + key(),
                        "source",
                        "省级财政",
                        "document",
                        "测〔2026〕1号",
                        "amount",
                        wan,
                        "key",
                        key())));
    }

    private MockHttpServletResponse register(String pool, String lines) throws Exception {
        return register(pool, String.valueOf(lastYear()), lines);
    }

    private MockHttpServletResponse register(String pool, String year, String lines) throws Exception {
        return post(FINANCE, "/fund/payments", Map.of("pool", id(pool), "year", year, "lines", lines, "key", key()));
    }

    private int lastYear() {
        return LocalDate.now(clock).getYear() - 1;
    }

    private String code() {
        return TestDatabase.sql()
                .sql("select credit_code from enterprise.enterprise where id = :id")
                .param("id", enterprise.value())
                .query(String.class)
                .single();
    }

    private static Map<String, String> account() {
        return Map.of("holder", "示例拨付（测试）有限公司", "bank", "示例银行长春分行", "bankCode", "", "number", ACCOUNT);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String location(MockHttpServletResponse response) {
        return Objects.requireNonNull(response.getHeader("Location"), () -> String.valueOf(response.getStatus()));
    }

    private static List<String> links(Document page, String start) {
        return page.select("main td.actions a[href^=" + start + "]").eachAttr("href");
    }

    private Document page(Visitor visitor, String path) throws Exception {
        MockHttpServletResponse response = get(visitor, path);
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(path + html).isEqualTo(200);
        return Jsoup.parse(html);
    }

    private MockHttpServletResponse get(Visitor visitor, String path) throws Exception {
        return web.perform(MockMvcRequestBuilders.get(path).with(authentication(as(visitor))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(Visitor visitor, String path, Map<String, String> fields) throws Exception {
        var request = MockMvcRequestBuilders.request(HttpMethod.POST, path)
                .with(csrf())
                .with(authentication(as(visitor)));
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse upload(String batch, byte[] content) throws Exception {
        return answer(batch, "回单.xlsx", content);
    }

    private MockHttpServletResponse answer(String batch, String name, byte[] content) throws Exception {
        return web.perform(MockMvcRequestBuilders.multipart(batch + "/answers")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .with(csrf())
                        .with(authentication(as(FINANCE))))
                .andReturn()
                .getResponse();
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        return new UsernamePasswordAuthenticationToken(new SignedIn(visitor), null, List.of());
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("回单");
            List<String> head = List.of("拨付单号", "结果", "付款日期");
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
                for (int row = 0; row < rows.size(); row++) {
                    sheet.value(row + 1, i, rows.get(row).get(i));
                }
            }
        }
        return out.toByteArray();
    }

    private static List<Map<String, String>> rows(byte[] content) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            List<Row> all = book.getFirstSheet().read();
            List<Map<String, String>> rows = new ArrayList<>();
            for (Row row : all.subList(1, all.size())) {
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.put(
                            all.getFirst().getCellText(i).replace("*", ""),
                            row.getCell(i) == null ? "" : row.getCellText(i));
                }
                rows.add(cells);
            }
            return rows;
        }
    }
}
