package io.xingyuan.policy.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.Officials;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.ClauseId;
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
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.Reservation;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.WorkbookFile;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An application from the first answer to the award, on the real engine, casework and ledger. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApplicationTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(78_000_000);
    private static final String CLAUSE = "jilin-2023-35/3.5.2";
    private static final String TIERED = "jilin-2023-35/3.3.1";
    private static final Visitor OFFICER = new Visitor("apply-1", "林政策（申报测试）", Role.POLICY_OFFICER, null);
    private static final Visitor FINANCE = new Visitor("apply-3", "吴财务（申报测试）", Role.FINANCE_OFFICER, null);
    private static final Visitor LEADER = new Visitor("apply-4", "周领导（申报测试）", Role.LEADER, null);
    private static final Visitor APPROVER = new Visitor("apply-2", "孙审批（申报测试）", Role.POLICY_APPROVER, null);

    private final MockMvcTester pages;
    private final Enterprises enterprises;
    private final Budgets budgets;
    private final Applications applications;
    private final Officials officials;
    private final Cases cases;
    private final MoneyFollowing following;
    private final Awards awards;
    private final PublishedLibrary published;
    private final Clock clock;
    private final JdbcClient sql = TestDatabase.sql();
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private Visitor own = Visitor.GUEST;
    private PoolId pool = new PoolId(new UUID(0, 0));
    private UUID programme = new UUID(0, 0);

    ApplicationTests(
            MockMvcTester pages,
            Enterprises enterprises,
            Budgets budgets,
            Applications applications,
            MoneyFollowing following,
            Awards awards,
            PublishedLibrary published,
            Cases cases,
            BeanFactory beans,
            Clock clock) {
        this.following = following;
        this.awards = awards;
        this.published = published;
        this.cases = cases;
        this.pages = pages;
        this.enterprises = enterprises;
        this.budgets = budgets;
        this.applications = applications;
        this.officials = new Officials(beans);
        this.clock = clock;
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    @BeforeEach
    void anEnterpriseAndAProgramme() {
        enterprise = new EnterpriseId(Ids.next(clock));
        own = new Visitor("apply-own", "企业管理员（申报测试）", Role.ENTERPRISE_ADMINISTRATOR, enterprise);
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, created_at, updated_at, updated_by)
                values (:id, '示例转化（申报测试）有限公司', 'shili', 'shili', 'sl', '{}', :code, 'changchun', '220100',
                    now(), now(), 'test')""")
                .param("id", enterprise.value())
                .param(
                        "code",
                        UnifiedCreditCode.issue("91220101%08d".formatted(NUMBERS.incrementAndGet()))
                                .value())
                .update();
        declare("transfer-demonstrator", 0, "是");
        declare("transfer-assessment", LocalDate.now(clock).getYear() - 1, "合格");
        pool = aPool(100_000_000L);
        programme = aProgramme(100_000_000L);
    }

    private void declare(String code, int year, String typed) {
        as(
                OFFICER,
                () -> enterprises.declare(
                        enterprise, Entity.ENTERPRISE, enterprise.value(), code, year, typed, OFFICER));
    }

    private PoolId aPool(long fen) {
        UUID id = Ids.next(clock);
        sql.sql("""
                with pool as (
                    insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                    values (:id, 2026, '申报测试' || :id, '测试资金', '测〔2026〕2号', :fen, 'apply-test', now())),
                entry as (
                    insert into policy.fund_entry (id, act, by_name, at) values (:id, '下达', 'apply-test', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id, :id, 'FREE', :fen, 0), (:id, :id, 'GRANTED', 0, :fen)""").param("id", id).param("fen", fen).update();
        return new PoolId(id);
    }

    private UUID aProgramme(long fen) {
        return aProgramme(fen, CLAUSE);
    }

    private UUID aProgramme(long fen, String clause) {
        UUID id = Ids.next(clock);
        LocalDate today = LocalDate.now(clock);
        sql.sql("""
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, evidence, contact, contact_phone, status, drafted_by, drafted_name, published_by,
                    published_name, published_at, updated_at)
                values (:id, :clause, :year, '转移示范机构补助（申报测试）', :opens, :closes, :pool, :fen, 'application',
                    '{技术合同认定登记证明,年度考核结果文件}', '窗口', '0431-80000000', 'published', 'a', '甲', 'b', '乙', now(),
                    now())""")
                .param("id", id)
                .param("clause", clause)
                .param("year", today.getYear())
                .param("opens", today.minusDays(2_000 + NUMBERS.incrementAndGet() % 5_000))
                .param("closes", today.plusDays(10))
                .param("pool", pool.value())
                .param("fen", fen)
                .update();
        return id;
    }

    @Test
    void anEnterpriseSeesHowItStandsAndBeginsOnce() {
        Document offers = page("/apply", own);
        assertThat(offers.select("#p-" + programme).text()).contains("待补", "去申报");

        String path = begun();
        assertThat(begun()).isEqualTo(path);
        Document mine = page("/apply", own);
        assertThat(mine.select("#p-" + programme).text()).contains("打开申报");
        assertThat(mine.select("section.card").first().text())
                .as("what is to be filled in comes first")
                .contains("我的申报", "转移示范机构补助（申报测试）");
        assertThat(page(path, own).select(".task-list").text()).contains("还有 1 项", "先完成上面两步");
    }

    @Test
    void whatIsKnownIsNotAskedAndAnAnswerChangesTheCheckUpAtTheSide() {
        String path = begun();
        Document facts = page(path + "/facts", own);
        assertThat(facts.select("input[name^=fact.]")).hasSize(1);
        assertThat(facts.select("dl.facts").text()).contains("年度考核结果", "合格", "园区录入");

        MvcTestResult near = save(path, "480", "1", true);
        assertThat(near).hasStatusOk();
        assertThat(text(near)).doesNotContain("<html");
        assertThat(parsed(near).select("#draft-check").text()).contains("差一点", "还差 20 万元");
        assertThat(parsed(near).select("#saved").text()).contains("已保存");
        assertThat(parsed(near).select("input[name=version]").val()).isEqualTo("2");

        assertThat(page(path + "/facts", own).select("input[name^=fact.]").val())
                .isEqualTo("480");
        assertThat(sql.sql(
                                "select count(*) from enterprise.fact where code = 'technology-contracts' and enterprise_id = :id")
                        .param("id", enterprise.value())
                        .query(Long.class)
                        .single())
                .as("a draft is no fact yet")
                .isZero();
    }

    @Test
    void whoTypesOnAnotherDeviceMeanwhileLosesNothing() {
        String path = begun();
        assertThat(save(path, "480", "1", true)).hasStatusOk();

        MvcTestResult late = save(path, "900", "1", true);
        assertThat(late).hasStatus(409);
        assertThat(parsed(late).select("#saved").text()).contains("刚才保存过", "480", "用我填写的保存");

        MvcTestResult withoutScripts = save(path, "900", "1", false);
        assertThat(withoutScripts).hasStatus(409);
        Document form = parsed(withoutScripts);
        assertThat(form.select("input[name^=fact.]").val()).isEqualTo("900");
        String over = form.select("button[name=over]").val();

        assertThat(post(path + "/facts", own, with(answer("900", "-1"), "over", over)))
                .hasStatus(302);
        assertThat(page(path + "/facts", own).select("input[name^=fact.]").val())
                .isEqualTo("900");
        assertThat(save(path, "900", "1", true))
                .as("the same again is no conflict")
                .hasStatusOk();
    }

    @Test
    void anAnswerThatCannotBeReadIsKeptAndSaid() {
        String path = begun();
        assertThat(parsed(save(path, "很多", "1", true)).select("#saved").text()).contains("应");
        MvcTestResult wrong = save(path, "很多", "2", false);
        assertThat(wrong).hasStatus(422);
        assertThat(parsed(wrong).select("input[name^=fact.]").val()).isEqualTo("很多");
        assertThat(parsed(wrong).select(".problem")).isNotEmpty();
        assertThat(post(path + "/submit", own, Map.of("version", "2", "promise", "true")))
                .hasStatus(409);
    }

    @Test
    void handedInItHasANumberAFrozenCheckUpAndAPaper() throws Exception {
        String path = submitted();

        Document done = page(path + "/submitted", own);
        assertThat(done.select("main").text()).containsPattern("SB\\d{9}").contains("受理", "前办结这一步");
        Application application = applications.get(id(path));
        Application.Submission submission = submission(application);
        assertThat(submission.limitFen()).isEqualTo(20_000_000L);
        assertThat(submission.frozen().state().name()).isEqualTo("ELIGIBLE");

        declareContracts("100");
        Document record = page(path, OFFICER);
        assertThat(record.select("main").text()).contains("提交时的体检", "800 万元", "最高 20 万元", "规则库指纹");
        assertThat(paper(path + "/form.pdf", own)).contains("申请表", submission.number(), "800", "登记证明.pdf");
        assertThat(get(path + "/decision.pdf", own)).hasStatus(404);
        assertThat(post(path + "/facts", own, answer("1", "9"))).hasStatus(409);
    }

    @Test
    void anotherEnterpriseFindsNothing() throws Exception {
        String path = submitted();
        Visitor other =
                new Visitor("apply-other", "别家", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(Ids.next(clock)));
        for (String page : List.of("", "/facts", "/evidence", "/check", "/submitted", "/form.pdf", "/decision.pdf")) {
            assertThat(get(path + page, other)).as(page).hasStatus(404);
        }
        for (String act : List.of("/facts", "/submit", "/withdraw")) {
            assertThat(post(path + act, other, Map.of("version", "1"))).as(act).hasStatus(404);
        }
        assertThat(post("/apply", other, Map.of("programme", programme.toString(), "subject", enterprise.toString())))
                .hasStatus(404);
        String attachment = page(path, own).select("a[href^=/attachments/]").attr("href");
        assertThat(get(attachment, other)).hasStatus(404);
        assertThat(get(attachment, own)).hasStatusOk();
    }

    @Test
    void twoWhoSubmitAtOnceMakeOneCase() throws Exception {
        String path = filledIn();
        String version = String.valueOf(applications.get(id(path)).version());
        var begin = new CountDownLatch(1);
        Callable<Integer> press = () -> {
            begin.await();
            return post(path + "/submit", own, Map.of("version", version, "promise", "true"))
                    .getResponse()
                    .getStatus();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> pressed = List.of(threads.submit(press), threads.submit(press));
            begin.countDown();
            assertThat(List.of(pressed.get(0).get(), pressed.get(1).get())).containsExactlyInAnyOrder(302, 409);
        }
        assertThat(sql.sql("select count(*) from casework.case_file where subject = :id")
                        .param("id", id(path).toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCorrectionOpensExactlyWhatWasNamed() throws Exception {
        String path = submitted();
        Application application = applications.get(id(path));
        as(OFFICER, () -> officials.askForMore(submission(application).caseId(), "证明不清楚，请重新上传", Map.of("e0", "看不清")));

        Document tasks = page(path, own);
        assertThat(tasks.select("main").text()).contains("证明不清楚，请重新上传", "还有 1 项要重新上传");
        assertThat(page(path + "/facts", own).select("input[name^=fact.]")).isEmpty();
        assertThat(page(path + "/evidence", own).select(".upload")).hasSize(1);
        assertThat(upload(path, "e1", "另一份.pdf")).hasStatus(409);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(409);

        assertThat(upload(path, "e0", "清楚的证明.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true", "answer", "已重新扫描")))
                .hasStatus(302);
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(state(path).status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void theStatementIsAskedForAgainLikeAnyOtherPartAndItAlone() throws Exception {
        String path = filledIn();
        assertThat(post(path + "/facts", own, with(answer("800", version(path)), "statement", "去年成交三项。")))
                .hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        CaseId caseId = submission(applications.get(id(path))).caseId();
        Document desk = page("/cases/" + caseId.value(), OFFICER);
        assertThat(desk.select("input[name='refused.statement']")).hasSize(1);
        assertThat(desk.select("input[name='wanted.statement']")).isEmpty();
        as(OFFICER, () -> officials.askForMore(caseId, "说明不够", Map.of("statement", "请写明三项各是什么")));

        Document tasks = page(path, own);
        assertThat(tasks.select(".task-list a[href$=/facts]")).hasSize(1);
        assertThat(tasks.select(".task-list a[href$=/evidence]"))
                .as("not named")
                .isEmpty();
        Document facts = page(path + "/facts", own);
        assertThat(facts.select("textarea[name=statement]").val()).isEqualTo("去年成交三项。");
        assertThat(facts.select("main").text()).contains("不合格：请写明三项各是什么");
        assertThat(facts.select("input[name^=fact.]")).isEmpty();
        assertThat(upload(path, "e0", "没有要求的.pdf")).hasStatus(409);

        assertThat(post(path + "/facts", own, Map.of("version", version(path), "statement", " ")))
                .hasStatus(302);
        assertThat(page(path, own).select(".task-list").text()).contains("还有 1 项", "先完成上面这一步");
        assertThat(post(path + "/facts", own, Map.of("version", version(path), "statement", "甲、乙、丙三项。")))
                .hasStatus(302);
        assertThat(page(path + "/check", own).select("main").text()).contains("甲、乙、丙三项。");
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        assertThat(submission(applications.get(id(path))).frozen().statement()).isEqualTo("甲、乙、丙三项。");
        assertThat(sql.sql("""
                        select version || ' ' || status || ' ' || file_name from casework.material
                        where case_id = :case and item = 'statement' order by version""")
                        .param("case", caseId.value())
                        .query(String.class)
                        .list())
                .containsExactly("1 REPLACED 去年成交三项。", "2 GIVEN 甲、乙、丙三项。");
    }

    @Test
    void aStatementThatWasNeverWrittenIsAskedForAndAnotherCorrectionLeavesItAlone() throws Exception {
        String path = submitted();
        CaseId caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.askForMissing(caseId, "请说明", Map.of("statement", "样例：说明用途"), "样例承诺书"));
        assertThat(page(path + "/facts", own).select("textarea[name=statement]"))
                .hasSize(1);
        assertThat(page(path + "/evidence", own)
                        .select(".upload input[name=slot]")
                        .eachAttr("value"))
                .containsExactly("besides-1");
        assertThat(upload("case", caseId.value().toString(), "besides-1", "承诺书.pdf", ""))
                .hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .as("without the statement")
                .hasStatus(409);
        assertThat(post(path + "/facts", own, Map.of("version", version(path), "statement", "用于研发。")))
                .hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);

        as(OFFICER, () -> officials.askForMore(caseId, "请重新扫描", Map.of("e0", "看不清")));
        assertThat(page(path, own).select(".task-list a[href$=/facts]")).isEmpty();
        assertThat(post(path + "/facts", own, Map.of("version", version(path), "statement", "改掉说明")))
                .hasStatus(302);
        assertThat(applications.get(id(path)).draft().statement()).isEqualTo("用于研发。");
    }

    @Test
    void whatIsTurnedDownStandsOnItsPage() throws Exception {
        String path = filledIn();
        Map<String, String> old = Map.of("version", "1", "promise", "true");
        sql.sql("update policy.programme set closes_on = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(1))
                .param("id", programme)
                .update();
        MvcTestResult late = post(path + "/submit", own, with(old, "version", version(path)));
        assertThat(late).hasStatus(409);
        assertThat(parsed(late).select("#messages").text()).contains("截止受理");
        assertThat(parsed(late).select("h1").text()).isEqualTo("核对并提交");
        MvcTestResult begin =
                post("/apply", own, Map.of("programme", programme.toString(), "subject", enterprise.toString()));
        assertThat(begin).hasStatus(409);
        assertThat(parsed(begin).select("#messages").text()).contains("截止受理");
        assertThat(parsed(begin).select("h1").text())
                .isEqualTo(page("/apply", own).select("h1").text());
        sql.sql("update policy.programme set closes_on = :day where id = :id")
                .param("day", LocalDate.now(clock).plusDays(10))
                .param("id", programme)
                .update();
        assertThat(post(path + "/submit", own, with(old, "version", version(path))))
                .hasStatus(302);

        String much = "样例原因".repeat(51);
        MvcTestResult kept = post(path + "/withdraw", own, Map.of("reason", much));
        assertThat(kept).hasStatus(409);
        assertThat(parsed(kept).select("dialog[open] #reason").val()).isEqualTo(much);
        assertThat(parsed(kept).select("dialog[open] #reason-problem").text()).contains("请填写撤回原因");
        MvcTestResult mended = post(path + "/facts", own, answer("1", "9"));
        assertThat(mended).hasStatus(409);
        assertThat(parsed(mended).select("#messages").text()).contains("已经提交的申报不能再改");
        MvcTestResult byItself = save(path, "1", "9", true);
        assertThat(byItself).hasStatus(409);
        assertThat(byItself.getResponse().getHeader("HX-Retarget")).isEqualTo("#messages");
        assertThat(text(byItself)).contains("已经提交的申报不能再改").doesNotContain("<html");
    }

    @Test
    void aStatementThatIsTooLongIsSaidWhileItIsTyped() throws Exception {
        String path = begun();
        var request =
                pages.post().uri(path + "/facts").with(as(own)).with(csrf()).header("HX-Request", "true");
        with(answer("800", "1"), "statement", "长".repeat(2001)).forEach(request::param);
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus(422);
        assertThat(parsed(answer).select("#saved").text()).contains("还没有保存", "最多 2000 个字");
        assertThat(parsed(answer).select("#draft-check")).hasSize(1);
    }

    @Test
    void whatWasNeverUploadedIsAskedForAndOpensAloneWithItsReason() throws Exception {
        String path = submitted();
        CaseId caseId = submission(applications.get(id(path))).caseId();
        assertThat(page("/cases/" + caseId.value(), OFFICER)
                        .select("input[name^=wanted.]")
                        .eachAttr("name"))
                .containsExactly("wanted.e1", "wanted.statement");
        as(OFFICER, () -> officials.askForMissing(caseId, "请补齐两份", Map.of("e1", "样例：缺考核结果"), "样例承诺书"));

        assertThat(page(path, own).select("main").text()).contains("请补齐两份", "还有 2 项要上传");
        Document evidence = page(path + "/evidence", own);
        assertThat(evidence.select(".upload input[name=slot]").eachAttr("value"))
                .containsExactly("e1", "besides-1");
        assertThat(evidence.select(".slot").text()).contains("年度考核结果文件", "样例：缺考核结果", "样例承诺书", "样例原因");
        assertThat(upload(path, "e0", "没有要求的.pdf")).hasStatus(409);
        assertThat(upload(path, "e1", "考核结果.pdf")).hasStatus(302);
        assertThat(page(path, own).select("main").text()).contains("还有 1 项要上传");
        assertThat(text(post(path + "/submit", own, Map.of("version", version(path), "promise", "true"))))
                .contains("还有没填完的内容");
        assertThat(upload("case", caseId.value().toString(), "besides-1", "承诺书.pdf", ""))
                .hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);

        assertThat(materials(caseId))
                .containsExactly("besides-1 1 GIVEN 承诺书.pdf", "e0 1 GIVEN 登记证明.pdf", "e1 1 GIVEN 考核结果.pdf");
        assertThat(state(path).status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void whatTheFirstStageMustHaveComesWithTheApplication() throws Exception {
        sql.sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at)
                select 'application-papers', 1, '申报兑现（附承诺书）',
                    jsonb_set(jsonb_set(content, '{key}', '"application-papers"'), '{stages,0,materials}',
                        '[{"key": "pledge", "name": "样例承诺书", "required": true}]'), status, '', author_name, now()
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        sql.sql("update policy.programme set procedure_code = 'application-papers' where id = :id")
                .param("id", programme)
                .update();
        String path = filledIn();

        assertThat(page(path, own).select(".task-list").text()).contains("还有 1 项必须上传", "先完成上面两步");
        assertThat(page(path + "/evidence", own).select(".slot").text()).contains("样例承诺书");
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(409);
        assertThatThrownBy(() -> as(
                        own,
                        () -> cases.open(new NewCase(
                                "application-papers",
                                Application.KIND,
                                id(path).toString(),
                                "样例",
                                enterprise,
                                "样例",
                                null,
                                List.of()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“受理”必须有的材料还没有交：“样例承诺书”");

        assertThat(upload(path, "pledge", "承诺书.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        assertThat(materials(submission(applications.get(id(path))).caseId()))
                .containsExactly("e0 1 GIVEN 登记证明.pdf", "pledge 1 GIVEN 承诺书.pdf");
    }

    @Test
    void whatWasRefusedIsReplacedAndOnlyWhatStandsIsHandedIn() throws Exception {
        String path = filledIn();
        assertThat(upload(path, "e0", "第二页.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        CaseId caseId = submission(applications.get(id(path))).caseId();
        assertThat(materials(caseId)).containsExactly("e0 1 GIVEN 登记证明.pdf", "e0.1 1 GIVEN 第二页.pdf");
        as(OFFICER, () -> officials.askForMore(caseId, "请重新扫描", Map.of("e0", "印章看不清")));

        Document evidence = page(path + "/evidence", own);
        String old = evidence.expectFirst(".slot-files a.break").attr("href").replaceFirst("\\?.*", "");
        assertThat(evidence.expectFirst(".slot-files li").text()).contains("登记证明.pdf", "印章看不清");
        assertThat(evidence.select(".slot-files li").getLast().text()).doesNotContain("看不清");
        assertThat("/attachments/"
                        + evidence.select("select[name=replaces] option[selected]")
                                .val())
                .as("replacing is what is chosen before anybody chooses")
                .isEqualTo(old);

        assertThat(upload(path, "e0", "清楚的证明.pdf")).as("as a further file").hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        assertThat(materials(caseId))
                .containsExactly("e0 2 GIVEN 清楚的证明.pdf", "e0 1 REPLACED 登记证明.pdf", "e0.1 1 GIVEN 第二页.pdf");
        assertThat(paper(path + "/form.pdf", own))
                .contains("清楚的证明.pdf", "第二页.pdf")
                .doesNotContain("登记证明.pdf");

        Visitor other =
                new Visitor("apply-other", "别家", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(Ids.next(clock)));
        for (Visitor reader : List.of(own, OFFICER)) {
            assertThat(page(path, reader).select("a[href=" + old + "]"))
                    .as("the earlier one")
                    .isNotEmpty();
            assertThat(page("/cases/" + caseId.value(), reader).select("a[href=" + old + "]"))
                    .isNotEmpty();
            assertThat(get(old, reader)).hasStatusOk();
        }
        assertThat(get(old, other)).hasStatus(404);
    }

    @Test
    void aFileThatReplacesAnotherIsItsNextVersionRoundAfterRound() throws Exception {
        String path = submitted();
        CaseId caseId = submission(applications.get(id(path))).caseId();
        for (String name : List.of("第二次.pdf", "第三次.pdf")) {
            as(OFFICER, () -> officials.askForMore(caseId, "请重新扫描", Map.of("e0", "印章看不清")));
            String replaced = page(path + "/evidence", own)
                    .select("select[name=replaces] option[selected]")
                    .val();
            assertThat(upload(path, "e0", name, replaced)).hasStatus(302);
            assertThat(page(path + "/evidence", own).select(".slot .text-bad")).isEmpty();
            assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                    .hasStatus(302);
        }

        assertThat(materials(caseId))
                .containsExactly("e0 3 GIVEN 第三次.pdf", "e0 2 REPLACED 第二次.pdf", "e0 1 REPLACED 登记证明.pdf");
        assertThat(page("/cases/" + caseId.value(), OFFICER).select("main").text())
                .contains("第三次.pdf", "第二次.pdf", "登记证明.pdf");
    }

    @Test
    void oneScanMayStandForTwoThatWereRefused() throws Exception {
        String path = filledIn();
        assertThat(upload(path, "e0", "第二页.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        CaseId caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.askForMore(caseId, "请合成一份", Map.of("e0", "看不清", "e0.1", "看不清")));
        assertThat(upload(path, "e0", "合订.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);

        assertThat(materials(caseId))
                .containsExactly("e0 2 GIVEN 合订.pdf", "e0 1 REPLACED 登记证明.pdf", "e0.1 1 REPLACED 第二页.pdf");
    }

    /** What was uploaded, newest version first; answers are left out. */
    private List<String> materials(CaseId caseId) {
        return sql.sql("""
                select item || ' ' || version || ' ' || status || ' ' || file_name from casework.material
                where case_id = :case and attachment is not null order by item, version desc""").param("case", caseId.value()).query(String.class).list();
    }

    @Test
    void anAnswerThatWasNamedIsAskedAgain() throws Exception {
        String path = submitted();
        String field = submission(applications.get(id(path)))
                .frozen()
                .answered()
                .getFirst()
                .field();
        as(
                OFFICER,
                () -> officials.askForMore(
                        submission(applications.get(id(path))).caseId(), "成交额与证明不符", Map.of(field, "不符")));

        assertThat(page(path + "/facts", own)
                        .select("input[name='" + field + "']")
                        .val())
                .isEqualTo("800");
        assertThat(page(path + "/evidence", own).select(".upload")).isEmpty();
        assertThat(post(path + "/facts", own, answer("600", version(path)))).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);

        assertThat(submission(applications.get(id(path))).limitFen()).isEqualTo(15_000_000L);
    }

    @Test
    void theAmountIsNeverAboveTheLimitAndTheSecondPersonApproves() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "材料齐全", Map.of()));

        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "多给", Map.of("amount", "200000.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能超过 200000 元");
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "150000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("理由");
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "x", Map.of("amount", "二十万"))))
                .isInstanceOf(Refusal.class);
        assertThat(free()).isEqualTo(100_000_000L);

        as(OFFICER, () -> officials.passTo(caseId, "publicity", "按合同核减", Map.of("amount", "150000")));
        assertThat(free()).isEqualTo(85_000_000L);
        assertThatThrownBy(() -> sql.sql("update policy.application set decided_fen = limit_fen + 1 where id = :id")
                        .param("id", id(path).value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never_above_the_limit");

        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "公示无异议", Map.of()));
        assertThat(state(path).stageName()).isEqualTo("审定");
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "150000")));

        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.APPROVED);
        assertThat(state(path).stageName()).isEqualTo("拨付");
        assertThat(free()).isEqualTo(85_000_000L);
        assertThat(paper(path + "/decision.pdf", own)).contains("兑现决定书", "15 万元", "按合同核减");
        assertThat(page(path, OFFICER).select("main").text())
                .as("its own award is no earlier one")
                .doesNotContain("已兑现过");

        assertThatThrownBy(() -> as(FINANCE, () -> officials.pass(caseId, "付了", Map.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("由业务结果推进");
        PaymentId payment = payment(path);
        sentToTheBank();
        assertThat(state(path).stageName()).as("not paid yet").isEqualTo("拨付");
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> state(path).status() == CaseStatus.PASSED);
        assertThat(page(path, own).select("main").text()).contains("资金已拨付");
        assertThat(told("已到账：15 万元")).isEqualTo(1);

        as(FINANCE, () -> done(() -> budgets.giveBack(payment, "账户已销户", key())));
        await().untilAsserted(
                        () -> assertThat(page(path, own).select("main").text()).contains("核对收款账户后由园区重新拨付"));
        assertThat(told("款项没有付到：15 万元")).isEqualTo(1);
        as(FINANCE, () -> done(() -> budgets.reissue(payment, key())));
        assertThat(page(path, own).select("main").text())
                .as("it waits for another attempt")
                .contains("等财务拨付")
                .doesNotContain("款项没有付到");
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().untilAsserted(
                        () -> assertThat(page(path, own).select("main").text()).contains("资金已拨付"));

        as(APPROVER, () -> done(() -> budgets.recover(payment, 5_000_000L, "多付", key())));
        await().until(() -> granted() == 10_000_000L);
        assertThat(free()).isEqualTo(90_000_000L);
        as(APPROVER, () -> done(() -> budgets.recover(payment, "不再成立", key())));
        await().until(() -> applications.get(id(path)).status() == ApplicationStatus.CANCELLED);
        assertThat(page(path, own).select("main").text()).contains("款项已全部追回").doesNotContain("兑现已撤销");
    }

    @Test
    void aPaymentThatIsCancelledGivesPoolAndProgrammeTheirMoneyBackAndEndsTheCase() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000")));
        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "200000")));
        assertThat(granted()).isEqualTo(20_000_000L);

        PaymentId payment = payment(path);
        as(APPROVER, () -> done(() -> budgets.cancel(payment, "企业放弃", key())));
        await().until(() -> granted() == 0 && state(path).status() == CaseStatus.WITHDRAWN);
        assertThat(free()).isEqualTo(100_000_000L);
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.CANCELLED);
        assertThat(page("/applications?status=cancelled", OFFICER).select("td.actions a[href='" + path + "']"))
                .hasSize(1);
        String number = submission(applications.get(id(path))).number();
        String found = "/applications?status=cancelled&park=changchun&q=" + number;
        assertThat(page(found, OFFICER)
                        .select("a[href^='/applications/export.xlsx?']")
                        .attr("href"))
                .contains("status=cancelled", "park=changchun", number);
        assertThat(page(found.replace("changchun", "elsewhere"), OFFICER).select("tbody tr"))
                .isEmpty();
        assertThat(page(found + "&programme=" + programme, OFFICER)
                        .select("tbody tr")
                        .text())
                .contains("转移示范机构补助（申报测试）（" + LocalDate.now(clock).getYear() + "）");
        assertThat(page(found + "&programme=" + UUID.randomUUID(), OFFICER).select("tbody tr"))
                .isEmpty();
        assertThat(new WorkbookFile(get(found.replace("?", "/export.xlsx?"), OFFICER)
                                .getResponse()
                                .getContentAsByteArray())
                        .rows(List.of(Column.required("受理编号", ""), Column.required("核定金额（元）", ""))))
                .containsExactly(Map.of("受理编号", number, "核定金额（元）", "200000"));
        assertThat(page(path, own).select("main").text()).contains("已撤销", "资金退回资金池");
        assertThat(told("兑现已撤销：20 万元")).isEqualTo(1);
        assertThat(sql.sql("select words from notice.news where employer = :enterprise and title like '兑现已撤销%'")
                        .param("enterprise", enterprise.value())
                        .query(String.class)
                        .single())
                .contains("企业放弃");

        following.catchUp();
        assertThat(granted()).as("told again").isZero();
        assertThat(post("/apply", own, Map.of("programme", programme.toString(), "subject", enterprise.toString())))
                .as("another one may be begun")
                .hasStatus(302);
    }

    /** As a database that comes from an earlier version may have it: what is held is not what the award comes to. */
    @Test
    void whatAProgrammeHoldsIsSetRightAndOneThatFailsKeepsNoOtherFromIt() throws Exception {
        ApplicationId broken = id(approved());
        UUID payment = payment("/applications/" + broken).value();
        anEnterpriseAndAProgramme();
        String path = approved();
        pays(broken, UUID.randomUUID());
        sql.sql("update policy.application set paid_at = now() where id = :id")
                .param("id", id(path).value())
                .update();
        sql.sql("update policy.programme_hold set fen = fen + 3000000 where holder = :id")
                .param("id", id(path).value())
                .update();
        sql.sql("update policy.programme set granted_fen = granted_fen + 3000000 where id = :id")
                .param("id", programme)
                .update();
        try {
            assertThatThrownBy(following::catchUp).isInstanceOf(NotFound.class);
            assertThat(granted()).isEqualTo(20_000_000L);
        } finally {
            pays(broken, payment);
        }
        following.catchUp();
        long before = followed();
        following.catchUp();
        assertThat(followed()).as("nothing is new").isEqualTo(before);
    }

    private void pays(ApplicationId id, UUID payment) {
        sql.sql("update policy.application set payment_id = :payment where id = :id")
                .param("payment", payment)
                .param("id", id.value())
                .update();
    }

    private long followed() {
        return sql.sql("select count(*) from audit.entry where action = '跟进申报的拨付'")
                .query(Long.class)
                .single();
    }

    private String approved() throws IOException {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000")));
        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "200000")));
        return path;
    }

    /** A limit and its tiers are of one day: a corrected fact that leaves less is seen, new facts that reach more are left. */
    @Test
    void theTiersAreThoseOfTheDayOnWhichItWasHandedIn() throws Exception {
        pool = aPool(1_000_000_000L);
        programme = aProgramme(1_000_000_000L, TIERED);
        int last = aFactoryThatGrows("250000");
        String path = begun();
        handIn(path);
        var submission = submission(applications.get(id(path)));
        assertThat(submission.limitFen()).isEqualTo(400_000_000L);
        assertThat(submission.tiers()).isEqualTo(new Application.Tiers(0, 2));
        CaseId caseId = submission.caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        declare("revenue", last, "150000");
        assertThatThrownBy(() ->
                        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "4000000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("提交时达到第 2 档，按现在的数据只达到第 1 档");
        assertThat(slots()).isEmpty();
        as(OFFICER, () -> officials.refuse(caseId, "营业收入已更正"));

        String second = begun();
        handIn(second);
        var one = submission(applications.get(id(second)));
        assertThat(one.limitFen()).isEqualTo(200_000_000L);
        declare("revenue", last, "250000");
        as(OFFICER, () -> officials.pass(one.caseId(), "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(one.caseId(), "publicity", "", Map.of("amount", "2000000")));
        assertThat(slots()).containsExactly("tier-1");
        endPublicity(second);
        as(OFFICER, () -> officials.pass(one.caseId(), "无异议", Map.of()));
        as(APPROVER, () -> officials.pass(one.caseId(), "同意", Map.of("amount", "2000000")));

        programme = aProgramme(1_000_000_000L, TIERED);
        String third = begun();
        handIn(third);
        var more = submission(applications.get(id(third)));
        assertThat(more.tiers()).as("the other tier is not lost").isEqualTo(new Application.Tiers(1, 2));
        assertThat(more.limitFen()).isEqualTo(200_000_000L);
        as(OFFICER, () -> officials.pass(more.caseId(), "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(more.caseId(), "publicity", "", Map.of("amount", "2000000")));
        assertThat(slots()).containsExactly("tier-1", "tier-2");
    }

    /** Gives the year whose revenue is the given one, in 万元. */
    private int aFactoryThatGrows(String revenue) {
        int last = LocalDate.now(clock).getYear() - 1;
        declare("enterprise-type", 0, "工业企业");
        declare("field", 0, "医疗器械");
        declare("above-scale", last, "是");
        declare("revenue", last, revenue);
        for (int ago = 1; ago <= 3; ago++) {
            declare("revenue", last - ago, "80000");
        }
        return last;
    }

    /** 每一档 pays once, whichever way it is asked for. */
    @Test
    void anApplicationTakesTheTiersThatItReaches() throws Exception {
        pool = aPool(1_000_000_000L);
        programme = aProgramme(1_000_000_000L, TIERED);
        int last = aFactoryThatGrows("150000");
        String path = begun();
        handIn(path);
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "2000000")));
        assertThat(slots()).containsExactly("tier-1");
        assertThat(awards.held(ClauseId.parse(TIERED), last)).contains(enterprise.value());

        Reservation applyFree = new Reservation(
                pool,
                200_000_000L,
                200_000_000L,
                Reservation.Whom.itself(enterprise),
                new Reservation.Under(TIERED, last, 1),
                "免申即享",
                "");
        assertThatThrownBy(() -> as(FINANCE, () -> budgets.reserve(applyFree, key())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能重复兑现");

        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "2000000")));
        declare("revenue", last, "250000");
        programme = aProgramme(1_000_000_000L, TIERED);
        String second = begun();
        handIn(second);
        var more = submission(applications.get(id(second)));
        assertThat(more.limitFen()).as("only the tier that is new").isEqualTo(200_000_000L);
        assertThat(page(second, OFFICER).select("main").text()).contains("这个条款", "已兑现过 200 万元");
        as(OFFICER, () -> officials.pass(more.caseId(), "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(more.caseId(), "publicity", "", Map.of("amount", "2000000")));
        assertThat(slots()).containsExactly("tier-1", "tier-2");
    }

    /** Both sides of a group are applied for; together they are paid what the higher gives. */
    @Test
    void ofTwoApplicationsInAGroupTheSecondGetsTheDifference() throws Exception {
        try (var _ = new RivalClauses(published)) {
            CaseId lower = checkedApplicationFor(RivalClauses.LOWER);
            CaseId higher = checkedApplicationFor(RivalClauses.HIGHER);
            as(OFFICER, () -> officials.passTo(lower, "publicity", "", Map.of("amount", "100000")));
            assertThatThrownBy(() ->
                            as(OFFICER, () -> officials.passTo(higher, "publicity", "", Map.of("amount", "200000"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("同组“示范奖励”已兑现或在办 10 万元，就高不重复，只补差额，这一笔至多 10 万元");
            as(OFFICER, () -> officials.passTo(higher, "publicity", "补差额", Map.of("amount", "100000")));
            assertThat(free()).isEqualTo(80_000_000L);
            endPublicity(lower);
            as(OFFICER, () -> officials.pass(lower, "公示无异议", Map.of()));
            as(APPROVER, () -> officials.pass(lower, "同意", Map.of("amount", "100000")));
            assertThat(free())
                    .as("what came first is not held against the second")
                    .isEqualTo(80_000_000L);
        }
    }

    private CaseId checkedApplicationFor(String clause) throws IOException {
        programme = aProgramme(100_000_000L, clause);
        String path = begun();
        sayWhat(path, "样例批复-" + NUMBERS.incrementAndGet());
        handIn(path);
        CaseId caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        return caseId;
    }

    private void endPublicity(CaseId caseId) {
        sql.sql("""
                update casework.visit set began_at = began_at - interval '40 days', began_on = began_on - 40
                where case_id = :case""").param("case", caseId.value()).update();
    }

    /** What the clause does not give is not given out of the programme's own sum. */
    @Test
    void whereTheClauseGivesNothingNothingMayBeGranted() throws Exception {
        String path = begun();
        assertThat(save(path, "100", "1", false)).hasStatus(302);
        handIn(path);
        assertThat(submission(applications.get(id(path))).limitFen()).isZero();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "照顾", Map.of("amount", "1"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("条款不给金额");
    }

    /** Its papers are kept longer than the clause. */
    @Test
    void whatIsHandedInIsReadAlsoWhenItsClauseIsNoMore() throws Exception {
        String path = approved();
        sql.sql("update policy.application set clause = 'jilin-2023-35/0.0.0' where id = :id")
                .param("id", id(path).value())
                .update();
        for (Visitor reader : List.of(own, OFFICER)) {
            assertThat(page(path, reader).select("main").text()).contains("20 万元");
        }
        assertThat(page("/cases/" + submission(applications.get(id(path))).caseId(), OFFICER)
                        .select("main")
                        .text())
                .contains("条款现在不适用于这个对象");
        assertThat(paper(path + "/form.pdf", own)).contains("jilin-2023-35/0.0.0");
        assertThat(paper(path + "/decision.pdf", own)).contains("20 万元");
    }

    /** Handed in before New Year and corrected after it, it stays what it was: year, facts and limit. */
    @Test
    void aCorrectionIsExaminedAsOfTheDayOfTheFirst() throws Exception {
        int last = LocalDate.now(clock).getYear() - 1;
        declare("technology-contracts", last - 1, "600");
        declare("transfer-assessment", last - 1, "合格");
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        sql.sql("""
                update policy.application set frozen = jsonb_set(frozen, '{asOf}', to_jsonb(:day::text))
                where id = :id""").param("day", last + "-12-20").param("id", id(path).value()).update();
        as(OFFICER, () -> officials.askForMore(caseId, "请重新上传", Map.of("e0", "看不清")));
        assertThat(upload(path, "e0", "清楚的证明.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);

        Application.Submission mended = submission(applications.get(id(path)));
        assertThat(mended.frozen().asOf()).isEqualTo(last + "-12-20");
        assertThat(mended.limitFen()).as("2.5 % of 600, not of 800").isEqualTo(15_000_000L);
    }

    /** Both who decide see it; what they let pass with a reason is looked at again when it is paid. */
    @Test
    void whatIsTakenBackBetweenHandingInAndPayingIsSeen() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        declareContracts("100");
        assertThat(page(path, OFFICER).select(".message").text()).contains("提交以后数据有变动");
        assertThatThrownBy(() ->
                        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("提交以后数据有变动");
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "系登记有误，正在更正", Map.of("amount", "200000")));
        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
        assertThatThrownBy(() -> as(APPROVER, () -> officials.pass(caseId, "", Map.of("amount", "200000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("提交以后数据有变动");
        as(APPROVER, () -> officials.pass(caseId, "已核对合同", Map.of("amount", "200000")));
        PaymentId payment = payment(path);
        sentToTheBank();
        as(FINANCE, () -> done(() -> budgets.pay(payment, LocalDate.now(clock), key())));
        await().until(() -> recoveries(payment) == 1);
    }

    /** Whose enterprise has gone meanwhile is granted nothing without a word, and whoever pays is told. */
    @Test
    void anEnterpriseThatIsArchivedMeanwhileIsNotPaidWithoutAWord() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        archived(true);
        try {
            assertThat(page(path, OFFICER).select(".message").text()).contains("企业已归档");
            assertThatThrownBy(() ->
                            as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("提交以后数据有变动");
            as(OFFICER, () -> officials.passTo(caseId, "publicity", "合并到母公司，资金照付", Map.of("amount", "200000")));
            endPublicity(path);
            as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
            as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "200000")));
            archived(false);
            assertThat(post(
                            "/fund/accounts/" + enterprise,
                            own,
                            Map.of("holder", "示例转化（申报测试）有限公司", "bank", "示例银行", "number", "62000000007788")))
                    .hasStatus(302);
            archived(true);
            assertThat(page("/fund/batches/new?pool=" + pool, FINANCE)
                            .select("tbody")
                            .text())
                    .contains("企业已归档");
        } finally {
            archived(false);
        }
    }

    private void archived(boolean gone) {
        sql.sql("update enterprise.enterprise set archived_at = case when :gone then now() end where id = :id")
                .param("gone", gone)
                .param("id", enterprise.value())
                .update();
    }

    /** Whoever has the amount already counts on the bill, whoever was handed in first. */
    @Test
    void aBillThatIsPaidIsNotPaidAgainThroughACorrection() throws Exception {
        declareContracts("800");
        String first = begun();
        assertThat(spend(first, "04400011", "示例试剂厂", "50000")).hasStatus(302);
        handIn(first);
        var firstCase = submission(applications.get(id(first))).caseId();
        programme = aProgramme(50_000_000L);
        String second = begun();
        assertThat(spend(second, "04400012", "示例试剂厂", "60000")).hasStatus(302);
        handIn(second);
        var secondCase = submission(applications.get(id(second))).caseId();
        as(OFFICER, () -> officials.pass(secondCase, "齐全", Map.of()));
        as(OFFICER, () -> officials.pass(secondCase, "按发票", Map.of("amount", "60000")));

        as(OFFICER, () -> officials.askForMore(firstCase, "支出不全", Map.of("spending", "请补齐")));
        assertThat(spend(first, "04400012", "示例试剂厂", "60000")).hasStatus(302);
        assertThat(post(first + "/submit", own, Map.of("version", version(first), "promise", "true")))
                .hasStatus(302);
        as(OFFICER, () -> officials.pass(firstCase, "齐全", Map.of()));
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(firstCase, "x", Map.of("amount", "50000.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能超过可计的 50000 元");
    }

    @Test
    void whatIsSentBackOrRefusedGivesTheMoneyBack() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "200000")));
        assertThat(free()).isEqualTo(80_000_000L);

        as(OFFICER, () -> officials.sendBack(caseId, "重新核定"));
        assertThat(free()).isEqualTo(100_000_000L);
        as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "200000")));
        as(OFFICER, () -> officials.refuse(caseId, "不符合"));

        assertThat(free()).isEqualTo(100_000_000L);
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.REFUSED);
        assertThat(granted()).isZero();
        assertThat(post("/apply", own, Map.of("programme", programme.toString(), "subject", enterprise.toString())))
                .as("another one may be begun")
                .hasStatus(302);
    }

    @Test
    void anExpertReadsWhatIsToBeJudgedAndNothingOfAccountsAndPeople() throws Exception {
        String path = submitted();
        assertThat(post(
                        "/fund/accounts/" + enterprise,
                        own,
                        Map.of("holder", "示例转化（申报测试）有限公司", "bank", "示例银行", "number", "62000000007788")))
                .hasStatus(302);
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.passTo(caseId, "experts", "", Map.of("amount", "200000")));
        Visitor expert = new Visitor(anExpert().toString(), "示例专家", Role.EXPERT, null);
        String field = "领域" + expert.account().substring(0, 8);
        assertThat(post(
                        "/experts",
                        OFFICER,
                        Map.of("account", expert.account(), "employer", "示例大学", "fields", field, "active", "true")))
                .hasStatus(302);
        assertThat(post(
                        "/panels/of/" + caseId,
                        OFFICER,
                        Map.of(
                                "name", "专家组",
                                "quotas", field + " 1",
                                "criteria", "创新性 100",
                                "rule", "MEAN")))
                .hasStatus(302);
        String review = page("/reviews", expert).select("a[href^=/reviews/]").attr("href");

        assertThat(page(review, expert).select("main").text())
                .contains("转移示范机构补助（申报测试）", "最高 20 万元", "条款内容")
                .contains("年度考核结果", "合格", "技术合同", "800 万元", "提交时的体检", "满足", "登记证明.pdf")
                .doesNotContain("7788", "示例银行", "0431-80000000", "企业管理员（申报测试）");
        assertThat(get(review, new Visitor("x", "示例外人", Role.EXPERT, null))).hasStatus(404);
    }

    private UUID anExpert() {
        UUID account = Ids.next(clock);
        sql.sql("""
                insert into identity.account (id, sign_in_name, name, organisation_id, created_at)
                values (:id, :id::text, '示例专家', '00000000-0000-7000-8000-000000000001', now())""").param("id", account).update();
        sql.sql("""
                insert into identity.role_grant
                    (id, account_id, role, organisation_id, scope, from_day, status, origin, proposed_at)
                values (:id, :id, 'EXPERT', '00000000-0000-7000-8000-000000000001', 'ALL', '2026-01-01', 'STANDING',
                    'SET_UP', now())""").param("id", account).update();
        return account;
    }

    @Test
    void whoCosignsDoesNotLoseTheAmount() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.askToCosign(caseId, LEADER.account(), LEADER.role()));

        assertThatThrownBy(() ->
                        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000"))))
                .isInstanceOf(Refusal.class)
                .hasMessage("样例·apply-4还没有办完加签，请等加签人办理，或先收回加签。");
        as(LEADER, () -> officials.cosign(caseId, Map.of("amount", "1")));
        assertThat(state(path).stageName()).isEqualTo("初审");
        assertThat(free()).as("nothing by the co-signer").isEqualTo(100_000_000L);
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000")));
        assertThat(free()).isEqualTo(80_000_000L);
        assertThat(state(path).stageName()).as("past the experts, as chosen").isEqualTo("公示");

        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "公示无异议", Map.of()));
        as(APPROVER, () -> officials.askToCosign(caseId, FINANCE.account(), FINANCE.role()));
        assertThatThrownBy(() -> as(APPROVER, () -> officials.pass(caseId, "", Map.of("amount", "200000"))))
                .hasMessageContaining("还没有办完加签");
        as(FINANCE, () -> officials.cosign(caseId, Map.of()));
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.SUBMITTED);
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "200000")));

        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.APPROVED);
        assertThat(state(path).stageName()).isEqualTo("拨付");
        assertThat(sql.sql("select status from policy.fund_payment where id = :id")
                        .param("id", payment(path).value())
                        .query(String.class)
                        .single())
                .isEqualTo("COMMITTED");
    }

    @Test
    void anAmountThatASeatHadSetBeforeItsCosignerStaysIt() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.askToCosign(caseId, LEADER.account(), LEADER.role()));
        officials.agreedBeforeItsCosigner(caseId, "{\"amount\": \"150000\"}");

        as(LEADER, () -> officials.cosign(caseId, Map.of("amount", "1")));

        assertThat(state(path).stageName()).isEqualTo("专家评审");
        assertThat(free()).isEqualTo(85_000_000L);
    }

    @Test
    void inAJointStageTheLastSeatSetsTheAmountAndTheWay() throws Exception {
        sql.sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'joint-award', 1, '样例会签流程', content || '{"key": "joint-award"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(jsonb_set(content -> 'stages', '{1,decides}', '"ALL"'),
                        '{1,seats}', '["POLICY_OFFICER", "FINANCE_OFFICER"]')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        sql.sql("update policy.programme set procedure_code = 'joint-award' where id = :id")
                .param("id", programme)
                .update();
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));

        as(OFFICER, () -> officials.passTo(caseId, "", "按合同核减", Map.of("amount", "180000")));
        assertThat(free()).as("one seat is not enough").isEqualTo(100_000_000L);
        as(FINANCE, () -> officials.askToCosign(caseId, LEADER.account(), LEADER.role()));
        as(LEADER, () -> officials.cosign(caseId, Map.of("amount", "1")));
        as(FINANCE, () -> officials.passTo(caseId, "publicity", "核减", Map.of("amount", "150000")));

        assertThat(state(path).stageName()).isEqualTo("公示");
        assertThat(free()).isEqualTo(85_000_000L);
    }

    @Test
    void whatIsWithdrawnIsFree() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "200000")));

        assertThat(post(path + "/withdraw", own, Map.of("reason", ""))).hasStatus(409);
        assertThat(post(path + "/withdraw", own, Map.of("reason", "项目调整"))).hasStatus(302);

        await().until(() -> free() == 100_000_000L && granted() == 0);
        assertThat(state(path).status()).isEqualTo(CaseStatus.WITHDRAWN);
    }

    @Test
    void theProgrammesOwnMoneyIsALimitToo() throws Exception {
        programme = aProgramme(12_000_000L);
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));

        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "120001"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能超过 120000 元");
        as(OFFICER, () -> officials.pass(caseId, "", Map.of("amount", "120000")));
        assertThat(granted()).isEqualTo(12_000_000L);
    }

    @Test
    void theSameFileInTwoApplicationsIsFlagged() throws Exception {
        submitted();
        programme = aProgramme(50_000_000L);
        declareContracts("700");
        String second = begun();
        upload(second, "e0", "登记证明.pdf");
        assertThat(post(second + "/submit", own, Map.of("version", version(second), "promise", "true")))
                .hasStatus(302);

        assertThat(page(second, OFFICER).select(".message").text()).contains("同一份文件", "同一条款、同一对象");
    }

    @Test
    void whatIsTooLongIsSaidAtItsFieldAndStays() throws Exception {
        String path = begun();
        String long1 = "样".repeat(2_001);
        MvcTestResult statement = post(path + "/facts", own, with(answer("480", "1"), "statement", long1));
        assertThat(statement).hasStatus(422);
        assertThat(parsed(statement).select("#statement-problem").text()).contains("最多 2000 个字");
        assertThat(parsed(statement).select("textarea[name=statement]").val()).isEqualTo(long1);
        assertThat(parsed(statement).select("input[name^=fact.]").val()).isEqualTo("480");

        String sent = submitted();
        as(
                OFFICER,
                () -> officials.askForMore(
                        submission(applications.get(id(sent))).caseId(), "请重传", Map.of("e0", "糊")));
        assertThat(upload(sent, "e0", "清楚的证明.pdf")).hasStatus(302);
        String long2 = "样".repeat(501);
        MvcTestResult mended =
                post(sent + "/submit", own, Map.of("version", version(sent), "promise", "true", "answer", long2));
        assertThat(mended).hasStatus(422);
        assertThat(parsed(mended).select("#answer-problem").text()).contains("最多 500 个字");
        assertThat(parsed(mended).select("textarea[name=answer]").val()).isEqualTo(long2);
        assertThat(parsed(mended).select("#promise[checked]")).hasSize(1);
    }

    /** Also what was given for another product of the same enterprise. */
    @Test
    void whoReviewsSeesAllThatTheEnterpriseWasAwarded() throws Exception {
        String path = submitted();
        int year = LocalDate.now(clock).getYear() - 1;
        PaymentId other = as(
                OFFICER,
                () -> budgets.reserve(
                        new Reservation(
                                pool,
                                5_000_000L,
                                5_000_000L,
                                new Reservation.Whom(enterprise, UUID.randomUUID(), "示例监护仪项目"),
                                new Reservation.Under("jilin-2023-35/3.1.0", year, 0),
                                "重大科技专项（申报测试）",
                                ""),
                        key()));
        as(APPROVER, () -> done(() -> budgets.commit(other, 5_000_000L, "", key())));
        Document review = page(path, OFFICER);
        assertThat(review.select("main").text()).contains("示例监护仪项目", "5 万元");
        assertThat(review.select(".message").text()).as("of another clause").doesNotContain("已兑现过");
    }

    /** 按次兑现: the same certificate or contract, in another year and under another programme. */
    @Test
    void theSameCertificateIsFlaggedToBothSides() throws Exception {
        try (var _ = new RivalClauses(published)) {
            programme = aProgramme(100_000_000L, RivalClauses.LOWER);
            String first = begun();
            assertThat(page(first + "/facts", own).select("textarea[name=event]"))
                    .hasSize(1);
            assertThat(page(first, own).select(".task-list").text()).contains("还有 1 项");
            assertThat(upload(first, "e0", "登记证明.pdf")).hasStatus(302);
            assertThat(post(first + "/submit", own, Map.of("version", version(first), "promise", "true")))
                    .as("nobody knows for what")
                    .hasStatus(409);
            MvcTestResult unreadable =
                    post(first + "/facts", own, Map.of("version", version(first), "event", "样例械准 2026-01、——"));
            assertThat(unreadable).hasStatus(422);
            assertThat(parsed(unreadable).select("textarea[name=event]").val()).isEqualTo("样例械准 2026-01、——");
            sayWhat(first, "样例械准 2026-01");
            assertThat(page(first + "/check", own).select("main").text()).contains("样例械准 2026-01");
            handIn(first);
            sql.sql("update policy.application set submitted_at = submitted_at - interval '400 days' where id = :id")
                    .param("id", id(first).value())
                    .update();
            String number = submission(applications.get(id(first))).number();

            programme = aProgramme(50_000_000L, RivalClauses.LOWER);
            String second = begun();
            sayWhat(second, "样例合同甲\n样例械准２０２６－０１");
            for (String page : List.of("", "/facts", "/check")) {
                assertThat(page(second + page, own).select(".message:contains(同一事项) a[href='" + first + "']"))
                        .as(page)
                        .hasSize(1);
            }
            handIn(second);
            assertThat(page(second, OFFICER).select(".message").text())
                    .contains("同一事项：编号 样例械准２０２６－０１ 已在", number, "同一条款只兑现一次");
            assertThat(page(second, OFFICER).select(".message a[href='" + first + "']"))
                    .isNotEmpty();
            assertThat(page(first, OFFICER).select(".message a[href='" + second + "']"))
                    .isNotEmpty();
            CaseId caseId = submission(applications.get(id(second))).caseId();
            as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
            assertThatThrownBy(() ->
                            as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "100000"))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("同一事项只兑现一次");
            as(OFFICER, () -> officials.passTo(caseId, "publicity", "延续注册，系另一事项", Map.of("amount", "100000")));

            programme = aProgramme(50_000_000L, RivalClauses.LOWER);
            String third = begun();
            sayWhat(third, "样例械准 2026-02");
            handIn(third);
            assertThat(page(third, OFFICER).select(".message").text())
                    .as("another certificate is another matter")
                    .doesNotContain("同一事项：", "同一条款、同一对象");

            programme = aProgramme(50_000_000L, RivalClauses.HIGHER);
            String other = begun();
            sayWhat(other, "样例械准 2026-02");
            assertThat(page(other, own).select(".message").text()).contains("另一条款的申报");
        }
    }

    /** The number is a thing of its own that can be asked for again. */
    @Test
    void aNumberThatWasNamedIsAskedAgain() throws Exception {
        try (var _ = new RivalClauses(published)) {
            programme = aProgramme(100_000_000L, RivalClauses.LOWER);
            String path = begun();
            sayWhat(path, "样例械准 2026-08");
            handIn(path);
            CaseId caseId = submission(applications.get(id(path))).caseId();
            as(OFFICER, () -> officials.askForMore(caseId, "编号与证书不符", Map.of("event", "少一位")));
            assertThat(page(path + "/facts", own).select("textarea[name=event]").val())
                    .isEqualTo("样例械准 2026-08");
            assertThat(page(path + "/facts", own).select("main").text()).contains("少一位");
            assertThat(page(path + "/evidence", own).select(".upload")).isEmpty();
            sayWhat(path, "样例械准 2026-081");
            assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                    .hasStatus(302);
            assertThat(page(path, OFFICER).select("main").text()).contains("样例械准 2026-081");
        }
    }

    private void sayWhat(String path, String event) {
        assertThat(post(path + "/facts", own, Map.of("version", version(path), "event", event)))
                .hasStatus(302);
    }

    @Test
    void whatWasTypedStaysWhenTheProgrammeOrTheClauseEnds() {
        String path = begun();
        assertThat(save(path, "480", "1", true)).hasStatusOk();
        LocalDate over = LocalDate.now(clock).minusDays(1);
        sql.sql("update policy.programme set closes_on = :day where id = :id")
                .param("day", over)
                .param("id", programme)
                .update();
        for (String page : List.of("", "/facts", "/check")) {
            assertThat(page(path + page, own).select("main").text())
                    .as(page)
                    .contains("现在不能提交", "已于 " + over + " 24 时截止受理", "保留在这份草稿里");
        }
        assertThat(page("/", own).select("main").text()).contains("草稿现在不能提交").doesNotContain("继续填报");
        assertThat(text(save(path, "490", version(path), true))).contains("已保存", "24 时截止受理");
        assertThat(page(path + "/facts", own).select("input[name^=fact.]").val())
                .isEqualTo("490");
        assertThat(text(post(path + "/submit", own, Map.of("version", version(path), "promise", "true"))))
                .contains("24 时截止受理");

        sql.sql("update policy.programme set status = 'closed', closed_reason = '样例原因' where id = :id")
                .param("id", programme)
                .update();
        assertThat(page(path, own).select("main").text()).contains("已关闭，不再受理申报：样例原因");
        MvcTestResult english = pages.post()
                .uri(path + "/submit")
                .with(as(own))
                .with(csrf())
                .cookie(new Cookie("language", "en"))
                .param("version", version(path))
                .param("promise", "true")
                .exchange();
        assertThat(text(english)).contains("This programme is closed and takes no more applications: 样例原因");

        sql.sql("update policy.application set clause = 'jilin-2023-35/0.0.0' where id = :id")
                .param("id", id(path).value())
                .update();
        for (String page : List.of("", "/facts", "/evidence", "/check")) {
            assertThat(page(path + page, own).select("main").text()).as(page).contains("不再执行", "认定技术合同成交额", "490");
        }
        MvcTestResult late = save(path, "500", version(path), true);
        assertThat(late).hasStatusOk();
        assertThat(text(late)).contains("已保存", "不再执行");
        assertThat(page(path, own).select("main").text()).contains("500");
        sql.sql("update policy.programme set status = 'published', closes_on = :day where id = :id")
                .param("day", over.plusDays(5))
                .param("id", programme)
                .update();
        MvcTestResult refused = post(path + "/submit", own, Map.of("version", version(path), "promise", "true"));
        assertThat(refused).hasStatus(409);
        assertThat(text(refused)).contains("不再执行");
    }

    @Test
    void aClauseThatChangedMeanwhileIsSaidAndNothingTypedIsLost() throws Exception {
        String path = filledIn();
        assertThat(page(path, own).select(".message")).isEmpty();
        String rule = page(path + "/check", own).select("input[name=rule]").val();
        assertThat(rule).isNotEmpty();
        sql.sql("update policy.application set rule = 'older' where id = :id")
                .param("id", id(path).value())
                .update();
        for (String page : List.of("", "/facts", "/check")) {
            assertThat(page(path + page, own).select(".message").text())
                    .as(page)
                    .contains("条件或金额有改动");
        }
        assertThat(text(save(path, "810", version(path), true))).contains("条件或金额有改动");
        MvcTestResult seenBefore =
                post(path + "/submit", own, Map.of("version", version(path), "promise", "true", "rule", "older"));
        assertThat(seenBefore).hasStatus(302);
        assertThat(seenBefore.getResponse().getRedirectedUrl()).endsWith("/check");
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.DRAFT);

        declareContracts("700");
        assertThat(post(path + "/facts", own, Map.of("version", version(path), "statement", "不再问成交额")))
                .hasStatus(302);
        assertThat(applications.get(id(path)).draft().answers())
                .as("kept though it is not asked any more")
                .containsValue("810");
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true", "rule", rule)))
                .hasStatus(302);
        assertThat(applications.get(id(path)).status()).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(submission(applications.get(id(path))).limitFen()).isEqualTo(17_500_000L);
    }

    @Test
    void theSameExpenditureCountsOnce() throws Exception {
        declareContracts("800");
        String first = begun();
        assertThat(spend(first, "04400001 ", "示例试剂厂", "100000")).hasStatus(302);
        assertThat(spend(first, "０４４００００１", "示例试剂 厂", "5"))
                .as("the same bill written otherwise")
                .hasStatus(422);
        assertThat(spend(first, "", "示例试剂厂", "很多")).hasStatus(422);
        handIn(first);
        programme = aProgramme(50_000_000L);
        String second = begun();
        assertThat(spend(second, "0440-0001", "示例试剂厂", "100000")).hasStatus(302);
        assertThat(spend(second, "04400002", "示例试剂厂", "60000")).hasStatus(302);
        assertThat(page(second + "/spending", own).select("main").text()).contains("同一支出只计一次", "可计 6 万元");
        handIn(second);
        assertThat(post(second + "/spending", own, Map.of())).hasStatus(422);

        Document review = page(second, OFFICER);
        assertThat(review.select(".message").text()).contains("发票 0440-0001", "申报支出 16 万元，可计 6 万元");
        assertThat(review.select(".message a[href='" + first + "']")).isNotEmpty();
        var caseId = submission(applications.get(id(second))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        assertThatThrownBy(() -> as(OFFICER, () -> officials.pass(caseId, "x", Map.of("amount", "60000.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能超过可计的 60000 元");
        as(OFFICER, () -> officials.pass(caseId, "重复的一张不计", Map.of("amount", "60000")));
    }

    @Test
    void anAwardIsPaidInPartsThatAreTogetherExactlyTheAward() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.pass(caseId, "齐全", Map.of()));
        assertThat(get(path + "/plan", OFFICER)).as("no amount yet").hasStatus(409);
        as(OFFICER, () -> officials.passTo(caseId, "publicity", "", Map.of("amount", "200000")));
        sql.sql("update policy.fund_payment set size_class = '小型', chain_segment = '示例环节' where pool_id = :pool")
                .param("pool", pool.value())
                .update();
        MvcTestResult tooMuch = post(path + "/plan", OFFICER, Map.of("amount.0", "150000", "amount.1", "50000.01"));
        assertThat(tooMuch).hasStatus(422);
        assertThat(text(tooMuch)).contains("应等于核定金额 20 万元", "50000.01");
        String day = LocalDate.now(clock).plusDays(200).toString();
        assertThat(post(
                        path + "/plan",
                        OFFICER,
                        Map.of(
                                "amount.0",
                                "120000",
                                "amount.1",
                                "50000",
                                "from.1",
                                day,
                                "amount.2",
                                "30000",
                                "condition.2",
                                "验收合格")))
                .hasStatus(302);
        endPublicity(path);
        as(OFFICER, () -> officials.pass(caseId, "无异议", Map.of()));
        assertThatThrownBy(() -> as(APPROVER, () -> officials.pass(caseId, "核减", Map.of("amount", "100000"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("分期计划的合计");
        as(APPROVER, () -> officials.pass(caseId, "同意", Map.of("amount", "200000")));

        assertThat(free()).isEqualTo(80_000_000L);
        assertThat(sql.sql("select fen from policy.fund_payment where pool_id = :pool order by part")
                        .param("pool", pool.value())
                        .query(Long.class)
                        .list())
                .containsExactly(12_000_000L, 5_000_000L, 3_000_000L);
        assertThat(sql.sql("""
                        select count(*) from policy.fund_payment
                        where pool_id = :pool and size_class = '小型' and chain_segment = '示例环节'""").param("pool", pool.value()).query(Long.class).single())
                .as("each part counts where its enterprise belongs")
                .isEqualTo(3);
        assertThat(sql.sql("select count(*) from policy.fund_award where enterprise_id = :id and fen = 20000000")
                        .param("id", enterprise.value())
                        .query(Long.class)
                        .single())
                .as("one award")
                .isEqualTo(1);
        assertThat(page(path, own).select("main").text()).contains("第 3 期", "验收合格", "等条件满足", day);
        assertThat(paper(path + "/decision.pdf", own)).contains("分期拨付", "12 万元", "验收合格");

        assertThat(post(path + "/plan/3/permit", APPROVER, Map.of("reason", "")))
                .hasStatus(409);
        assertThat(post(path + "/plan/3/permit", APPROVER, Map.of("reason", "验收单 1 号")))
                .hasStatus(302);
        assertThat(post(path + "/plan/3/permit", APPROVER, Map.of("reason", "验收单 1 号")))
                .hasStatus(409);
        assertThat(post("/cases/" + caseId.value() + "/withdraw", own, Map.of("reason", "不要了")))
                .as("what is approved is not taken back")
                .hasStatus(409);
        theAwardIsLookedAtAsAWhole(path);
    }

    /** Two of three parts are paid when the facts shrink; what comes back comes out of the last part first. */
    private void theAwardIsLookedAtAsAWhole(String path) {
        PaymentId first = payment(path);
        List<PaymentId> sent = sql.sql("""
                        select id from policy.fund_payment where pool_id = :pool and part in (1, 3) order by part""").param("pool", pool.value()).query(UUID.class).list().stream()
                .map(PaymentId::new)
                .toList();
        sentToTheBank();
        sent.forEach(part -> as(FINANCE, () -> done(() -> budgets.pay(part, LocalDate.now(clock), key()))));
        await().until(() -> watched(first) == 1);
        await().until(() -> state(path).status() == CaseStatus.PASSED);
        assertThat(page(path, own).select("main").text()).contains("首期已支付，其余各期按计划拨付");

        declareContracts("600");
        await().until(() -> recoveries(first) == 1);
        theRestIsNotPaidWhileThatIsOpen(first);
        assertThat(sql.sql("select found from policy.recovery where payment_id = :id")
                        .param("id", first.value())
                        .query(String.class)
                        .single())
                .contains("最多 150000 元，已支付 150000 元，未付的 50000 元");

        as(APPROVER, () -> done(() -> budgets.recoverAward(first, 4_000_000L, "退回", key())));
        assertThat(sql.sql("select fen || ' ' || status from policy.fund_payment where pool_id = :pool order by part")
                        .param("pool", pool.value())
                        .query(String.class)
                        .list())
                .containsExactly("11000000 PAID", "5000000 COMMITTED", "3000000 RECOVERED");
        await().until(() -> granted() == 16_000_000L);
        assertThat(free()).isEqualTo(84_000_000L);
        assertThat(watched(first)).as("the enterprise still has some of it").isEqualTo(1);
        assertThatThrownBy(() -> as(APPROVER, () -> done(() -> budgets.recoverAward(first, 11_000_001L, "x", key()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不超过已支付的 11 万元");
    }

    private void theRestIsNotPaidWhileThatIsOpen(PaymentId first) {
        sql.sql("update policy.fund_payment set not_before = null where pool_id = :pool")
                .param("pool", pool.value())
                .update();
        MvcTestResult none = post("/fund/batches", FINANCE, Map.of("pool", pool.toString(), "key", key()));
        assertThat(none).hasStatus(409);
        assertThat(text(none)).contains("没有待拨付的拨付单");
        CaseId recovery = new CaseId(sql.sql("select case_id from policy.recovery where payment_id = :id")
                .param("id", first.value())
                .query(UUID.class)
                .single());
        as(OFFICER, () -> officials.pass(recovery, "核实", Map.of("amount", "10000")));
        as(OFFICER, () -> officials.pass(recovery, "已听取意见", Map.of()));
        as(APPROVER, () -> officials.pass(recovery, "同意", Map.of("amount", "10000")));
        assertThat(held(first)).as("decided").isZero();
        as(FINANCE, () -> officials.sendBack(recovery, "金额有误"));
        assertThat(held(first)).as("to be decided anew").isEqualTo(1);
    }

    private long held(PaymentId first) {
        return sql.sql("select count(*) from policy.fund_payment where claimed and pool_id = :pool and id <> :first")
                .param("pool", pool.value())
                .param("first", first.value())
                .query(Long.class)
                .single();
    }

    private long watched(PaymentId payment) {
        return sql.sql("""
                select count(*) from policy.recovery_watch w join policy.fund_payment p on p.id = w.payment_id
                where p.award_id = (select award_id from policy.fund_payment where id = :id)""").param("id", payment.value()).query(Long.class).single();
    }

    private long recoveries(PaymentId payment) {
        return sql.sql("select count(*) from policy.recovery where payment_id = :id")
                .param("id", payment.value())
                .query(Long.class)
                .single();
    }

    @Test
    void whoDoesNotMendInTimeIsRemindedAndMayBeClosedWithNothingLost() throws Exception {
        String path = submitted();
        var caseId = submission(applications.get(id(path))).caseId();
        as(OFFICER, () -> officials.askForMore(caseId, "请重新上传", Map.of("e0", "看不清")));
        LocalDate due = java.util.Objects.requireNonNull(state(path).mendBy());
        assertThat(due).isAfter(LocalDate.now(clock).plusDays(9));
        assertThat(page(path, own).select("main").text()).contains("请在 " + due + " 前补正");
        String lapse = "/cases/" + caseId.value() + "/lapse";
        assertThat(post(lapse, OFFICER, Map.of("reason", "太慢"))).as("not yet").hasStatus(409);
        officials.remind();
        assertThat(reminders(caseId)).isZero();

        overdue(caseId);
        officials.remind();
        officials.remind();
        assertThat(reminders(caseId)).isEqualTo(1);
        assertThat(post(lapse, APPROVER, Map.of("reason", "逾期")))
                .as("not the one who asked")
                .hasStatus(409);
        assertThat(post(lapse, OFFICER, Map.of("reason", ""))).hasStatus(409);
        assertThat(page("/cases/" + caseId.value(), OFFICER).select("main").text())
                .contains("已过期", "按撤回办结");
        assertThat(post(lapse, OFFICER, Map.of("reason", "两次联系未补正"))).hasStatus(302);
        await().until(() -> applications.get(id(path)).status() == ApplicationStatus.WITHDRAWN);
        assertThat(page(path, own).select("main").text()).contains("登记证明.pdf", "800 万元");
        assertThat(post("/apply", own, Map.of("programme", programme.toString(), "subject", enterprise.toString())))
                .as("anew")
                .hasStatus(302);
    }

    // -- telling the story

    private MvcTestResult spend(String path, String number, String seller, String yuan) {
        String day = LocalDate.now(clock).minusDays(30).toString();
        return post(path + "/spending", own, Map.of("number", number, "seller", seller, "amount", yuan, "on", day));
    }

    private void handIn(String path) {
        assertThat(upload(path, "e0", "登记证明.pdf")).hasStatus(302);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
    }

    private void overdue(CaseId caseId) {
        sql.sql("update casework.task set due = current_date - 2 where case_id = :case and kind = 'CORRECT'")
                .param("case", caseId.value())
                .update();
    }

    private long reminders(CaseId caseId) {
        return sql.sql("select count(*) from notice.news where address = :path and title like '补正已逾期%'")
                .param("path", "/cases/" + caseId.value())
                .query(Long.class)
                .single();
    }

    private String begun() {
        MvcTestResult answer =
                post("/apply", own, Map.of("programme", programme.toString(), "subject", enterprise.toString()));
        assertThat(answer).hasStatus(302);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private String filledIn() throws IOException {
        String path = begun();
        assertThat(save(path, "800", "1", false)).hasStatus(302);
        assertThat(upload(path, "e0", "登记证明.pdf")).hasStatus(302);
        return path;
    }

    private String submitted() throws IOException {
        String path = filledIn();
        assertThat(post(path + "/submit", own, Map.of("version", version(path))))
                .hasStatus(422);
        assertThat(post(path + "/submit", own, Map.of("version", version(path), "promise", "true")))
                .hasStatus(302);
        return path;
    }

    private MvcTestResult save(String path, String contracts, String version, boolean byItself) {
        var request = pages.post().uri(path + "/facts").with(as(own)).with(csrf());
        answer(contracts, version).forEach(request::param);
        if (byItself) {
            request.header("HX-Request", "true");
        }
        return request.exchange();
    }

    private Map<String, String> answer(String contracts, String version) {
        int year = LocalDate.now(clock).getYear() - 1;
        return Map.of("version", version, "fact.technology-contracts." + year + "." + enterprise, contracts);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private MvcTestResult upload(String path, String slot, String name) {
        return upload(path, slot, name, "");
    }

    private MvcTestResult upload(String path, String slot, String name, String replaces) {
        return upload(Application.KIND, id(path).toString(), slot, name, replaces);
    }

    private MvcTestResult upload(String kind, String id, String slot, String name, String replaces) {
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        return pages.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/pdf", pdf))
                .param("kind", kind)
                .param("id", id)
                .param("slot", slot)
                .param("replaces", replaces)
                .with(as(own))
                .with(csrf())
                .exchange();
    }

    private void declareContracts(String wan) {
        declare("technology-contracts", LocalDate.now(clock).getYear() - 1, wan);
    }

    private void endPublicity(String path) {
        endPublicity(submission(applications.get(id(path))).caseId());
    }

    private PaymentId payment(String path) {
        return java.util.Objects.requireNonNull(applications.get(id(path)).decision())
                .payment();
    }

    private void sentToTheBank() {
        assertThat(post(
                        "/fund/accounts/" + enterprise,
                        own,
                        Map.of("holder", "示例转化（申报测试）有限公司", "bank", "示例银行", "number", "62000000007788")))
                .hasStatus(302);
        MvcTestResult made = post("/fund/batches", FINANCE, Map.of("pool", pool.toString(), "key", key()));
        assertThat(made).hasStatus(302);
        String batch = String.valueOf(made.getResponse().getRedirectedUrl());
        assertThat(post(batch + "/submit", FINANCE, Map.of())).hasStatus(302);
        assertThat(post(batch + "/check", APPROVER, Map.of())).hasStatus(302);
    }

    private long told(String title) {
        return sql.sql("select count(*) from notice.news where employer = :enterprise and title = :title")
                .param("enterprise", enterprise.value())
                .param("title", title)
                .query(Long.class)
                .single();
    }

    private List<String> slots() {
        return sql.sql("select slot from policy.fund_claim where subject_id = :id and clause = :clause order by slot")
                .param("id", enterprise.value())
                .param("clause", TIERED)
                .query(String.class)
                .list();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
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

    private CaseState state(String path) {
        return as(
                OFFICER,
                () -> officials.state(submission(applications.get(id(path))).caseId()));
    }

    private String version(String path) {
        return String.valueOf(applications.get(id(path)).version());
    }

    private static ApplicationId id(String path) {
        return ApplicationId.of(path.replaceFirst("^/applications/([^/]+).*$", "$1"));
    }

    private static Application.Submission submission(Application application) {
        return java.util.Objects.requireNonNull(application.submission());
    }

    private String paper(String path, Visitor visitor) throws IOException {
        MvcTestResult answer = get(path, visitor);
        assertThat(answer).hasStatusOk();
        try (PDDocument pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private MvcTestResult get(String path, Visitor visitor) {
        return pages.get().uri(path).with(as(visitor)).exchange();
    }

    private Document page(String path, Visitor visitor) {
        MvcTestResult answer = get(path, visitor);
        assertThat(answer).as(path).hasStatusOk();
        Document page = parsed(answer);
        assertThat(page.select("[style], script:not([src])")).isEmpty();
        return page;
    }

    private MvcTestResult post(String path, Visitor visitor, Map<String, String> fields) {
        var request = pages.post().uri(path).with(as(visitor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static Document parsed(MvcTestResult answer) {
        return Jsoup.parse(text(answer));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Visitor visitor) {
        return authentication(token(visitor));
    }

    private static Authentication token(Visitor visitor) {
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(visitor), null, List.of());
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
