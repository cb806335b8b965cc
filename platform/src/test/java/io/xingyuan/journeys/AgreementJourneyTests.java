package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The park agrees with one enterprise, keeps its side, and pays the first instalment; the enterprise reads it on a phone. */
@Journey
class AgreementJourneyTests {

    @Test
    void fromTheDraftToTheFirstInstalmentOnItsWay(
            Person officer, Person approver, Person finance, Person leader, Person own, HouseClock clock) {
        String yesterday = clock.today().minusDays(1).toString();
        String inAYear = clock.today().plusYears(1).toString();
        officer.comesBackAs("政策专员").opens("/agreements").shot("agreements").follows("起草约定");
        officer.presses("保存草稿");
        assertThat(officer.text()).contains("没有找到这家企业");
        officer.shot("agreement-form").findsNoBarriersHere();
        officer.atADesk().fills("企业", "示例影像科技（演示）有限公司").fills("约定名称", "影像设备总装基地（演示）");
        officer.fills("约定事项", "园区分期补助总装基地。").fills("决定依据", "专题会议纪要（演示）").fills("文号", "示例纪要〔2026〕2号");
        officer.page.locator("[id='promise.words.0']").fill("总装线竣工");
        officer.page.locator("[id='promise.due.0']").fill(inAYear);
        officer.page.locator("[id='instalment.amount.0']").fill("100");
        officer.page.locator("[id='instalment.from.0']").fill(yesterday);
        officer.page.locator("[id='instalment.amount.1']").fill("200");
        officer.page.locator("[id='instalment.promise.1']").selectOption("P1");
        officer.presses("保存草稿").presses("提交审批");
        String path = officer.page.url().replaceFirst("^.*(/agreements/)", "$1");
        officer.follows("去办理");
        officer.page.locator("select[name=next]").selectOption("joint");
        officer.presses("提交办理结果");
        String place = officer.page.url().replaceFirst("^.*(/cases/)", "$1");

        approver.comesBackAs("政策审批人").opens(place).presses("提交办理结果");
        finance.comesBackAs("财务专员").opens(place).presses("提交办理结果");
        leader.comesBackAs("领导").opens(place);
        leader.page.locator("input[name='field.amount']").fill("3000000");
        leader.page.locator("select[name=next]").selectOption("payment");
        leader.presses("提交办理结果");

        officer.opens(path).shot("agreement").presses("提请拨付");
        officer.clicks(officer.page.locator("#ask-I1 button[type=submit]"));
        approver.opens(path).presses("审定");
        approver.clicks(approver.page.locator("#approve-I1 button[type=submit]"));
        assertThat(approver.text()).contains("拨付中", "等承诺 P1 兑现");
        approver.findsNoBarriers();

        own.comesBackAs("示例影像").onAPhone().opens("/agreements").shot("agreements-phone");
        own.follows("影像设备总装基地（演示）").shot("agreement-phone");
        assertThat(own.text()).contains("100 万元", "拨付中", "总装线竣工");
        own.findsNoBarriersHere();
    }
}
