package io.xingyuan.policy.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Programmes from the draft to the public page, as people go. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ProgrammePagesTests {

    private static final String TRANSFER = "jilin-2023-35/3.5.2";
    private static final Visitor OFFICER = new Visitor("programme-1", "林政策（测试）", Role.POLICY_OFFICER, null);
    private static final Visitor APPROVER = new Visitor("programme-2", "孙审批（测试）", Role.POLICY_APPROVER, null);

    private final MockMvcTester pages;
    private final Programmes programmes;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ProgrammePagesTests(
            MockMvcTester pages, Programmes programmes, Clock clock, Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
        this.pages = pages;
        this.programmes = programmes;
        this.clock = clock;
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    @Test
    void aNewProgrammeStartsWithWhatTheClauseSays() {
        Document form = page("/programmes/new?clause=" + TRANSFER, OFFICER);

        assertThat(form.select("select[name=clause] option[selected]").val()).isEqualTo(TRANSFER);
        assertThat(form.select("textarea[name=evidence]").text()).contains("技术合同认定登记证明");
        assertThat(form.select("input[name=title]").val()).endsWith("技术转移示范机构补助");
        assertThat(form.select("select[name=procedure] option").eachAttr("value"))
                .contains("application")
                .doesNotContain("recovery", "apply-free", "agreement");
        Map<String, String> typed = new HashMap<>(form("流程试样", "0"));
        typed.put("procedure", "recovery");
        assertThat(Jsoup.parse(text(post("/programmes", OFFICER, typed)))
                        .select("#procedure-problem")
                        .text())
                .contains("请从列表中选择办理流程");
    }

    @Test
    void itIsPublishedByASecondPersonAndThenEverybodyReadsIt() {
        String path = drafted("发布试样");
        assertThat(get(path.replace("/programmes/", "/calls/"), OFFICER)).hasStatus(404);

        Visitor same = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        assertThat(page(path, same).select("form[action$=/publish]")).isEmpty();
        assertThat(post(path + "/publish", same, Map.of("version", "1"))).hasStatus(409);
        assertThat(post(path + "/publish", APPROVER, Map.of("version", "1"))).hasStatus(302);

        MvcTestResult seen =
                pages.get().uri(path.replace("/programmes/", "/calls/")).exchange();
        assertThat(seen).hasStatusOk();
        Document call = Jsoup.parse(text(seen));
        assertThat(call.select("main").text()).contains("发布试样", "还剩 20 天", "技术合同认定登记证明", "申报中");
        assertThat(programmes.open(LocalDate.now(clock)))
                .extracting(programme -> programme.terms().title())
                .contains("发布试样");
        assertThat(post(path, OFFICER, form("改不了", "1"))).hasStatus(409);

        assertThat(post(path + "/close", APPROVER, Map.of("version", "2", "reason", "资金用完（测试）")))
                .hasStatus(302);
        assertThat(programmes.open(LocalDate.now(clock)))
                .extracting(programme -> programme.terms().title())
                .doesNotContain("发布试样");
    }

    /** A later version of the policy has the clause no more: the lists and the pages stand. */
    @Test
    void aProgrammeWhoseClauseIsNoMoreIsStillRead() {
        String path = drafted("条款已删的安排");
        assertThat(post(path + "/publish", APPROVER, Map.of("version", "1"))).hasStatus(302);
        ProgrammeId id = ProgrammeId.of(path.replace("/programmes/", ""));
        TestDatabase.sql()
                .sql("update policy.programme set clause = 'jilin-2023-35/0.0.0' where id = :id")
                .param("id", id.value())
                .update();
        try {
            for (String each : List.of("/programmes", path, "/calls", path.replace("/programmes/", "/calls/"))) {
                assertThat(page(each, OFFICER).select("main").text())
                        .as(each)
                        .contains("条款已删的安排", "jilin-2023-35/0.0.0");
            }
            assertThat(page(path, OFFICER).select("main").text()).contains("条款已不在政策库");
        } finally {
            TestDatabase.sql()
                    .sql("delete from policy.programme where id = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    @Test
    void theDatabaseTooAsksForASecondPerson() {
        String id = drafted("签署试样").substring("/programmes/".length());

        assertThatThrownBy(() -> TestDatabase.sql()
                        .sql("update policy.programme set published_by = drafted_by where id = :id")
                        .param("id", UUID.fromString(id))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("published_by_a_second_person");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndNothingIsLost() {
        Map<String, String> typed = new HashMap<>(form("错误试样", "0"));
        typed.put("closes", "2020-01-01");
        typed.put("amount", ",");
        assertThat(post("/programmes", OFFICER, typed)).hasStatus(422);
        typed.put("amount", "五百");
        MvcTestResult answer = post("/programmes", OFFICER, typed);
        assertThat(answer).hasStatus(422);
        Document form = Jsoup.parse(text(answer));
        assertThat(form.select("#amount-problem").text()).contains("万元");
        assertThat(form.select("input[name=amount]").val()).isEqualTo("五百");

        typed.put("amount", "500");
        assertThat(Jsoup.parse(text(post("/programmes", OFFICER, typed)))
                        .select("#closes-problem")
                        .text())
                .contains("不能早于");
    }

    @Test
    void whatIsTurnedDownStandsOnThePageOfTheProgramme() {
        String path = drafted("关闭试样");
        Visitor same = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        MvcTestResult own = post(path + "/publish", same, Map.of("version", "1"));
        assertThat(own).hasStatus(409);
        assertThat(Jsoup.parse(text(own)).select("main").text()).contains("草拟人不能自己发布", "关闭试样", "材料清单");
        assertThat(post(path + "/publish", APPROVER, Map.of("version", "1"))).hasStatus(302);

        String much = "样例原因".repeat(51);
        MvcTestResult answer = post(path + "/close", APPROVER, Map.of("version", "2", "reason", much));
        assertThat(answer).hasStatus(409);
        Document page = Jsoup.parse(text(answer));
        assertThat(page.select("dialog[open] #reason").val()).isEqualTo(much);
        assertThat(page.select("dialog[open] #reason-problem").text()).contains("请填写关闭原因");
        assertThat(Jsoup.parse(text(post(path + "/close", APPROVER, Map.of("version", "2", "reason", " "))))
                        .select("dialog[open] #reason-problem")
                        .text())
                .contains("请填写关闭原因");
    }

    @Test
    void whoSavesAnOldVersionLosesNothing() {
        String path = drafted("两人试样");
        assertThat(post(path, OFFICER, form("两人试样甲", "1"))).hasStatus(302);

        MvcTestResult late = post(path, OFFICER, form("两人试样乙", "1"));

        assertThat(late).hasStatus(409);
        Document form = Jsoup.parse(text(late));
        assertThat(form.select(".message").text()).contains("林政策（测试）刚才保存过");
        assertThat(form.select("input[name=title]").val()).isEqualTo("两人试样乙");
        assertThat(form.select("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void noMoreIsHeldThanIsSetAsideAndTheSameAgainIsTheSame() {
        ProgrammeId id = ProgrammeId.of(drafted("金额试样").substring("/programmes/".length()));
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        assertThat(held(id, one, 400_000_000L)).isTrue();
        assertThat(held(id, one, 400_000_000L)).isTrue();
        assertThat(held(id, other, 100_000_001L)).isFalse();
        assertThat(programmes.get(id).leftFen()).isEqualTo(100_000_000L);
        assertThat(held(id, one, 150_000_000L)).as("less goes back").isTrue();
        assertThat(held(id, other, 350_000_000L)).isTrue();
        assertThat(held(id, one, 150_000_001L)).isFalse();
        assertThat(held(id, one, 0)).isTrue();
        assertThat(held(id, one, 0)).isTrue();
        assertThat(programmes.get(id).leftFen()).isEqualTo(150_000_000L);
    }

    private boolean held(ProgrammeId id, UUID holder, long fen) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            audit.notAudited("a test");
            return programmes.hold(id, holder, fen);
        }));
    }

    private String drafted(String title) {
        MvcTestResult answer = post("/programmes", OFFICER, form(title, "0"));
        assertThat(answer).hasStatus(302);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private Map<String, String> form(String title, String version) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> form = new HashMap<>();
        form.put("clause", TRANSFER);
        form.put("title", title);
        form.put("year", String.valueOf(today.getYear()));
        form.put("opens", today.minusDays(Math.floorMod(title.hashCode(), 900)).toString());
        form.put("closes", today.plusDays(20).toString());
        form.put("amount", "500");
        form.put("pool", POOL.toString());
        form.put("procedure", PROCEDURE);
        form.put("evidence", "技术合同认定登记证明\n年度考核结果文件");
        form.put("contact", "政策服务窗口（测试）");
        form.put("phone", "0431-80000000");
        form.put("version", version);
        return form;
    }

    private static final String PROCEDURE = "application";
    private static final UUID POOL = UUID.randomUUID();

    @BeforeAll
    static void aPool() {
        TestDatabase.sql().sql("""
                insert into policy.fund_pool (id, year, name, source, document, created_by, created_at)
                values (:id, 2026, '安排测试' || :id, '测试资金', '测〔2026〕3号', 'programme-test', now())""").param("id", POOL).update();
    }

    private MvcTestResult get(String path, Visitor visitor) {
        return pages.get().uri(path).with(as(visitor)).exchange();
    }

    private Document page(String path, Visitor visitor) {
        MvcTestResult answer = get(path, visitor);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private MvcTestResult post(String path, Visitor visitor, Map<String, String> fields) {
        var request = pages.post().uri(path).with(as(visitor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor as(Visitor visitor) {
        return authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(visitor), null, List.of()));
    }
}
