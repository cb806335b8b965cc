package io.xingyuan.casework.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.ExpertPanels;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From the pool by lot to a result, and what each may see on the way. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PanelTests {

    private static final String BOUND = "样例器械有限公司";

    private final Visitor officer = new Visitor(UUID.randomUUID().toString(), "林政策", Role.POLICY_OFFICER, null);
    private final MockMvcTester pages;
    private final ApplicationContext house;
    private final PanelWork work;
    private final String field = "领域" + UUID.randomUUID().toString().substring(0, 8);
    private CaseId id = new CaseId(new UUID(0, 0));

    PanelTests(MockMvcTester pages, ApplicationContext house, PanelWork work) {
        this.pages = pages;
        this.house = house;
        this.work = work;
    }

    @BeforeEach
    void aCaseAndSixExpertsOfWhomOneIsBound() {
        Cases cases = house.getBean(Cases.class);
        id = cases.open(new NewCase("application", "sample", "1", "样例评审项目", null, BOUND, null, List.of()));
        cases.report(id, "acceptance", Outcome.PASS, "");
        cases.report(id, "review", Outcome.PASS, "");
        for (int i = 0; i < 6; i++) {
            house.getBean(PoolKeeping.class)
                    .keep(new Expert(
                            account("示例专家" + i).toString(),
                            "示例专家" + i,
                            i == 0 ? BOUND : "示例大学",
                            List.of(field),
                            true,
                            List.of()));
        }
    }

    private static UUID account(String name) {
        UUID account = UUID.randomUUID();
        var sql = TestDatabase.sql();
        sql.sql("""
                insert into identity.account (id, sign_in_name, name, organisation_id, created_at)
                values (:id, :signIn, :name, '00000000-0000-7000-8000-000000000001', now())
                """)
                .param("id", account)
                .param("signIn", "x" + account)
                .param("name", name)
                .update();
        sql.sql("""
                insert into identity.role_grant
                    (id, account_id, role, organisation_id, scope, from_day, status, origin, proposed_at)
                values (:id, :id, 'EXPERT', '00000000-0000-7000-8000-000000000001', 'ALL', '2026-01-01', 'STANDING',
                    'SET_UP', now())
                """).param("id", account).update();
        return account;
    }

    @Test
    void aPanelIsDrawnWithoutTheBoundAndCanBeRepeated() {
        Panel panel = formed(3, null);

        assertThat(panel.seats()).hasSize(3).noneMatch(seat -> seat.employer().equals(BOUND));
        List<Panels.Candidate> candidates = house.getBean(Panels.class).candidates(panel.id());
        assertThat(panel.seats().stream().map(Seat::account).toList())
                .as("the three smallest of those who may")
                .containsExactlyInAnyOrderElementsOf(candidates.stream()
                        .filter(each -> each.excluded().isEmpty())
                        .sorted(Comparator.comparing(Panels.Candidate::order))
                        .limit(3)
                        .map(Panels.Candidate::account)
                        .toList());
        assertThat(candidates)
                .hasSize(6)
                .filteredOn(each -> !each.excluded().isEmpty())
                .hasSize(1);
        Draw again = new Draw(panel.seed());
        assertThat(candidates)
                .allSatisfy(each -> assertThat(each.order()).isEqualTo(again.order(field, each.account())));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> formed(2, null))
                .withMessageContaining("已有“专家组”");
    }

    @Test
    void tooFewAreRefusedAndLeaveNothing() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> formed(6, null))
                .withMessageContaining("还缺：" + field + " 1");
        assertThat(house.getBean(Panels.class).of(id)).isEmpty();
        assertThat(TestDatabase.sql()
                        .sql(
                                "select content::text from audit.entry where action = '抽取专家未成' and content::text like '%' || :id || '%'")
                        .param("id", id.value().toString())
                        .query(String.class)
                        .list())
                .as("on record with its seed")
                .singleElement()
                .asString()
                .contains(field + " 1", "抽签种子");
    }

    @Test
    void whatWasNotedInOneRoundStaysWhateverBecomesOfTheExperts() {
        Panel panel = formed(3, null);
        Panels panels = house.getBean(Panels.class);
        List<Panels.Candidate> first = panels.candidates(panel.id());
        String spared = first.stream()
                .filter(each -> each.excluded().isEmpty())
                .map(Panels.Candidate::account)
                .filter(account ->
                        panel.seats().stream().noneMatch(seat -> seat.account().equals(account)))
                .findFirst()
                .orElseThrow();
        deactivates(spared);

        work.refuse(panel.id(), panel.seats().getFirst().account(), "亲属任职");

        List<Panels.Candidate> both = panels.candidates(panel.id());
        assertThat(both).hasSize(12).startsWith(first.toArray(Panels.Candidate[]::new));
        assertThat(both)
                .filteredOn(each -> each.account().equals(spared))
                .extracting(Panels.Candidate::excluded)
                .containsExactly("", "已停用");
    }

    @Test
    void whoLearnsOfATieOrIsTakenOutAfterTheDrawDoesNotScore() {
        Panel panel = formed(3, null);
        Seat tied = panel.seats().getFirst();
        Seat out = panel.seats().get(1);
        pages.post()
                .uri("/reviews/ties")
                .param("unit", BOUND)
                .param("relation", "受聘顾问")
                .with(authentication(as(expert(tied))))
                .with(csrf())
                .exchange();
        deactivates(out.account());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> score(panel, tied, 90))
                .withMessage("与" + BOUND + "有利害关系：受聘顾问，不能评分，请先回避。");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> score(panel, out, 90))
                .withMessage("已停用，不能评分，请先回避。");
        work.refuse(panel.id(), tied.account(), "受聘顾问");
        score(panel, panel.seats().get(2), 90);
    }

    @Test
    void aReasonThatIsMissingOrTooLongIsSaidAtItsFieldAndStaysTyped() {
        Panel panel = formed(3, null);
        Seat seat = panel.seats().getFirst();
        String endless = "长".repeat(201);

        MvcTestResult replaced = pages.post()
                .uri("/panels/" + panel.id() + "/replace?account=" + seat.account())
                .param("reason", endless)
                .with(authentication(as(officerHere(panel))))
                .with(csrf())
                .exchange();
        MvcTestResult refused = pages.post()
                .uri("/reviews/" + panel.id() + "/refuse")
                .param("reason", " ")
                .with(authentication(as(expert(seat))))
                .with(csrf())
                .exchange();

        assertThat(replaced).hasStatus(409).bodyText().contains("请写明更换的理由，最多 200 个字。", endless, "reason-problem");
        assertThat(refused).hasStatus(409).bodyText().contains("请写明回避的理由，最多 200 个字。", "reason-problem");
        assertThat(house.getBean(Panels.class).get(panel.id()).seats()).isEqualTo(panel.seats());
    }

    /** Who works on the park in which its case lies from now on. */
    private Visitor officerHere(Panel panel) {
        TestDatabase.sql()
                .sql("update casework.case_file set park = 'panelpark' where id = :id")
                .param("id", panel.caseId().value())
                .update();
        return new Visitor(
                officer.account(), "林政策", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("panelpark"))));
    }

    private void deactivates(String account) {
        Expert expert = house.getBean(ExpertPool.class).find(account).orElseThrow();
        house.getBean(PoolKeeping.class)
                .keep(new Expert(account, expert.name(), expert.employer(), expert.fields(), false, List.of()));
    }

    @Test
    void twoPanelsThatFinishAtOnceSendTheCaseOn() throws Exception {
        for (int round = 0; round < 3; round++) {
            if (round > 0) {
                aCaseAndSixExpertsOfWhomOneIsBound();
            }
            List<Panel> both = List.of(formed("技术组", 1, new BigDecimal("60")), formed("财务组", 1, new BigDecimal("60")));
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Future<?>> sheets = new ArrayList<>();
                for (Panel panel : both) {
                    sheets.add(threads.submit(() -> {
                        start.await();
                        score(panel, panel.seats().getFirst(), 80);
                        return panel;
                    }));
                }
                for (Future<?> sheet : sheets) {
                    sheet.get();
                }
            }
            assertThat(house.getBean(Cases.class).find(id).orElseThrow().stage())
                    .isEqualTo("publicity");
        }
    }

    @Test
    void anOfficerOfOneParkSeesItsPanelsHoweverManyTheOthersHave() {
        Panel panel = formed(2, null);
        Scope own = Scope.of(Set.of(new ParkId("panelpark")));
        Visitor there = new Visitor(officer.account(), "林政策", Role.POLICY_OFFICER, null, null, own);
        Visitor elsewhere = new Visitor(
                officer.account(), "林政策", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));
        assertThat(get(there, "/panels/of/" + id)).as("of no certain park").hasStatus(404);
        TestDatabase.sql()
                .sql("update casework.case_file set park = 'panelpark' where id = :id")
                .param("id", id.value())
                .update();

        assertThat(get(there, "/panels/of/" + id)).hasRedirectedUrl("/panels/" + panel.id());
        assertThat(get(elsewhere, "/panels/of/" + id)).hasStatus(404);
        assertThat(house.getBean(Panels.class)
                        .list(own, new Paging(1, 100, "/panels"))
                        .rows())
                .extracting(Panel::id)
                .contains(panel.id())
                .hasSize(Math.toIntExact(house.getBean(Panels.class)
                        .list(own, new Paging(1, 1, "/panels"))
                        .total()));
        assertThat(text(get(elsewhere, "/panels"))).doesNotContain(panel.id().toString());
        assertThat(text(get(there, "/panels"))).contains(panel.id().toString());
    }

    @Test
    void theNextTakesTheSeatOfWhoStaysAway() {
        Panel panel = formed(4, null);
        Seat first = panel.seats().getFirst();

        work.refuse(panel.id(), first.account(), "亲属任职");

        Panel after = house.getBean(Panels.class).get(panel.id());
        assertThat(after.sitting()).hasSize(4).noneMatch(seat -> seat.account().equals(first.account()));
        work.refuse(panel.id(), after.sitting().getFirst().account(), "时间冲突");
        Panel shortOfOne = house.getBean(Panels.class).get(panel.id());
        assertThat(shortOfOne.missing()).isEqualTo(1);
        shortOfOne.sitting().forEach(seat -> score(panel, seat, 80));
        assertThat(house.getBean(Panels.class).get(panel.id()).done()).isFalse();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> work.refill(panel.id()));
    }

    @Test
    void whoIsNoExpertAnyMoreOrDoesNotAnswerMakesRoom() {
        Panel panel = formed(3, null);
        Seat silent = panel.seats().getFirst();

        assertThat(pages.post()
                        .uri("/panels/" + panel.id() + "/replace")
                        .param("account", silent.account())
                        .param("reason", "联系不上")
                        .with(authentication(as(officer)))
                        .with(csrf()))
                .hasRedirectedUrl("/panels/" + panel.id());

        Panel after = house.getBean(Panels.class).get(panel.id());
        assertThat(after.sitting()).hasSize(3).noneMatch(seat -> seat.account().equals(silent.account()));
        assertThat(after.seats()).anySatisfy(seat -> assertThat(seat.reason()).isEqualTo("林政策更换：联系不上"));
        TestDatabase.sql()
                .sql("update identity.role_grant set status = 'WITHDRAWN' where account_id <> :id and account_id = any("
                        + "select account::uuid from casework.expert where :field = any(fields))")
                .param("id", UUID.fromString(silent.account()))
                .param("field", field)
                .update();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> formed("第二组", 2, null))
                .withMessageContaining("还缺：" + field + " 1");
    }

    @Test
    void aSecondPanelStandsBesideTheFirstAndBothCount() {
        Panel technical = formed("技术组", 2, null);
        Panel financial = formed("财务组", 2, null);
        ExpertPanels results = house.getBean(ExpertPanels.class);

        technical.seats().forEach(seat -> score(technical, seat, 80));
        assertThat(results.result(id)).as("the second group is missing").isEmpty();
        assertThat(text(get(officer, "/panels/" + financial.id()))).contains("技术组", "财务组", "另设一组");
        financial.seats().forEach(seat -> score(financial, seat, 70));

        assertThat(results.result(id))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("技术组评分 80", "财务组评分 70"));
    }

    @Test
    void aPanelEndsWithItsStageAndTheNextVisitGetsANewOne() {
        Panel early = formed(2, null);
        Cases cases = house.getBean(Cases.class);
        cases.report(id, "experts", Outcome.RETURN, "材料要重审");

        Seat seat = early.seats().getFirst();
        assertThat(post(expert(seat), early, "90")).hasStatus(409);
        assertThat(text(get(expert(seat), "/reviews"))).contains("已结束");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> formed(2, null))
                .withMessageContaining("“初审”不由专家评分");
        cases.report(id, "review", Outcome.PASS, "");
        assertThat(house.getBean(ExpertPanels.class).result(id)).isEmpty();
        assertThat(formed(2, null).seats()).hasSize(2);
    }

    @Test
    void nobodySeesPointsBeforeAllAreIn() {
        Panel panel = formed(3, new BigDecimal("70"));
        List<Seat> seats = panel.seats();

        assertThat(post(expert(seats.getFirst()), panel, "37.5")).hasRedirectedUrl("/reviews");
        assertThat(text(get(officer, "/panels/" + panel.id())))
                .contains("已交 1 份，共 3 份")
                .doesNotContain("37.5");
        assertThat(text(get(expert(seats.get(1)), "/reviews/" + panel.id()))).doesNotContain("37.5");
        assertThat(text(get(expert(seats.getFirst()), "/reviews/" + panel.id())))
                .contains("37.5");
        assertThat(get(new Visitor("x", "示例外人", Role.EXPERT, null), "/reviews/" + panel.id()))
                .hasStatus(404);
        assertThat(house.getBean(ExpertPanels.class).result(id)).isEmpty();
        assertThat(post(expert(seats.get(1)), panel, "101")).hasStatus(422);
        assertThat(post(expert(seats.getFirst()), panel, "99")).hasStatus(409);

        assertThat(post(expert(seats.get(1)), panel, "90")).hasStatus(302);
        assertThat(post(expert(seats.get(2)), panel, "88")).hasStatus(302);

        assertThat(text(get(officer, "/panels/" + panel.id()))).contains("37.5", "专家评分 71.83 分");
        assertThat(house.getBean(Cases.class).find(id).orElseThrow().stage())
                .as("the pass mark is reached: the case goes on")
                .isEqualTo("publicity");
        assertThat(TestDatabase.sql()
                        .sql("select by_name from casework.entry where case_id = :id and what = '专家评审：通过'")
                        .param("id", id.value())
                        .query(String.class)
                        .list())
                .as("whoever was last is nobody's business")
                .containsExactly("专家组");
    }

    @Test
    void aSheetTakesFilesThatAreBlindUntilAllAreIn() {
        Panel panel = formed(2, null);
        Seat first = panel.seats().getFirst();
        Seat second = panel.seats().getLast();
        assertThat(text(get(expert(first), "/reviews/" + panel.id()))).contains("评分表附件");
        assertThat(lays(expert(second), first)).as("not their sheet").hasStatus(404);
        assertThat(lays(officer, first)).hasStatus(404);
        assertThat(lays(expert(first), first)).hasStatus(302);
        Attachment file = files(first).getFirst();
        String path = "/attachments/" + file.id();
        assertThat(file.draft()).isTrue();

        assertThat(post(expert(first), panel, "80")).hasStatus(302);
        assertThat(files(first)).singleElement().matches(each -> !each.draft());
        assertThat(lays(expert(first), first)).as("handed in").hasStatus(409);
        assertThat(get(expert(first), path)).hasStatusOk();
        for (Visitor other : List.of(officer, expert(second))) {
            assertThat(get(other, path)).as(other.name()).hasStatus(404);
        }
        assertThat(text(get(officer, "/panels/" + panel.id()))).doesNotContain(path);

        assertThat(post(expert(second), panel, "90")).hasStatus(302);
        assertThat(get(officer, path)).hasStatusOk();
        assertThat(text(get(officer, "/panels/" + panel.id()))).contains(path, "评分依据.pdf", first.name());
        assertThat(get(expert(second), path))
                .as("another's sheet stays another's")
                .hasStatus(404);
        Visitor elsewhere = new Visitor(
                officer.account(), "林政策", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));
        assertThat(get(elsewhere, path)).hasStatus(404);
    }

    @Test
    void whatLiesReadyForASheetThatIsNeverHandedInGoes() {
        Panel panel = formed(3, null);
        Seat refuses = panel.seats().get(0);
        Seat silent = panel.seats().get(1);
        Seat scores = panel.seats().get(2);
        for (Seat seat : panel.seats()) {
            assertThat(lays(expert(seat), seat)).hasStatus(302);
        }
        work.refuse(panel.id(), refuses.account(), "亲属任职");
        assertThat(files(refuses)).isEmpty();
        score(panel, scores, 80);

        house.getBean(Cases.class).report(id, "experts", Outcome.RETURN, "材料要重审");

        Awaitility.await().untilAsserted(() -> assertThat(files(silent)).isEmpty());
        assertThat(files(scores)).as("was handed in").hasSize(1);
        assertThat(get(officer, "/attachments/" + files(scores).getFirst().id()))
                .as("not all were")
                .hasStatus(404);
    }

    private List<Attachment> files(Seat seat) {
        return house.getBean(Attachments.class).of(SheetFiles.of(seat));
    }

    private MvcTestResult lays(Visitor by, Seat seat) {
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        return pages.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", "评分依据.pdf", "application/pdf", pdf))
                .param("kind", SheetFiles.KIND)
                .param("id", seat.id().toString())
                .param("slot", SheetFiles.SLOT)
                .with(authentication(as(by)))
                .with(csrf())
                .exchange();
    }

    @Test
    void ofTwoLastSheetsAtOnceOneMakesTheResult() throws Exception {
        Panel panel = formed(5, null);
        List<Seat> seats = panel.seats();
        seats.subList(2, 5).forEach(seat -> score(panel, seat, 80));
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> sheets = new ArrayList<>();
            for (Seat seat : seats.subList(0, 2)) {
                sheets.add(threads.submit(() -> {
                    both.await();
                    score(panel, seat, 90);
                    return seat;
                }));
            }
            for (Future<?> sheet : sheets) {
                sheet.get();
            }
        }
        assertThat(house.getBean(Panels.class).get(panel.id()).result()).isEqualByComparingTo("84");
        assertThat(TestDatabase.sql()
                        .sql("select count(*) from notice.news where kind = 'panel-concluded' and address = :address")
                        .param("address", "/panels/" + panel.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theFormSaysWhichLineIsWrong() {
        MvcTestResult wrong = pages.post()
                .uri("/panels/of/" + id)
                .param("name", "专家组")
                .param("quotas", field + " 三人")
                .param("criteria", "创新性 100")
                .param("passMark", "101")
                .with(authentication(as(officer)))
                .with(csrf())
                .exchange();
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong))
                .contains("看不懂", "id=\"quotas-problem\"", "通过分数线不能高于各项满分的合计 100", "id=\"passMark-problem\"");
        assertThat(text(get(officer, "/panels/of/" + id))).contains(BOUND);
        assertThat(get(officer, "/experts")).hasStatusOk();
        assertThat(get(officer, "/panels")).hasStatusOk();
    }

    private Panel formed(int seats, @Nullable BigDecimal passMark) {
        return formed(Panel.USUAL_NAME, seats, passMark);
    }

    private Panel formed(String name, int seats, @Nullable BigDecimal passMark) {
        String mark = passMark == null ? "" : passMark.toPlainString();
        PanelForm form = new PanelForm(name, field + " " + seats, "创新性 100", "", "MEAN", mark);
        UUID panel = UUID.randomUUID();
        CaseState state = house.getBean(Cases.class).find(id).orElseThrow();
        work.form(form.panel(panel, state, Draw.fresh().seed())).ifPresent(why -> {
            throw why;
        });
        return house.getBean(Panels.class).get(panel);
    }

    private void score(Panel panel, Seat seat, int points) {
        work.score(panel.id(), seat.account(), Map.of(0, new BigDecimal(points)), "意见");
    }

    private static Visitor expert(Seat seat) {
        return new Visitor(seat.account(), seat.name(), Role.EXPERT, null);
    }

    private MvcTestResult post(Visitor by, Panel panel, String points) {
        return pages.post()
                .uri("/reviews/" + panel.id())
                .param("p0", points)
                .param("comment", "样例意见")
                .with(authentication(as(by)))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(Visitor by, String path) {
        return pages.get().uri(path).with(authentication(as(by))).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        Visitor.Principal principal = () -> visitor;
        return new UsernamePasswordAuthenticationToken(principal, null, List.of());
    }
}
