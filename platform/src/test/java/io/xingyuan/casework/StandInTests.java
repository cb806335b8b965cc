package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** Whoever stands in for a colleague works in the colleague's name and leaves nothing behind that nobody can do. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class StandInTests {

    private final Cases cases;
    private final Tasks tasks;
    private final Desk desk;
    private final Absences absences;
    private final Leavers leavers;
    private final Inbox inbox;
    private final Timeline timeline;
    private final Clock clock;
    private Incumbent away = new Incumbent(Role.POLICY_OFFICER);

    StandInTests(
            Cases cases,
            Tasks tasks,
            Desk desk,
            Absences absences,
            Leavers leavers,
            Inbox inbox,
            Timeline timeline,
            Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.desk = desk;
        this.absences = absences;
        this.leavers = leavers;
        this.inbox = inbox;
        this.timeline = timeline;
        this.clock = clock;
        away.close();
    }

    @BeforeEach
    void somebodyIsAway() {
        away = new Incumbent(Role.POLICY_OFFICER);
    }

    @AfterEach
    void theyLeave() {
        away.close();
    }

    private CaseId aCase() {
        return Acting.as("stand-owner", Role.ENTERPRISE_MEMBER, () -> cases.open(CasesTests.aCase()));
    }

    private Task open(CaseId id) {
        return tasks.of(id).stream()
                .filter(task -> task.status() == Task.Status.OPEN)
                .findFirst()
                .orElseThrow();
    }

    /** For today, in whatever role the other one has. */
    private void delegatesTo(String account, Role role) {
        LocalDate today = LocalDate.now(clock);
        does(
                away.account(),
                Role.POLICY_OFFICER,
                () -> absences.delegate(new Colleague(account, "样例受托", role, ""), today, today));
    }

    private static void does(String account, Role role, Runnable what) {
        Acting.as(account, role, () -> {
            what.run();
            return account;
        });
    }

    private void corrects(CaseId id) {
        Acting.as("stand-owner", Role.ENTERPRISE_MEMBER, () -> cases.correct(id, CasesTests.PROOF_ANEW));
    }

    @Test
    void whatAStandInClaimsIsThePrincipalsAndBothMayDoIt() {
        CaseId id = aCase();
        UUID task = open(id).id();
        delegatesTo("stand-in-1", Role.SERVICE_SPECIALIST);

        does("stand-in-1", Role.SERVICE_SPECIALIST, () -> desk.claim(task));

        assertThat(tasks.get(task).holder()).isEqualTo(away.account());
        assertThat(timeline.open(id))
                .extracting(Timeline.Entry::by)
                .contains("样例·stand-in-1（代样例·" + away.account() + "）");
        leavers.night();
        assertThat(tasks.get(task).holder()).as("is no leaver").isEqualTo(away.account());
        does("stand-in-1", Role.SERVICE_SPECIALIST, () -> desk.release(task));
        does("stand-in-1", Role.SERVICE_SPECIALIST, () -> desk.claim(task));
        does(away.account(), Role.POLICY_OFFICER, () -> desk.decide(task, Decision.of(Outcome.PASS, "")));
        assertThat(cases.find(id).orElseThrow().stage()).isEqualTo("review");
    }

    @Test
    void whatAStandInAskedForComesBackToThePrincipalOrToTheRole() {
        CaseId claimed = aCase();
        CaseId free = aCase();
        delegatesTo("stand-in-2", Role.SERVICE_SPECIALIST);
        does(away.account(), Role.POLICY_OFFICER, () -> desk.claim(open(claimed).id()));
        for (CaseId id : List.of(claimed, free)) {
            does("stand-in-2", Role.SERVICE_SPECIALIST, () -> desk.decide(open(id).id(), CasesTests.ASKS_FOR_PROOF));
            corrects(id);
        }

        assertThat(open(claimed).holder()).isEqualTo(away.account());
        assertThat(open(free).holder()).isNull();
        assertThat(told(open(free))).as("the role is told as of anything new").isFalse();
        does("any-officer", Role.POLICY_OFFICER, () -> desk.decide(open(free).id(), Decision.of(Outcome.PASS, "")));
        assertThat(cases.find(free).orElseThrow().stage()).isEqualTo("review");
    }

    @Test
    void whatSomebodyAskedForWhoHasLeftComesBackToTheRole() {
        CaseId stays = aCase();
        CaseId leaves = aCase();
        for (CaseId id : List.of(stays, leaves)) {
            does(away.account(), Role.POLICY_OFFICER, () -> desk.decide(open(id).id(), CasesTests.ASKS_FOR_PROOF));
        }
        corrects(stays);
        assertThat(open(stays).holder()).isEqualTo(away.account());

        away.leaves();
        corrects(leaves);
        assertThat(open(leaves).holder()).isNull();
    }

    @Test
    void whatIsOfAParkThatIsNoLongerTheirsIsFreedAndTheRoleIsTold() {
        CaseId id = aCase();
        UUID task = open(id).id();
        does(away.account(), Role.POLICY_OFFICER, () -> desk.claim(task));
        assertThat(told(tasks.get(task))).isTrue();
        TestDatabase.sql()
                .sql("update casework.task set park = 'otherpark' where id = :id")
                .param("id", task)
                .update();
        TestDatabase.sql().sql("""
                        update identity.role_grant set scope = 'REGION', region = '140000'
                        where id::text = :id""").param("id", away.account()).update();

        leavers.night();

        assertThat(tasks.get(task).holder()).isNull();
        assertThat(told(tasks.get(task))).isFalse();
        assertThat(timeline.open(id)).extracting(Timeline.Entry::note).contains("样例·" + away.account() + "不再负责这个园区");
    }

    @Test
    void whatIsGivenBackIsToldToTheRoleAndADelegationToTheDelegate() {
        CaseId id = aCase();
        UUID task = open(id).id();
        does(away.account(), Role.POLICY_OFFICER, () -> desk.claim(task));
        does(away.account(), Role.POLICY_OFFICER, () -> desk.release(task));
        assertThat(told(tasks.get(task))).isFalse();

        UUID delegate = UUID.randomUUID();
        delegatesTo(delegate.toString(), Role.SERVICE_SPECIALIST);
        assertThat(TestDatabase.sql()
                        .sql("select title from notice.news where :delegate = any(accounts)")
                        .param("delegate", delegate)
                        .query(String.class)
                        .list())
                .containsExactly("样例·" + away.account() + "委托您代办");
    }

    private static boolean told(Task task) {
        return TestDatabase.sql()
                .sql("select told from casework.task where id = :id")
                .param("id", task.id())
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatIsOnesOwnAnywayIsListedOnceAndTheRestInTheNameOfWhoIsAway() {
        CaseId free = aCase();
        CaseId held = aCase();
        does(away.account(), Role.POLICY_OFFICER, () -> desk.claim(open(held).id()));
        delegatesTo("twin", Role.POLICY_OFFICER);
        Visitor everywhere = Acting.person("twin", Role.POLICY_OFFICER);
        Visitor elsewhere = new Visitor(
                "twin", "样例·twin", Role.POLICY_OFFICER, null, null, Scope.of(Set.of(new ParkId("otherpark"))));
        String own = cases.find(free).orElseThrow().number();
        String others = cases.find(held).orElseThrow().number();
        Map<Visitor, String> principals = Map.of(everywhere, "", elsewhere, "样例·" + away.account());

        principals.forEach((twin, principal) -> {
            assertThat(rows(own, twin)).extracting(InboxRow::principal).containsExactly(principal);
            assertThat(rows(others, twin)).extracting(InboxRow::principal).containsExactly("样例·" + away.account());
            assertThat(inbox.all(asks(own), twin)).hasSize(1);
        });
        int before = inbox.list(asks(null), everywhere, Paging.first("/inbox"))
                .rows()
                .size();
        assertThat(inbox.counts(everywhere).waiting()).isGreaterThanOrEqualTo(before);
        assertThat(inbox.all(asks(null), everywhere)).extracting(InboxRow::task).doesNotHaveDuplicates();
    }

    private List<InboxRow> rows(String number, Visitor visitor) {
        var listing = inbox.list(asks(number), visitor, Paging.first("/inbox"));
        assertThat(listing.total()).isEqualTo(listing.rows().size());
        return listing.rows();
    }

    private static InboxQuery asks(@Nullable String words) {
        return new InboxQuery(null, words, null, null);
    }
}
