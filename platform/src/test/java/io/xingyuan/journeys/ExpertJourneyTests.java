package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.files.Samples;
import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Experts are drawn by lot without the one who has a tie, score blind on phones, and the case is decided. */
@Journey
class ExpertJourneyTests {

    @Test
    void aPanelIsDrawnScoresBlindAndTheCaseGoesOn(
            Cases cases, JdbcClient sql, Person officer, Person first, Person second) {
        CaseId id = cases.open(new NewCase(
                "application", "journey", "2", "示例评审项目（旅程）", enterprise(sql), "示例影像科技（演示）有限公司", null, List.of()));
        cases.reportPassed(id, "acceptance", "");
        cases.reportPassed(id, "review", "");

        officer.signsInAs("政策专员").opens("/experts").shot("experts");
        assertThat(officer.text()).contains("演示·窦专家", "示例影像科技（演示）有限公司 · 受聘顾问", "可抽取");
        officer.opens("/cases/" + id).follows("专家组与评分");
        officer.fills("各领域人数", "医疗器械 2").fills("评分指标", "创新性 60\n市场前景 四十").presses("随机抽取");
        assertThat(officer.page.locator("#criteria-problem").innerText()).contains("市场前景 四十");
        officer.fills("评分指标", "创新性 60\n市场前景 40").findsNoBarriersHere().presses("随机抽取");
        officer.shot("panel").findsNoBarriersHere();
        String panel = officer.page.url();
        assertThat(officer.text()).contains("与示例影像科技（演示）有限公司有利害关系：受聘顾问").containsPattern("[0-9a-f]{32}");
        List<String> drawn = officer.page
                .locator("main table")
                .first()
                .locator("tbody td:first-child")
                .allInnerTexts();
        assertThat(drawn).hasSize(2).noneMatch(name -> name.contains("窦"));

        scores(first, name(drawn.get(0)), "50", "30");
        first.opens("/reviews").shot("reviews-phone").findsNoBarriersHere();
        assertThat(officer.opens(panel).text()).contains("已交 1 份，共 2 份");
        assertThat(officer.page.locator("td.num").allInnerTexts()).as("points").containsOnly("");
        officer.opens("/cases/" + id).presses("提交办理结果");
        assertThat(officer.text()).contains("专家评分还没有全部交齐");
        scores(second, name(drawn.get(1)), "60", "30");

        assertThat(officer.opens(panel).text()).contains("专家评分 85.00 分（满分 100，2 位专家", "80", "90", "评分依据.pdf");
        officer.shot("panel-done")
                .opens("/cases/" + id)
                .fills("公开意见", "同意专家意见。")
                .presses("提交办理结果");
        assertThat(officer.text()).contains("事项现在在“公示”");
    }

    private static void scores(Person expert, String name, String novelty, String market) {
        expert.signsInAs(name).onAPhone().opens("/reviews");
        expert.clicks(expert.page.locator("li a").filter(new FilterOptions().setHasText("示例评审项目")));
        expert.page
                .locator(".slot input[type=file]")
                .setInputFiles(new FilePayload("评分依据.pdf", "application/pdf", Samples.pdf(60)));
        PlaywrightAssertions.assertThat(expert.page.locator(".slot-files li")).hasCount(1);
        expert.fills("创新性", novelty).fills("市场前景", "41").fills("评审意见", "样例意见。").presses("提交评分表");
        assertThat(expert.page.locator("[role=alert]").innerText()).contains("0 到 40");
        expert.shot("score-sheet-phone").findsNoBarriersHere();
        expert.fills("市场前景", market).presses("提交评分表");
        assertThat(expert.text()).contains("评分表已提交");
    }

    private static String name(String cell) {
        return cell.lines().findFirst().orElseThrow().replace("演示·", "");
    }

    @Test
    void anExpertDeclaresATieOnAPhone(Person expert) {
        expert.signsInAs("章专家").onAPhone().opens("/reviews");
        expert.fills("单位", "样例器械（演示）有限公司").fills("关系", "受聘顾问").presses("登记").shot("ties-phone");
        assertThat(expert.text()).contains("样例器械（演示）有限公司 · 受聘顾问");
        expert.opens("/messages").findsNoBarriersHere();
        expert.opens("/messages/settings").shot("message-settings-phone").findsNoBarriersHere();
    }

    private static EnterpriseId enterprise(JdbcClient sql) {
        return new EnterpriseId(sql.sql("select id from enterprise.enterprise where name like '示例影像%' limit 1")
                .query(UUID.class)
                .single());
    }
}
