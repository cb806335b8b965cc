package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** 加签: who may be asked to agree as well, what their no may do, and how the request is taken back. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CosigningTests {

    private static final Colleague LEADER = new Colleague("co-leader", "样例周领导", Role.LEADER, "");
    private static final Colleague SECOND = new Colleague("co-second", "样例第二专员", Role.POLICY_OFFICER, "");

    private final Cases cases;
    private final CaseFiles files;
    private final Tasks tasks;
    private final Desk desk;

    CosigningTests(Cases cases, CaseFiles files, Tasks tasks, Desk desk) {
        this.cases = cases;
        this.files = files;
        this.tasks = tasks;
        this.desk = desk;
    }

    private CaseId aCase(String procedure) {
        return Acting.as("co-owner", Role.ENTERPRISE_MEMBER, () -> cases.open(CasesTests.aCase(procedure)));
    }

    private UUID open(CaseId id, Task.Kind kind) {
        return tasks.of(id).stream()
                .filter(task -> task.status() == Task.Status.OPEN && task.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String decides(String account, Role role, CaseId id, Task.Kind kind, Decision decision) {
        return Acting.as(account, role, () -> desk.decide(open(id, kind), decision))
                .stage();
    }

    private String officer(CaseId id, Outcome outcome) {
        return decides("co-officer", Role.POLICY_OFFICER, id, Task.Kind.DECIDE, says(outcome));
    }

    private static Decision says(Outcome outcome) {
        return new Decision(outcome, "", outcome == Outcome.PASS ? "" : "样例意见", "", Map.of("amount", "1"), Map.of());
    }

    private void asks(String account, Role role, CaseId id, Colleague whom) {
        Acting.as(account, role, () -> {
            desk.cosign(open(id, Task.Kind.DECIDE), whom, "");
            return id;
        });
    }

    private void recalls(String account, Role role, CaseId id) {
        UUID asked = open(id, Task.Kind.COSIGN);
        Acting.as(account, role, () -> {
            desk.recall(asked);
            return id;
        });
    }

    /** In its last stage, which passes by what happens elsewhere. */
    private CaseId collecting() {
        CaseId id = aCase("recovery");
        officer(id, Outcome.PASS);
        officer(id, Outcome.PASS);
        decides("co-approver", Role.POLICY_APPROVER, id, Task.Kind.DECIDE, says(Outcome.PASS));
        assertThat(files.get(id).stage()).isEqualTo("collection");
        return id;
    }

    @Test
    void nobodyIsAskedWhereANoCouldOnlyUndoWhatWasOrdered() {
        CaseId id = collecting();

        assertThatThrownBy(() -> asks("co-finance", Role.FINANCE_OFFICER, id, LEADER))
                .isInstanceOf(Refusal.class)
                .hasMessage("“追缴到账”没有“不予通过”这个结果，不能请人加签，请用抄送。"
                        .replace("追缴到账", files.get(id).stageName()));

        // as an older version let somebody be asked
        TestDatabase.sql().sql("""
                        insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, holder, holder_name,
                            enterprise_id, procedure, number, title, applicant, began_on, status)
                        select gen_random_uuid(), case_id, visit, stage, stage_name, 'COSIGN', 'LEADER', 'co-leader',
                            '样例周领导', enterprise_id, procedure, number, title, applicant, began_on, 'OPEN'
                        from casework.task where case_id = :id and status = 'OPEN'""").param("id", id.value()).update();
        assertThatThrownBy(() -> decides(LEADER.account(), Role.LEADER, id, Task.Kind.COSIGN, says(Outcome.REFUSE)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有“不予通过”这个结果");
        assertThat(files.get(id).status()).isEqualTo(CaseStatus.OPEN);
        assertThat(decides(LEADER.account(), Role.LEADER, id, Task.Kind.COSIGN, says(Outcome.PASS)))
                .isEqualTo("collection");
    }

    @Test
    void whoDecidedAStageThatIsKeptApartIsNotAsked() {
        CaseId id = aCase("recovery");
        officer(id, Outcome.PASS);
        officer(id, Outcome.PASS);

        assertThatThrownBy(() -> asks(
                        "co-approver",
                        Role.POLICY_APPROVER,
                        id,
                        new Colleague("co-officer", "样例专员", Role.POLICY_OFFICER, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("须由另一人办理");
        assertThat(decides("co-approver", Role.POLICY_APPROVER, id, Task.Kind.DECIDE, says(Outcome.PASS)))
                .isEqualTo("collection");
    }

    @Test
    void theSeatThatAskedTakesItBackAlsoAfterACorrection() {
        CaseId id = aCase("application");
        asks("co-officer", Role.POLICY_OFFICER, id, LEADER);
        assertThatThrownBy(() -> recalls(LEADER.account(), Role.LEADER, id))
                .isInstanceOf(Refusal.class)
                .hasMessage("加签只能由请人加签的席位收回。");
        recalls("co-officer", Role.POLICY_OFFICER, id);
        assertThat(Task.cosigning(tasks.of(id))).isEmpty();

        asks("co-officer", Role.POLICY_OFFICER, id, LEADER);
        decides("co-officer", Role.POLICY_OFFICER, id, Task.Kind.DECIDE, CasesTests.ASKS_FOR_PROOF);
        Acting.as("co-owner", Role.ENTERPRISE_MEMBER, () -> cases.correct(id, CasesTests.PROOF_ANEW));
        recalls("co-officer", Role.POLICY_OFFICER, id);
        assertThat(officer(id, Outcome.PASS)).isEqualTo("review");
    }

    @Test
    void whoWasAskedByNameDoesNotGiveItToEverybodyOfTheRole() {
        CaseId id = aCase("application");
        asks("co-officer", Role.POLICY_OFFICER, id, SECOND);
        UUID asked = open(id, Task.Kind.COSIGN);

        assertThatThrownBy(() -> Acting.as(SECOND.account(), Role.POLICY_OFFICER, () -> {
                    desk.release(asked);
                    return id;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("加签请的是您本人");
        assertThat(tasks.get(asked).holder()).isEqualTo(SECOND.account());
    }

    @Test
    void anotherSeatDoesNotTakeItBack() {
        CaseId id = aCase("agreement");
        decides(
                "co-officer",
                Role.POLICY_OFFICER,
                id,
                Task.Kind.DECIDE,
                new Decision(Outcome.PASS, "joint", "", "", Map.of(), Map.of()));
        UUID finance = tasks.of(id).stream()
                .filter(task -> task.role() == Role.FINANCE_OFFICER)
                .findFirst()
                .orElseThrow()
                .id();
        Acting.as("co-finance", Role.FINANCE_OFFICER, () -> {
            desk.cosign(finance, LEADER, "");
            return id;
        });

        assertThatThrownBy(() -> recalls("co-approver", Role.POLICY_APPROVER, id))
                .isInstanceOf(Refusal.class);
        recalls("co-finance", Role.FINANCE_OFFICER, id);
    }

    @Test
    void nobodyIsSeatAndCosignerOfOneStage() {
        CaseId id = aCase("application");
        asks("co-officer", Role.POLICY_OFFICER, id, SECOND);

        assertThatThrownBy(() -> Acting.as("co-officer", Role.POLICY_OFFICER, () -> {
                    desk.transfer(open(id, Task.Kind.DECIDE), SECOND, "");
                    return id;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessage("样例第二专员已经参与本环节，请转办给别人。");
        decides(SECOND.account(), Role.POLICY_OFFICER, id, Task.Kind.COSIGN, says(Outcome.PASS));
        assertThatThrownBy(
                        () -> decides(SECOND.account(), Role.POLICY_OFFICER, id, Task.Kind.DECIDE, says(Outcome.PASS)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已在本环节办理过");
        assertThat(officer(id, Outcome.PASS)).isEqualTo("review");
    }
}
