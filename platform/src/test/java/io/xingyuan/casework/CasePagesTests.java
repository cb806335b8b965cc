package io.xingyuan.casework;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest
@AutoConfigureMockMvc
class CasePagesTests {

    private static final RequestPostProcessor OFFICER = Acting.as("page-officer", Role.POLICY_OFFICER);
    private static final RequestPostProcessor OWNER = Acting.as("page-owner", Role.ENTERPRISE_MEMBER);

    private final MockMvc web;
    private final Cases cases;
    private final Tasks tasks;
    private final Desk desk;
    private final Attachments attachments;
    private final BasketRounds rounds;

    @Autowired
    CasePagesTests(MockMvc web, Cases cases, Tasks tasks, Desk desk, Attachments attachments, BasketRounds rounds) {
        this.web = web;
        this.cases = cases;
        this.tasks = tasks;
        this.desk = desk;
        this.attachments = attachments;
        this.rounds = rounds;
    }

    private CaseState aCase() {
        return Acting.as(
                "page-owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.find(cases.open(CasesTests.aCase())).orElseThrow());
    }

    private UUID task(CaseState state) {
        return tasks.of(state.id()).getFirst().id();
    }

    private MockHttpServletResponse sends(RequestPostProcessor who, String path, Map<String, String> form)
            throws Exception {
        var request = post(path).with(who).with(csrf());
        form.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private Document page(RequestPostProcessor who, String path) throws Exception {
        MockHttpServletResponse response =
                web.perform(get(path).with(who)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private Document inEnglish(String path) throws Exception {
        return Jsoup.parse(web.perform(get(path).with(OFFICER).cookie(new Cookie("language", "en")))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    @Test
    void theInboxListsWhatWaitsAndTheMenuCountsIt() throws Exception {
        CaseState state = aCase();

        Document inbox = page(OFFICER, "/inbox?q=" + state.number());

        assertThat(inbox.select("tbody tr").text()).contains(state.number(), "样例奖补申报", "受理", "正常");
        assertThat(inbox.select(".menu-count").text()).isNotEmpty();
        assertThat(page(OFFICER, "/").select(".home-tasks").text()).contains("受理");
        assertThat(page(OWNER, "/inbox?box=copies").select("tbody tr")).isEmpty();
        assertThat(page(OWNER, "/inbox?box=mine&q=" + state.number()).select("tbody tr"))
                .hasSize(1);
        assertThat(page(OFFICER, "/cases?q=奖补申报&procedure=application&status=OPEN")
                        .select("tbody tr")
                        .text())
                .contains(state.number());
        assertThat(page(OFFICER, "/cases?q=" + state.number()).select("tbody tr"))
                .hasSize(1);
        assertThat(page(OFFICER, "/inbox?q=" + state.number() + "&light=OVERDUE")
                        .select("tbody tr"))
                .isEmpty();
    }

    @Test
    void listsTakeColumnsGiveWorkbooksAndBearOddAddresses() throws Exception {
        CaseState state = aCase();

        Document list = page(OFFICER, "/cases?q=" + state.number() + "&columns=procedure&columns=closed");

        assertThat(list.select("thead th").eachText()).containsSequence("事项", "流程", "办结", "操作");
        assertThat(list.select("tbody tr").text()).contains("申报兑现");
        assertThat(list.select("a[href*=export.xlsx]").attr("href"))
                .contains("columns=procedure", "q=" + state.number());
        for (String file : List.of(
                "/cases/export.xlsx?columns=procedure&q=" + state.number(), "/inbox/export.xlsx?q=" + state.number())) {
            byte[] book = web.perform(get(file).with(OFFICER))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(text(book)).contains(state.number(), "样例奖补申报", "样例器械有限公司");
        }
        for (String odd : List.of(
                "q=%00",
                "procedure=%00",
                "stage=%00",
                "q=" + "字".repeat(2000),
                "page=-5",
                "page=2147483647&size=-1",
                "box=%00",
                "light=%00",
                "columns=%00")) {
            for (String path : List.of("/inbox?", "/inbox?box=mine&", "/cases?")) {
                assertThat(web.perform(get(URI.create(path
                                                + URLEncoder.encode(odd, StandardCharsets.UTF_8)
                                                        .replace("%3D", "=")
                                                        .replace("%26", "&")
                                                        .replace("%2500", "%00")))
                                        .with(OFFICER))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .as(path + odd.substring(0, Math.min(20, odd.length())))
                        .isEqualTo(200);
            }
        }
    }

    /** The words of all cells. */
    private static String text(byte[] workbook) throws Exception {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.flatMap(Row::stream)
                    .filter(Objects::nonNull)
                    .map(Cell::getText)
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void aDayOfAYearWhoseNoticeIsNotOutYetIsSaidToBeProvisional() throws Exception {
        CaseState state = published();
        set("visit", "began_on = '2026-12-30'", state);
        set("task", "due = '2027-01-12'", state);
        set("visit", "amount = 12, unit = 'WORKING_DAYS'", state);
        RequestPostProcessor approver = Acting.as("page-officer", Role.POLICY_OFFICER);

        assertThat(page(approver, "/inbox?q=" + state.number()).text()).contains("2027-01-12（暂定）");
        assertThat(page(approver, "/cases/" + state.id()).select("dl.facts").text())
                .containsPattern("截止 2027-01-\\d\\d（暂定）")
                .containsPattern("到 2027-01-\\d\\d（暂定） 为止");
        assertThat(page(OWNER, "/publicity/" + state.id()).text()).containsPattern("– 2027-01-\\d\\d（暂定）");

        CaseState asked = aCase();
        sends(
                OFFICER,
                "/tasks/" + task(asked) + "/decide",
                Map.of("outcome", "CORRECT", "comment", "请说明", "refused.proof", "看不清"));
        set("task", "due = '2027-01-12'", asked);
        assertThat(page(OWNER, "/cases/" + asked.id()).text()).contains("请在 2027-01-12（暂定） 前补正");
    }

    private static void set(String table, String what, CaseState state) {
        TestDatabase.sql()
                .sql("update casework." + table + " set " + what + " where case_id = :id and "
                        + (table.equals("task") ? "status = 'OPEN'" : "ended_at is null"))
                .param("id", state.id().value())
                .update();
    }

    @Test
    void whatAProcedureCountsIsWhatItsLinkLists() throws Exception {
        CaseState here = aCase();
        CaseState old = aCase();
        CaseState elsewhere = aCase();
        RequestPostProcessor there = by(new Visitor(
                "flow-officer", "样例园区专员", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("flowpark")))));
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'flow-two', v, '样例两版流程', content || jsonb_build_object('key', 'flow-two', 'version', v), status,
                    author, author_name, written_at, publisher_name, published_at
                from casework.procedure, generate_series(1, 2) v where key = 'application' and version = 1
                on conflict do nothing""").update();
        file("procedure = 'flow-two', procedure_version = 2, park = 'flowpark'", here);
        file("procedure = 'flow-two', procedure_version = 2", elsewhere);
        file("procedure = 'flow-two', procedure_version = 1, park = 'flowpark'", old);

        Element link = page(there, "/procedures/flow-two/2").expectFirst("a[href^=/cases][href$=stage=acceptance]");

        assertThat(link.text()).isEqualTo("在办 1 件");
        assertThat(page(there, link.attr("href")).select("tbody tr .code").eachText())
                .containsExactly(here.number());
    }

    private static void file(String what, CaseState state) {
        TestDatabase.sql()
                .sql("update casework.case_file set " + what + " where id = :id")
                .param("id", state.id().value())
                .update();
    }

    @Test
    void aColleagueIsLookedForByName() throws Exception {
        CaseState state = aCase();

        Document found = page(OFFICER, "/cases/" + state.id() + "?people=没有这个人");

        assertThat(found.select("details[open] input[name=people]").val()).isEqualTo("没有这个人");
        assertThat(found.select("#cosign option")).hasSize(1);
        assertThat(page(OFFICER, "/absences?people=没有这个人").select("select[name=to] option"))
                .hasSize(1);
    }

    @Test
    void anAttendanceIsNotedForTheApplicantToSee() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();

        assertThat(sends(OFFICER, at + "/attendances", Map.of("day", "2020-01-01", "why", "核对原件"))
                        .getStatus())
                .isEqualTo(409);
        assertThat(sends(OFFICER, at + "/attendances", Map.of("day", "soon", "why", "核对原件"))
                        .getStatus())
                .isEqualTo(409);
        String today = page(OFFICER, at).select("input[name=day]").val();
        assertThat(sends(OFFICER, at + "/attendances", Map.of("day", today, "why", "核对原件"))
                        .getStatus())
                .isEqualTo(302);

        assertThat(page(OWNER, at).text()).contains("登记到场", today + " 核对原件");
    }

    @Test
    void whatIsPublishedIsPrintedForEverybody() throws Exception {
        CaseState state = aCase();
        Acting.as("page-officer", Role.POLICY_OFFICER, () -> {
            cases.reportPassed(state.id(), "acceptance", "");
            return cases.reportPassed(state.id(), "review", "");
        });
        CaseState now = cases.find(state.id()).orElseThrow();
        if (!now.stage().equals("publicity")) {
            Acting.as("page-officer", Role.POLICY_OFFICER, () -> cases.reportPassed(state.id(), now.stage(), ""));
        }
        for (String path : List.of("/publicity/paper", "/publicity/" + state.id() + "/paper")) {
            byte[] pdf = web.perform(get(path)).andReturn().getResponse().getContentAsByteArray();
            try (var paper = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(paper))
                        .as(path)
                        .contains("公", "示", state.number(), "样例器械有限公司", "公示期自");
            }
        }
    }

    private CaseState published() {
        CaseState state = aCase();
        Acting.as("page-officer", Role.POLICY_OFFICER, () -> {
            cases.reportPassed(state.id(), "acceptance", "");
            cases.reportPassed(state.id(), "review", "");
            return cases.reportPassed(state.id(), "experts", "");
        });
        return state;
    }

    private String objected(CaseState state) throws Exception {
        String at = "/publicity/" + state.id();
        Map<String, String> form = Map.of("name", "样例张公众", "contact", "13800001234", "text", "样例异议内容");
        var request = post(at + "/objections").with(csrf());
        form.forEach(request::param);
        assertThat(web.perform(request).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo(at);
        return page(OFFICER, "/cases/" + state.id())
                .select("form[action*=/objections/]")
                .attr("action")
                .replace("/disclose", "");
    }

    @Test
    void whoObjectsIsForWhoeverAnswersAndTheContactOnRecordOnly() throws Exception {
        CaseState state = published();
        String objection = objected(state);
        String at = "/cases/" + state.id();
        RequestPostProcessor leader = Acting.as("page-leader", Role.LEADER);

        assertThat(page(OFFICER, "/inbox?q=" + state.number())
                        .select("tbody tr")
                        .text())
                .contains("公示异议 1 件");
        assertThat(page(OFFICER, at).text()).contains("样例张公众", "138****1234").doesNotContain("13800001234");
        assertThat(page(leader, at).text()).contains("样例异议内容", "由公示环节的办理人答复").doesNotContain("样例张公众", "138****1234");
        assertThat(page(OWNER, at).text()).as("not answered yet").doesNotContain("样例异议内容");

        assertThat(sends(leader, objection + "/disclose", Map.of()).getStatus()).isEqualTo(409);
        assertThat(sends(leader, objection, Map.of("answer", "样例答复")).getStatus())
                .isEqualTo(409);
        MockHttpServletResponse whole = sends(OFFICER, objection + "/disclose", Map.of());
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(whole.getHeader("Cache-Control")).contains("no-store");
        assertThat(Jsoup.parse(whole.getContentAsString()).text()).contains("13800001234", "已记入审计日志");
        assertThat(TestDatabase.sql()
                        .sql(
                                "select count(*) from audit.entry where action = '查看完整号码' and content::text like '%' || :id || '%'")
                        .param("id", objection.substring(objection.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAnswerToAnObjectionStaysReadableWhenThePublicationHasEnded() throws Exception {
        CaseState state = published();
        String objection = objected(state);
        String at = "/publicity/" + state.id();
        assertThat(Jsoup.parse(web.perform(get(at)).andReturn().getResponse().getContentAsString())
                        .text())
                .doesNotContain("样例异议内容");
        sends(OFFICER, objection, Map.of("answer", "样例答复内容"));
        sends(
                OFFICER,
                "/tasks/" + tasks.of(state.id()).getLast().id() + "/decide",
                Map.of("outcome", "REFUSE", "comment", "另有原因"));
        assertThat(cases.find(state.id()).orElseThrow().status()).isEqualTo(CaseStatus.REFUSED);

        Document notice =
                Jsoup.parse(web.perform(get(at)).andReturn().getResponse().getContentAsString());
        assertThat(notice.select("main").text())
                .contains("样例异议内容", "样例答复内容", "公示已经结束")
                .doesNotContain("样例张公众", "1234");
        assertThat(notice.select("form[action$=/objections]")).isEmpty();
        assertThat(web.perform(post(at + "/objections")
                                .param("name", "样例")
                                .param("contact", "样例")
                                .param("text", "太晚")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        for (RequestPostProcessor who : List.of(OWNER, OFFICER)) {
            byte[] pdf = web.perform(get("/cases/" + state.id() + "/paper").with(who))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            try (var paper = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(paper))
                        .contains("样例异议内容", "样例答复内容")
                        .doesNotContain("样例张公众", "1234");
            }
        }
        assertThat(web.perform(get("/publicity/" + aCase().id()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("never published")
                .isEqualTo(404);
    }

    @Test
    void aPageSaysBeforeOneTriesThatACosignerIsAwaited() throws Exception {
        CaseState state = aCase();
        Acting.as("page-officer", Role.POLICY_OFFICER, () -> {
            desk.cosign(task(state), new Colleague("page-leader", "样例周领导", Role.LEADER, ""), "");
            return state;
        });

        Document waits = page(OFFICER, "/cases/" + state.id());
        assertThat(waits.select(".decide").text()).contains("样例周领导还没有办完加签，请等加签人办理，或先收回加签。");
        assertThat(inEnglish("/cases/" + state.id()).select(".decide").text()).contains("样例周领导 has not co-signed yet");
        assertThat(waits.select(".decide input[name=outcome]").eachAttr("value"))
                .containsExactly("CORRECT");
        assertThat(waits.select("form[action$=/recall]").text()).isEqualTo("收回请样例周领导的加签");
        assertThat(page(Acting.as("page-leader", Role.LEADER), "/cases/" + state.id())
                        .select(".decide input[name=outcome]")
                        .eachAttr("value"))
                .containsExactly("PASS", "REFUSE");
    }

    @Test
    void manyAreDecidedAtOnceAndThePageSaysWhatWasNot() throws Exception {
        CaseState one = aCase();
        CaseState moved = aCase();
        String gone = task(moved).toString();
        sends(OFFICER, "/tasks/" + gone + "/decide", Map.of("outcome", "PASS"));

        var request = post("/inbox/batch?procedure=application&size=50&page=2")
                .with(OFFICER)
                .with(csrf())
                .param("task", task(one).toString(), gone)
                .param("outcome", "REFUSE")
                .param("comment", "不符合样例条件");
        var answer = web.perform(request).andReturn();
        var flash = answer.getFlashMap();
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/inbox?procedure=application&size=50&page=2");
        assertThat(page(OFFICER, "/inbox?procedure=application&size=50&page=1")
                        .select("form[action^=/inbox/batch]")
                        .attr("action"))
                .isEqualTo("/inbox/batch?procedure=application&size=50&page=1");

        assertThat(flash.get("batch")).isInstanceOfSatisfying(BatchResult.class, result -> {
            assertThat(result.done()).extracting(BatchResult.Done::number).containsExactly(one.number());
            assertThat(result.refused()).extracting(BatchResult.Refused::number).containsExactly(moved.number());
        });
        assertThat(cases.find(one.id()).orElseThrow().status()).isEqualTo(CaseStatus.REFUSED);
        String shown = web.perform(get("/inbox").with(OFFICER).flashAttrs(java.util.Map.copyOf(flash)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(shown).select("section[aria-labelledby=batch]").text())
                .contains("要办的是“不予通过”：已办 1 项，未办 1 项", "已办 " + one.number() + " 不予通过")
                .containsPattern("未办理 " + moved.number() + " .*已由样例·page-officer于");
    }

    @Test
    void aBatchOfWhichNothingCameKeepsWhatWasChosen() throws Exception {
        CaseState one = aCase();
        var answer = web.perform(post("/inbox/batch?q=" + one.number())
                        .with(OFFICER)
                        .with(csrf())
                        .param("task", task(one).toString())
                        .param("outcome", "REFUSE")
                        .param("comment", "  "))
                .andReturn();
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/inbox?q=" + one.number());

        Document again = Jsoup.parse(
                web.perform(get("/inbox?q=" + one.number()).with(OFFICER).flashAttrs(Map.copyOf(answer.getFlashMap())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(again.text()).contains("批量“不予通过”要写明公开意见");
        assertThat(again.select("input[name=task][checked]").eachAttr("value"))
                .containsExactly(task(one).toString());
        assertThat(again.select("select[name=outcome] option[selected]").val()).isEqualTo("REFUSE");
        assertThat(cases.find(one.id()).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void aDecisionIsShownToTheApplicantWithoutItsInternalPart() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();

        MockHttpServletResponse answer = sends(
                OFFICER,
                "/tasks/" + task(state) + "/decide",
                Map.of(
                        "outcome", "CORRECT",
                        "comment", "请补交样例证明",
                        "internal", "只给自己人看",
                        "refused.proof", "看不清"));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(page(OFFICER, at).text()).contains("请补交样例证明", "只给自己人看", "看不清");
        Document own = page(OWNER, at);
        assertThat(own.text()).contains("请补正", "请补交样例证明", "看不清").doesNotContain("只给自己人看");
        assertThat(own.select(".upload input[name=slot]").eachAttr("value"))
                .as("nothing but what was named is open")
                .containsExactly("proof");
        MockHttpServletResponse early = sends(OWNER, at + "/correct", Map.of("answer", "已换"));
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString()).contains("请先重新上传“样例证明”");
        assertThat(uploads(OWNER, state, CaseAttachments.CORRECTION)).isEqualTo(409);
        assertThat(uploads(OWNER, state, "proof")).isEqualTo(302);
        assertThat(sends(OWNER, at + "/correct", Map.of("answer", "已换")).getStatus())
                .isEqualTo(302);
        Document mended = page(OWNER, at);
        assertThat(mended.text()).contains("办理中", "提交补正", "已换", "第 2 版", "样例.pdf");
        assertThat(mended.select("#materials, .state.bad").text()).doesNotContain("不合格");
        assertThat(cases.materials(state.id()))
                .filteredOn(CaseMaterial::standing)
                .singleElement()
                .matches(material -> material.version() == 2 && !material.refused() && material.attachment() != null);
    }

    private int status(RequestPostProcessor who, String path) throws Exception {
        return web.perform(get(path).with(who)).andReturn().getResponse().getStatus();
    }

    /** Whose rows a file and its content are; none for the park's own. */
    private static List<String> whose(String name) {
        return TestDatabase.sql()
                .sql("""
                        select coalesce(a.enterprise_id::text, 'park') || ' ' || coalesce(p.enterprise_id::text, 'park')
                        from files.attachment a join files.part p on p.attachment_id = a.id where a.name = :name""")
                .param("name", name)
                .query(String.class)
                .list();
    }

    @Test
    void filesGoWithADecisionAndTheInternalOnesStayInTheHouse() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();
        UUID first = task(state);
        String open = "受理意见" + first + ".pdf";
        String house = "内部核查" + first + ".pdf";
        assertThat(lays("page-officer", state, DecisionBasket.open(first), open))
                .isEqualTo(302);
        assertThat(lays("page-officer", state, DecisionBasket.house(first), house))
                .isEqualTo(302);
        assertThat(lays(OWNER, "page-owner", state, DecisionBasket.open(first), "企业的.pdf"))
                .isEqualTo(404);
        assertThat(lays(OFFICER, "page-other", state, DecisionBasket.open(first), "别人的.pdf"))
                .isEqualTo(404);
        assertThat(whose(open)).containsExactly("park park");

        Document deciding = page(OFFICER, at);
        assertThat(deciding.select(".decide-files").text()).contains("公开附件", open, "内部附件", house);
        String paper =
                deciding.select("a.break:contains(" + open + ")").attr("href").replaceFirst("\\?.*", "");
        String secret =
                deciding.select("a.break:contains(" + house + ")").attr("href").replaceFirst("\\?.*", "");
        RequestPostProcessor colleague = Acting.as("page-colleague", Role.POLICY_OFFICER);
        for (RequestPostProcessor other : List.of(OWNER, colleague)) {
            assertThat(page(other, at).text()).as("before it is decided").doesNotContain(open, house);
            assertThat(status(other, paper)).isEqualTo(404);
        }

        sends(OFFICER, "/tasks/" + first + "/decide", Map.of("outcome", "PASS", "comment", "同意受理"));
        assertThat(lays("page-officer", state, DecisionBasket.open(first), "太晚.pdf"))
                .isEqualTo(409);
        assertThat(sends(OFFICER, paper + "/remove", Map.of()).getStatus()).isEqualTo(409);
        assertThat(whose(open)).containsExactly(Acting.OWN.value() + " " + Acting.OWN.value());
        assertThat(whose(house)).containsExactly("park park");

        Document done = page(colleague, at);
        for (String place : List.of("section[aria-labelledby=decisions]", ".timeline-plain")) {
            assertThat(done.select(place + " li:contains(同意受理)").text()).contains(open, house);
        }
        Document own = page(OWNER, at);
        assertThat(own.select(".timeline-plain li:contains(同意受理)").text()).contains(open);
        assertThat(own.text()).doesNotContain(house);
        assertThat(status(OWNER, paper)).isEqualTo(200);
        assertThat(status(OWNER, secret)).isEqualTo(404);
        assertThat(status(colleague, secret)).isEqualTo(200);
        for (RequestPostProcessor who : List.of(OWNER, OFFICER)) {
            byte[] pdf = web.perform(get(at + "/paper").with(who))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            try (var printed = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(printed).replaceAll("\\s", ""))
                        .containsSubsequence("同意受理", "附件：" + open)
                        .doesNotContain("内部核查");
            }
        }
        assertThat(TestDatabase.sql()
                        .sql(
                                "select content::text from audit.entry where action = '办理事项' and content::text like :number")
                        .param("number", "%" + state.number() + "%")
                        .query(String.class)
                        .single())
                .contains("公开附件", open, "内部附件", house);
    }

    @Test
    void everyKindOfDecisionTakesItsOwnFiles() throws Exception {
        for (Map<String, String> decision : List.of(
                Map.of("outcome", "CORRECT", "comment", "样例补正", "refused.proof", "看不清"),
                Map.of("outcome", "REFUSE", "comment", "样例不予"))) {
            CaseState state = aCase();
            UUID task = task(state);
            lays("page-officer", state, DecisionBasket.open(task), "样例决定.pdf");
            sends(OFFICER, "/tasks/" + task + "/decide", decision);
            assertThat(page(OWNER, "/cases/" + state.id())
                            .select(".timeline-plain li:contains(" + decision.get("comment") + ")")
                            .text())
                    .contains("样例决定.pdf");
        }
        CaseState state = aCase();
        RequestPostProcessor leader = Acting.as("page-leader", Role.LEADER);
        Acting.as("page-officer", Role.POLICY_OFFICER, () -> {
            desk.cosign(task(state), new Colleague("page-leader", "样例周领导", Role.LEADER, ""), "");
            return state;
        });
        UUID cosign = tasks.of(state.id()).getLast().id();
        assertThat(lays("page-officer", state, DecisionBasket.open(cosign), "不是我的.pdf"))
                .isEqualTo(409);
        assertThat(lays(leader, "page-leader", state, DecisionBasket.open(cosign), "会签意见.pdf"))
                .isEqualTo(302);
        sends(leader, "/tasks/" + cosign + "/decide", Map.of("outcome", "PASS", "comment", "样例会签"));
        lays("page-officer", state, DecisionBasket.open(task(state)), "受理决定.pdf");
        sends(OFFICER, "/tasks/" + task(state) + "/decide", Map.of("outcome", "PASS", "comment", "样例受理"));
        UUID review = tasks.of(state.id()).getLast().id();
        lays("page-officer", state, DecisionBasket.open(review), "退回说明.pdf");
        sends(OFFICER, "/tasks/" + review + "/decide", Map.of("outcome", "RETURN", "comment", "样例退回"));
        Document own = page(OWNER, "/cases/" + state.id());
        Map.of("样例会签", "会签意见.pdf", "样例受理", "受理决定.pdf", "样例退回", "退回说明.pdf").forEach((said, file) -> {
            assertThat(own.select(".timeline-plain li:contains(" + said + ") a").eachText())
                    .containsExactly(file);
        });
    }

    @Test
    void whoeverComesTooLateKeepsTheirFilesAndTheyAreNobodyElses() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();
        UUID task = task(state);
        RequestPostProcessor late = Acting.as("page-late", Role.POLICY_OFFICER);
        assertThat(lays("page-late", state, DecisionBasket.open(task), "晚到的意见.pdf"))
                .isEqualTo(302);
        sends(OFFICER, "/tasks/" + task + "/decide", Map.of("outcome", "PASS", "comment", "先办的"));

        MockHttpServletResponse answer =
                sends(late, "/tasks/" + task + "/decide", Map.of("outcome", "PASS", "comment", "后办的"));

        assertThat(answer.getStatus()).isEqualTo(409);
        Document left = Jsoup.parse(answer.getContentAsString());
        assertThat(left.select("section[aria-labelledby=left-over]").text()).contains("没有用上的附件", "晚到的意见.pdf");
        assertThat(left.select(".timeline-plain").text()).doesNotContain("晚到的意见.pdf");
        assertThat(page(OFFICER, at).text()).doesNotContain("晚到的意见.pdf");
        assertThat(page(OWNER, at).text()).doesNotContain("晚到的意见.pdf");
        String file = left.select("a.break:contains(晚到的意见.pdf)").attr("href").replaceFirst("\\?.*", "");
        assertThat(status(late, file)).isEqualTo(200);
        assertThat(status(OFFICER, file)).isEqualTo(404);
        assertThat(sends(OFFICER, file + "/remove", Map.of()).getStatus()).isEqualTo(404);
        assertThat(sends(late, file + "/remove", Map.of()).getStatus()).isEqualTo(302);
        assertThat(page(late, at).select("section[aria-labelledby=left-over]")).isEmpty();
    }

    @Test
    void whatIsLeftOverGoesAfterThirtyDaysAndWhatStillWaitsStays() throws Exception {
        CaseState decided = aCase();
        CaseState waiting = aCase();
        CaseState fresh = aCase();
        for (CaseState state : List.of(decided, waiting, fresh)) {
            lays("page-late", state, DecisionBasket.open(task(state)), "样例.pdf");
        }
        for (CaseState state : List.of(decided, fresh)) {
            sends(OFFICER, "/tasks/" + task(state) + "/decide", Map.of("outcome", "PASS"));
        }
        for (CaseState state : List.of(decided, waiting)) {
            TestDatabase.sql()
                    .sql("update files.attachment set added_at = added_at - interval '31 days' where owner_id = :owner")
                    .param("owner", DecisionBasket.of(state.id(), "page-late").id())
                    .update();
        }

        rounds.round();

        assertThat(ready(decided)).isEmpty();
        assertThat(ready(waiting)).hasSize(1);
        assertThat(ready(fresh)).hasSize(1);
    }

    private List<Attachment> ready(CaseState state) {
        return attachments.of(DecisionBasket.of(state.id(), "page-late"));
    }

    @Test
    void whatWasNeverHandedInIsAskedForByName() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();
        String decide = "/tasks/" + task(state) + "/decide";
        assertThat(sends(OFFICER, decide, Map.of("outcome", "CORRECT", "comment", "请补", "besides-name.0", "样例承诺书"))
                        .getContentAsString())
                .contains("名称和原因都要写", "样例承诺书");
        assertThat(sends(OFFICER, decide, Map.of("outcome", "CORRECT", "comment", "请补", "wanted.proof", "没有"))
                        .getContentAsString())
                .as("it is there")
                .contains("已经交了，或不在清单里");

        assertThat(sends(
                                OFFICER,
                                decide,
                                Map.of(
                                        "outcome",
                                        "CORRECT",
                                        "comment",
                                        "请补交承诺书",
                                        "besides-name.0",
                                        "样例承诺书",
                                        "besides-reason.0",
                                        "办法第九条要求"))
                        .getStatus())
                .isEqualTo(302);

        Document own = page(OWNER, at);
        assertThat(own.select(".to-mend").text()).contains("样例承诺书", "待补交", "办法第九条要求");
        assertThat(own.select(".timeline-plain li:contains(请补交承诺书)").text()).contains("要求补交：样例承诺书");
        assertThat(own.select(".upload input[name=slot]").eachAttr("value"))
                .as("nothing but what was asked for is open")
                .containsExactly("besides-1");
        assertThat(own.select(".slot:has(.upload)").text()).contains("样例承诺书", "办法第九条要求");
        assertThat(uploads(OWNER, state, "proof")).isEqualTo(409);
        MockHttpServletResponse without = sends(OWNER, at + "/correct", Map.of("answer", "已补"));
        assertThat(without.getStatus()).isEqualTo(409);
        assertThat(without.getContentAsString()).contains("请先上传“样例承诺书”，再提交补正");

        assertThat(uploads(OWNER, state, "besides-1")).isEqualTo(302);
        assertThat(sends(OWNER, at + "/correct", Map.of("answer", "已补")).getStatus())
                .isEqualTo(302);
        assertThat(cases.materials(state.id()))
                .filteredOn(CaseMaterial::standing)
                .extracting(material -> material.name() + material.fileName() + material.refused())
                .containsExactlyInAnyOrder("样例承诺书样例.pdffalse", "样例证明纸质false");
        assertThat(page(OFFICER, at)
                        .select("section[aria-labelledby=materials]")
                        .text())
                .contains("样例承诺书 已交", "按要求补交：办法第九条要求")
                .doesNotContain("待补交");

        UUID again = tasks.of(state.id()).getLast().id();
        sends(
                OFFICER,
                "/tasks/" + again + "/decide",
                Map.of(
                        "outcome", "CORRECT",
                        "comment", "还缺一份",
                        "besides-name.0", "样例授权书",
                        "besides-reason.0", "经办人不是法定代表人"));
        assertThat(page(OWNER, at).select(".upload input[name=slot]").eachAttr("value"))
                .containsExactly("besides-2");
    }

    @Test
    void aCorrectionNamesSomething() throws Exception {
        CaseState state = aCase();
        String decide = "/tasks/" + task(state) + "/decide";

        MockHttpServletResponse unnamed = sends(OFFICER, decide, Map.of("outcome", "CORRECT", "comment", "请说明用途"));
        assertThat(unnamed.getStatus()).isEqualTo(409);
        assertThat(unnamed.getContentAsString()).contains("请写明要补正哪些材料和原因", "请说明用途");
        MockHttpServletResponse unknown =
                sends(OFFICER, decide, Map.of("outcome", "CORRECT", "comment", "请补", "refused.elsewhere", "别的事项的"));
        assertThat(unknown.getStatus()).isEqualTo(409);
        assertThat(unknown.getContentAsString()).contains("要补正的材料不在这件事项里");
        assertThat(sends(OFFICER, "/cases/" + state.id() + "/pause", Map.of("reason", "申请人补正", "ground", "样例"))
                        .getStatus())
                .isEqualTo(409);

        CaseState now = cases.find(state.id()).orElseThrow();
        assertThat(now.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(now.due()).isEqualTo(state.due());
    }

    @Test
    void whatWasTypedInAFormThatIsRefusedIsKept() throws Exception {
        CaseState state = aCase();
        String at = "/cases/" + state.id();
        String task = "/tasks/" + task(state);
        record Refused(String path, Map<String, String> form, String why) {}
        for (Refused each : List.of(
                new Refused(at + "/extend", Map.of("by", "十天", "reason", "样例理由甲"), "应是正整数"),
                new Refused(at + "/extend", Map.of("by", "999", "reason", "样例理由乙"), "一半"),
                new Refused(at + "/pause", Map.of("reason", "中止办理", "ground", "字".repeat(201)), "暂停说明"),
                new Refused(at + "/attendances", Map.of("day", "2020-01-01", "why", "样例到场原因"), "到场日期"),
                new Refused(task + "/transfer", Map.of("to", "nobody", "reason", "样例转办说明"), "请选择一位同事"),
                new Refused(task + "/cosign", Map.of("to", "nobody", "reason", "样例加签说明"), "请选择一位同事"))) {
            MockHttpServletResponse answer = sends(OFFICER, each.path(), each.form());
            assertThat(answer.getStatus()).as(each.path()).isEqualTo(409);
            Document again = Jsoup.parse(answer.getContentAsString());
            assertThat(again.select("[role=alert]").text()).as(each.path()).contains(each.why());
            Element form = again.expectFirst("details[open] form[action=" + each.path() + "]");
            each.form().forEach((name, value) -> {
                if (!name.equals("to")) {
                    assertThat(form.select("input[name=%1$s], select[name=%1$s] option[selected]".formatted(name))
                                    .val())
                            .as(each.path() + " " + name)
                            .isEqualTo(value);
                }
            });
        }

        sends(OFFICER, task + "/decide", Map.of("outcome", "CORRECT", "comment", "请换", "refused.proof", "看不清"));
        set("task", "due = current_date - 2", state);
        Document lapse = Jsoup.parse(
                sends(OFFICER, at + "/lapse", Map.of("reason", "字".repeat(201))).getContentAsString());
        assertThat(lapse.select("dialog[open] #reason-problem").text()).contains("请写明理由");
        assertThat(lapse.expectFirst("#reason").val()).isEqualTo("字".repeat(201));
        Document answered = Jsoup.parse(
                sends(OWNER, at + "/correct", Map.of("answer", "样例补正说明")).getContentAsString());
        assertThat(answered.select("[role=alert]").text()).contains("请先重新上传“样例证明”");
        assertThat(answered.expectFirst("textarea[name=answer]").val()).isEqualTo("样例补正说明");
        Document withdrawn = Jsoup.parse(sends(OWNER, at + "/withdraw", Map.of("reason", "字".repeat(2001)))
                .getContentAsString());
        assertThat(withdrawn.select("dialog[open] #reason-problem").text()).contains("“撤回原因”最多 2000 个字");
        assertThat(withdrawn.expectFirst("#reason").val()).isEqualTo("字".repeat(2001));

        CaseState shown = published();
        String objection = objected(shown);
        Document objected = Jsoup.parse(sends(OFFICER, objection, Map.of("answer", "字".repeat(2001), "upheld", "true"))
                .getContentAsString());
        assertThat(objected.select("[role=alert]").text()).contains("“答复”最多 2000 个字");
        assertThat(objected.expectFirst("textarea[name=answer]").val()).isEqualTo("字".repeat(2001));
        assertThat(objected.expectFirst("input[name=upheld]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void whoeverComesTooLateReadsTheirOwnWordsOnceMore() throws Exception {
        CaseState state = aCase();
        String decide = "/tasks/" + task(state) + "/decide";
        Acting.as("page-officer", Role.POLICY_OFFICER, () -> {
            desk.decide(task(state), Decision.of(Outcome.REFUSE, "样例不予"));
            return state;
        });

        Document late = Jsoup.parse(sends(OFFICER, decide, Map.of("outcome", "PASS", "comment", "样例长长的意见"))
                .getContentAsString());

        assertThat(late.select("[role=alert]").text()).contains("您写的内容没有提交：样例长长的意见");
    }

    @Test
    void aDayThatIsProvisionalIsSoOnTheHomePageThePublicLookUpAndThePrintedRecord() throws Exception {
        CaseState state = aCase();
        set("visit", "began_on = '2027-01-04'", state);
        set("task", "due = '1999-01-04', yellow_from = '1999-01-04', red_from = '1999-01-04'", state);

        assertThat(page(OFFICER, "/").select(".home-tasks").text()).contains("截止 1999-01-04（暂定）");
        assertThat(web.perform(get("/progress").param("number", state.number()).param("code", state.code()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .containsPattern("应在 2027-01-\\d\\d（暂定） 前办结这一步");
        byte[] pdf = web.perform(get("/cases/" + state.id() + "/paper").with(OFFICER))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var printed = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(printed).replaceAll("\\s", ""))
                    .containsPattern("截止2027-01-\\d\\d（暂定）");
        }
        sends(OFFICER, "/tasks/" + task(state) + "/decide", Map.of("outcome", "PASS"));
    }

    @Test
    void whatAStageAsksForIsUploadedHandedInAndNeededToPass() throws Exception {
        String flow = "paper-flow";
        sends(OFFICER, "/procedures", Map.of("key", flow, "title", "材料流程"));
        Map<String, String> form = new HashMap<>(Map.of(
                "title", "材料流程",
                "number", "CL{年}{序4}",
                "edit", "1",
                "stages[0].key", "acceptance",
                "stages[0].name", "受理",
                "stages[0].decides", "ONE",
                "stages[0].seats", "政策专员",
                "stages[0].outcomes", "PASS,REFUSE,CORRECT",
                "stages[0].materials", "licence｜营业执照副本｜必填\nphoto｜现场照片\nplan｜平面图",
                "act", "propose"));
        assertThat(sends(OFFICER, "/procedures/" + flow + "/1", form).getStatus())
                .isEqualTo(302);
        assertThat(sends(
                                Acting.as("paper-approver", Role.POLICY_APPROVER),
                                "/procedures/" + flow + "/1/publish",
                                Map.of("edit", "2"))
                        .getStatus())
                .isEqualTo(302);
        NewCase given = CasesTests.aCase();
        CaseState state = Acting.as(
                "page-owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.find(cases.open(new NewCase(
                                flow,
                                given.kind(),
                                UUID.randomUUID().toString(),
                                given.title(),
                                given.enterprise(),
                                given.applicant(),
                                given.park(),
                                List.of())))
                        .orElseThrow());
        String at = "/cases/" + state.id();

        assertThat(page(OWNER, at).select(".upload input[name=slot]").eachAttr("value"))
                .containsExactly("licence", "photo", "plan");
        assertThat(page(OFFICER, at).select(".upload input[name=slot]").eachAttr("value"))
                .doesNotContain("licence", "photo");
        assertThat(sends(OWNER, at + "/materials", Map.of()).getStatus()).isEqualTo(409);
        assertThat(uploads(OWNER, state, "photo")).isEqualTo(302);
        MockHttpServletResponse without = sends(OWNER, at + "/materials", Map.of());
        assertThat(without.getContentAsString()).contains("必须有的材料还没有交：“营业执照副本”");
        MockHttpServletResponse passed = sends(OFFICER, "/tasks/" + task(state) + "/decide", Map.of("outcome", "PASS"));
        assertThat(passed.getStatus()).isEqualTo(409);
        assertThat(passed.getContentAsString()).contains("营业执照副本");

        assertThat(uploads(OWNER, state, "licence")).isEqualTo(302);
        assertThat(sends(OFFICER, at + "/materials", Map.of()).getStatus())
                .as("not the park's to hand in")
                .isEqualTo(409);
        assertThat(sends(OWNER, at + "/materials", Map.of()).getStatus()).isEqualTo(302);
        Document done = page(OWNER, at);
        assertThat(done.text()).contains("提交材料", "营业执照副本 样例.pdf、现场照片 样例.pdf");
        assertThat(done.select(".upload input[name=slot]").eachAttr("value")).containsExactly("plan");
        assertThat(uploads(OWNER, state, "licence")).isEqualTo(409);
        assertThat(page(OFFICER, at).select("input[name^=wanted.]").eachAttr("name"))
                .containsExactly("wanted.plan");
        sends(
                OFFICER,
                "/tasks/" + task(state) + "/decide",
                Map.of("outcome", "CORRECT", "comment", "请补平面图", "wanted.plan", "核对布局"));
        assertThat(page(OWNER, at).select(".upload input[name=slot]").eachAttr("value"))
                .containsExactly("plan");
        assertThat(sends(OWNER, at + "/correct", Map.of("answer", "已补")).getContentAsString())
                .contains("请先上传“平面图”");
        assertThat(uploads(OWNER, state, "plan")).isEqualTo(302);
        assertThat(sends(OWNER, at + "/correct", Map.of("answer", "已补")).getStatus())
                .isEqualTo(302);
        assertThat(sends(
                                OFFICER,
                                "/tasks/" + tasks.of(state.id()).getLast().id() + "/decide",
                                Map.of("outcome", "PASS"))
                        .getStatus())
                .isEqualTo(302);
    }

    private int uploads(RequestPostProcessor who, CaseState state, String slot) throws Exception {
        return uploads(who, CaseAttachments.KIND, state.id().toString(), slot, "样例.pdf");
    }

    private int lays(String account, CaseState state, String slot, String name) throws Exception {
        return lays(Acting.as(account, Role.POLICY_OFFICER), account, state, slot, name);
    }

    private int lays(RequestPostProcessor who, String whose, CaseState state, String slot, String name)
            throws Exception {
        return uploads(
                who, DecisionBasket.KIND, DecisionBasket.of(state.id(), whose).id(), slot, name);
    }

    private int uploads(RequestPostProcessor who, String kind, String id, String slot, String name) throws Exception {
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        return web.perform(multipart("/attachments")
                        .file(new MockMultipartFile("file", name, "application/pdf", pdf))
                        .param("kind", kind)
                        .param("id", id)
                        .param("slot", slot)
                        .with(who)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void whoeverComesTooLateReadsWhoWasFirst() throws Exception {
        CaseState state = aCase();
        UUID task = task(state);
        sends(OFFICER, "/tasks/" + task + "/decide", Map.of("outcome", "PASS"));

        MockHttpServletResponse late = sends(
                Acting.as("page-late", Role.POLICY_OFFICER),
                "/tasks/" + task + "/decide",
                Map.of("outcome", "REFUSE", "comment", "不同意"));

        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(late.getContentAsString()).select("[role=alert]").text())
                .contains("已由样例·page-officer于", "办理（通过）", "您的操作没有生效");
    }

    @Test
    void aRefusedDecisionKeepsWhatWasTyped() throws Exception {
        CaseState state = aCase();

        MockHttpServletResponse answer =
                sends(OFFICER, "/tasks/" + task(state) + "/decide", Map.of("outcome", "REFUSE", "internal", "打好的字"));

        assertThat(answer.getStatus()).isEqualTo(409);
        Document again = Jsoup.parse(answer.getContentAsString());
        assertThat(again.select("[role=alert]").text()).contains("要写明公开意见");
        assertThat(again.select("textarea[name=internal]").val()).isEqualTo("打好的字");
        assertThat(again.select("input[name=outcome][value=REFUSE]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void theRecordIsPrintedWithoutInternalWords() throws Exception {
        CaseState state = aCase();
        sends(
                OFFICER,
                "/tasks/" + task(state) + "/decide",
                Map.of("outcome", "PASS", "comment", "同意受理", "internal", "勿外传"));

        byte[] pdf = web.perform(get("/cases/" + state.id() + "/paper").with(OWNER))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains(state.number(), "同意受理", "样例器械有限公司")
                    .doesNotContain("勿外传");
        }
    }

    @Test
    void thePublicFollowsACaseByNumberAndCodeOnly() throws Exception {
        CaseState state = aCase();
        String right = web.perform(
                        get("/progress").param("number", state.number()).param("code", state.code()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String wrong = web.perform(
                        get("/progress").param("number", state.number()).param("code", "22222222"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(right)
                .contains("受理", "样例奖补申报")
                .containsPattern("现在在“受理”，应在 \\d{4}-\\d\\d-\\d\\d 前办结这一步")
                .contains("后面的环节：初审、专家评审、公示、审定、拨付");
        assertThat(wrong).contains("没有查到").doesNotContain("样例奖补申报");
    }

    @Test
    void aVersionThatTheMoneyWouldNotFindItsWayThroughIsNotPublished() throws Exception {
        String at = String.valueOf(sends(OFFICER, "/procedures", Map.of("key", "apply-free"))
                        .getRedirectedUrl())
                .replace("/edit", "");
        try {
            Document editor = page(OFFICER, at + "/edit");
            Map<String, String> form = new HashMap<>(Map.of("act", "propose"));
            editor.select("main form input[type=text], main form input[type=hidden], main form input[type=date]")
                    .forEach(input -> form.put(input.attr("name"), input.val()));
            editor.select("main form textarea").forEach(area -> form.put(area.attr("name"), area.wholeText()));
            editor.select("main form select")
                    .forEach(select -> form.put(
                            select.attr("name"),
                            select.select("option[selected]").val()));
            editor.select("main form input[type=checkbox][checked]")
                    .forEach(box -> form.merge(box.attr("name"), box.val(), (one, other) -> one + "," + other));
            form.replaceAll((name, value) -> name.endsWith(".key") && value.equals("payment") ? "transfer" : value);

            MockHttpServletResponse refused = sends(OFFICER, at, form);

            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(Jsoup.parse(refused.getContentAsString())
                            .select("[role=alert]")
                            .text())
                    .contains("用于“免申即享”：要有代码为“payment”的环节", "没有业务会推进环节“拨付”");
            form.replaceAll((name, value) -> name.endsWith(".key") && value.equals("transfer") ? "payment" : value);
            form.put("stages[1].statutoryAmount", "3");
            assertThat(sends(OFFICER, at, form).getContentAsString()).contains("法定时限没有写明依据", "时限比法定时限长");
            form.put("stages[1].statutoryAmount", "20");
            form.put("stages[1].statutorySource", "样例法第4条");
            form.put("stages[1].statutoryFrom", "2026-01-01");
            assertThat(sends(OFFICER, at, form).getStatus()).isEqualTo(302);
            assertThat(page(OFFICER, at).select("main").text()).contains("20个工作日 样例法第4条 自 2026-01-01");
        } finally {
            for (int edit = 1; edit < 4; edit++) {
                sends(OFFICER, at + "/drop", Map.of("edit", String.valueOf(edit)));
            }
        }
    }

    @Test
    void aCodeThatIsTakenAndATitleThatIsMissingAreSaidAtTheirFields() throws Exception {
        MockHttpServletResponse taken = sends(OFFICER, "/procedures", Map.of("key", "application", "title", "样例另一流程"));
        assertThat(taken.getStatus()).isEqualTo(409);
        Document again = Jsoup.parse(taken.getContentAsString());
        assertThat(again.select("#key-problem").text()).contains("代码“application”已用于“申报兑现”");
        assertThat(again.expectFirst("#title").val()).isEqualTo("样例另一流程");

        Document untitled = Jsoup.parse(sends(OFFICER, "/procedures", Map.of("key", "sample-untitled", "title", " "))
                .getContentAsString());
        assertThat(untitled.select("#title-problem").text()).isEqualTo("请填写流程名称。");
        assertThat(untitled.expectFirst("#key").val()).isEqualTo("sample-untitled");
        Document coded = Jsoup.parse(sends(OFFICER, "/procedures", Map.of("key", "样例", "title", "样例"))
                .getContentAsString());
        assertThat(coded.select("#key-problem").text()).contains("小写字母开头");
    }

    @Test
    void theWordsOfShippedProceduresAreReadInEnglish() throws Exception {
        assertThat(inEnglish("/procedures")
                        .select("li:has(a[href^=/procedures/application/])")
                        .text())
                .contains("Application for an award", "Acceptance → First review")
                .doesNotContain("受理", "申报兑现");
        assertThat(inEnglish("/procedures/application/1").select("main").text())
                .contains("First review", "preset of the system")
                .doesNotContain("初审", "系统预设");
    }

    @Test
    void oneWritesAProcedureAndAnotherPublishesIt() throws Exception {
        RequestPostProcessor approver = Acting.as("page-approver", Role.POLICY_APPROVER);
        assertThat(sends(OFFICER, "/procedures", Map.of("key", "sample-flow", "title", "样例流程"))
                        .getRedirectedUrl())
                .isEqualTo("/procedures/sample-flow/1/edit");
        String at = "/procedures/sample-flow/1";
        assertThat(page(OFFICER, at + "/edit")
                        .select("input[name='stages[0].name']")
                        .val())
                .isEqualTo("受理");

        Map<String, String> stage = Map.of(
                "title", "样例流程",
                "number", "YL{年}{序4}",
                "edit", "1",
                "stages[0].key", "acceptance",
                "stages[0].name", "受理",
                "stages[0].decides", "ONE",
                "stages[0].seats", "政策专员",
                "stages[0].amount", "5",
                "stages[0].outcomes", "PASS,REFUSE",
                "act", "propose");
        MockHttpServletResponse unsourced = sends(OFFICER, at, stage);
        assertThat(unsourced.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(unsourced.getContentAsString())
                        .select("[role=alert] a[href=#stage-0]")
                        .text())
                .contains("时限没有写明依据");

        for (String odd : new String[] {"remove", "remove99", "up", "up99"}) {
            Map<String, String> pressed = new HashMap<>(stage);
            pressed.put("act", odd);
            assertThat(sends(OFFICER, at, pressed).getStatus()).as(odd).isEqualTo(200);
        }

        Map<String, String> sourced = new HashMap<>(stage);
        sourced.put("stages[0].source", "样例办法第2条");
        assertThat(sends(OFFICER, at, sourced).getStatus()).isEqualTo(302);
        Map<String, String> late = new HashMap<>(sourced);
        late.putAll(Map.of("title", "样例流程乙", "act", "save"));
        MockHttpServletResponse overtaken = sends(approver, at, late);
        assertThat(overtaken.getStatus()).as("saved meanwhile").isEqualTo(409);
        Document kept = Jsoup.parse(overtaken.getContentAsString());
        assertThat(kept.select("[role=alert]").text()).contains("在您打开之后保存过这个版本");
        assertThat(kept.expectFirst("#title").val()).isEqualTo("样例流程乙");
        assertThat(kept.expectFirst("main input[name=edit]").val()).isEqualTo("2");
        assertThat(sends(OFFICER, at + "/publish", Map.of("edit", "2")).getStatus())
                .as("the author may not")
                .isEqualTo(409);
        assertThat(sends(approver, at + "/publish", Map.of("edit", "2")).getStatus())
                .isEqualTo(302);
        assertThat(page(approver, at).text()).contains("已发布", "样例办法第2条", "5个工作日");
    }
}
