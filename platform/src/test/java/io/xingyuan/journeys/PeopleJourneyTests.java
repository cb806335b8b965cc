package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who may do what, as people arrange it. */
@Journey
class PeopleJourneyTests {

    private static final String PASSWORD = "Apricot-2026";

    @Test
    void aColleagueIsInvitedSeesTheEnterpriseAndIsRemoved(Person administrator, Person colleague) {
        administrator.signsInAs("示例影像").chooses("本企业人员").shot("people");
        administrator.fills("姓名", "测试·新同事").presses("生成邀请链接");
        String link = administrator.page.locator("#link").inputValue();
        administrator.shot("people-invited").findsNoBarriers();

        colleague.opens(link.substring(link.indexOf("/invitation"))).findsNoBarriers();
        colleague.onAPhone().fills("登录名", "new.colleague").fills("口令", PASSWORD);
        colleague.page.locator("#repeated").fill(PASSWORD);
        colleague.presses("设置口令并登录").atADesk().chooses("本企业");
        assertThat(colleague.heading()).contains("示例影像");
        assertThat(administrator.status(link.substring(link.indexOf("/invitation"))))
                .as("used up")
                .isEqualTo(404);

        administrator.opens("/people");
        var line = administrator
                .page
                .locator("li.list-group-item")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("测试·新同事"));
        line.locator("button.btn-sm[popovertarget]").click();
        line.locator("dialog button[type=submit]").click();
        assertThat(administrator.text()).contains("已移除 测试·新同事");

        colleague.opens("/enterprise");
        assertThat(colleague.heading()).isEqualTo("登录");
    }

    @Test
    void oneProposesAnotherConfirms(Person system, Person security) {
        system.signsInAs("系统管理员").chooses("账号管理").shot("accounts");
        system.follows("新建账号").fills("姓名", "测试·新专员").fills("登录名", "new.officer");
        system.page.locator("#role").selectOption("POLICY_OFFICER");
        system.page
                .locator("#organisation")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("园区管委会 · 园区管理委员会"));
        system.page.locator("#area").selectOption("jinzhong");
        system.presses("建立账号").shot("account");
        assertThat(system.text()).contains("待确认", "设置口令的链接");
        String account = system.page.url().replaceAll("https?://[^/]+", "");
        assertThat(system.page.locator("form[action$='/confirm']").count())
                .as("who proposed cannot confirm")
                .isZero();

        security.signsInAs("安全管理员");
        assertThat(security.text()).contains("项授权");
        security.chooses("授权确认").shot("grants").findsNoBarriers();
        security.presses("确认");
        assertThat(security.text()).contains("已确认：测试·新专员");
        security.opens(account);
        assertThat(security.text()).contains("已生效", "晋中园");
        security.findsNoBarriers();
    }

    @Test
    void somebodyActsForTwoEnterprises(@WithoutScripts Person agent) {
        agent.opens("/sign-in");
        agent.page.locator("#more-roles > summary").click();
        agent.takes("代办多家企业").chooses("本企业");
        String first = agent.heading();
        agent.page.locator(".shell-top .drop > summary").click();
        agent.page.locator("button[name=capacity]:not([aria-current])").click();
        agent.chooses("本企业");
        assertThat(agent.heading()).isNotEqualTo(first).contains("样例激光");
    }
}
