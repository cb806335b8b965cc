package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.AddressBook;
import io.xingyuan.notice.DeadlineSource;
import io.xingyuan.notice.Notices;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is committed here stays: each test opens a case of its own. */
@SpringBootTest
@AutoConfigureMockMvc
class DeskTests {

    private final Cases cases;
    private final CaseFiles files;
    private final Tasks tasks;
    private final Desk desk;
    private final Absences absences;
    private final Leavers leavers;
    private final Batch batch;
    private final Timeline timeline;
    private final PublicCases publicCases;
    private final Lights lights;
    private final DeadlineRounds deadlines;
    private final ArrivalRounds arrivals;
    private final ObjectionRounds objectionRounds;
    private final Inbox inbox;
    private final BeanFactory beans;
    private final Clock clock;

    @Autowired
    DeskTests(
            Cases cases,
            CaseFiles files,
            Tasks tasks,
            Desk desk,
            Absences absences,
            Leavers leavers,
            Batch batch,
            Timeline timeline,
            PublicCases publicCases,
            Lights lights,
            DeadlineRounds deadlines,
            ArrivalRounds arrivals,
            ObjectionRounds objectionRounds,
            Inbox inbox,
            BeanFactory beans,
            Clock clock) {
        this.cases = cases;
        this.files = files;
        this.tasks = tasks;
        this.desk = desk;
        this.absences = absences;
        this.leavers = leavers;
        this.batch = batch;
        this.timeline = timeline;
        this.publicCases = publicCases;
        this.lights = lights;
        this.deadlines = deadlines;
        this.arrivals = arrivals;
        this.objectionRounds = objectionRounds;
        this.inbox = inbox;
        this.beans = beans;
        this.clock = clock;
    }

    private CaseId aCase() {
        return aCase("application");
    }

