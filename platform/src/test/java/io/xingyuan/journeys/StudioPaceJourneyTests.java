package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Form and text of a rule go to the server and come back, however late, and whatever happens on the way. */
@Journey
class StudioPaceJourneyTests {

    private static final String FORM = "**/form";

    @Test
    void formAndTextStayInStepHoweverLateTheAnswers(Person officer) {
        begins(officer, "late-answers", "样例迟答");
        Locator text = officer.page.locator("#text");
        Deque<Route> held = new ArrayDeque<>();
        officer.page.route(FORM, held::add);

        writes(officer, "# 手写的一行\n");
        types(officer, "f.note", "表单的说明");
        Route first = next(officer, held);
        assertThat(sent(first)).contains("# 手写的一行", "表单的说明");
        assertThat(text).not().isEditable();
        first.resume();
        assertThat(text).hasValue(Pattern.compile("表单的说明(?s:.*)# 手写的一行"));
        assertThat(text).isEditable();

        types(officer, "f.note", "第二次的说明");
        Route field = next(officer, held);
        officer.clicks(officer.page.locator("button[name=act][value='c+']"));
        officer.page.evaluate("""
                () => {
                    const cite = document.getElementById('f.cite');
                    cite.value = '第九条';
                    cite.dispatchEvent(new Event('change', { bubbles: true }));
                }""");
        assertThat(held).as("one at a time").isEmpty();
        field.resume();
        Route press = next(officer, held);
        assertThat(sent(press)).contains("act=c+", "第九条").containsPattern("text=(?s:.*)note: 第二次的说明");
        press.resume();
        assertThat(officer.page.locator("[id='c1.id']")).isVisible();
        assertThat(text).hasValue(Pattern.compile("第九条(?s:.*)条件2(?s:.*)第二次的说明"));

        types(officer, "f.note", "第三次的说明");
        Route outdated = next(officer, held);
        officer.page.evaluate("() => { document.getElementById('text').value += '# 别处写的\\n'; }");
        outdated.resume();
        Route again = next(officer, held);
        assertThat(sent(again)).contains("# 别处写的", "第三次的说明");
        again.resume();
        assertThat(text).hasValue(Pattern.compile("第三次的说明(?s:.*)# 别处写的"));
        officer.page.unroute(FORM);
        drops(officer, "late-answers");
    }

    @Test
    void whateverBecomesOfARequestTheTextIsFreeAgainAndNothingIsLost(Person officer) {
        begins(officer, "lost-answers", "样例失答");
        Locator text = officer.page.locator("#text");
        Locator unkept = officer.page.locator("#unkept");
        officer.page.evaluate("() => { console.error = () => {}; }");

        officer.page.route(FORM, Route::abort);
        types(officer, "f.note", "没有送到");
        assertThat(unkept).isVisible();
        assertThat(text).isEditable();
        assertThat(officer.page.locator("[id='f.note']")).hasValue("没有送到");
        officer.page.unroute(FORM);
        officer.page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        assertThat(text).hasValue(Pattern.compile("note: 没有送到"));
        assertThat(unkept).isHidden();

        officer.page.route(
                FORM, route -> route.fulfill(new FulfillOptions().setStatus(502).setBody("<p>proxy</p>")));
        types(officer, "f.note", "又没有送到");
        assertThat(unkept).isVisible();
        assertThat(text).isEditable();
        assertThat(officer.page.locator("#checks")).not().containsText("proxy");
        officer.page.unroute(FORM);
        writes(officer, "# 接着写\n");
        assertThat(text).hasValue(Pattern.compile("note: 又没有送到(?s:.*)# 接着写"));
        assertThat(unkept).isHidden();

        List<Cookie> cookies = officer.page.context().cookies();
        officer.page.context().clearCookies(new ClearCookiesOptions().setName(Pattern.compile(".*sign-in")));
        writes(officer, "# 登录失效以后写的\n");
        assertThat(officer.page.locator("#signed-out")).isVisible();
        assertThat(text).hasValue(Pattern.compile("# 登录失效以后写的"));
        officer.page.context().addCookies(cookies);
        officer.page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        assertThat(unkept).isHidden();
        officer.opens("/studio/lost-answers/edit");
        assertThat(officer.page.locator("#text")).hasValue(Pattern.compile("# 登录失效以后写的"));
        drops(officer, "lost-answers");
    }

    @Test
    void whoComesBackOnAnotherDeviceGoesOnWhereTheyWere(Person officer, Person elsewhere) {
        begins(officer, "other-device", "样例换机");
        writes(officer, "# 路上想到的\n");
        officer.page.waitForResponse(answer -> answer.url().endsWith("/check"), () -> officer.fills("变更说明", "还没写完"));

        elsewhere.signsInAs("政策专员").opens("/studio/other-device/edit");
        assertThat(elsewhere.page.locator("#restored")).containsText("没有保存，已放回编辑器");
        assertThat(elsewhere.page.locator("#text")).hasValue(Pattern.compile("# 路上想到的"));
        assertThat(elsewhere.page.getByLabel("变更说明")).hasValue("还没写完");
        elsewhere.findsNoBarriersHere();
        elsewhere.presses("不要了，回到保存的内容");
        assertThat(elsewhere.page.locator("#text")).not().hasValue(Pattern.compile("# 路上想到的"));
        drops(elsewhere, "other-device");
    }

    /** More fields than most forms have. */
    @Test
    void aClauseWithVeryManyTestsIsWrittenAsAnyOther(Person officer) {
        begins(officer, "many-tests", "样例多测");
        Locator text = officer.page.locator("#text");
        String given = "    given: {企业类型: 工业企业}\n    expect: {state: ELIGIBLE}\n";
        StringBuilder many = new StringBuilder(text.inputValue());
        for (int i = 1; i <= 150; i++) {
            many.append("  - name: 又一个").append(i).append('\n').append(given);
        }
        text.fill(many.toString());
        assertThat(officer.page.locator("#checks")).containsText("151 个测试全部通过");
        types(officer, "f.note", "有很多测试");
        assertThat(text).hasValue(Pattern.compile("note: 有很多测试"));
        officer.presses("保存草稿");
        assertThat(officer.text()).contains("草稿已保存");
        assertThat(text).hasValue(Pattern.compile("又一个150"));
        drops(officer, "many-tests");
    }

    private static void begins(Person officer, String policy, String title) {
        officer.signsInAs("政策专员").opens("/studio").fills("政策名称", title).fills("政策号", policy);
        officer.presses("开始编写");
    }

    /** At the end of the text, as somebody types. */
    private static void writes(Person officer, String words) {
        officer.page.locator("#text").press("Control+End");
        officer.page.keyboard().insertText(words);
    }

    /** Into a field of the form, which is then left. */
    private static void types(Person officer, String field, String words) {
        Locator input = officer.page.locator("[id='" + field + "']");
        input.fill(words);
        input.blur();
    }

    private static Route next(Person officer, Deque<Route> held) {
        officer.page.waitForCondition(() -> !held.isEmpty());
        return held.remove();
    }

    private static String sent(Route request) {
        return URLDecoder.decode(request.request().postData(), StandardCharsets.UTF_8);
    }

    private static void drops(Person officer, String policy) {
        officer.opens("/studio/" + policy);
        officer.clicks(officer.page.locator("button[popovertarget=drop]"));
        officer.clicks(officer.page.locator("#drop button[type=submit]"));
        assertThat(officer.text()).contains("已放弃");
    }
}
