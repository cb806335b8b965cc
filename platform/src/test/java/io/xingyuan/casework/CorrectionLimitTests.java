package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The last day of a correction when the calendar is another than on the day on which it was asked for. */
@SpringBootTest
@AutoConfigureMockMvc
class CorrectionLimitTests {

    private final Cases cases;
    private final Tasks tasks;
    private final Lights lights;
    private final LightRounds rounds;
    private final Officials officials;
    private final Clock clock;

    @Autowired
    CorrectionLimitTests(Cases cases, Tasks tasks, Lights lights, LightRounds rounds, BeanFactory beans, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.lights = lights;
        this.rounds = rounds;
        this.officials = new Officials(beans);
        this.clock = clock;
    }

    private CaseId asked() {
        CaseId id = Acting.as("limit-owner", Role.ENTERPRISE_MEMBER, () -> cases.open(CasesTests.aCase()));
        Acting.as(
                "limit-officer",
                Role.POLICY_OFFICER,
                () -> officials.askForMore(id, "请补交样例证明", Map.of("proof", "看不清")));
        return id;
    }

    private LocalDate mendBy(CaseId id) {
        return Objects.requireNonNull(cases.find(id).orElseThrow().mendBy());
    }

    /** As if it had been counted by another calendar. */
    private static void counted(CaseId id, LocalDate due, int urged) {
        TestDatabase.sql()
                .sql("update casework.task set due = :due, urged = :urged where case_id = :id and kind = 'CORRECT'")
                .param("due", due)
                .param("urged", urged)
                .param("id", id.value())
                .update();
    }

    private void anotherCalendar() {
        Acting.as("limit-keeper", Role.POLICY_OFFICER, () -> {
            TestDatabase.sql()
                    .sql("update casework.light set basis = 'another'")
                    .update();
            return true;
        });
        rounds.round();
    }

    @Test
    void itIsCountedAnewButNeverEarlierThanTheApplicantWasTold() {
        CaseId moved = asked();
        CaseId told = asked();
        LocalDate right = mendBy(moved);
        assertThat(right).isEqualTo(lights.correction().due(LocalDate.now(clock), lights.workingDays()));
        counted(moved, right.minusDays(4), 2);
        counted(told, right.plusDays(4), 0);

        anotherCalendar();

        assertThat(mendBy(moved)).isEqualTo(right);
        assertThat(mendBy(told)).isEqualTo(right.plusDays(4));
        assertThat(tasks.of(moved))
                .filteredOn(task -> task.kind() == Task.Kind.CORRECT)
                .singleElement()
                .as("it is not over, so that it may be said once more when it is")
                .matches(task -> task.urged() == 1);
    }
}
