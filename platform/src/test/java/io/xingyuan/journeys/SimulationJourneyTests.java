package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An officer tries a clause with other figures, is told of a mistake at its field, and lets the library run. */
@Journey
class SimulationJourneyTests {

    private static final String PASSWORD = "Apricot-2026";

    @Test
    void fromAClauseToWinnersAndLosers(Person officer) {
        officer.signsInAs("政策专员").opens("/simulations/new?clause=jilin-2023-35/3.5.2");
        officer.page.fill("[name=name]", "门槛降到一万元");
        officer.page.fill("[name='3.5.2:p.门槛']", "1万圆");
        officer.presses("开始模拟");
        assertThat(officer.page.locator("[role=alert]").innerText()).contains("门槛");
        assertThat(officer.page.inputValue("[name=name]")).isEqualTo("门槛降到一万元");

        officer.page.fill("[name='3.5.2:p.门槛']", "1万元");
        officer.page.check("[name='3.5.2:drop'][value=考核]");
        officer.page.fill("[name=budget]", "20");
        officer.presses("开始模拟");
        assertThat(officer.page.locator(".versus thead th").count()).isEqualTo(3);
        officer.shot("simulation").findsNoBarriers();

        officer.opens("/population").presses("开始测算");
        officer.page.waitForSelector(".clause-table");
        officer.shot("library-run").findsNoBarriers();
    }

    @Test
    void severalClausesAndTheMoneyOfAPoolAreComparedAndSharedWithinThePark(
            Person system, Person security, Person officer, Person colleague, Person stranger) throws IOException {
        system.signsInAs("系统管理员");
        security.signsInAs("安全管理员");
        enters(officer, account(system, security, "测试·长春甲", "changchun.one", "changchun"));
        enters(colleague, account(system, security, "测试·长春乙", "changchun.two", "changchun"));
        enters(stranger, account(system, security, "测试·晋中甲", "jinzhong.one", "jinzhong"));

        officer.opens("/simulations/new").follows("整份文件：关于打造吉林省");
        opens(officer, "3.2.3");
        officer.page.fill("[name='3.2.3:f.c.收入.0']", "十万");
        opens(officer, "3.5.2");
        officer.page.fill("[name='3.5.2:p.门槛']", "1万元");
        officer.page.check("[name='3.5.2:drop'][value=考核]");
        opens(officer, "3.6.1");
        assertThat(officer.page.inputValue("[name='3.6.1:budget']")).matches("\\d.*");
        assertThat(officer.page
                        .locator(".clause-form[open] a[href^='/fund/pools/']")
                        .count())
                .isEqualTo(1);
        officer.fills("方案名称", "方案甲").presses("开始模拟");
        assertThat(officer.page.locator("[role=alert]").innerText()).contains("0元", "十万");
        officer.shot("simulation-form").findsNoBarriersHere();
        officer.page.fill("[name='3.2.3:f.c.收入.0']", "10万元");
        opens(officer, "3.6.1");
        officer.page.fill("[name='3.6.1:budget']", "100.000001");
        officer.presses("开始模拟");
        String path = officer.page.url().replaceAll("https?://[^/]+", "");

        officer.follows("再加一个方案");
        opens(officer, "3.5.2");
        officer.page.fill("[name='3.5.2:p.门槛']", "5000万元");
        officer.page.fill("[id=budget]", "50");
        officer.page.selectOption("[id=order]", "small-firms");
        officer.fills("方案名称", "方案乙").presses("开始模拟");
        assertThat(officer.page.locator(".versus").first().locator("thead th").allInnerTexts())
                .extracting(String::strip)
                .endsWith("方案甲", "方案乙");
        assertThat(officer.page.locator("#clauses").innerText()).contains("§ 3.2.3", "有改动", "预算 100.000001");
        officer.shot("simulation-clauses").findsNoBarriers();

        List<List<String>> totals = Sheets.read(officer.downloads("导出 Excel"));
        assertThat(totals.getFirst()).endsWith("现行规定", "方案甲", "方案乙");
        for (String band : List.of("确定", "上限", "未知", "预算之外")) {
            assertThat(sums(officer, band)).as(band).isEqualTo(exported(totals, band + "（元）"));
        }

        assertThat(colleague.status(path)).isEqualTo(200);
        assertThat(colleague.page.locator(".versus").allInnerTexts())
                .isEqualTo(officer.page.locator(".versus").allInnerTexts());
        assertThat(stranger.status(path)).isEqualTo(404);
        assertThat(stranger.status(path + "/export.xlsx")).isEqualTo(404);
    }

    private static void opens(Person officer, String clause) {
        officer.clicks(officer.page
                .locator(".clause-form:not([open]) > summary")
                .filter(new Locator.FilterOptions().setHasText("§ " + clause)));
    }

    /** In 分, by side, as the page shows them in 万元. */
    private static List<Long> sums(Person officer, String band) {
        return officer
                .page
                .locator(".versus")
                .first()
                .locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(officer.page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^" + band + "（万元）")))))
                .locator("td")
                .allInnerTexts()
                .stream()
                .map(text -> fen(text, 6))
                .toList();
    }

    private static List<Long> exported(List<List<String>> rows, String label) {
        return rows.stream()
                .filter(row -> row.get(0).isEmpty() && row.get(1).equals(label))
                .findFirst()
                .orElseThrow()
                .stream()
                .skip(2)
                .map(text -> fen(text, 2))
                .toList();
    }

    private static long fen(String text, int places) {
        return new BigDecimal(text.strip().replace(",", ""))
                .movePointRight(places)
                .longValueExact();
    }

    /** One proposes the account, another confirms it; the link with which its owner sets a password. */
    private static String account(Person system, Person security, String name, String signInName, String park) {
        system.opens("/accounts/new").fills("姓名", name).fills("登录名", signInName);
        system.page.locator("#role").selectOption("POLICY_OFFICER");
        system.page.locator("#organisation").selectOption(new SelectOption().setLabel("园区管委会 · 园区管理委员会"));
        system.page.locator("#area").selectOption(park);
        system.presses("建立账号");
        String link = system.page.locator("#link").inputValue();
        security.opens(system.page.url().replaceAll("https?://[^/]+", "")).presses("确认");
        return link.substring(link.indexOf("/invitation"));
    }

    private static void enters(Person person, String link) {
        person.opens(link).fills("口令", PASSWORD);
        person.page.locator("#repeated").fill(PASSWORD);
        person.presses("设置口令并登录");
    }
}
