package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money without application: from the list to the bank, with one who gives it up and a payment that comes back once. */
@Journey
class ApplyFreeJourneyTests {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void fromTheRunToTheMoneyInTheBank(
            JdbcClient sql, Person officer, Person own, Person other, Person approver, Person finance)
            throws IOException {
        officer.signsInAs("政策专员").chooses("免申即享").shot("apply-free-runs").findsNoBarriersHere();
        officer.clicks(officer.page.locator("td.code a")).shot("apply-free-run");
        assertThat(officer.text()).contains("7 个工作日", "60 个工作日", "川办函〔2024〕17号", "按企业确认的先后");
        String run = officer.page.url();
        officer.findsNoBarriers();
        officer.follows("查看 演示骨科").shot("apply-free-offer").presses("剔除");
        officer.page.locator("#exclude input[name=reason]").fill("正在核实失信情况");
        officer.clicks(officer.page.locator("#exclude button[type=submit]"));
        assertThat(officer.text()).doesNotContain("演示骨科");
        officer.presses("推送给企业");
        officer.clicks(officer.page.locator("#push-run button[type=submit]"));
        assertThat(officer.text()).contains("已推送");

        own.signsInAs("示例影像").onAPhone().opens("/").follows("确认享受 20 万元").shot("apply-free-consent-phone");
        own.findsNoBarriersHere().presses("账户无误，同意享受");
        assertThat(own.text()).contains("已同意");
        String offer = own.page.url();
        other.signsInAs("范例微创导管").onAPhone().opens("/apply-free/own").shot("apply-free-own-phone");
        other.findsNoBarriers().onAPhone().follows("去确认").presses("不需要，放弃");
        other.page.locator("#decline input[name=reason]").fill("项目已经终止");
        other.clicks(other.page.locator("#decline button[type=submit]"));
        assertThat(other.text()).contains("企业放弃", "项目已经终止");

        Awaitility.await()
                .until(() -> sql.sql("select count(*) from policy.applyfree_offer where status = 'RUNNING'")
                                .query(Long.class)
                                .single()
                        == 1);
        sql.sql("""
                update casework.visit set began_at = began_at - interval '40 days', began_on = began_on - 40
                where case_id = (select case_id from policy.applyfree_offer where status = 'RUNNING')""").update();
        officer.opens(offer).follows("去办理").presses("提交办理结果");
        approver.signsInAs("政策审批人").opens(offer).follows("去办理").shot("apply-free-approval");
        approver.presses("提交办理结果");
        approver.opens(offer);
        assertThat(approver.text()).contains("已审定");

        String payment = sql.sql("""
                select m.number from policy.fund_payment m join policy.applyfree_offer o on o.payment_id = m.id
                where o.status = 'APPROVED'""").query(String.class).single();
        finance.signsInAs("财务专员");
        pay(sql, finance, approver, payment, "退汇", "账户已销户");
        own.opens(offer);
        assertThat(own.text()).contains("已退汇");
        finance.opens(offer).follows("拨付单").presses("重新拨付");
        pay(sql, finance, approver, payment, "成功", "");

        Awaitility.await().until(() -> own.opens(offer).text().contains("已到账"));
        own.shot("apply-free-paid-phone").findsNoBarriersHere();
        assertThat(Files.size(own.atADesk().opens("/fund/own").downloads("拨付通知")))
                .isPositive();
        officer.opens(run + "?part=done").shot("apply-free-done");
        assertThat(officer.text()).contains("已到账", "确认的都已到账");
    }

    /** Into a batch, checked by another person, to the bank, and what the bank says of it. */
    private static void pay(
            JdbcClient sql, Person finance, Person approver, String payment, String result, String reason)
            throws IOException {
        finance.opens("/fund/batches");
        finance.page
                .locator("select[name=pool]")
                .selectOption(sql.sql("""
                        select pool_id::text from policy.fund_payment where number = :number""")
                        .param("number", payment)
                        .query(String.class)
                        .single());
        finance.clicks(finance.page.locator("form[action='/fund/batches'] button[type=submit]"));
        finance.presses("提交复核");
        String batch = finance.page.url();
        approver.opens(batch).presses("复核通过");
        approver.clicks(approver.page.locator("#check button[type=submit]"));
        List<String> numbers =
                sql.sql("""
                        select m.number from policy.fund_payment m join policy.fund_batch b on b.id = m.batch_id
                        where :batch like '%' || b.id and m.status = 'SENT'""").param("batch", batch).query(String.class).list();
        finance.opens(batch);
        finance.page
                .locator("#file")
                .setInputFiles(new FilePayload("回单.xlsx", XLSX, answer(numbers, payment, result, reason)));
        finance.clicks(finance.page.locator("form[enctype] button[type=submit]"));
        assertThat(finance.text()).contains("回单已入账");
    }

    private static byte[] answer(List<String> numbers, String payment, String result, String reason)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("回单");
            List<String> head = List.of("拨付单号", "结果", "付款日期", "金额（元）", "原因");
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
            }
            for (int line = 0; line < numbers.size(); line++) {
                boolean its = numbers.get(line).equals(payment);
                sheet.value(line + 1, 0, numbers.get(line));
                sheet.value(line + 1, 1, its ? result : "成功");
                sheet.value(line + 1, 2, its && !result.equals("成功") ? "" : "2026-11-22");
                sheet.value(line + 1, 4, its ? reason : "");
            }
        }
        return out.toByteArray();
    }
}
