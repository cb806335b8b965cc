package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An officer encodes a policy that nobody has programmed, another person publishes it, an enterprise is told. */
@Journey
class StudioJourneyTests {

    private static final String POLICY = "sample-city-2026-8";
    private static final Path TEXT = Path.of("..", "docs", "examples", "city-policy.yaml");

    @Test
    void aPolicyIsWrittenTriedPublishedAndSeen(Person officer, Person approver, Person own) throws IOException {
        officer.signsInAs("政策专员").chooses("政策工作室");
        officer.fills("政策名称", "样例市若干措施").fills("政策号", POLICY).presses("开始编写");
        var text = officer.page.locator("#text");
        officer.page.locator("[id='f.title']").fill("贷款贴息");
        officer.page.locator("[id='f.title']").blur();
        assertThat(text).hasValue(Pattern.compile("title: 贷款贴息\n"));
        officer.presses("加条件");
        assertThat(text).hasValue(Pattern.compile("id: 条件2\n"));
        officer.shot("studio-editor").findsNoBarriersHere();

        text.fill(text.inputValue().replace("企业类型 = \"工业企业\"", "企业类形 = \"工业企业\""));
        assertThat(officer.page.locator("#checks")).containsText("是否想写“企业类型”");
        text.fill(Files.readString(TEXT));
        assertThat(officer.page.locator("#checks")).containsText("12 个测试全部通过");
        assertThat(officer.page.locator("#form-panel")).containsText("人才住房补贴");
        officer.fills("变更说明", "首次编写").presses("保存草稿");
        officer.opens("/studio/" + POLICY).findsNoBarriers().follows("对全部企业试算");
        assertThat(officer.page.locator("#rehearsal tbody tr")).hasCount(4);
        officer.shot("studio-population").findsNoBarriersHere();
        officer.opens("/studio/" + POLICY + "/edit").presses("提请发布");
        assertThat(officer.text()).contains("等没有参加编写的政策审批人发布");

        approver.signsInAs("政策审批人").opens("/studio/" + POLICY).shot("studio-publish");
        approver.presses("发布");
        approver.clicks(approver.page.locator("#publish button[type=submit]"));
        assertThat(approver.text()).contains("第 1 版已发布");

        own.signsInAs("示例影像").chooses("政策体检");
        assertThat(own.text()).contains("贷款贴息", "样例政发〔2026〕8号");

        officer.opens("/studio/" + POLICY).presses("编写新版");
        text.fill(text.inputValue().replace("to: 2028-12-31", "to: 2026-06-30"));
        officer.fills("变更说明", "到期").presses("提请发布");
        approver.opens("/studio/" + POLICY);
        assertThat(approver.page.locator("#differences")).containsText("有效期");
        approver.presses("发布");
        approver.clicks(approver.page.locator("#publish button[type=submit]"));
        own.chooses("政策体检");
        assertThat(own.text()).doesNotContain("样例政发〔2026〕8号");
    }
}
