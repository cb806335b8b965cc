package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Money without application: the officer checks the list and pushes it, an enterprise consents on a phone. */
@Journey
class ApplyFreeJourneyTests {

    @Test
    void fromTheListToTheConsentOnAPhone(Person officer, Person own) {
        officer.signsInAs("政策专员").chooses("免申即享").shot("apply-free-runs").findsNoBarriersHere();
        officer.clicks(officer.page.locator("td.code a")).shot("apply-free-run");
        assertThat(officer.text()).contains("7 个工作日", "60 个工作日", "川办函〔2024〕17号", "按企业确认的先后");
        String run = officer.page.url();
        officer.findsNoBarriers().follows("查看 演示眼科").shot("apply-free-offer");
        officer.findsNoBarriersHere().presses("剔除");
        officer.page.locator("#exclude input[name=reason]").fill("正在核实失信情况");
        officer.clicks(officer.page.locator("#exclude button[type=submit]"));
        assertThat(officer.page.locator("tbody").innerText()).doesNotContain("演示眼科");
        officer.presses("推送给企业");
        officer.clicks(officer.page.locator("#push-run button[type=submit]"));
        assertThat(officer.opens(run + "?part=asking").text()).contains("示例影像", "待企业确认", "20 万元");

        own.signsInAs("示例影像").onAPhone().opens("/").follows("确认享受 20 万元");
        own.shot("apply-free-consent-phone").findsNoBarriersHere().presses("账户无误，同意享受");
        assertThat(own.text()).contains("示例银行");
        own.opens("/apply-free/own").shot("apply-free-own-phone").findsNoBarriers();

        officer.opens(run + "?part=out");
        assertThat(officer.text()).contains("正在核实失信情况");
        officer.opens("/recoveries").findsNoBarriersHere();
    }
}
