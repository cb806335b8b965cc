package io.xingyuan.casework.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ProcedureChecksTests {

    private static final TimeLimit LIMIT = TimeLimit.workingDays(5, "样例办法第3条");

    @Test
    void whatShipsIsWithoutFault() {
        List<Procedure> shipped = ShippedProcedures.all();

        assertThat(shipped)
                .extracting(Procedure::key)
                .containsExactlyInAnyOrder("application", "apply-free", "agreement", "recovery");
        assertThat(shipped).allSatisfy(each -> assertThat(faults(each)).isEmpty());
    }

    @Test
    void aClockWithoutSourceIsAFault() {
        Stage stage = aStage("one", TimeLimit.workingDays(5, ""), List.of(Outcome.PASS, Outcome.REFUSE), List.of());

        assertThat(faults(of(stage))).containsExactly("环节“一”：时限没有写明依据。");
    }

    @Test
    void aStageThatNobodyPassesLeavesTheNextUnreachable() {
        Stage stage = aStage("one", LIMIT, List.of(Outcome.REFUSE), List.of());

        assertThat(faults(of(stage))).containsExactly("环节“一”：没有“通过”，之后的环节到不了。");
    }

    @Test
    void onlyEarlierStagesAreReturnedTo() {
        Stage stage = aStage("one", LIMIT, List.of(Outcome.PASS, Outcome.REFUSE, Outcome.RETURN), List.of("two"));

        assertThat(faults(of(stage))).containsExactly("环节“一”：只能退回到前面的环节，没有“two”。");
    }

    @Test
    void aCorrectionNeedsItsLawfulPause() {
        Stage stage = aStage("one", LIMIT, List.of(Outcome.PASS, Outcome.REFUSE, Outcome.CORRECT), List.of());

        assertThat(faults(of(stage))).containsExactly("环节“一”：可以要求补正，应把“申请人补正”列为不计时事由。");
    }

    @Test
    void aPublicationNeedsAnotherWayThanToPass() {
        Stage plain = aStage("one", null, List.of(Outcome.PASS, Outcome.WITHDRAW), List.of());
        Stage published = new Stage(
                plain.key(),
                plain.name(),
                plain.decides(),
                plain.seats(),
                plain.needed(),
                plain.limit(),
                plain.pauses(),
                plain.outcomes(),
                plain.returnTo(),
                plain.fields(),
                plain.materials(),
                new Publicity(5, "样例办法第4条"),
                plain.optional(),
                plain.apart(),
                plain.correction(),
                plain.statutory());

        assertThat(faults(of(plain))).isEmpty();
        assertThat(faults(of(published))).containsExactly("环节“一”：公示异议成立时不能通过，应可以退回或不予通过。");
    }

    @Test
    void whatNobodyDecidesAsksForNoCorrectionAndPublishesNothing() {
        Stage people = aStage("one", null, List.of(Outcome.PASS, Outcome.REFUSE), List.of());
        List<Outcome> correcting = List.of(Outcome.PASS, Outcome.REFUSE, Outcome.CORRECT);

        assertThat(faults(of(people, by("two", Decides.REPORTED, correcting, null))))
                .containsExactly("环节“一”：由业务结果推进时没有人要求补正，请去掉“补正”。");
        for (Decides decides : List.of(Decides.REPORTED, Decides.EXPERTS)) {
            assertThat(faults(of(
                            people,
                            by("two", decides, List.of(Outcome.PASS, Outcome.REFUSE), new Publicity(5, "样例办法第4条")))))
                    .containsExactly("环节“一”：" + decides.label() + "时没有人守公示期、答复异议，请把公示放在由人办理的环节。");
        }
    }

    private static Stage by(String key, Decides decides, List<Outcome> outcomes, @Nullable Publicity publicity) {
        return new Stage(
                key,
                "一",
                decides,
                List.of(Role.POLICY_OFFICER),
                1,
                null,
                List.of(),
                outcomes,
                List.of(),
                List.of(),
                List.of(),
                publicity,
                false,
                List.of(),
                null,
                null);
    }

    @Test
    void withoutStagesThereIsNoEnd() {
        assertThat(faults(of())).contains("至少要有一个环节。");
    }

    @Test
    void faultsAreReadInEnglish() {
        Stage stage = aStage("one", TimeLimit.workingDays(5, ""), List.of(Outcome.CORRECT), List.of("two"));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            assertThat(ProcedureChecks.faults(of(stage)))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(fault ->
                            assertThat(Texts.t(fault).replace("“一”", "")).doesNotContainPattern("\\p{IsHan}"));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void numbersCountByYear() {
        NumberPattern pattern = new NumberPattern("SB{年}-{序4}");

        assertThat(pattern.number(2026, 7)).isEqualTo("SB2026-0007");
        assertThat(pattern.fault()).isEmpty();
        assertThat(new NumberPattern("SB{序5}").fault()).isPresent();
    }

    private static List<String> faults(Procedure procedure) {
        return ProcedureChecks.faults(procedure).stream()
                .map(Refusal::getMessage)
                .toList();
    }

    private static Procedure of(Stage... stages) {
        return new Procedure("sample", 1, "样例流程", "YL{年}{序4}", List.of(stages));
    }

    private static Stage aStage(String key, @Nullable TimeLimit limit, List<Outcome> outcomes, List<String> returnTo) {
        return new Stage(
                key,
                "一",
                Decides.ONE,
                List.of(Role.POLICY_OFFICER),
                1,
                limit,
                List.of(),
                outcomes,
                returnTo,
                List.of(),
                List.of(),
                null,
                false,
                List.of(),
                null,
                null);
    }
}
