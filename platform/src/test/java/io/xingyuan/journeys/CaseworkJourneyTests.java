package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.NewMaterial;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case is corrected on a phone and decided by two officers at desks, of whom one comes too late. */
@Journey
class CaseworkJourneyTests {

    @Test
    void aCaseIsCorrectedAndDecided(Cases cases, JdbcClient sql, Person officer, Person owner, Person late) {
        CaseId id = cases.open(new NewCase(
                "application",
                "journey",
                "1",
                "示例奖补申报（旅程）",
                enterprise(sql),
                "示例影像科技（演示）有限公司",
                null,
                List.of(new NewMaterial("licence", "注册证复印件", null, "纸质"))));
        CaseState state = cases.find(id).orElseThrow();

        officer.signsInAs("政策专员").opens("/inbox").shot("inbox").findsNoBarriers();
        officer.follows("打开" + state.number()).shot("case");
        officer.findsNoBarriers();
        officer.clicks(officer.page.getByLabel("补正").first());
        officer.fills("公开意见", "请重交注册证复印件").fills("内部意见", "看不清").presses("提交办理结果");
        assertThat(officer.text()).contains("待补正", "暂停计时");

        owner.signsInAs("示例影像").onAPhone().opens("/inbox");
        owner.follows("打开" + state.number()).shot("case-phone");
        assertThat(owner.text()).contains("请补正", "请重交注册证复印件").doesNotContain("看不清");
        owner.findsNoBarriers().onAPhone();
        owner.fills("补正说明", "已重交").presses("提交补正");
        assertThat(owner.text()).contains("办理中", "提交补正");

        officer.opens("/cases/" + id);
        late.signsInAs("政策专员").opens("/cases/" + id);
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("初审");
        late.fills("内部意见", "我也看过了").presses("提交办理结果");
        assertThat(late.page.locator("[role=alert]").innerText()).contains("已由演示·林政策于");

        owner.atADesk().opens("/progress?number=" + state.number() + "&code=" + state.code());
        assertThat(owner.text()).contains("受理", "初审");
        owner.shot("progress");
        officer.opens("/procedures/application/1").shot("procedure");
    }

    @Test
    void aDeadlinePassesOverAWorkingSunday(
            Cases cases, JdbcClient sql, HouseClock clock, Person officer, Person owner) {
        clock.moveTo(
                LocalDate.of(2026, 9, 18)); // a Friday; Sunday the 20th is a working day, Friday the 25th a holiday
        CaseId id = cases.open(new NewCase(
                "application", "journey", "3", "示例限时申报（旅程）", enterprise(sql), "示例影像科技（演示）有限公司", null, List.of()));
        String number = cases.find(id).orElseThrow().number();

        officer.signsInAs("政策专员").opens("/inbox?q=" + number).shot("inbox-due");
        assertThat(row(officer, number)).contains("正常", "2026-09-24");
        owner.signsInAs("示例影像").onAPhone().opens("/cases/" + id).fits();
        assertThat(owner.text()).contains("截止 2026-09-24");

        clock.moveTo(LocalDate.of(2026, 9, 24));
        officer.signsInAs("政策专员").opens("/inbox?q=" + number);
        assertThat(row(officer, number)).contains("紧急", "2026-09-24");
        clock.moveTo(LocalDate.of(2026, 9, 25));
        officer.signsInAs("政策专员").opens("/inbox?q=" + number);
        assertThat(row(officer, number)).contains("超期", "2026-09-24");
    }

    private static String row(Person person, String number) {
        return person.page
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(number))
                .innerText();
    }

    private static EnterpriseId enterprise(JdbcClient sql) {
        return new EnterpriseId(sql.sql("select id from enterprise.enterprise where name like '示例影像%' limit 1")
                .query(UUID.class)
                .single());
    }
}
