package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.calendar.Light;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class CasesTests {

    private final Cases cases;

    CasesTests(@Autowired Cases cases) {
        this.cases = cases;
    }

    /** A correction that names the only material of a case, and what comes for it. */
    static final Decision ASKS_FOR_PROOF =
            new Decision(Outcome.CORRECT, "", "请换新的", "内部的话", Map.of(), Map.of("proof", "已过期"));

    static final Correction PROOF_ANEW = new Correction("已换", List.of(new NewMaterial("proof", "样例证明", null, "新的")));

    static NewCase aCase() {
        return aCase("application");
    }

    static NewCase aCase(String procedure) {
        return new NewCase(
                procedure,
                "sample",
                "1",
                "样例奖补申报",
                Acting.OWN,
                "样例器械有限公司",
                null,
                List.of(new NewMaterial("proof", "样例证明", null, "纸质")));
    }

    @Test
    void aCaseBeginsWithNumberTaskAndClock() {
        CaseState state = Acting.as(
                "owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.find(cases.open(aCase())).orElseThrow());

        assertThat(state.number()).matches("SB\\d{9}");
        assertThat(state.code()).hasSize(8);
        assertThat(state.stageName()).isEqualTo("受理");
        assertThat(state.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(state.holder()).isEqualTo("政策专员");
        assertThat(state.due()).isNotNull();
        assertThat(state.light()).isEqualTo(Light.GREEN);
    }

    @Test
    void numbersFollowEachOther() {
        Acting.as("owner", Role.ENTERPRISE_MEMBER, () -> {
            int first = running(cases.open(aCase()));
            assertThat(running(cases.open(aCase()))).isEqualTo(first + 1);
            return first;
        });
    }

    private int running(CaseId id) {
        return Integer.parseInt(cases.find(id).orElseThrow().number().substring(6));
    }

    @Test
    void aResultToldTwiceCountsOnce() {
        Acting.as("owner", Role.POLICY_OFFICER, () -> {
            CaseId id = cases.open(aCase());
            assertThat(cases.report(id, "acceptance", Outcome.PASS, "")).isTrue();
            assertThat(cases.report(id, "acceptance", Outcome.PASS, "")).isFalse();
            assertThat(cases.find(id).orElseThrow().stage()).isEqualTo("review");
            return id;
        });
    }
}
