package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an enterprise's people do beside applying, at 360 px: no page on which they act scrolls sideways ({@link
 * Person#clicks} looks). Every page that they can reach is drawn at this width by {@link CrawlJourneyTests}.
 */
@Journey
class EnterpriseOnAPhoneJourneyTests {

    @Test
    void aDayOnThePhone(Cases cases, JdbcClient sql, Person own, Person guest) {
        CaseId id = cases.open(new NewCase(
                "application", "journey", "4", "示例手机事项（旅程）", enterprise(sql), "示例影像科技（演示）有限公司", null, List.of()));
        CaseState state = cases.find(id).orElseThrow();
        own.onAPhone()
                .signsInAs("示例影像")
                .clicks(own.page.locator(".menu-button"))
                .chooses("事务箱");
        own.follows("我发起的").follows("打开" + state.number()).presses("催办");
        assertThat(own.text()).contains("已催办");

        guest.onAPhone().opens("/progress").fills("事项编号", state.number()).fills("查询码", "ABCDEFGH");
        guest.presses("查询进度");
        assertThat(guest.text()).contains("没有查到");
        guest.fills("查询码", state.code()).presses("查询进度").shot("progress-phone").findsNoBarriersHere();
        assertThat(guest.text()).contains("受理", "示例手机事项");

        own.presses("撤回事项").clicks(own.page.locator("#withdraw button[type=submit]"));
        assertThat(own.text()).contains("已撤回");

        own.opens("/messages/settings").fills("免打扰开始", "22:00").presses("保存");
        assertThat(own.page.locator("[role=alert]").innerText()).contains("一起填");
        assertThat(own.page.locator("#from").inputValue()).isEqualTo("22:00");
        own.fills("免打扰结束", "07:00").presses("保存");
        assertThat(own.text()).contains("接收设置已保存");

        own.clicks(own.page.locator(".menu-button")).chooses("本企业人员");
        own.fills("姓名", "测试·手机同事").presses("生成邀请链接");
        assertThat(own.page.locator("#link").inputValue()).contains("/invitation");
        own.findsNoBarriersHere();
    }

    private static EnterpriseId enterprise(JdbcClient sql) {
        return new EnterpriseId(sql.sql("select id from enterprise.enterprise where name like '示例影像%' limit 1")
                .query(UUID.class)
                .single());
    }
}