    private CaseId aCase(String procedure) {
        return Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> cases.open(CasesTests.aCase(procedure)));
    }

    private Task open(CaseId id) {
        return all(id).getFirst();
    }

    private List<Task> all(CaseId id) {
        return tasks.of(id).stream()
                .filter(task -> task.status() == Task.Status.OPEN)
                .toList();
    }

    private UUID seat(CaseId id, Role role) {
        return all(id).stream()
                .filter(task -> task.role() == role)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private CaseState decides(String account, Role role, CaseId id, Decision decision) {
        return decides(account, role, open(id).id(), decision);
    }

    private CaseState decides(String account, Role role, UUID task, Decision decision) {
        return Acting.as(account, role, () -> desk.decide(task, decision));
    }

    private static Decision says(Outcome outcome, String comment) {
        return new Decision(outcome, "", comment, "内部的话", Map.of(), Map.of());
    }

    private static Decision amount(String yuan) {
        return new Decision(Outcome.PASS, "publicity", "", "", Map.of("amount", yuan), Map.of());
    }

    @Test
    void aCaseGoesRoundByCorrectionAndReturnsToWhoeverAsked() {
        CaseId id = aCase();

        CaseState asked = decides(
                "officer",
                Role.POLICY_OFFICER,
                id,
                new Decision(Outcome.CORRECT, "", "证明过期，请换新的", "他家常忘", Map.of(), Map.of("proof", "已过期")));
        assertThat(asked.status()).isEqualTo(CaseStatus.CORRECTING);
        assertThat(asked.holder()).isEqualTo("申请人");
        assertThat(asked.due()).as("the clock stands still").isNull();
        assertThat(open(id).kind()).isEqualTo(Task.Kind.CORRECT);

        CaseState back = Acting.as(
                "owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.correct(id, new Correction("已换", List.of(new NewMaterial("proof", "样例证明", null, "新的")))));
        assertThat(back.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(back.due()).isNotNull();
        assertThat(open(id).holder()).as("no account of this house").isNull();

        assertThat(Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> timeline.open(id)))
                .allSatisfy(entry -> assertThat(entry.internal()).isEmpty())
                .anySatisfy(entry -> assertThat(entry.note()).isEqualTo("证明过期，请换新的"));
        assertThat(Acting.as("officer", Role.POLICY_OFFICER, () -> timeline.whole(id)))
                .anySatisfy(entry -> assertThat(entry.internal()).isEqualTo("他家常忘"));
    }

    @Test
    void aStageMayGiveTheApplicantItsOwnTimeToMend() {
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'mending', 1, '样例补正流程', content || '{"key": "mending"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(content -> 'stages', '{0,correction}',
                        '{"amount": 7, "unit": "DAYS", "source": "样例办法第9条"}')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        CaseId own = aCase("mending");
        CaseId usual = aCase();
        LocalDate today = LocalDate.now(clock);

        CaseState asked = decides("officer", Role.POLICY_OFFICER, own, CasesTests.ASKS_FOR_PROOF);
        CaseState askedUsually = decides("officer", Role.POLICY_OFFICER, usual, CasesTests.ASKS_FOR_PROOF);

        assertThat(asked.mendBy()).isEqualTo(TimeLimit.days(7, "").due(today, lights.workingDays()));
        assertThat(askedUsually.mendBy())
                .isEqualTo(lights.correction().due(today, lights.workingDays()))
                .isNotEqualTo(asked.mendBy());
    }

    @Test
    void whatIsTooLongForTheRecordIsRefusedAndNothingHappens() {
        CaseId id = aCase();
        Decision wordy = new Decision(Outcome.PASS, "", "字".repeat(2001), "", Map.of(), Map.of());
        Decision secretive = new Decision(Outcome.PASS, "", "", "𠮷".repeat(2001), Map.of(), Map.of());

        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, wordy))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“公开意见”最多 2000 个字，现在有 2001 个");
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, secretive))
                .hasMessageContaining("“内部意见”最多 2000 个字，现在有 2001 个");
        assertThat(files.get(id).stage()).isEqualTo("acceptance");

        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, "𠮷".repeat(2000)));
        assertThat(files.get(id).stage()).isEqualTo("review");
    }

    @Test
    void whatIsPublishedIsPagedToItsEnd() {
        List<CaseId> shown = IntStream.range(0, 3).mapToObj(number -> aCase()).toList();
        shown.forEach(id -> {
            decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
            decides("officer", Role.POLICY_OFFICER, id, amount("1000"));
        });
        Listing<PublicCases.Published> first = publicCases.published(new Paging(1, 2, "/publicity"));

        List<CaseId> seen = IntStream.rangeClosed(1, first.pages())
                .mapToObj(page -> publicCases.published(new Paging(page, 2, "/publicity")))
                .flatMap(listing -> listing.rows().stream())
                .map(published -> published.file().id())
                .toList();

        assertThat(first.rows()).hasSize(2);
        assertThat(seen).hasSize((int) first.total()).doesNotHaveDuplicates().containsAll(shown);
    }

    @Test
    void anEnterpriseReachesNoInternalNoteEvenByQuery() {
        CaseId id = aCase();
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));

        assertThatThrownBy(() -> Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> timeline.whole(id)))
                .hasMessageContaining("internal_note");
    }

    @Test
    void theStagesThatMustBeApartAreDecidedByTwo() {
        CaseId id = aCase("recovery");
        decides(
                "officer",
                Role.POLICY_OFFICER,
                id,
                new Decision(Outcome.PASS, "", "", "", Map.of("amount", "1"), Map.of()));
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));

        Decision pass = new Decision(Outcome.PASS, "", "", "", Map.of("amount", "1"), Map.of());
        assertThatThrownBy(() -> decides("officer", Role.POLICY_APPROVER, id, pass))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("须由另一人办理");
        assertThat(decides("approver", Role.POLICY_APPROVER, id, pass).stage()).isEqualTo("collection");
    }

    @Test
    void allSeatsOfAJointStageHaveToAgree() {
        CaseId id = aCase("agreement");
        decides("officer", Role.POLICY_OFFICER, id, new Decision(Outcome.PASS, "joint", "", "", Map.of(), Map.of()));
        assertThat(all(id))
                .extracting(Task::role)
                .containsExactlyInAnyOrder(Role.POLICY_APPROVER, Role.FINANCE_OFFICER);

        assertThat(decides("a", Role.POLICY_APPROVER, seat(id, Role.POLICY_APPROVER), says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("joint");
        assertThat(decides("b", Role.FINANCE_OFFICER, seat(id, Role.FINANCE_OFFICER), says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("decision");
    }

    @Test
    void aCosignerHasToAgreeToo() {
        CaseId id = aCase();
        Task task = open(id);
        asksToCosign(task);
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, task.id(), says(Outcome.PASS, "")))
                .isInstanceOf(Refusal.class)
                .hasMessage("样例领导还没有办完加签，请等加签人办理，或先收回加签。");

        assertThat(decides("leader", Role.LEADER, seat(id, Role.LEADER), says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("acceptance");
        assertThat(news(id, "case-handed")).contains("加签已办：样例奖补申报 POLICY_OFFICER");
        assertThat(decides("officer", Role.POLICY_OFFICER, task.id(), says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("review");
    }

    @Test
    void aCosignerWhoRefusesEndsItAndNoSeatDecidesAroundOne() {
        CaseId refused = aCase();
        asksToCosign(open(refused));
        assertThat(decides("leader", Role.LEADER, seat(refused, Role.LEADER), says(Outcome.REFUSE, "不同意"))
                        .status())
                .isEqualTo(CaseStatus.REFUSED);

        CaseId waiting = aCase();
        decides("officer", Role.POLICY_OFFICER, waiting, says(Outcome.PASS, ""));
        Task task = open(waiting);
        asksToCosign(task);
        for (Outcome outcome : List.of(Outcome.PASS, Outcome.RETURN, Outcome.REFUSE)) {
            assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, task.id(), says(outcome, "样例意见")))
                    .as(outcome.label())
                    .isInstanceOf(Refusal.class)
                    .hasMessage("样例领导还没有办完加签，请等加签人办理，或先收回加签。");
        }
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            desk.recall(seat(waiting, Role.LEADER));
            return waiting;
        });
        assertThat(decides("officer", Role.POLICY_OFFICER, task.id(), says(Outcome.REFUSE, "不符合"))
                        .status())
                .isEqualTo(CaseStatus.REFUSED);
        assertThat(timeline.open(waiting)).extracting(Timeline.Entry::what).contains("收回加签");
    }

    @Test
    void whatIsReportedFromElsewhereDoesNotGoAroundACosignerEither() {
        CaseId id = aCase();
        Task task = open(id);
        asksToCosign(task);

        assertThat(Acting.as("officer", Role.POLICY_OFFICER, () -> cases.report(id, "acceptance", Outcome.PASS, "")))
                .isFalse();
        assertThat(files.get(id).stage()).isEqualTo("acceptance");
        assertThat(timeline.open(id)).extracting(Timeline.Entry::what).contains("受理：有了结果，等加签");
        decides("leader", Role.LEADER, seat(id, Role.LEADER), says(Outcome.PASS, ""));
        assertThat(Acting.as("officer", Role.POLICY_OFFICER, () -> cases.report(id, "acceptance", Outcome.PASS, "")))
                .isTrue();
    }

    @Test
    void aCraftedCorrectionStopsNoClock() {
        CaseId id = aCase();
        LocalDate due = cases.find(id).orElseThrow().due();
        List<Decision> crafted = List.of(
                says(Outcome.CORRECT, "请补"),
                new Decision(Outcome.CORRECT, "", "请补", "", Map.of(), Map.of("nothing", "看不清")),
                new Decision(Outcome.CORRECT, "", "请补", "", Map.of(), Map.of("proof", "看不清", "e0.1", "别的事项的")),
                new Decision(
                        Outcome.CORRECT,
                        "",
                        "请补",
                        "",
                        Map.of(),
                        Map.of(),
                        List.of(new Decision.Wanted("unknown", "", "样例"))));
        for (Decision each : crafted) {
            assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, each))
                    .isInstanceOf(Refusal.class);
        }
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, id, amount("1000"));
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, CasesTests.ASKS_FOR_PROOF))
                .as("a stage that asks for no correction")
                .isInstanceOf(Refusal.class);

        assertThat(files.get(id).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(due).isNotNull();
        assertThat(cases.find(id).orElseThrow().due()).isNotNull();
        assertThat(cases.materials(id)).noneMatch(CaseMaterial::refused);
        assertThat(pauses(id)).isZero();
    }

    @Test
    void aClockIsPausedByHandOnlyForWhatIsListedAndWithItsGround() {
        CaseId id = aCase();
        for (String reason : List.of(LawfulPause.CORRECTION, LawfulPause.OBJECTION, "领导出差", "")) {
            assertThatThrownBy(() -> pauses(id, reason, "样例情况"))
                    .as(reason)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("暂停计时");
        }
        assertThatThrownBy(() -> pauses(id, "中止办理", " "))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("依据的文书");
        assertThat(pauses(id)).isZero();

        pauses(id, "中止办理", "样例法院协助执行通知书");
        assertThat(pauses(id)).isEqualTo(1);
        assertThat(timeline.open(id)).extracting(Timeline.Entry::note).contains("中止办理：样例法院协助执行通知书");

        CaseId judged = aCase();
        decides("officer", Role.POLICY_OFFICER, judged, says(Outcome.PASS, ""));
        decides(
                "officer",
                Role.POLICY_OFFICER,
                judged,
                new Decision(Outcome.PASS, "experts", "", "", Map.of("amount", "1000"), Map.of()));
        assertThatThrownBy(() -> pauses(judged, LawfulPause.EXPERTS, "样例"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还没有请专家评审");
    }

    private void pauses(CaseId id, String reason, String ground) {
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            cases.pause(id, reason, ground);
            return id;
        });
    }

    private static int pauses(CaseId id) {
        return TestDatabase.sql()
                .sql("select count(*) from casework.pause where case_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whileTheApplicantMendsTheOtherSeatsHaveNothingToDo() {
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'joint-mending', 1, '样例会签补正流程', content || '{"key": "joint-mending"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(jsonb_set(content -> 'stages', '{0,decides}', '"ALL"'),
                        '{0,seats}', '["POLICY_OFFICER", "FINANCE_OFFICER"]')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        CaseId id = aCase("joint-mending");
        UUID finance = seat(id, Role.FINANCE_OFFICER);
        asksToCosign(tasks.get(seat(id, Role.POLICY_OFFICER)));
        UUID leader = seat(id, Role.LEADER);
        String number = files.get(id).number();
        assertThat(rows(number, "finance", Role.FINANCE_OFFICER)).hasSize(1);

        decides("officer", Role.POLICY_OFFICER, seat(id, Role.POLICY_OFFICER), CasesTests.ASKS_FOR_PROOF);

        assertThat(rows(number, "finance", Role.FINANCE_OFFICER)).isEmpty();
        assertThat(rows(number, "leader", Role.LEADER)).isEmpty();
        assertThat(all(id)).extracting(Task::kind).containsExactly(Task.Kind.CORRECT);
        assertThatThrownBy(() -> decides("finance", Role.FINANCE_OFFICER, finance, says(Outcome.PASS, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("正在等申请人补正");
        due(id, -400);
        assertThat(digest(Set.of(), Set.of(Role.FINANCE_OFFICER), UUID.randomUUID()))
                .noneMatch(due -> due.title().contains(number));

        Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> cases.correct(id, CasesTests.PROOF_ANEW));
        assertThat(rows(number, "finance", Role.FINANCE_OFFICER)).hasSize(1);
        assertThat(tasks.get(finance).days().due())
                .isEqualTo(cases.find(id).orElseThrow().due())
                .isNotNull();
        assertThat(Task.cosigning(tasks.of(id))).as("asked still").hasSize(1);
        decides("leader", Role.LEADER, leader, says(Outcome.PASS, ""));
        decides("finance", Role.FINANCE_OFFICER, finance, says(Outcome.PASS, ""));
        assertThat(decides("officer", Role.POLICY_OFFICER, seat(id, Role.POLICY_OFFICER), says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("review");
    }

    private List<InboxRow> rows(String number, String account, Role role) {
        return inbox.list(
                        new InboxQuery(null, number, null, null),
                        Acting.person(account, role),
                        new Paging(1, 20, "/inbox"))
                .rows();
    }

    private void asksToCosign(Task task) {
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            desk.cosign(task.id(), new Colleague("leader", "样例领导", Role.LEADER, ""), "请领导看");
            return task;
        });
    }

    /** Title and role, or the accounts, of what was told of a case. */
    private static List<String> news(CaseId id, String kind) {
        return TestDatabase.sql()
                .sql("""
                        select title || ' ' || coalesce(role, '') || array_to_string(accounts, ' ') from notice.news
                        where kind = :kind and address = :at order by told_at, id""")
                .param("kind", kind)
                .param("at", "/cases/" + id)
                .query(String.class)
                .list();
    }

    private CaseId published() {
        CaseId id = aCase();
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, id, amount("1000"));
        return id;
    }

    private UUID objected(CaseId id) {
        publicCases.object(id, new ObjectionForm("样例公众", "13800000000", "样例异议"));
        return TestDatabase.sql()
                .sql("select id from casework.objection where case_id = :id and upheld is null")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    private void answers(String account, Role role, CaseId id, UUID objection, boolean upheld) {
        Acting.as(account, role, () -> {
            publicCases.answer(id, objection, "样例答复", upheld);
            return id;
        });
    }

    private static void publishedFor(CaseId id, int days) {
        TestDatabase.sql()
                .sql("update casework.visit set began_on = began_on - :days where case_id = :id and ended_at is null")
                .param("days", days)
                .param("id", id.value())
                .update();
    }

    @Test
    void whoHoldsAPublicationIsToldOfAnObjectionAndAgainEveryDayUntilItIsAnswered() {
        CaseId id = published();
        UUID objection = objected(id);
        assertThat(news(id, "case-objection")).containsExactly("公示异议：样例奖补申报 POLICY_OFFICER");
        assertThat(waiting(id)).extracting(InboxRow::objections).containsExactly(1);

        objectionRounds.round();
        assertThat(news(id, "case-objection")).as("told today").hasSize(1);
        aDayPasses(objection);
        objectionRounds.round();
        objectionRounds.round();
        assertThat(news(id, "case-objection"))
                .containsExactly("公示异议：样例奖补申报 POLICY_OFFICER", "公示异议待答复：样例奖补申报 POLICY_OFFICER");

        answers("officer", Role.POLICY_OFFICER, id, objection, false);
        aDayPasses(objection);
        objectionRounds.round();
        assertThat(news(id, "case-objection")).hasSize(2);
        assertThat(waiting(id)).extracting(InboxRow::objections).containsExactly(0);
    }

    @Test
    void whoeverIsRemindedIsToldOfAllThatWait() {
        CaseId id = published();
        UUID first = objected(id);
        publicCases.object(id, new ObjectionForm("样例另一公众", "13800000001", "样例异议二"));
        aDayPasses(first);

        objectionRounds.round();

        assertThat(TestDatabase.sql()
                        .sql(
                                "select words from notice.news where kind = 'case-objection' and address = :at and title like '公示异议待答复%'")
                        .param("at", "/cases/" + id)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("还有 2 件异议没有答复");
    }

    @Test
    void thePauseOfAnObjectionEndsWithItsAnswerAndNotByHand() {
        CaseId id = published();
        UUID objection = objected(id);

        assertThatThrownBy(() -> Acting.as("officer", Role.POLICY_OFFICER, () -> {
                    cases.resume(id, LawfulPause.OBJECTION);
                    return id;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("自动恢复");
        assertThat(cases.find(id).orElseThrow().due()).as("stands still").isNull();
        answers("officer", Role.POLICY_OFFICER, id, objection, false);
        assertThat(cases.find(id).orElseThrow().due()).isNotNull();
    }

    @Test
    void anObjectionStopsNoClockWhereTheProcedureDoesNotSaySo() {
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'public-running', 1, '样例公示不停表流程', content || '{"key": "public-running"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(content -> 'stages', '{3,pauses}', '[]')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        CaseId id = aCase("public-running");
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, id, amount("1000"));

        UUID objection = objected(id);

        assertThat(pauses(id)).isZero();
        assertThat(cases.find(id).orElseThrow().due()).isNotNull();
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, says(Outcome.REFUSE, "样例")))
                .hasMessageContaining("1 件公示异议没有答复");
        answers("officer", Role.POLICY_OFFICER, id, objection, false);
        assertThat(cases.find(id).orElseThrow().due()).isNotNull();
    }

    @Test
    void anObjectionThatIsAnsweredDuringACorrectionEndsItsPauseToo() {
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'public-mending', 1, '样例公示补正流程', content || '{"key": "public-mending"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(jsonb_set(content -> 'stages', '{3,outcomes}',
                        '["PASS", "RETURN", "CORRECT", "REFUSE"]'), '{3,pauses}',
                        '[{"reason": "公示异议处理", "source": "样例"}, {"reason": "申请人补正", "source": "样例"}]')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        CaseId id = aCase("public-mending");
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, id, amount("1000"));
        UUID objection = objected(id);
        decides("officer", Role.POLICY_OFFICER, id, CasesTests.ASKS_FOR_PROOF);

        answers("officer", Role.POLICY_OFFICER, id, objection, false);
        CaseState back = Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> cases.correct(id, CasesTests.PROOF_ANEW));

        assertThat(back.due()).as("nothing holds the clock any more").isNotNull();
    }

    @Test
    void whoeverComesTooLateToClaimReadsWhoHasItAndSinceWhen() {
        CaseId id = aCase();
        UUID task = open(id).id();
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            desk.claim(task);
            return task;
        });

        assertThatThrownBy(() -> Acting.as("late", Role.POLICY_OFFICER, () -> {
                    desk.claim(task);
                    return task;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageMatching("该待办已由样例·officer于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 签收，需要时请其转办。");
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            desk.release(task);
            return task;
        });
        assertThat(tasks.get(task).heldAt()).isNull();
    }

    @Test
    void aBatchWithATaskThatIsNotThereTellsWhatWasDone() {
        CaseId id = aCase();
        UUID task = open(id).id();

        BatchResult result = Acting.as(
                "officer",
                Role.POLICY_OFFICER,
                () -> batch.decide(List.of(task, new UUID(0, 4), task), Outcome.PASS, ""));

        assertThat(result.done())
                .extracting(BatchResult.Done::number)
                .containsExactly(files.get(id).number());
        assertThat(result.refused()).containsExactly(new BatchResult.Refused("—", "不是您的待办。"));
    }

    @Test
    void theMorningsDigestKnowsWhatARoleAndAnEnterpriseHaveToDo() {
        CaseId unclaimed = aCase();
        CaseId correcting = aCase();
        decides("officer", Role.POLICY_OFFICER, correcting, CasesTests.ASKS_FOR_PROOF);
        due(unclaimed, -400);
        due(correcting, -400);
        UUID member = UUID.randomUUID();

        assertThat(digest(Set.of(), Set.of(Role.POLICY_OFFICER), UUID.randomUUID()))
                .extracting(DeadlineSource.Due::title)
                .contains(files.get(unclaimed).number() + " 样例奖补申报")
                .hasSizeLessThanOrEqualTo(10);
        assertThat(digest(Set.of(), Set.of(), member))
                .extracting(DeadlineSource.Due::title)
                .contains(files.get(correcting).number() + " 样例奖补申报");
    }

    @Test
    void theMorningsDigestCountsWhatOneCanDoAndAllOfIt() {
        String procedure = "digest-flow";
        TestDatabase.sql().sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select :key, 1, '样例摘要流程', content || jsonb_build_object('key', :key, 'stages',
                        jsonb_set(content -> 'stages', '{0,seats}', '["INVESTMENT_MANAGER"]')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").param("key", procedure).update();
        List<CaseId> many =
                IntStream.range(0, 13).mapToObj(i -> aCase(procedure)).toList();
        many.forEach(id -> due(id, 1));
        due(many.getFirst(), -1);
        due(many.get(1), -1);
        Role role = open(many.getFirst()).role();
        UUID everywhere = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();

        DeadlineSource.Dues dues =
                Objects.requireNonNull(news(Set.of(), Set.of(role), everywhere).get(everywhere));
        assertThat(dues.named()).hasSize(10);
        assertThat(dues.all()).isEqualTo(13);
        assertThat(dues.late()).isEqualTo(2);
        assertThat(news(Set.of(role), Set.of(), elsewhere))
                .as("what lies in no park is not theirs to do")
                .doesNotContainKey(elsewhere);

        List<UUID> open = many.stream().map(id -> open(id).id()).toList();
        Acting.as(UUID.randomUUID().toString(), role, () -> {
            open.forEach(desk::claim);
            return role;
        });
        assertThat(news(Set.of(), Set.of(role), everywhere))
                .as("held by another")
                .doesNotContainKey(everywhere);
    }

    private List<DeadlineSource.Due> digest(Set<Role> restricted, Set<Role> everywhere, UUID account) {
        DeadlineSource.Dues dues = news(restricted, everywhere, account).get(account);
        return dues == null ? List.of() : dues.named();
    }

    /** What is due for somebody who holds roles of some park, others of all, and acts for the enterprise. */
    private Map<UUID, DeadlineSource.Dues> news(Set<Role> restricted, Set<Role> everywhere, UUID account) {
        AddressBook book = new AddressBook() {
            @Override
            public Set<UUID> holders(Role role, @Nullable ParkId park) {
                return park == null && (restricted.contains(role) || everywhere.contains(role))
                        ? Set.of(account)
                        : Set.of();
            }

            @Override
            public Set<UUID> holdersEverywhere(Role role) {
                return everywhere.contains(role) ? Set.of(account) : Set.of();
            }

            @Override
            public Set<UUID> peopleOf(EnterpriseId enterprise) {
                return restricted.isEmpty() && everywhere.isEmpty() && enterprise.equals(Acting.OWN)
                        ? Set.of(account)
                        : Set.of();
            }

            @Override
            public Optional<String> mail(UUID of) {
                return Optional.empty();
            }
        };
        return new CaseNews(
                        beans.getBean(Notices.class),
                        files,
                        tasks,
                        beans.getBean(Audiences.class),
                        beans.getBean(Respondents.class),
                        book,
                        beans.getBean(WorkCalendar.class),
                        beans.getBean(JdbcClient.class))
                .due(LocalDate.now(clock));
    }

    private static void aDayPasses(UUID objection) {
        TestDatabase.sql()
                .sql("update casework.objection set reminded_on = reminded_on - 1 where id = :id")
                .param("id", objection)
                .update();
    }

    private List<InboxRow> waiting(CaseId id) {
        return inbox.list(
                        new InboxQuery(null, files.get(id).number(), null, null),
                        Acting.person("officer", Role.POLICY_OFFICER),
                        new Paging(1, 20, "/inbox"))
                .rows();
    }

    @Test
    void onlyWhoHoldsThePublicationAnswers() {
        CaseId id = published();
        UUID objection = objected(id);

        assertThatThrownBy(() -> answers("leader", Role.LEADER, id, objection, false))
                .isInstanceOf(Refusal.class)
                .hasMessage("公示异议由公示环节的办理人核实和答复。");
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            desk.claim(open(id).id());
            return id;
        });
        assertThatThrownBy(() -> answers("another", Role.POLICY_OFFICER, id, objection, false))
                .isInstanceOf(Refusal.class);
        answers("officer", Role.POLICY_OFFICER, id, objection, false);
    }

    @Test
    void anObjectionIsAnsweredBeforeTheCaseGoesAnywhere() {
        CaseId id = published();
        UUID objection = objected(id);
        for (Outcome outcome : List.of(Outcome.PASS, Outcome.RETURN, Outcome.REFUSE)) {
            assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, says(outcome, "样例意见")))
                    .as(outcome.label())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("1 件公示异议没有答复");
        }
        answers("officer", Role.POLICY_OFFICER, id, objection, false);
        assertThat(decides("officer", Role.POLICY_OFFICER, id, says(Outcome.RETURN, "重新核定"))
                        .stage())
                .isEqualTo("review");

        TestDatabase.sql()
                .sql("update casework.objection set upheld = null where id = :id")
                .param("id", objection)
                .update();
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, amount("1000")))
                .as("of an earlier visit, left by an old version")
                .hasMessageContaining("1 件公示异议没有答复");
        answers("another", Role.POLICY_OFFICER, id, objection, false);
        assertThat(decides("officer", Role.POLICY_OFFICER, id, amount("1000")).stage())
                .isEqualTo("publicity");
    }

    @Test
    void afterAnUpheldObjectionAPublicationIsSentBackOrRefused() {
        CaseId id = published();
        answers("officer", Role.POLICY_OFFICER, id, objected(id), true);
        publishedFor(id, 60);
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("有异议成立，不能通过");

        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.RETURN, "重新核定"));
        decides("officer", Role.POLICY_OFFICER, id, amount("900"));
        publishedFor(id, 60);

        assertThat(decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""))
                        .stage())
                .as("published anew without objection")
                .isEqualTo("approval");
    }

    @Test
    void publicityEndsByItsDaysAndItsAnswers() {
        CaseId id = aCase();
        decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, id, amount("1000"));
        assertThat(files.get(id).stage()).isEqualTo("publicity");
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, "")))
                .hasMessageContaining("次日起方可办理");

        publicCases.object(id, new ObjectionForm("样例公众", "13800000000", "样例异议"));
        assertThat(cases.find(id).orElseThrow().due()).as("paused").isNull();
        TestDatabase.sql()
                .sql("update casework.visit set began_on = began_on - 60 where case_id = :id and number = 3")
                .param("id", id.value())
                .update();
        assertThatThrownBy(() -> decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, "")))
                .hasMessageContaining("1 件公示异议没有答复");

        UUID objection = TestDatabase.sql()
                .sql("select id from casework.objection where case_id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
        assertThat(TestDatabase.sql()
                        .sql("select name || contact from casework.objection where case_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .doesNotContain("样例公众", "13800000000");
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            publicCases.answer(id, objection, "经核实不成立", false);
            return id;
        });
        assertThat(decides("officer", Role.POLICY_OFFICER, id, says(Outcome.PASS, ""))
                        .stage())
                .isEqualTo("approval");
    }

    @Test
    void aColleagueDecidesInTheNameOfWhoeverIsAway() {
        CaseId id = aCase();
        Task task = open(id);
        try (Incumbent away = new Incumbent(Role.POLICY_OFFICER)) {
            goesAwayHolding(task, away);
            assertThatThrownBy(() -> decides("stranger", Role.SERVICE_SPECIALIST, task.id(), says(Outcome.PASS, "")))
                    .isInstanceOf(NotFound.class);

            decides("stand-in", Role.SERVICE_SPECIALIST, task.id(), says(Outcome.PASS, ""));

            assertThat(tasks.get(task.id()).decidedFor()).isEqualTo("样例·" + away.account());
        }
    }

    private void goesAwayHolding(Task task, Incumbent away) {
        LocalDate today = LocalDate.now(clock);
        Acting.as(away.account(), Role.POLICY_OFFICER, () -> {
            desk.claim(task.id());
            absences.delegate(new Colleague("stand-in", "样例受托", Role.SERVICE_SPECIALIST, ""), today, today);
            return task;
        });
    }

    @Test
    void aMandateEndsWithTheRoleOfWhoGaveIt() {
        CaseId id = aCase();
        Task task = open(id);
        try (Incumbent away = new Incumbent(Role.POLICY_OFFICER)) {
            goesAwayHolding(task, away);
            away.leaves();

            assertThatThrownBy(() -> decides("stand-in", Role.SERVICE_SPECIALIST, task.id(), says(Outcome.PASS, "")))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void whatSomebodyHoldsInARoleTheyLostGoesBackToTheOthers() {
        CaseId id = aCase();
        Task task = open(id);
        try (Incumbent incumbent = new Incumbent(Role.POLICY_OFFICER)) {
            String account = incumbent.account();
            Acting.as(account, Role.POLICY_OFFICER, () -> {
                desk.claim(task.id());
                return id;
            });
            assertThatThrownBy(() -> decides(account, Role.SERVICE_SPECIALIST, task.id(), says(Outcome.PASS, "")))
                    .as("in another role of theirs")
                    .isInstanceOf(NotFound.class);
            leavers.night();
            assertThat(tasks.get(task.id()).holder()).as("still in office").isEqualTo(account);

            incumbent.leaves();
            leavers.night();

            assertThat(tasks.get(task.id()).holder()).isNull();
            assertThat(timeline.open(id)).extracting(Timeline.Entry::note).contains("样例·" + account + "不再担任政策专员");
            assertThat(decides("officer", Role.POLICY_OFFICER, task.id(), says(Outcome.PASS, ""))
                            .stage())
                    .isEqualTo("review");
        }
    }

    @Test
    void peopleAreToldWhatConcernsThem() {
        CaseId id = aCase();
        Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> {
            desk.urge(id);
            return id;
        });
        decides("officer", Role.POLICY_OFFICER, id, CasesTests.ASKS_FOR_PROOF);

        assertThat(TestDatabase.sql()
                        .sql(
                                "select kind || ' ' || coalesce(role, employer::text) from notice.news where address = :at")
                        .param("at", "/cases/" + id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("case-urged POLICY_OFFICER", "case-correction " + Acting.OWN);
        assertThatThrownBy(() -> Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> {
                    desk.urge(id);
                    return id;
                }))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aRoleIsToldOnceOfWhatNobodyHasClaimedAndOnceMoreWhenItIsLate() {
        CaseId id = aCase();
        String number = files.get(id).number();
        deadlines.round();
        assertThat(told(number)).as("five working days are left").isEmpty();

        due(id, 0);
        deadlines.round();
        deadlines.round();
        assertThat(told(number)).containsExactly("快到期");
        due(id, -1);
        deadlines.round();
        deadlines.round();
        assertThat(told(number)).containsExactly("快到期", "已超期");
        Acting.as("officer", Role.POLICY_OFFICER, () -> {
            cases.extend(id, 1, "周领导批准");
            return id;
        });
        due(id, -1);
        deadlines.round();
        assertThat(told(number)).as("another day, told anew").containsExactly("快到期", "已超期", "已超期");
    }

    @Test
    void whoHoldsATaskAndWhoStandsInAreToldWhenItFallsDue() {
        CaseId id = aCase();
        try (Incumbent away = new Incumbent(Role.POLICY_OFFICER);
                Incumbent standIn = new Incumbent(Role.SERVICE_SPECIALIST)) {
            LocalDate today = LocalDate.now(clock);
            Acting.as(away.account(), Role.POLICY_OFFICER, () -> {
                desk.claim(open(id).id());
                absences.delegate(new Colleague(standIn.account(), "样例受托", Role.SERVICE_SPECIALIST, ""), today, today);
                return id;
            });
            due(id, -1);
            deadlines.round();

            assertThat(TestDatabase.sql()
                            .sql("""
                                    select title || coalesce(role, '') || array_to_string(
                                        array(select a::text from unnest(accounts) a order by a), ' ')
                                    from notice.news where kind = 'case-due' and words like '%' || :number || '%'""")
                            .param("number", files.get(id).number())
                            .query(String.class)
                            .list())
                    .containsExactly("您签收的事项已超期：1 件"
                            + Stream.of(away.account(), standIn.account())
                                    .sorted()
                                    .collect(Collectors.joining(" ")));
        }
    }

    @Test
    void aRoleIsToldOnceOfWhatHasComeAndWhoAskedOfWhatWasMended() {
        TestDatabase.sql()
                .sql("update casework.task set told = true where not told")
                .update();
        CaseId id = aCase();
        CaseId claimed = aCase();
        String numbers = files.get(id).number() + " 受理";
        try (Incumbent asker = new Incumbent(Role.POLICY_OFFICER)) {
            Acting.as(asker.account(), Role.POLICY_OFFICER, () -> {
                desk.claim(open(claimed).id());
                return claimed;
            });
            arrivals.round();
            arrivals.round();
            assertThat(arrived(numbers)).isEqualTo(1);
            int before = arrived(files.get(claimed).number());
            arrivals.round();
            assertThat(arrived(files.get(claimed).number())).as("claimed").isEqualTo(before);

            decides(asker.account(), Role.POLICY_OFFICER, claimed, CasesTests.ASKS_FOR_PROOF);
            Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> cases.correct(claimed, CasesTests.PROOF_ANEW));
            arrivals.round();

            assertThat(news(claimed, "case-corrected")).containsExactly("补正已交：样例奖补申报 " + asker.account());
            assertThat(arrived(files.get(claimed).number()))
                    .as("told by the other")
                    .isEqualTo(before);
        }
    }

    private static int arrived(String number) {
        return TestDatabase.sql()
                .sql(
                        "select count(*) from notice.news where kind = 'case-arrived' and words like '%' || :number || '%'")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private void due(CaseId id, int days) {
        TestDatabase.sql()
                .sql("update casework.task set due = :day, red_from = :day, yellow_from = :day where case_id = :id")
                .param("day", LocalDate.now(clock).plusDays(days))
                .param("id", id.value())
                .update();
    }

    private List<String> told(String number) {
        return TestDatabase.sql()
                .sql("""
                        select substring(title from '(快到期|已超期)') from notice.news
                        where kind = 'case-due' and words like '%' || :number || '%' order by told_at""")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    void aBatchSaysWhatWasDoneAndWhatWasNotAndWhy() {
        CaseId first = aCase();
        CaseId needsAmount = aCase();
        decides("officer", Role.POLICY_OFFICER, needsAmount, says(Outcome.PASS, ""));

        BatchResult result = Acting.as(
                "officer",
                Role.POLICY_OFFICER,
                () -> batch.decide(List.of(open(first).id(), open(needsAmount).id()), Outcome.PASS, ""));

        assertThat(result.done())
                .containsExactly(new BatchResult.Done(files.get(first).number(), CaseStatus.OPEN, "初审"));
        assertThat(result.refused())
                .containsExactly(
                        new BatchResult.Refused(files.get(needsAmount).number(), t(new Refusal("请填写“{0}”。", "核定金额"))));
    }

    @Test
    void aMixedBatchTellsOfEachWhatBecameOfIt() {
        CaseId fine = aCase();
        CaseId late = aCase();
        CaseId needsAmount = aCase();
        CaseId anothers = aCase("agreement");
        CaseId asked = aCase();
        UUID decided = open(late).id();
        decides("colleague", Role.POLICY_OFFICER, late, says(Outcome.PASS, ""));
        decides("officer", Role.POLICY_OFFICER, needsAmount, says(Outcome.PASS, ""));
        decides(
                "officer",
                Role.POLICY_OFFICER,
                anothers,
                new Decision(Outcome.PASS, "joint", "", "", Map.of(), Map.of()));
        UUID askedTask = open(asked).id();
        asksToCosign(open(asked));
        List<UUID> chosen = List.of(
                decided,
                open(needsAmount).id(),
                seat(anothers, Role.FINANCE_OFFICER),
                askedTask,
                open(fine).id());

        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        BatchResult result;
        try {
            result = Acting.as("officer", Role.POLICY_OFFICER, () -> batch.decide(chosen, Outcome.PASS, ""));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }

        assertThat(result.done())
                .containsExactly(new BatchResult.Done(files.get(fine).number(), CaseStatus.OPEN, "初审"));
        assertThat(result.refused())
                .extracting(BatchResult.Refused::number)
                .containsExactly(
                        files.get(late).number(),
                        files.get(needsAmount).number(),
                        files.get(anothers).number(),
                        files.get(asked).number());
        assertThat(result.refused().get(0).reason()).contains("已由样例·colleague于", "办理（通过）", "您的操作没有生效");
        assertThat(result.refused().get(1).reason()).isEqualTo("请填写“核定金额”。");
        assertThat(result.refused().get(2).reason()).isEqualTo("不是您的待办。");
        assertThat(result.refused().get(3).reason()).contains("样例领导还没有办完加签");
        assertThat(files.get(needsAmount).stage()).as("nothing happened to it").isEqualTo("review");
    }

    @Test
    void aBatchSendsBackOrRefusesWithOneReason() {
        CaseId here = aCase();
        CaseId there = aCase();
        decides("officer", Role.POLICY_OFFICER, there, says(Outcome.PASS, ""));
        List<UUID> both = List.of(open(here).id(), open(there).id());

        assertThatThrownBy(
                        () -> Acting.as("officer", Role.POLICY_OFFICER, () -> batch.decide(both, Outcome.REFUSE, " ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("要写明公开意见");
        BatchResult sentBack =
                Acting.as("officer", Role.POLICY_OFFICER, () -> batch.decide(both, Outcome.RETURN, "材料有误"));
        assertThat(sentBack.done())
                .extracting(BatchResult.Done::number)
                .containsExactly(files.get(there).number());
        assertThat(sentBack.refused())
                .containsExactly(new BatchResult.Refused(
                        files.get(here).number(), t(new Refusal("“{0}”没有“{1}”这个结果。", "受理", "退回至某环节"))));

        assertThatThrownBy(() -> Acting.as(
                        "officer",
                        Role.POLICY_OFFICER,
                        () -> batch.decide(List.of(open(here).id()), Outcome.CORRECT, "请重交")))
                .isInstanceOf(Refusal.class)
                .hasMessage("补正要逐件写明材料和原因，不能批量办理。");
        assertThat(files.get(here).status()).isEqualTo(CaseStatus.OPEN);
        BatchResult refused = Acting.as(
                "officer",
                Role.POLICY_OFFICER,
                () -> batch.decide(List.of(open(there).id()), Outcome.REFUSE, "不符合条件"));
        assertThat(refused.done()).hasSize(1);
        assertThat(files.get(there).status()).isEqualTo(CaseStatus.REFUSED);
    }

    @Test
    void ofManyWhoDecideAtOnceOneWinsAndTheOthersReadWho() throws Exception {
        CaseId id = aCase();
        UUID task = open(id).id();
        CountDownLatch start = new CountDownLatch(1);
        List<String> answers;
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = IntStream.range(0, 16)
                    .mapToObj(racer -> racers.submit((Callable<String>) () -> {
                        start.await();
                        try {
                            decides("racer" + racer, Role.POLICY_OFFICER, task, says(Outcome.PASS, ""));
                            return "won " + racer;
                        } catch (Refusal late) {
                            return String.valueOf(late.getMessage());
                        }
                    }))
                    .toList();
            start.countDown();
            answers = IntStream.range(0, 16)
                    .mapToObj(racer -> {
                        try {
                            return running.get(racer).get();
                        } catch (Exception failed) {
                            throw new AssertionError(failed);
                        }
                    })
                    .toList();
        }

        assertThat(answers).filteredOn(answer -> answer.startsWith("won")).hasSize(1);
        String winner = tasks.get(task).decidedName();
        assertThat(answers)
                .filteredOn(answer -> !answer.startsWith("won"))
                .hasSize(15)
                .allSatisfy(answer -> assertThat(answer).contains("已由" + winner + "于", "您的操作没有生效"));
        assertThat(files.get(id).visit()).as("moved once").isEqualTo(2);
    }

    @Test
    void numbersHaveNoGapsWhateverFails() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CaseId>> running = IntStream.range(0, 12)
                    .mapToObj(racer -> racers.submit((Callable<CaseId>) () -> {
                        start.await();
                        return aCase("recovery");
                    }))
                    .toList();
            start.countDown();
            for (Future<CaseId> each : running) {
                each.get();
            }
        }
        List<Integer> numbers = TestDatabase.sql()
                .sql("select right(number, 4)::int from casework.case_file where procedure = 'recovery' order by 1")
                .query(Integer.class)
                .list();

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
