package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two people change the same enterprise at once. */
@Journey
class SecondEditorJourneyTests {

    @Test
    void theSecondSeesWhatChangedAndKeepsWhatTheyTyped(Person first, Person second) {
        first.signsInAs("政策专员").opens("/enterprises?q=例如").clicks(first.page.locator("td.actions a[href$=edit]"));
        String form = first.page.url();
        second.signsInAs("首席服务专员").opens(form);

        first.fills("地址", "示例大道1号（演示）").presses("保存");
        assertThat(first.text()).contains("已保存");

        second.fills("地址", "示例大道2号（演示）").fills("产业链环节", "第二人填写").presses("保存");

        assertThat(second.page.locator("[role=alert]").innerText())
                .contains("先保存了这份档案", "示例大道1号（演示）", "示例大道2号（演示）", "两人都改了");
        assertThat(second.page.getByLabel("地址").inputValue()).isEqualTo("示例大道2号（演示）");
        assertThat(second.page.getByLabel("产业链环节").inputValue()).isEqualTo("第二人填写");
        second.shot("second-editor").findsNoBarriersHere();

        second.presses("保存");
        assertThat(second.text()).contains("已保存", "示例大道2号（演示）");
    }
}
