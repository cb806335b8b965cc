package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's policy on a fact that nobody has heard of, in the form alone; and what somebody may do to the studio. */
@Journey
class CityPolicyJourneyTests {

    private static final String POLICY = "sample-city-2026-9";
    private static final String FACT = "绿色改造投入";
    private static final String PASSWORD = "Apricot-2026";

    @Test
    void aNewFactAndAPolicyOnItAreWrittenInTheFormSimulatedPublishedAndSeen(Person officer, Person approver, Person own)
            throws IOException {
        officer.signsInAs("政策专员").chooses("政策工作室").follows("本园区的事实").presses("编写新版");
        types(officer, "f.name", FACT);
        types(officer, "f.code", "green-retrofit");
        types(officer, "f.says", "年度用于厂房节能改造的支出");
        assertThat(officer.page.locator("#text")).hasValue(Pattern.compile("name: " + FACT + "\n"));
        assertThat(officer.page.locator("#checks")).containsText("没有错误");
        officer.shot("studio-fact").findsNoBarriersHere();
        officer.fills("变更说明", "本市措施要用").presses("提请发布");
        approver.signsInAs("政策审批人").opens("/studio/facts");
        assertThat(approver.page.locator("#differences")).containsText("新增事实");
        publishes(approver);
        assertThat(approver.page.locator("#own-facts")).containsText(FACT);
        approver.findsNoBarriers();

        officer.opens("/studio").fills("政策名称", "样例市绿色改造措施").fills("政策号", POLICY).presses("开始编写");
        types(officer, "f.title", "绿色改造补助");
        types(officer, "f.says", "上年度绿色改造投入10万元以上的，50万元以内部分补50%，超过部分补30%，每年最高40万元");
        chooses(officer, "f.frequency", "yearly");
        types(officer, "c0.fact", FACT);
        chooses(officer, "c0.sign", ">=");
        types(officer, "c0.value", "10万元");
        officer.page.locator("#builder > summary").click();
        officer.page.locator("[id='b.method']").selectOption("TIERS");
        officer.page.locator("[id='b.base']").fill(FACT);
        officer.page.locator("[id='b.value']").fill("0元 50%\n50万元 30%");
        officer.page.locator("[id='b.cap']").fill("40万元");
        officer.page.waitForLoadState(LoadState.NETWORKIDLE);
        officer.presses("生成");
        assertThat(officer.page.locator("#text")).hasValue(Pattern.compile("marginal\\(" + FACT));
        types(officer, "x0.given", FACT + ": 80万元");
        types(officer, "x0.amount", "34万元");
        types(officer, "f.stack.group", "样例绿色改造");
        chooses(officer, "f.stack.rule", "exclusive");
        assertThat(officer.page.locator("#text")).hasValue(Pattern.compile("rule: exclusive"));
        assertThat(officer.page.locator("#checks")).containsText("没有错误，1 个测试全部通过");
        officer.shot("studio-form").presses("保存草稿");

        officer.opens("/studio/" + POLICY).follows("对全部企业试算");
        officer.findsNoBarriers().presses("与现行规定对照模拟");
        officer.follows("再加一个方案").follows("绿色改造补助");
        assertThat(officer.page.locator("[name='p.分段']")).hasValue("0元 50%\n50万元 30%");
        officer.fills("方案名称", "三段").fills("分段", "0元 50%\n20万\n50万元 30%").presses("开始模拟");
        assertThat(officer.page.locator("[role=alert]")).containsText("第 2 行：应写成");
        officer.fills("分段", "0元 50%\n20万元 40%\n50万元 30%");
        officer.shot("simulation-tiers").findsNoBarriersHere();
        officer.presses("开始模拟");
        assertThat(officer.page.locator(".versus thead th")).hasCount(4);
        assertThat(officer.page.locator(".versus tbody")).containsText("20万元 40%");
        officer.shot("simulation-draft").findsNoBarriers();

        officer.opens("/studio/" + POLICY + "/edit").fills("变更说明", "首次编写").presses("提请发布");
        approver.opens("/studio/" + POLICY);
        publishes(approver);
        own.signsInAs("示例影像").chooses("政策体检");
        assertThat(own.text()).contains("绿色改造补助");
        own.fills(FACT, "80").presses("保存并重新体检");
        assertThat(own.page.locator("#checkup .message")).containsText("已保存 1 项");
        Locator clause = own.page.locator("details.finding").filter(new Locator.FilterOptions().setHasText("绿色改造补助"));
        assertThat(clause).containsText("34 万元");
        officer.opens("/imports");
        Download template = officer.page.waitForDownload(
                () -> officer.clicks(officer.page.locator("a[href$='/templates/figures.xlsx']")));
        assertThat(Sheets.read(template.path()).getFirst()).contains(FACT + "（万元）");

        officer.opens("/studio/" + POLICY).presses("编写新版");
        Locator text = officer.page.locator("#text");
        text.fill(text.inputValue()
                .replace(HouseClock.FIRST_DAY.toString(), "2026-01-10")
                .replace("\nconvention:", "\nvalid: {to: 2026-06-30}\ntest-date: 2026-06-01\nconvention:"));
        officer.fills("变更说明", "到期").presses("提请发布");
        approver.opens("/studio/" + POLICY);
        publishes(approver);
        own.chooses("政策体检");
        assertThat(own.text()).doesNotContain("绿色改造补助");
    }

