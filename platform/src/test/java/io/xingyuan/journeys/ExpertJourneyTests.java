package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/** An expert joins the pool and says on a phone whom to keep them away from. */
@Journey
class ExpertJourneyTests {

    @Test
    void anExpertJoinsThePoolAndDeclaresATieOnAPhone(Person officer, Person expert) {
        officer.signsInAs("政策专员").chooses("专家评审").follows("专家库");
        officer.page.locator("#account").selectOption(new SelectOption().setIndex(1));
        officer.fills("领域", "医疗器械、临床").presses("保存").shot("experts");
        assertThat(officer.text()).contains("蒋专家", "医疗器械、临床", "可抽取");
        officer.findsNoBarriersHere();

        expert.signsInAs("评审专家").onAPhone().opens("/reviews");
        expert.fills("单位", "样例器械（演示）有限公司").fills("关系", "受聘顾问").presses("登记").shot("reviews-phone");
        assertThat(expert.text()).contains("样例器械（演示）有限公司 · 受聘顾问");
        expert.findsNoBarriersHere().opens("/messages").findsNoBarriersHere();
        expert.opens("/messages/settings").shot("message-settings-phone").findsNoBarriersHere();
    }
}
