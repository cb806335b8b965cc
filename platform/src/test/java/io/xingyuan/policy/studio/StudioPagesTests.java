package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A policy on its way from the first line to the whole platform, as people go. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class StudioPagesTests {

    private static final String PREFIX = "studio-test";
    private static final Visitor OFFICER = new Visitor("studio-1", "林政策（测试）", Role.POLICY_OFFICER, null);
    private static final Visitor COLLEAGUE = new Visitor("studio-2", "周政策（测试）", Role.POLICY_OFFICER, null);
    private static final Visitor APPROVER = new Visitor("studio-3", "孙审批（测试）", Role.POLICY_APPROVER, null);

    private static final Visitor PARK_OFFICER = of("studio-5", Role.POLICY_OFFICER, "changchun");
    private static final Visitor PARK_APPROVER = of("studio-6", Role.POLICY_APPROVER, "changchun");

    private final MockMvcTester pages;
    private final PublishedLibrary published;
    private final Drafts drafts;
    private final PlatformTransactionManager transactions;

    StudioPagesTests(
            MockMvcTester pages, PublishedLibrary published, Drafts drafts, PlatformTransactionManager transactions) {
        this.pages = pages;
        this.published = published;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    private static Visitor of(String account, Role role, String park) {
        return new Visitor(account, "某园区人员（测试）", role, null, null, Scope.of(Set.of(new ParkId(park))));
    }

    private record SignedIn(Visitor visitor) implements Visitor.Principal {}

    @AfterEach
    void leaveNothingBehind() {
        for (String table : List.of(
                "policy_draft",
                "policy_draft_save",
                "policy_working_copy",
                "policy_draft_end",
                "published_policy",
                "policy_home")) {
            TestDatabase.sql()
                    .sql("delete from policy." + table + " where policy like '" + PREFIX
                            + "%' or policy in ('most-2017-115', 'facts')")
                    .update();
        }
        published.refresh();
    }

    @Test
    void aSecondPersonPublishesAndTheWholePlatformGoesByItAtOnce() {
        String path = begun("way", "样例办法");
        String text = text(path).replace("value: 10万元", "value: 30万元").replace("amount: 10万元", "amount: 30万元");

        assertThat(post(path, OFFICER, Map.of("text", text, "edit", "0", "act", "propose")))
                .hasStatus(422);
        assertThat(post(path, OFFICER, Map.of("text", text, "edit", "0", "act", "propose", "reason", "首次编写")))
                .hasStatus(302);
        assertThat(get("/policies/" + PREFIX + "-way", OFFICER)).hasStatus(404);
        Visitor same = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        assertThat(page(path, same).select("form[action$=/publish]")).isEmpty();
        assertThat(post(path + "/publish", same, Map.of("edit", "1"))).hasStatus(409);
        assertThat(page(path, APPROVER).select("#differences").text()).contains("新增条款");
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "0"))).hasStatus(409);
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1"))).hasStatus(302);

        Document clause = page("/policies/" + PREFIX + "-way/1", OFFICER);
        assertThat(clause.text()).contains("最高 30 万元", "第 1 版");
        assertThat(page("/policies", OFFICER).text()).contains("第1条待命名");

        assertThat(post("/studio", OFFICER, Map.of("policy", PREFIX + "-way"))).hasStatus(302);
        post(path, COLLEAGUE, Map.of("text", text.replace("30万元", "20万元"), "edit", "2"));
        Document draft = page(path, OFFICER);
        assertThat(draft.select("#differences tbody tr").eachText())
                .satisfiesExactly(
                        cap -> assertThat(cap).contains("封顶", "30万元", "20万元"),
                        test -> assertThat(test).contains("测试“符合”", "应得金额 30万元", "应得金额 20万元"));
        post(path, OFFICER, Map.of("text", text.replace("30万元", "20万元"), "edit", "3", "act", "propose", "reason", "降"));
        post(path + "/publish", APPROVER, Map.of("edit", "4"));
        assertThat(page(path, OFFICER).select("a[href$=/versions/1], a[href$=/versions/2]"))
                .hasSize(2);
        assertThat(page(path + "/versions/2", OFFICER).select(".line-new, .line-gone"))
                .isNotEmpty();
        assertThat(page("/policies/" + PREFIX + "-way/1", OFFICER).text()).contains("最高 20 万元", "第 2 版");
    }

    @Test
    void aShippedPolicyIsChangedByAVersionOfTheHouse() {
        assertThat(post("/studio", OFFICER, Map.of("policy", "most-2017-115"))).hasStatus(302);
        String text = text("/studio/most-2017-115");
        assertThat(text).contains("policy: most-2017-115");
        String without = text.substring(0, text.indexOf("clauses:")) + """
                clauses:
                - id: other
                  title: 别的
                  cite: 第一条
                  says: 别的
                  entity: enterprise
                  recognizes: 别的
                  when: {id: a, expr: 企业类型 = "工业企业"}
                  tests:
                  - {name: 一, given: {企业类型: 工业企业}, expect: {state: ELIGIBLE}}
                """;
        assertThat(body(post("/studio/most-2017-115/check", OFFICER, Map.of("text", without, "edit", "0")))
                        .text())
                .contains("已经发布过，不能删除");
    }

    @Test
    void whileTypingTheEngineSaysWhatIsWrongAndNothingTypedIsLost() {
        String path = begun("typing", "样例");
        String wrong = text(path).replace("expr: 企业类型 =", "expr: 企业类形 =");

        Document checks = body(post(path + "/check", OFFICER, Map.of("text", wrong, "edit", "0")));

        assertThat(checks.select("#checks").text()).contains("第 20 行", "企业类形");
        Document again = page(path + "/edit", OFFICER);
        assertThat(again.select("textarea[name=text]").text()).contains("企业类形");
        assertThat(again.text()).contains("没有保存，已放回编辑器");
        Document theirs = page(path + "/edit", COLLEAGUE);
        assertThat(theirs.select("#restored")).isEmpty();
        assertThat(theirs.select("textarea[name=text]").text()).doesNotContain("企业类形");
        assertThat(post(path, OFFICER, Map.of("text", wrong, "edit", "0"))).hasStatus(302);
        assertThat(post(path, OFFICER, Map.of("text", wrong, "edit", "1", "act", "propose", "reason", "一")))
                .hasStatus(422);
    }

    @Test
    void theFormTakesInWhatWasTypedInTheTextBesideIt() {
        String path = begun("beside", "样例");
        String drawn = text(path);
        String typed = drawn.replace("营业执照", "手写的材料");
        Map<String, String> sent =
                new HashMap<>(Map.of("text", drawn, "drawn", drawn, "edit", "0", "clause", "0", "f.note", "表单的说明"));
        fields(path, sent);
        Document plain = partly(path + "/form", sent);
        assertThat(plain.select("#form-panel")).isEmpty();
        assertThat(plain.expectFirst("#text").wholeText()).contains("表单的说明");
        assertThat(plain.expectFirst("#drawn").wholeText())
                .isEqualTo(plain.expectFirst("#text").wholeText());

        sent.put("text", typed);
        Document both = partly(path + "/form", sent);
        assertThat(both.expectFirst("#text").wholeText()).contains("表单的说明", "手写的材料");
        assertThat(both.expectFirst("#form-panel [name='f.evidence']").text()).isEqualTo("手写的材料");
    }

    /** Two windows of one person: whichever saved itself last, the form goes by the text that it was drawn from. */
    @Test
    void aSecondWindowTakesNothingFromTheForm() {
        String path = begun("windows", "样例");
        String drawn = text(path);
        checked(path, drawn.replace("营业执照", "另一个窗口"));
        String typed = drawn.replace("营业执照", "这个窗口");
        Map<String, String> sent = new HashMap<>(
                Map.of("text", typed, "drawn", drawn.replace("营业执照", "再前面的"), "edit", "0", "clause", "0"));
        fields(path, sent);
        sent.put("f.evidence", "再前面的");
        sent.put("f.note", "表单的说明");
        assertThat(partly(path + "/form", sent).expectFirst("#text").wholeText())
                .contains("表单的说明", "这个窗口");
    }

    /** All that the form of the open clause holds, as a browser sends it. */
    private void fields(String path, Map<String, String> sent) {
        page(path + "/edit", OFFICER).select("#form-panel [name]").forEach(field -> {
            boolean listed = field.tagName().equals("select");
            String value = listed ? field.select("option[selected]").attr("value") : field.val();
            if (!field.tagName().equals("button")) {
                sent.putIfAbsent(field.attr("name"), value);
            }
        });
    }

    private Document partly(String path, Map<String, String> form) {
        var request = pages.post()
                .uri(path)
                .header("HX-Request", "true")
                .with(authentication(token(OFFICER)))
                .with(csrf());
        form.forEach(request::param);
        return body(request.exchange());
    }

    @Test
    void whoComesBackFindsWhatWasNotSavedAndItsNote() {
        String path = begun("comeback", "样例");
        String text = text(path);
        String typed = text.replace("营业执照", "没存的材料");
        post(path + "/check", OFFICER, Map.of("text", text, "edit", "0", "reason", "先写说明"));
        Document noted = page(path + "/edit", OFFICER);
        assertThat(noted.expectFirst("[name=reason]").text()).isEqualTo("先写说明");
        assertThat(noted.select("#restored")).hasSize(1);
        post(path + "/check", OFFICER, Map.of("text", typed, "edit", "0", "reason", "没存的说明"));
        Document back = page(path + "/edit", OFFICER);
        assertThat(back.expectFirst("#text").text()).contains("没存的材料");
        assertThat(back.expectFirst("[name=reason]").text()).isEqualTo("没存的说明");
        assertThat(back.expectFirst("#restored").text()).contains("没有保存，已放回编辑器");
        assertThat(page(path, OFFICER).expectFirst("#unsaved").text()).contains("试算按上次保存的文本");
        assertThat(page(path, COLLEAGUE).select("#unsaved")).isEmpty();

        post(path + "/check", OFFICER, Map.of("text", typed.replace("第1条待命名", "没存的名称"), "edit", "0"));
        String tried = path + "/try?day=2028-02-01&enterprise=" + anEnterprise();
        Document mine = page(tried, OFFICER);
        assertThat(mine.select("li strong").text()).contains("没存的名称");
        assertThat(mine.expectFirst("#which").text()).contains("还没有保存的文本试算");
        Document saved = page(tried + "&saved=true", OFFICER);
        assertThat(saved.select("li strong").text()).contains("第1条待命名");
        assertThat(saved.expectFirst("#which").text()).contains("按上次保存的文本试算");
        Document theirs = page(tried, COLLEAGUE);
        assertThat(theirs.select("li strong").text()).contains("第1条待命名");
        assertThat(theirs.select("#which")).isEmpty();
        post(path + "/check", OFFICER, Map.of("text", typed, "edit", "0", "reason", "没存的说明"));

        post(path, COLLEAGUE, Map.of("text", text.replace("营业执照", "同事的材料"), "edit", "0"));
        Document clash = page(path + "/edit", OFFICER);
        assertThat(clash.expectFirst("#text").text()).contains("没存的材料");
        assertThat(clash.expectFirst("#standing").text()).contains("先保存了这份草稿", "同事的材料", "没存的材料");
        Map<String, String> more = Map.of("text", typed, "edit", "0", "reason", "没存的说明");
        assertThat(body(post(path + "/check", OFFICER, more))
                        .expectFirst("#standing")
                        .text())
                .contains("先保存了这份草稿");
        assertThat(post(path + "/forget", OFFICER, Map.of())).hasStatus(302);
        Document fresh = page(path + "/edit", OFFICER);
        assertThat(fresh.select("#restored")).isEmpty();
        assertThat(fresh.expectFirst("#text").text()).contains("同事的材料");
    }

    /** A request that was still on its way when its text was saved. */
    @Test
    void whatWasSavedIsNothingUnsaved() {
        String path = begun("late", "样例");
        String typed = text(path).replace("营业执照", "存了的材料");
        post(path, OFFICER, Map.of("text", typed, "edit", "0", "reason", "说明"));
        checked(path, typed);
        post(path, COLLEAGUE, Map.of("text", typed.replace("存了的", "同事的"), "edit", "1", "reason", "说明"));
        Document page = page(path + "/edit", OFFICER);
        assertThat(page.select("#restored, #standing section")).isEmpty();
        assertThat(page.expectFirst("#text").text()).contains("同事的材料");
    }

    @Test
    void aRefusedSavingKeepsWhatWasTyped() {
        String path = begun("refused", "样例");
        String typed = text(path).replace("营业执照", "没过的材料");
        assertThat(post(path, OFFICER, Map.of("text", typed, "edit", "0", "act", "propose")))
                .hasStatus(422);
        assertThat(text(path)).contains("没过的材料");
        String endless = "说".repeat(2001);
        MvcTestResult refused = post(path, OFFICER, Map.of("text", typed, "edit", "0", "reason", endless));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused).text()).contains("变更说明最多 2,000 字，现在有 2,001 字");
        assertThat(body(refused).expectFirst("[name=reason]").text()).isEqualTo(endless);
    }

    @Test
    void aDraftThatHasEndedSaysSoWhereverItIsAskedFor() {
        String path = begun("over", "样例");
        post(path, OFFICER, Map.of("text", text(path), "edit", "0", "act", "propose", "reason", "首次编写"));
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1"))).hasStatus(302);
        String said = "孙审批（测试） 已在";
        for (String address : List.of("/edit", "/try", "/population", "/export.yaml?draft=1", "/tiers.dmn")) {
            MvcTestResult answer = get(path + address, OFFICER);
            assertThat(answer).as(address).hasStatus(409);
            assertThat(body(answer).text()).as(address).contains(said, "发布为第 1 版");
        }
        for (String address : List.of("/publish", "/back")) {
            MvcTestResult answer = post(path + address, APPROVER, Map.of("edit", "1"));
            assertThat(answer).as(address).hasStatus(409);
            assertThat(body(answer).text()).as(address).contains(said, "发布为第 1 版");
        }
        for (String address : List.of("/drop", "/simulate")) {
            MvcTestResult answer = post(path + address, OFFICER, Map.of("edit", "1"));
            assertThat(answer).as(address).hasStatus(409);
            assertThat(body(answer).text()).as(address).contains(said, "发布为第 1 版");
        }
        checked(path, "没有保存的一行");
        assertThat(text(path)).contains("没有保存的一行");
        post(path + "/forget", OFFICER, Map.of("left", "true"));
        assertThat(get(path + "/edit", OFFICER)).hasStatus(409);
        assertThat(post("/studio", COLLEAGUE, Map.of("policy", PREFIX + "-over")))
                .hasStatus(302);
        assertThat(body(post(path + "/check", OFFICER, Map.of("text", "又写了一行", "edit", "1")))
                        .expectFirst("#standing")
                        .text())
                .contains("周政策（测试）", "先保存了这份草稿");
    }

    @Test
    void twoWritersLoseNothing() {
        String path = begun("two", "样例");
        String text = text(path);
        post(path, OFFICER, Map.of("text", text.replace("营业执照", "甲的材料"), "edit", "0"));

        MvcTestResult late = post(path, COLLEAGUE, Map.of("text", text.replace("营业执照", "乙的材料"), "edit", "0"));

        assertThat(late).hasStatus(409);
        Document page = body(late);
        assertThat(page.select(".line-gone").text()).contains("甲的材料");
        assertThat(page.select(".line-new").text()).contains("乙的材料");
        assertThat(page.select("textarea[name=text]").text()).contains("乙的材料");
        String edit = page.select("#editor input[name=edit]").val();
        assertThat(post(path, COLLEAGUE, Map.of("text", text.replace("营业执照", "甲乙的材料"), "edit", edit)))
                .hasStatus(302);
        assertThat(page(path + "/saves/1", OFFICER).select("pre").text()).contains("甲的材料");
        assertThat(text(path)).contains("甲乙的材料");
    }

    @Test
    void whatIsTypedWhileTheDraftIsPublishedGoesOnAsANewDraft() {
        String path = begun("ended", "样例");
        String text = text(path);
        post(path, OFFICER, Map.of("text", text, "edit", "0", "act", "propose", "reason", "首次编写"));
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1"))).hasStatus(302);
        String typed = text.replace("营业执照", "乙的材料");

        MvcTestResult typing = post(path + "/check", COLLEAGUE, Map.of("text", typed, "edit", "1"));
        assertThat(typing).hasStatus(409);
        assertThat(body(typing).expectFirst("#standing").text()).contains("发布为第 1 版");
        Document back = page(path, COLLEAGUE);
        assertThat(back.text()).contains("写过没有保存的内容");
        assertThat(page(path + "/edit?left=true", COLLEAGUE)
                        .expectFirst("#text")
                        .text())
                .contains("乙的材料");
        MvcTestResult late = post(path, COLLEAGUE, Map.of("text", typed, "edit", "1", "reason", "补材料"));
        assertThat(late).hasStatus(409);
        Document page = body(late);
        assertThat(page.expectFirst("#text").text()).contains("乙的材料");
        assertThat(page.select("[name=reason]").text()).isEqualTo("补材料");
        assertThat(page.select(".line-new").text()).contains("乙的材料");
        assertThat(page.select("button[value=save]")).isEmpty();
        assertThat(page.select("button[value=anew]")).isNotEmpty();

        Map<String, String> anew = Map.of("text", typed, "edit", "1", "reason", "补材料", "act", "anew");
        assertThat(post(path, COLLEAGUE, anew)).hasStatus(302);
        assertThat(text(path)).contains("乙的材料");
        assertThat(page(path, COLLEAGUE).text()).doesNotContain("写过没有保存的内容");
        MvcTestResult old = post(path, OFFICER, Map.of("text", text.replace("营业执照", "丙的材料"), "edit", "1"));
        assertThat(old).hasStatus(409);
        assertThat(body(old).select(".line-gone").text()).contains("乙的材料");
        assertThat(text(path)).contains("乙的材料");
        assertThat(page(path, OFFICER).select("a[href$=/saves/0], a[href$=/saves/1], a[href$=/saves/2]"))
                .hasSize(3);
        assertThat(page(path + "/saves/1", OFFICER).select("pre").text()).contains("营业执照");
    }

    @Test
    void onlyItsWritersGiveADraftUpAndItsSavingsStay() {
        String path = begun("given-up", "样例放弃");
        String text = text(path);
        assertThat(post(path + "/drop", COLLEAGUE, Map.of("edit", "0"))).hasStatus(409);
        assertThat(page(path, COLLEAGUE).select("form[action$=/drop]")).isEmpty();
        assertThat(page(path, OFFICER).select("form[action$=/drop]")).hasSize(1);
        String typed = text.replace("营业执照", "乙的材料");
        assertThat(post(path + "/drop", OFFICER, Map.of("edit", "0"))).hasStatus(302);

        MvcTestResult late = post(path, COLLEAGUE, Map.of("text", typed, "edit", "0"));
        assertThat(late).hasStatus(409);
        assertThat(body(late).text()).contains("放弃了这份草稿");
        assertThat(body(late).expectFirst("#text").text()).contains("乙的材料");
        assertThat(page("/studio", OFFICER).text()).contains("样例放弃", "已放弃");
        assertThat(page(path + "/saves/0", OFFICER).select("form input[name=save]"))
                .hasSize(1);
        Map<String, String> again = Map.of("policy", PREFIX + "-given-up", "save", "0");
        assertThat(post("/studio", OFFICER, again)).hasStatus(302);
        assertThat(text(path)).isEqualTo(text);
        assertThat(post("/studio", OFFICER, again)).hasStatus(409);
    }

    @Test
    void whoWroteOnADraftThatEndedIsAWriterOfWhatGoesOnFromIt() {
        String path = begun("carried", "样例接写");
        String text = text(path);
        assertThat(post(path + "/drop", OFFICER, Map.of("edit", "0"))).hasStatus(302);
        assertThat(post("/studio", COLLEAGUE, Map.of("policy", PREFIX + "-carried", "save", "0")))
                .hasStatus(302);
        assertThat(page(path, COLLEAGUE).text()).contains(OFFICER.name() + "、" + COLLEAGUE.name());
        post(path, COLLEAGUE, Map.of("text", text, "edit", "1", "act", "propose", "reason", "接着写"));

        Visitor same = new Visitor(OFFICER.account(), OFFICER.name(), Role.POLICY_APPROVER, null);
        assertThat(page(path, same).select("form[action$=/publish]")).isEmpty();
        assertThat(post(path + "/publish", same, Map.of("edit", "2"))).hasStatus(409);
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "2"))).hasStatus(302);
        assertThat(published.versions(PREFIX + "-carried").getFirst().writers())
                .isEqualTo(OFFICER.name() + "、" + COLLEAGUE.name());
    }

    @Test
    void aDraftThatWasSentBackMeanwhileIsNotPublished() {
        String path = begun("back", "样例退回");
        post(path, OFFICER, Map.of("text", text(path), "edit", "0", "act", "propose", "reason", "首次编写"));
        Draft read = drafts.find(PREFIX + "-back").orElseThrow();
        assertThat(post(path + "/back", APPROVER, Map.of("edit", "1"))).hasStatus(302);

        boolean ended = Boolean.TRUE.equals(
                new TransactionTemplate(transactions).execute(status -> drafts.end(read, 1, 1, APPROVER.name())));

        assertThat(ended).isFalse();
        assertThat(drafts.find(PREFIX + "-back")).isPresent();
    }

    @Test
    void aParkWritesForItselfAndLeavesAllElseAlone() {
        String own = "/studio/" + PREFIX + "-park";
        assertThat(post("/studio", PARK_OFFICER, Map.of("policy", "most-2017-115")))
                .hasStatus(409);
        assertThat(page("/studio/most-2017-115", PARK_OFFICER).text()).contains("这份政策归全部园区");
        assertThat(page("/studio/most-2017-115", PARK_OFFICER).select("main form[action='/studio']"))
                .isEmpty();
        assertThat(post("/studio", PARK_OFFICER, Map.of("policy", "facts"))).hasStatus(409);
        String all = begun("of-all", "样例全部");
        for (String address : List.of("/edit", "/saves/0", "/export.yaml?draft=1", "/try", "/population")) {
            assertThat(get(all + address, PARK_OFFICER)).as(address).hasStatus(404);
        }
        String text = text(all);
        assertThat(post(all, PARK_OFFICER, Map.of("text", text, "edit", "0"))).hasStatus(404);
        assertThat(post(all + "/check", PARK_OFFICER, Map.of("text", text, "edit", "0")))
                .hasStatus(404);
        assertThat(page("/studio", PARK_OFFICER).text()).doesNotContain("样例全部");
        assertThat(post("/studio", PARK_OFFICER, Map.of("policy", PREFIX + "-of-all", "title", "占用")))
                .hasStatus(409);
        post(all, OFFICER, Map.of("text", text, "edit", "0", "act", "propose", "reason", "一"));
        assertThat(post(all + "/publish", PARK_APPROVER, Map.of("edit", "1"))).hasStatus(404);
        assertThat(post(all + "/back", PARK_APPROVER, Map.of("edit", "1"))).hasStatus(404);

        assertThat(post("/studio", PARK_OFFICER, Map.of("policy", PREFIX + "-park", "title", "样例一园")))
                .hasStatus(302);
        String written = page(own + "/edit", PARK_OFFICER)
                .expectFirst("textarea[name=text]")
                .wholeText();
        assertThat(written).contains("所在园区 = \"changchun\"");
        Visitor elsewhere = of("studio-8", Role.POLICY_OFFICER, "jinzhong");
        assertThat(get(own + "/edit", elsewhere)).hasStatus(404);
        assertThat(page("/studio", OFFICER).text()).contains("样例一园");
        String everybody = written.replaceFirst("(?m)^.*id: 园区.*\\n", "");
        Map<String, String> wide = Map.of("text", everybody, "edit", "0", "act", "propose", "reason", "一");
        MvcTestResult refused = post(own, PARK_OFFICER, wide);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused).text()).contains("要在“全部满足”的条件里写明：所在园区 = \"changchun\"");
        assertThat(post(own, PARK_OFFICER, Map.of("text", written, "edit", "0", "act", "propose", "reason", "一")))
                .hasStatus(302);
        assertThat(post(own + "/publish", of("studio-9", Role.POLICY_APPROVER, "jinzhong"), Map.of("edit", "1")))
                .hasStatus(404);
        assertThat(post(own + "/publish", PARK_APPROVER, Map.of("edit", "1"))).hasStatus(302);
        assertThat(page(own, elsewhere).text()).contains("您的职务只管");
        assertThat(get("/policies/" + PREFIX + "-park", elsewhere)).hasStatusOk();
        assertThat(post("/studio", PARK_OFFICER, Map.of("policy", PREFIX + "-park")))
                .hasStatus(302);
    }

    /** Whatever a page forgets to ask, the rows themselves are closed. */
    @Test
    void theRowsOfADraftForOtherParksAreClosedToThePark() {
        begun("closed", "样例封闭");
        var request = new MockHttpServletRequest();
        PARK_OFFICER.attachTo(request);
        var attributes = new ServletRequestAttributes(request);
        RequestContextHolder.setRequestAttributes(attributes);
        try {
            assertThat(drafts.find(PREFIX + "-closed")).isEmpty();
            assertThat(drafts.saves(PREFIX + "-closed")).isEmpty();
            var template = new TransactionTemplate(transactions);
            assertThatThrownBy(() -> template.executeWithoutResult(
                            status -> published.publish(PREFIX + "-closed", 1, "x", "", "", "")))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasStackTraceContaining("row-level security");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(drafts.find(PREFIX + "-closed")).isPresent();
    }

    @Test
    void aFileWithMarkAndForeignLineEndsBecomesASavingOfTheDraftThatStands() {
        String path = begun("brought", "样例导入");
        String text = text(path).replace("营业执照", "导入的材料");
        byte[] file = ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);

        assertThat(upload("/studio/import", "a.yaml", file, Map.of())).hasStatus(409);
        assertThat(upload("/studio/import", "a.yaml", file, Map.of("over", "true")))
                .hasStatus(302);

        assertThat(text(path).strip()).isEqualTo(text.strip());
        assertThat(page(path + "/saves/0", OFFICER).select("pre").text()).contains("营业执照");
    }

    @Test
    void aTableThatClausesShareComesBackAsDmn() {
        String path = begun("shared", "样例共用");
        String text = text(path)
                .replace("\nclauses:", "\nparams:\n  分段: [{over: 0元, rate: 50%}, {over: 50万元, rate: 30%}]\nclauses:")
                .replace(
                        "{kind: ceiling, cap: 封顶}",
                        "{kind: ceiling, formula: \"marginal(营业收入, 分段)\", cap: 封顶, round: {to: 分, mode: down}}")
                .replace("企业类型: 工业企业}", "企业类型: 工业企业, 营业收入: 100万元}");
        post(path, OFFICER, Map.of("text", text, "edit", "0"));
        assertThat(page(path, OFFICER).select("form[action$=/tiers]")).hasSize(1);
        byte[] dmn = TierTable.dmn("样例", "分段", List.of(new long[] {0, 400_000}, new long[] {50_000_000, 200_000}))
                .getBytes(StandardCharsets.UTF_8);

        Map<String, String> asked = Map.of("edit", "1", "clause", "1", "name", "分段");
        assertThat(upload(path + "/tiers", "tiers.dmn", dmn, asked)).hasStatus(302);

        assertThat(text(path)).contains("{over: 0元, rate: 40%}, {over: 500000元, rate: 20%}");
        Document form = body(post(path + "/form", OFFICER, Map.of("text", text(path), "edit", "2", "open", "-1")));
        assertThat(form.expectFirst("[name='p0.name']").val()).isEqualTo("分段");
        Map<String, String> changed = new HashMap<>(Map.of("text", text(path), "edit", "2", "clause", "-1"));
        changed.put("drawn", "");
        changed.put("p0.name", "分段");
        changed.put("p0.form", "tiers");
        changed.put("p0.value", "0元 45%");
        assertThat(body(post(path + "/form", OFFICER, changed))
                        .expectFirst("#text")
                        .wholeText())
                .contains("分段: [{over: 0元, rate: 45%}]");
    }

    @Test
    void theBuilderSaysWhyNothingCameOfIt() {
        String path = begun("builder", "样例生成");
        Map<String, String> sent =
                new HashMap<>(Map.of("text", text(path), "edit", "0", "clause", "0", "act", "amount"));
        sent.put("drawn", "");
        sent.put("b.method", "RATE");
        sent.put("b.base", "营业收入 - 研发费用");
        sent.put("b.value", "50%");
        sent.put("f.title", "样例名称");
        Document answer = body(post(path + "/form", OFFICER, sent));
        assertThat(answer.expectFirst("#builder-problem").text()).contains("不在事实字典里");
        assertThat(answer.expectFirst("[name='b.value']").text()).isEqualTo("50%");
        assertThat(answer.expectFirst("#text").wholeText())
                .contains("title: 样例名称")
                .doesNotContain("比例");
    }

    @Test
    void aPolicyThatBeginsLaterIsTriedOnALaterDay() {
        String path = begun("later", "样例以后");
        post(path, OFFICER, Map.of("text", text(path).replaceAll("2026-\\d\\d-\\d\\d", "2028-01-01"), "edit", "0"));
        String enterprise = anEnterprise();
        assertThat(page(path + "/try?enterprise=" + enterprise, OFFICER).text()).contains("没有条款适用");
        Document later = page(path + "/try?enterprise=" + enterprise + "&day=2028-02-01", OFFICER);
        assertThat(later.select("li strong").text()).contains("第1条待命名");
        assertThat(later.expectFirst("#day").val()).isEqualTo("2028-02-01");
    }

    @Test
    void figuresThatAreNotInTheTextAreLookedAtBeforePublishing() throws IOException {
        String path = begun("figures", "样例核对");
        byte[] document = aDocument("第1条 给工业企业一次性奖励20万元。");
        assertThat(upload(path + "/source", "样例.docx", document, Map.of())).hasStatus(302);
        String original = page(path + "/source", APPROVER)
                .expectFirst("a[href^=/attachments/]")
                .attr("href");
        assertThat(get(original, APPROVER).getResponse().getContentAsByteArray())
                .isEqualTo(document);
        Visitor stranger = new Visitor("studio-4", "某载体经理（测试）", Role.ESTATE_MANAGER, null);
        assertThat(get(original, stranger)).hasStatus(404);
        post(path, OFFICER, Map.of("text", text(path), "edit", "0", "act", "propose", "reason", "首次编写"));

        Document page = page(path, APPROVER);
        assertThat(page.expectFirst("#lost-figures").text()).contains("1 个数字没有在所引条款里找到", "封顶 10万元");
        assertThat(page.expectFirst("#publish [name=seen]").val()).hasSize(12);
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1"))).hasStatus(409);
        String seen = page.expectFirst("#publish [name=seen]").val();
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1", "seen", "1")))
                .hasStatus(409);
        upload(path + "/source", "样例.docx", aDocument("第1条 给工业企业一次性奖励40万元，此外10万元。第2条"), Map.of());
        upload(path + "/source", "样例.docx", aDocument("别的 给工业企业一次性奖励10万元。"), Map.of());
        Document changed = page(path, APPROVER);
        assertThat(changed.expectFirst("#lost-figures").text()).contains("没认出所引条款");
        assertThat(changed.expectFirst("#publish [name=seen]").val()).isNotEqualTo(seen);
        assertThat(page(path + "/source", APPROVER).select("#figures .ok")).isEmpty();
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1", "seen", seen)))
                .hasStatus(409);
        upload(path + "/source", "样例.docx", document, Map.of());
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1", "seen", seen)))
                .hasStatus(302);
        assertThat(TestDatabase.sql()
                        .sql(
                                "select content::text from audit.entry where action = '发布政策' and content::text like :policy")
                        .param("policy", "%" + PREFIX + "-figures%")
                        .query(String.class)
                        .single())
                .contains("发布人已逐个看过没有在所引条款里找到的 1 个数字", "封顶 10万元");
    }

    @Test
    void aDraftStandsBesideWhatIsInForceInASimulation() {
        String path = begun("simulated", "样例模拟");
        assertThat(page(path + "/population", OFFICER).select("form[action$=/simulate]"))
                .hasSize(2);
        assertThat(post(path + "/simulate", OFFICER, Map.of("clause", "nowhere")))
                .hasStatus(404);
        for (Map<String, String> asked : List.of(Map.of("day", "2026-12-01"), Map.of("clause", "1"))) {
            String simulation = Objects.requireNonNull(
                    post(path + "/simulate", OFFICER, asked).getResponse().getRedirectedUrl());
            assertThat(page(simulation, OFFICER).select(".versus thead").text()).contains("草稿（第 0 次保存）");
            String next = simulation + "/variants";
            Map<String, String> lower = Map.of("name", "封顶减半", "1:p.封顶", "5万元");
            assertThat(page(next + "/new", OFFICER)
                            .expectFirst("[name='1:p.封顶']")
                            .val())
                    .isEqualTo("10万元");
            assertThat(post(next, OFFICER, lower)).hasStatus(302);
            assertThat(page(simulation, OFFICER).select(".versus tbody").text()).contains("封顶 → 5万元");
            assertThat(post(simulation + "/variants/1/remove", OFFICER, Map.of()))
                    .hasStatus(302);
            MvcTestResult last = post(simulation + "/variants/2/remove", OFFICER, Map.of());
            assertThat(last).hasStatus(409);
            assertThat(body(last).text()).contains("最后一个由草稿文本算出的方案");
            assertThat(post(next, OFFICER, lower)).hasStatus(302);
            assertThat(page(simulation, OFFICER).select(".versus tbody").text()).contains("封顶 → 5万元");
            assertThat(post(simulation + "/refresh", OFFICER, Map.of())).hasStatus(302);
            assertThat(post(simulation + "/remove", OFFICER, Map.of())).hasStatus(302);
        }
        assertThat(published.library().policies())
                .noneMatch(policy -> policy.id().startsWith(PREFIX));
        String broken = text(path).replace("value: 10万元", "value: 很多");
        post(path, OFFICER, Map.of("text", broken, "edit", "0"));
        assertThat(post(path + "/simulate", OFFICER, Map.of())).hasStatus(409);
    }

    @Test
    void aFactOfTheHouseIsPublishedByASecondPersonAndStaysWhatItIs() {
        String path = "/studio/facts";
        assertThat(post("/studio", OFFICER, Map.of("policy", "facts"))).hasStatus(302);
        assertThat(page(path, OFFICER).select("a[href$=/try]")).isEmpty();
        Document form = page(path + "/edit", OFFICER);
        assertThat(form.expectFirst("[name='f.name']").val()).isEqualTo("事实1");
        String text = text(path);
        Map<String, String> sent = new HashMap<>(Map.of("text", text, "edit", "0", "act", "clause+", "clause", "0"));
        sent.put("drawn", "");
        sent.put("f.name", "样例投入");
        sent.put("f.codes", "");
        Document more = body(post(path + "/form", OFFICER, sent));
        String two = more.expectFirst("textarea[name=text]").wholeText().strip();
        assertThat(two).contains("name: 样例投入", "code: own-fact-2");
        assertThat(more.expectFirst("[name='f.name']").val()).isEqualTo("事实2");
        assertThat(body(post(path + "/check", OFFICER, Map.of("text", text.replace("事实1", "营业收入"), "edit", "0")))
                        .text())
                .contains("“营业收入”重复");
        assertThat(body(post(path + "/check", OFFICER, Map.of("text", "policy: facts\n", "edit", "0")))
                        .text())
                .doesNotContain("没有错误");

        post(path, OFFICER, Map.of("text", two, "edit", "0", "act", "propose", "reason", "要用"));
        assertThat(page(path, APPROVER).select("#differences").text()).contains("新增事实", "样例投入");
        assertThat(post(path + "/publish", APPROVER, Map.of("edit", "1"))).hasStatus(302);
        assertThat(published.library().facts().byCode("own-fact-1")).isPresent();
        assertThat(page(path, OFFICER).select("#own-facts").text()).contains("样例投入", "own-fact-2");
        String policy = begun("on-own-fact", "样例");
        String condition =
                text(policy).replace("企业类型 = \"工业企业\"", "样例投入 >= 10万元").replace("企业类型: 工业企业", "样例投入: 10万元");
        assertThat(body(post(policy + "/check", OFFICER, Map.of("text", condition, "edit", "0")))
                        .text())
                .contains("1 个测试全部通过");

        post("/studio", OFFICER, Map.of("policy", "facts"));
        assertThat(text(path).strip()).isEqualTo(two);
        for (String wrong : List.of(
                two.substring(0, two.indexOf("- name: 事实2")),
                two.replaceFirst("type: money\\s+unit: 万元", "type: bool"),
                two.replace("样例投入", "别名"))) {
            assertThat(body(post(path + "/check", OFFICER, Map.of("text", wrong, "edit", "0")))
                            .select("#checks")
                            .text())
                    .as(wrong)
                    .contains("已经发布");
        }
        assertThat(post("/studio", OFFICER, Map.of("policy", "facts"))).hasStatus(409);
    }

    /** A text that the engine takes no longer, as after a change of what ships. */
    private void isLeftOut(String policy, String text) {
        TestDatabase.sql().sql("""
                insert into policy.published_policy (policy, version, text, writers, publisher, published_at, reason)
                values (:policy, 1, :text, '', '', now(), '')""").param("policy", policy).param("text", text).update();
        published.refresh();
        assertThat(published.edition().leftOut()).containsKey(policy);
    }

    @Test
    void whatWasPublishedIsKeptAlsoWhenTheEngineTakesItNoLonger() {
        String policy = PREFIX + "-left";
        String text = FirstText.of(policy, "样例", "220000", LocalDate.of(2026, 1, 1), Scope.EVERYWHERE);
        String second = text.substring(text.indexOf("- id:")).replaceFirst("- id: \\S+", "- id: second");
        isLeftOut(policy, text + second.replace("企业类型 = \"工业企业\"", "不再有的事实 = \"工业企业\""));
        String path = "/studio/" + policy;
        assertThat(post("/studio", OFFICER, Map.of("policy", policy))).hasStatus(302);
        assertThat(checked(path, text + second)).contains("没有错误").doesNotContain("已经发布");
        assertThat(checked(path, text)).contains("条款 second", "已经发布过，不能删除");
        assertThat(checked(path, text + second.replace("entity: enterprise", "entity: product")))
                .contains("条款 second", "对象或性质已经发布，不能改");
        String brief = "{policy: " + policy + ", clauses: [{id: gone, entity: enterprise, title: 没了}]}";
        TestDatabase.sql()
                .sql("delete from policy.published_policy where policy = :policy")
                .param("policy", policy)
                .update();
        published.refresh();
        isLeftOut(policy, brief);
        assertThat(checked(path, text)).contains("条款 gone“没了”已经发布过");
    }

    @Test
    void figuresKeepTheirFactAlsoWhenTheDictionaryIsTakenNoLonger() {
        String facts = """
                facts:
                - {name: 样例甲, code: own-fact-1, entity: enterprise, type: integer, unit: 人, provider: 企业, says: 甲}
                - {name: 营业收入, code: own-fact-2, entity: enterprise, type: money, provider: 企业, says: 与随软件的重名}
                - {name: 样例丙, code: revenue, entity: enterprise, type: bool, provider: 企业, says: 与随软件的同代码}
                """;
        isLeftOut(PublishedLibrary.FACTS, facts);
        String path = "/studio/facts";
        assertThat(post("/studio", OFFICER, Map.of("policy", "facts"))).hasStatus(302);
        String mended = facts.replace("name: 营业收入", "name: 样例乙").replaceFirst("- .*code: revenue.*\\n", "");
        assertThat(checked(path, mended)).contains("没有错误").doesNotContain("已经发布");
        assertThat(checked(path, mended.replaceFirst("- .*own-fact-1.*\\n", "")))
                .contains("事实“样例甲”已经发布过，不能删除");
        assertThat(checked(path, mended.replace("type: money", "type: bool"))).contains("事实“营业收入”的对象、类型", "不能改");
        assertThat(checked(path, mended.replace("unit: 人", "unit: 件"))).contains("事实“样例甲”的", "整数的单位", "不能改");
    }

    private String checked(String path, String text) {
        return body(post(path + "/check", OFFICER, Map.of("text", text, "edit", "0")))
                .select("#checks")
                .text();
    }

    @Test
    void aTableThatIsBroughtInLeavesWhatIsStillBeingTyped() {
        String path = begun("tiers", "样例");
        String typed = text(path) + "# 还没有保存的一行\n";
        checked(path, typed);
        String dmn = TierTable.dmn("样例", "封顶", List.of(new long[] {0, 50_000}, new long[] {100_000_000, 20_000}));
        var upload = pages.post().uri(path + "/tiers").multipart().file("file", dmn.getBytes(StandardCharsets.UTF_8));
        Map.of("clause", "1", "name", "封顶", "edit", "0").forEach(upload::param);
        assertThat(upload.with(authentication(token(OFFICER))).with(csrf()).exchange())
                .hasStatus(302);
        assertThat(drafts.find(PREFIX + "-tiers").orElseThrow().text())
                .contains("over: 1000000元")
                .doesNotContain("还没有保存的一行");
        assertThat(text(path).strip()).isEqualTo(typed.strip());
    }

    @Test
    void hostileTextIsRefusedWithASentence() {
        String path = begun("hostile", "<script>alert(1)</script>");
        String text = text(path);
        assertThat(page("/studio", OFFICER).select("main script")).isEmpty();
        assertThat(page(path, OFFICER).select("main script")).isEmpty();
        Map<String, String> hostile = new HashMap<>();
        hostile.put("表达式超过", text.replace("企业类型 = \"工业企业\"", "(".repeat(4000) + "true" + ")".repeat(4000)));
        hostile.put("一行超过", text.replace("企业类型 = \"工业企业\"", "企业类型 = \"工业企业\" or ".repeat(3000) + "true"));
        hostile.put("锚点", text + "\nx: &a [1]\ny: [*a, *a]\n");
        hostile.put("层", text + "\nx: " + "[".repeat(500) + "1" + "]".repeat(500));
        hostile.put("事实字典", "facts:\n- {name: 甲, code: a-b, entity: enterprise, type: bool, provider: 企业, says: 甲}\n");
        hostile.put("政策号应是", text.replace("policy: " + PREFIX, "policy: other-" + PREFIX));
        hostile.put("1 MB", "#" + "x".repeat(1 << 20));
        hostile.forEach((word, each) -> assertThat(
                        body(post(path + "/check", OFFICER, Map.of("text", each, "edit", "0")))
                                .select("#checks")
                                .text())
                .as(word)
                .contains(word));
        assertThat(published.library().clauses())
                .noneMatch(clause -> clause.id().policy().startsWith(PREFIX));
    }

    @Test
    void oddCharactersAndKeysAreRefusedWithTheirPlace() {
        String path = begun("odd", "样例");
        String text = text(path);
        String cite = "  cite: 第1条";
        int line = (int) text.substring(0, text.indexOf(cite)).lines().count() + 1;
        Map<String, String> odd = new HashMap<>();
        odd.put("第 " + line + " 行第 1 列 不能用制表符", text.replace(cite, "\t  cite: 第1条"));
        odd.put("第 " + line + " 行第 9 列 含有看不见的控制字符", text.replace(cite, "  cite: \u0007第1条"));
        odd.put("第 " + line + " 行第 10 列 含有看不见的控制字符", text.replace(cite, "  cite: 第\u202E1条"));
        odd.put("第 " + line + " 行第 11 列 含有看不见的控制字符", text.replace(cite, "  cite: 第1\u200B条"));
        odd.put("第 " + line + " 行第 12 列 含有看不见的控制字符", text.replace(cite, cite + "\uFEFF"));
        odd.put("第 " + (line + 1) + " 行第 3 列 键“cite”重复", text.replace(cite, cite + "\n  cite: 第2条"));
        odd.put("第 " + line + " 行第 9 列 不支持锚点", text.replace(cite, "  cite: &a 第1条"));
        odd.put("第 " + line + " 行第 9 列 不支持锚点 &、引用 * 和标签 !", text.replace(cite, "  cite: !!java.lang.String 第1条"));
        odd.put("第 " + line + " 行", text.replace(cite, "  <<: {cite: 第1条}"));
        odd.forEach((place, each) -> assertThat(checked(path, each)).contains(place));
        assertThat(checked(path, "\uFEFF" + text.replace("\n", "\r\n"))).contains("没有错误");
        assertThat(text(path).strip()).isEqualTo(text.strip());
    }

    /** As many clauses as go into a text that may still be saved: everything comes back. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aVeryLongTextIsReadOrRefused() {
        String path = begun("long", "样例");
        String text = text(path);
        String clause = text.substring(text.indexOf("- id:"));
        StringBuilder many = new StringBuilder(text);
        for (int i = 2; many.length() < (1 << 20) - clause.length() - 10; i++) {
            many.append(clause.replaceFirst("- id: \"1\"", "- id: \"" + i + "\""));
        }
        assertThat(checked(path, many.toString())).contains("没有错误", "个测试全部通过");
        assertThat(checked(path, many + "#".repeat(1 << 20))).contains("1 MB");
        assertThat(text(path).strip()).isEqualTo(many.toString().strip());
    }

    @Test
    void aFileThatIsNoTextIsRefused() {
        byte[] nul = "policy: studio-test-nul \0".getBytes(StandardCharsets.UTF_8);
        MvcTestResult refused = upload("/studio/import", "a.yaml", nul, Map.of());
        assertThat(refused).hasStatus(409);
        assertThat(body(refused).text()).contains("第 1 行含有看不见的控制字符");
        assertThat(upload("/studio/import", "a.yaml", new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 1}, Map.of()))
                .hasStatus(409);
        assertThat(upload("/studio/import", "a.yaml", "\uFEFF".getBytes(StandardCharsets.UTF_8), Map.of()))
                .hasStatus(409);
    }

    private String begun(String name, String title) {
        String policy = PREFIX + "-" + name;
        assertThat(post("/studio", OFFICER, Map.of("policy", policy, "title", title)))
                .hasStatus(302)
                .hasRedirectedUrl("/studio/" + policy + "/edit");
        return "/studio/" + policy;
    }

    private String text(String path) {
        return page(path + "/edit", OFFICER).expectFirst("textarea[name=text]").wholeText();
    }

    private Document page(String path, Visitor who) {
        MvcTestResult answer = get(path, who);
        assertThat(answer).as(path).hasStatusOk();
        return body(answer);
    }

    private static Document body(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MvcTestResult get(String path, Visitor who) {
        return pages.get().uri(path).with(authentication(token(who))).exchange();
    }

    private MvcTestResult post(String path, Visitor who, Map<String, String> form) {
        var request = pages.post().uri(path).with(authentication(token(who))).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult upload(String path, String name, byte[] content, Map<String, String> form) {
        var request = pages.post().uri(path).multipart().file(new MockMultipartFile("file", name, null, content));
        form.forEach(request::param);
        return request.with(authentication(token(OFFICER))).with(csrf()).exchange();
    }

    private static byte[] aDocument(String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(
                    ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"
                                    + "<w:r><w:t>" + words + "</w:t></w:r></w:p></w:body></w:document>")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String anEnterprise() {
        UUID id = UUID.randomUUID();
        TestDatabase.sql()
                .sql("""
                        insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                            credit_code, park, created_at, updated_at, updated_by)
                        values (:id, '示例试算（测试）有限公司', 'a', 'a', 'a', '{}', :code, 'changchun', now(), now(), 'studio-test')""")
                .param("id", id)
                .param("code", UnifiedCreditCode.issue("9122010577770001").value())
                .update();
        return id.toString();
    }

    private static UsernamePasswordAuthenticationToken token(Visitor who) {
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(who), "", List.of());
    }
}