    @Test
    void theFileTheTiersAndTheOfficialTextGoOutAndComeBack(Person officer, @TempDir Path folder) throws IOException {
        String city = Files.readString(Path.of("..", "docs", "examples", "city-policy.yaml"));
        Path file = Files.writeString(folder.resolve("city.yaml"), city.replace("sample-city-2026-8", "round-trip"));
        officer.signsInAs("政策专员").opens("/studio");
        officer.page.locator("#file").setInputFiles(file);
        officer.presses("导入为草稿");
        assertThat(officer.page.locator("#checks")).containsText("12 个测试全部通过");
        officer.opens("/studio/round-trip");
        assertThat(Files.readString(officer.downloads("导出草稿"))).isEqualTo(Files.readString(file));

        String dmn = Files.readString(officer.downloads("导出 分段"));
        assertThat(dmn).contains("<decisionTable", "0.3");
        Path changed = Files.writeString(folder.resolve("tiers.dmn"), dmn.replace(">0.3<", ">0.2<"));
        officer.page.locator("input[type=file][accept*=dmn]").setInputFiles(changed);
        officer.clicks(officer.page.locator("form[action$='/tiers'] button"));
        assertThat(officer.page.locator("#checks")).containsText("1 个测试未通过");
        officer.opens("/studio/round-trip/edit");
        assertThat(officer.page.locator("#text")).hasValue(Pattern.compile("rate: 20%"));

        officer.opens("/studio/round-trip/source").fills("或者粘贴文字", """
                第一条 支付银行贷款利息的，50万元以内部分补50%，超过50万元部分补20%，每年最高100万元。
                第二条 年销售收入100万元以上的，一次性奖励20万元。
                第三条 第一年按已付租金全额、第二年按50%、第三年按30%补贴，每年最高60万元。
                第四条 从业人员20人以上的，按50%补贴，每年最高30万元。
                """).presses("留存并核对");
        Locator wrong = officer.page.locator("#figures tr").filter(new Locator.FilterOptions().setHasText("人才住房补贴"));
        assertThat(wrong.filter(new Locator.FilterOptions().setHasText("封顶"))).containsText("不在所引条款里");
        Locator reward = officer.page.locator("#figures tr").filter(new Locator.FilterOptions().setHasText("首单奖励"));
        assertThat(reward.filter(new Locator.FilterOptions().setHasText("20万元")).locator(".state.ok"))
                .hasCount(1);
        officer.shot("studio-source").findsNoBarriers();
        officer.opens("/studio/round-trip");
        drops(officer);
    }

