package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Money without application: the officer checks the list, makes an exception and pushes it; one enterprise consents on a
 * phone, another one does not want it; the bank sends the money back once before it arrives.
 */
@Journey
class ApplyFreeJourneyTests {

    private static final String OURS = "示例影像";
    private static final String OTHER = "范例微创导管";

    @TempDir
    private Path folder;

    @Test
    void fromTheListThroughARefusalAndAReturnedPaymentToTheRecord(
            JdbcClient sql,
            Person officer,
            Person own,
            Person other,
            Person reader,
            Person approver,
            Person finance,
            HouseClock clock)
            throws IOException {
        String run = isListed(sql, officer);
        isPushed(officer, run);

        own.signsInAs(OURS).onAPhone().opens("/").follows("确认享受 20 万元");
        own.shot("apply-free-consent-phone").findsNoBarriersHere().presses("账户无误，同意享受");
        assertThat(own.text()).contains("示例银行");
        own.opens("/apply-free/own").shot("apply-free-own-phone").findsNoBarriers();
        gives(other);
        String desk = isSetAside(officer, finance, run);

        isApproved(reader, officer, approver, desk, clock);
        isPaidAtTheSecondAttempt(own, finance, approver, clock);

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(own.opens("/apply-free/own").text()).contains("已到账", "20 万元"));
        officer.signsInAs("政策专员").opens(run + "?part=done").shot("apply-free-done");
        assertThat(officer.text()).contains(OURS, "已到账");
        assertThat(officer.opens(run + "?part=ended").text()).contains(OTHER, "企业放弃", "研发项目已暂停");
        assertThat(officer.opens(run + "?part=out").text()).contains("演示眼科", "正在核实失信情况");
        assertThat(own.reads(desk + "/paper")).contains("审批单", "演示·孙审批", "公示无异议。", "已办结", "示例影像");
        officer.opens("/recoveries").findsNoBarriersHere();
    }

    /** The department's word about one more enterprise brings it on the list. */
    private static String isListed(JdbcClient sql, Person officer) {
        String id = sql.sql("select id::text from enterprise.enterprise where name like '范例微创导管%'")
                .query(String.class)
                .single();
        officer.signsInAs("政策专员").opens("/enterprises/" + id + "/facts/" + id + "/rd-guidance-approved");
        officer.page.locator("#value").selectOption("是");
        officer.page.locator("#rank").selectOption("authority");
        officer.fills("来源", "研发投入引导计划名单（演示）").presses("保存");

        officer.chooses("免申即享").shot("apply-free-runs").findsNoBarriersHere();
        officer.clicks(officer.page.locator("td.code a")).presses("重新核对").shot("apply-free-run");
        assertThat(officer.text()).contains("7 个工作日", "60 个工作日", "川办函〔2024〕17号", "按企业确认的先后", OURS, OTHER);
        return officer.page.url().replaceFirst("^.*(/apply-free/[^?]+).*$", "$1");
    }

    private static void isPushed(Person officer, String run) {
        officer.findsNoBarriers().follows("查看 演示眼科").shot("apply-free-offer");
        officer.findsNoBarriersHere().presses("剔除");
        officer.page.locator("#exclude input[name=reason]").fill("正在核实失信情况");
        officer.clicks(officer.page.locator("#exclude button[type=submit]"));
        assertThat(officer.page.locator("tbody").innerText()).doesNotContain("演示眼科");
        officer.presses("推送给企业");
        officer.clicks(officer.page.locator("#push-run button[type=submit]"));
        assertThat(officer.opens(run + "?part=asking").text()).contains(OURS, OTHER, "待企业确认", "20 万元");
    }

    /** Up what it was offered. */
    private static void gives(Person other) {
        other.signsInAs(OTHER).onAPhone().opens("/apply-free/own");
        other.clicks(other.page.locator(".call .btn-primary")).presses("不需要，放弃");
        other.page.locator("#decline input[name=reason]").fill("研发项目已暂停");
        other.shot("apply-free-decline-phone").clicks(other.page.locator("#decline button[type=submit]"));
        assertThat(other.text()).contains("已登记放弃", "企业放弃").doesNotContain("同意享受");
    }

    /** The budget holds it for the one who has consented, and for nobody else. */
    private static String isSetAside(Person officer, Person finance, String run) {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(officer.opens(run + "?part=under-way").text())
                                .contains(OURS, "办理中"));
        finance.signsInAs("财务专员").opens("/fund/payments?status=RESERVED&q=" + OURS);
        assertThat(finance.page.locator("tbody").innerText()).contains(OURS, "已预留");
        assertThat(finance.opens("/fund/payments?status=RESERVED&q=" + OTHER).text())
                .doesNotContain("免申即享");
        officer.follows("查看 " + OURS).shot("apply-free-reserved");
        return officer.page.locator("a[href^='/cases/']").first().getAttribute("href");
    }

    private static void isApproved(Person reader, Person officer, Person approver, String desk, HouseClock clock) {
        Locator line = reader.onAPhone().opens("/publicity").page.locator("main li");
        reader.clicks(line.filter(new Locator.FilterOptions().setHasText(OURS)).locator("a"));
        assertThat(reader.text()).contains("免申即享", "20 万元", "2026-09-01 – 2026-09-08");

        officer.opens(desk).presses("提交办理结果");
        assertThat(officer.text()).contains("公示到 2026-09-08 为止");
        clock.moveTo(LocalDate.of(2026, 9, 9));
        officer.signsInAs("政策专员").opens(desk).fills("公开意见", "公示无异议。").presses("提交办理结果");
        assertThat(officer.text()).contains("审定");
        approver.signsInAs("政策审批人").opens(desk).presses("提交办理结果");
        assertThat(approver.text()).contains("事项现在在“拨付”");
    }

    private void isPaidAtTheSecondAttempt(Person own, Person finance, Person approver, HouseClock clock)
            throws IOException {
        String today = clock.today().toString();
        finance.signsInAs("财务专员").opens("/fund/payments?status=COMMITTED&q=" + OURS);
        finance.clicks(finance.page.locator("td a").first());
        String payment = finance.heading();
        String path = finance.page.url();
        String pool = finance.page.locator("dd a[href^='/fund/pools/']").getAttribute("href");
        Bank bank = new Bank(finance, approver, folder);
        bank.answers(bank.isSent(pool), payment, List.of("退汇", "", "户名与账号不符（演示）"), List.of("成功", today, ""));
        assertThat(finance.text()).contains("已退汇");

        own.signsInAs(OURS).onAPhone();
        Awaitility.await()
                .untilAsserted(() -> assertThat(own.opens("/messages").text()).contains("款项没有付到：20 万元"));
        own.opens("/fund/own").shot("payment-returned-phone").findsNoBarriersHere();
        assertThat(own.text()).contains("已退汇", "户名与账号不符（演示）");
        own.clicks(own.page.locator("a[href^='/fund/accounts/']").first());
        own.fills("户名", "示例影像科技（演示）有限公司").fills("开户行", "示例银行长春高新支行（演示）");
        own.fills("账号", "6200999000000099").presses("保存");
        assertThat(own.text()).contains("6200 **** **** 0099");

        finance.opens(path).presses("重新拨付");
        List<List<String>> again = bank.isSent(pool);
        assertThat(again.toString()).contains("6200999000000099").doesNotContain("范例微创");
        bank.answers(again, payment, List.of("成功", today, ""), List.of("成功", today, ""));
        assertThat(finance.opens(path).shot("payment-reissued").text()).contains("已支付", "银行退汇", "重新拨付");
        assertThat(finance.reads(path.replaceFirst("^https?://[^/]+", "") + "/paper"))
                .contains("拨付通知", "200,000.00", "人民币贰拾万元整", "6200 **** **** 0099");
    }
}
