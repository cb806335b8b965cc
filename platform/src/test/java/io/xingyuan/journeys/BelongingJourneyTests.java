package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs to an enterprise is added, mistyped, mended and taken away again, on a phone. */
@Journey
class BelongingJourneyTests {

    @ParameterizedTest
    @CsvSource({
        "添加产品, 名称, 示例旅程探头, 分类目录, 99, 分类目录应为01至22, 06, 06, 归档",
        "添加项目、平台或团队, 名称, 示例旅程产线, 开始日期, 昨天, 开始日期, 2025-05-01, 2025-05-01, 归档",
        "添加资质, 种类, 示例旅程证书, 有效期至, 2025-02-30, 有效期至, 2031-02-28, 2031-02-28, 删除",
        "添加联系人, 姓名, 示例旅程人, 电话, 请打总机, 电话应为数字, 0431-85550000, 043******0000, 删除"
    })
    void theEnterpriseKeepsItsOwnRecords(
            String add,
            String nameLabel,
            String name,
            String field,
            String mistyped,
            String message,
            String right,
            String kept,
            String remove,
            Person person) {
        person.signsInAs("示例影像").onAPhone().opens("/enterprise").follows(add);
        person.findsNoBarriers().onAPhone();

        person.fills(nameLabel, name).fills(field, mistyped).presses("保存");
        assertThat(person.page.locator("[role=alert]").innerText()).contains(message);
        assertThat(person.page.getByLabel(nameLabel).first().inputValue()).isEqualTo(name);
        person.findsNoBarriersHere();

        person.fills(field, right).presses("保存");
        assertThat(person.page.locator("body").innerText()).contains("已保存：" + name);

        person.opens("/enterprise").clicks(person.page.locator("a").filter(named(name)));
        if (!person.page.url().endsWith("/edit")) {
            person.follows("修改");
        }
        assertThat(person.page.getByLabel(field).first().inputValue()).isEqualTo(kept);
        person.presses(remove);
        assertThat(person.page.locator("dialog.confirm").innerText()).contains("“" + name + "”？");
        person.clicks(person.page.locator("dialog.confirm button[type=submit]"));
        assertThat(person.page.locator("body").innerText()).contains("已移除：" + name);
        assertThat(person.page.locator("main a").filter(named(name)).count()).isZero();
    }

    private static FilterOptions named(String name) {
        return new FilterOptions().setHasText(name);
    }
}