    @Test
    void hostileInputIsRefusedWithASentenceAndDoesNothing(Person officer) {
        String title = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
        officer.signsInAs("政策专员").opens("/studio").fills("政策名称", title).fills("政策号", "hostile-1");
        officer.presses("开始编写");
        Locator text = officer.page.locator("#text");
        String good = text.inputValue();
        types(officer, "f.says", title);
        types(officer, "c0.id", title);
        String condition = "企业类型 = \"工业企业\"";
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("嵌套", good.replace(condition, "(".repeat(300) + condition + ")".repeat(300)));
        hostile.put("一行超过", good.replace(condition, condition + (" or " + condition).repeat(900)));
        hostile.put("锚点", good + "\na: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        hostile.put("层", good + "\nx: " + "[".repeat(400) + "]".repeat(400) + "\n");
        hostile.put("没有名为", good.replace("cap: 封顶", "cap: 没有的参数"));
        hostile.put("1 MB", good + "#" + "x".repeat(1 << 20));
        hostile.forEach((word, each) -> {
            text.fill(each);
            assertThat(officer.page.locator("#checks")).containsText(word);
        });
        text.fill(good + "#" + "长".repeat(1 << 20));
        assertThat(officer.page.locator("#messages")).containsText("写的内容太多");
        text.fill(good);
        assertThat(officer.page.locator("#checks")).containsText("没有错误");
        officer.presses("保存草稿");
        for (String path :
                List.of("/studio", "/studio/hostile-1", "/studio/hostile-1/edit", "/studio/hostile-1/population")) {
            officer.opens(path);
            assertThat(officer.page.evaluate("window.hacked ?? 0")).as(path).isEqualTo(0);
        }

        officer.opens("/studio/facts").presses("编写");
        text.fill("facts:\n" + derived("甲", "a-1", "乙") + derived("乙", "a-2", "甲"));
        assertThat(officer.page.locator("#checks")).containsText("循环");
        officer.opens("/studio/hostile-1");
        drops(officer);
        officer.opens("/studio/facts");
        drops(officer);
    }

    @Test
    void twoOfficersEditOnePolicyAndNothingIsLost(Person first, Person second, Person system, Person security) {
        becomesAnOfficer(second, system, security);
        first.signsInAs("政策专员").opens("/studio").fills("政策名称", "两人同写").fills("政策号", "two-writers");
        first.presses("开始编写");
        second.opens("/studio/two-writers/edit");
        types(first, "f.says", "甲写的内容");
        types(second, "f.title", "乙写的名称");
        first.presses("保存草稿");
        assertThat(first.text()).contains("草稿已保存");

        second.presses("保存草稿");
        assertThat(second.page.locator("[role=alert]")).containsText("先保存了这份草稿");
        assertThat(second.page.locator(".line-gone")).containsText(new String[] {"甲写的内容"});
        assertThat(second.page.locator(".line-new")).containsText(new String[] {"乙写的名称"});
        second.shot("studio-two-writers").findsNoBarriersHere();
        types(second, "f.says", "甲写的内容");
        second.presses("保存草稿");
        assertThat(second.text()).contains("草稿已保存");

        first.opens("/studio/two-writers/edit");
        assertThat(first.page.locator("#text")).hasValue(Pattern.compile("乙写的名称(?s:.*)甲写的内容"));
        first.opens("/studio/two-writers");
        assertThat(first.text()).contains("测试·二专员");
        drops(first);
    }

    /** An account that one administrator proposes and another confirms. */
    private static void becomesAnOfficer(Person person, Person system, Person security) {
        system.signsInAs("系统管理员").chooses("账号管理").follows("新建账号");
        system.fills("姓名", "测试·二专员").fills("登录名", "second.officer");
        system.page.locator("#role").selectOption("POLICY_OFFICER");
        system.page.locator("#organisation").selectOption(new SelectOption().setLabel("园区管委会 · 园区管理委员会"));
        system.page.locator("#area").selectOption("all");
        system.presses("建立账号");
        String link = system.page.locator("#link").inputValue();
        security.signsInAs("安全管理员").chooses("授权确认");
        security.presses("确认");
        assertThat(security.text()).contains("已确认：测试·二专员");
        person.opens(link.substring(link.indexOf("/invitation"))).fills("口令", PASSWORD);
        person.page.locator("#repeated").fill(PASSWORD);
        person.presses("设置口令并登录");
    }

    private static String derived(String name, String code, String other) {
        return "- {name: %s, code: %s, entity: enterprise, type: bool, says: 样例, derived: 'not(%s)'}\n"
                .formatted(name, code, other);
    }

    /** Types into a field of the form and leaves it, whereupon the text follows. */
    private static void types(Person person, String field, String value) {
        Locator input = person.page.locator("[id='" + field + "']");
        input.fill(value);
        person.page.waitForResponse(answer -> answer.url().endsWith("/form"), input::blur);
        person.page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void chooses(Person person, String field, String value) {
        Locator list = person.page.locator("[id='" + field + "']");
        person.page.waitForResponse(answer -> answer.url().endsWith("/form"), () -> list.selectOption(value));
        person.page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void publishes(Person approver) {
        approver.presses("发布");
        approver.clicks(approver.page.locator("#publish button[type=submit]"));
        assertThat(approver.text()).contains("已发布");
    }

    private static void drops(Person officer) {
        officer.clicks(officer.page.locator("button[popovertarget=drop]"));
        officer.clicks(officer.page.locator("#drop button[type=submit]"));
    }
}
