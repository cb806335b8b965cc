package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** An enterprise learns which policies pay it, and answers what is still open. */
@Journey
class CheckUpJourneyTests {

    private static final String YEAR = "首次纳统年份";

    @Test
    void fromTheFirstPageToTheOpenCheckUpInAtMostFourClicks(Person visitor) {
        visitor.opens("/").follows("登录").takes("示例影像").chooses("政策体检");

        assertThat(visitor.heading()).isEqualTo("示例影像科技（演示）有限公司");
        assertThat(visitor.page.locator(".sums .figure").count()).isEqualTo(4);
        assertThat(visitor.clicks()).isLessThanOrEqualTo(4);
        visitor.findsNoBarriers();
    }

    @Test
    void aClauseOpensToWhatWasAskedAndWhatIsKnown(Person own) {
        own.signsInAs("示例影像").chooses("政策体检");
        Locator clause = own.page.locator("details.finding").first();
        own.clicks(clause.locator("summary"));

        assertThat(clause.locator(".leaf")).not().hasCount(0);
        assertThat(clause.innerText()).contains("截至", "〔2023〕35号");
        clause.scrollIntoViewIfNeeded();
        own.shot("checkup-clause");
        own.findsNoBarriersHere();
    }

    @Test
    void aMissingFactIsFilledInOnTheSpotAndTheAnswerChangesInPlace(Person own) {
        own.signsInAs("示例影像").chooses("政策体检").shot("checkup");
        String address = own.page.url();
        String before = own.page.locator(".figure.ceiling .num").innerText();

        own.fills(YEAR, "去年").presses("保存并重新体检");
        assertThat(own.page.locator("#checkup .problem")).containsText("应为整数");
        assertThat(own.page.getByLabel(YEAR)).hasValue("去年");
        own.shot("checkup-wrong").findsNoBarriersHere();

        own.fills(YEAR, "2025").presses("保存并重新体检");
        assertThat(own.page.locator("#checkup .message")).containsText("已保存 1 项");
        assertThat(own.page.locator("#checkup .message")).containsText("待补数据 → 符合");
        assertThat(own.page.url()).isEqualTo(address);
        assertThat(own.page.locator(".figure.ceiling .num").innerText()).isNotEqualTo(before);
        assertThat(own.page.getByLabel(YEAR)).hasCount(0);
        own.shot("checkup-answered").findsNoBarriersHere();
    }

    @Test
    void itWorksWithoutScriptsToo(@WithoutScripts Person own) {
        own.signsInAs("范例微创导管").chooses("政策体检");
        Locator field = own.page.locator("#questions input[type=text]").first();
        String name = String.valueOf(field.getAttribute("name"));

        field.fill("不知道");
        own.presses("保存并重新体检");
        Locator same = own.page.locator("input[name='" + name + "']");
        assertThat(own.page.locator(".field .problem").first()).containsText("应为");
        assertThat(same).hasValue("不知道");

        same.fill("2025");
        own.presses("保存并重新体检");
        assertThat(own.page.locator("#messages")).containsText("已保存 1 项");
        assertThat(same).hasCount(0);
    }

    @Test
    void eachFigureOpensTheListThatItIsTheSumOf(Person own) {
        own.signsInAs("示例影像").chooses("政策体检");
        for (String figure : new String[] {"certain", "ceiling", "missing", "near"}) {
            String shown = own.page.locator(".figure." + figure + " .num").innerText();
            own.clicks(own.page.locator(".figure." + figure));
            if (own.page.locator("#sum").count() > 0) {
                assertThat(shown).contains(own.page.locator("#sum").innerText().strip());
            } else {
                assertThat(shown).contains("0");
            }
            own.page.goBack();
        }
    }
}
