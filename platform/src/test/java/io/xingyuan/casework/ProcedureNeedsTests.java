package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The kinds of the house against the procedures that come with it, and against those that were spoilt. */
@SpringBootTest
@AutoConfigureMockMvc
class ProcedureNeedsTests {

    private final Procedures procedures;
    private final CaseSubjects subjects;
    private final Cases cases;

    @Autowired
    ProcedureNeedsTests(Procedures procedures, CaseSubjects subjects, Cases cases) {
        this.procedures = procedures;
        this.subjects = subjects;
        this.cases = cases;
    }

    private List<String> faults(String procedure, String stage, UnaryOperator<Stage> spoilt) {
        Procedure shipped = procedures.version(procedure, 1);
        List<Stage> stages = new ArrayList<>(shipped.stages());
        stages.replaceAll(each -> each.key().equals(stage) ? spoilt.apply(each) : each);
        return faults(new Procedure(shipped.key(), 2, shipped.title(), shipped.number(), stages));
    }

    private List<String> faults(Procedure procedure) {
        return subjects.faults(procedure).stream().map(Refusal::getMessage).toList();
    }

    private static Stage with(Stage stage, String key, Decides decides, List<DecisionField> fields, boolean optional) {
        return new Stage(
                key,
                stage.name(),
                decides,
                stage.seats(),
                stage.needed(),
                stage.limit(),
                stage.pauses(),
                stage.outcomes(),
                stage.returnTo(),
                fields,
                stage.materials(),
                stage.publicity(),
                optional,
                stage.apart(),
                stage.correction(),
                stage.statutory());
    }

    private static Stage named(Stage stage, String key) {
        return with(stage, key, stage.decides(), stage.fields(), stage.optional());
    }

    private static Stage by(Stage stage, Decides decides) {
        return with(stage, stage.key(), decides, stage.fields(), stage.optional());
    }

    private static Stage asking(Stage stage, DecisionField... fields) {
        return with(stage, stage.key(), stage.decides(), List.of(fields), stage.optional());
    }

    private static Stage skippable(Stage stage) {
        return with(stage, stage.key(), stage.decides(), stage.fields(), true);
    }

    @Test
    void whatComesWithTheHouseFitsWhoeverUsesIt() {
        for (String key : List.of("application", "apply-free", "recovery", "agreement")) {
            assertThat(faults(key, "", stage -> stage)).as(key).isEmpty();
        }
    }

    @Test
    void aStageThatTheMoneyLooksForByNameStaysAndIsReached() {
        assertThat(faults("application", "payment", stage -> named(stage, "pay")))
                .anyMatch(fault -> fault.contains("用于“申报”：要有代码为“payment”的环节"))
                .anyMatch(fault -> fault.contains("没有业务会推进环节“拨付”"));
        assertThat(faults("application", "payment", stage -> by(stage, Decides.ONE)))
                .anyMatch(fault -> fault.contains("应“由业务结果推进”，不能由人办理"));
        assertThat(faults("application", "payment", ProcedureNeedsTests::skippable))
                .anyMatch(fault -> fault.contains("不能跳过"));
        assertThat(faults("apply-free", "approval", stage -> named(stage, "consent")))
                .anyMatch(fault -> fault.contains("用于“免申即享”：要有代码为“approval”的环节"));
        assertThat(faults("apply-free", "approval", stage -> by(stage, Decides.REPORTED)))
                .anyMatch(fault -> fault.contains("应由人办理"));
        assertThat(faults("recovery", "collection", stage -> named(stage, "money")))
                .anyMatch(fault -> fault.contains("用于“资金追回”：要有代码为“collection”的环节"))
                .anyMatch(fault -> fault.contains("用于“一事一议追回”"));
        assertThat(faults("agreement", "joint", stage -> by(stage, Decides.REPORTED)))
                .anyMatch(fault -> fault.contains("没有业务会推进环节“部门会签”"));
    }

    @Test
    void theAmountIsAskedWhereItIsDecided() {
        assertThat(faults("application", "review", ProcedureNeedsTests::asking))
                .containsExactly("用于“申报”：决定要素“amount”（核定金额）应在 2 个环节填写，现在是 1 个。");
        assertThat(faults(
                        "application",
                        "review",
                        stage -> asking(stage, new DecisionField("amount", "核定金额", "元", false))))
                .containsExactly("用于“申报”：环节“初审”的决定要素“amount”（核定金额）应为必填。");
        assertThat(faults("application", "review", ProcedureNeedsTests::skippable))
                .containsExactly("用于“申报”：环节“初审”要填写“核定金额”，不能跳过。");
        assertThat(faults("recovery", "approval", ProcedureNeedsTests::asking))
                .anyMatch(fault -> fault.contains("环节“审定”（审定追回金额）要有代码为“amount”的决定要素"));
    }

    @Test
    void stagesStandInTheOrderInWhichTheyAreNeeded() {
        Procedure shipped = procedures.version("apply-free", 1);
        assertThat(faults(new Procedure(
                        shipped.key(),
                        2,
                        shipped.title(),
                        shipped.number(),
                        shipped.stages().reversed())))
                .anyMatch(fault -> fault.contains("环节“拨付”排得太前，应在“审定”之后"));
    }

    @Test
    void aKindIsOfferedOnlyWhatFitsIt() {
        assertThat(cases.procedures("application"))
                .containsKey("application")
                .doesNotContainKeys("apply-free", "recovery", "agreement");
        assertThat(cases.procedures("sample")).containsKeys("application", "recovery");
    }
}
