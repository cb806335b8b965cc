package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enterprise applies on a phone, is asked to mend something, the public objects, and the money comes all the same. */
@Journey
class ApplyJourneyTests {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    @Test
    void onAPhoneFromTheCallThroughACorrectionAndAnObjectionToTheMoney(
            Person own, Person officer, Person reader, Person approver, Person late, Person finance, HouseClock clock)
            throws IOException {
        own.signsInAs("范例微创导管").onAPhone().opens("/apply").shot("apply-phone");
        own.clicks(own.page.locator(".call .btn-primary"));
        String path = own.page.url();
        own.shot("apply-tasks-phone").follows("核对和补充数据");

        own.page.getByLabel("补充说明").fill("上年新增一条产线。");
        assertThat(own.page.locator("#saved")).containsText("已保存");
        own.shot("apply-facts-phone").findsNoBarriersHere();
        own.onAPhone().presses("保存并继续");
        assertThat(own.page.locator("h1")).not().hasText("核对和补充数据");

        own.follows("上传材料");
        own.page
                .locator(".slot input[type=file]")
                .first()
                .setInputFiles(new FilePayload("入统证明.pdf", "application/pdf", PDF));
        assertThat(own.page.locator(".slot-files li")).hasCount(1);
        own.shot("apply-evidence-phone").findsNoBarriersHere();

        own.follows("继续").follows("核对并提交").shot("apply-check-phone");
        assertThat(own.text()).contains("上年新增一条产线。", "入统证明.pdf");
        own.page.getByLabel("以上内容真实").check();
        own.presses("提交申报");

        assertThat(own.heading()).isEqualTo("已提交");
        assertThat(own.text()).containsPattern("SB\\d{9}").contains("受理", "前办结这一步");
        own.shot("apply-submitted-phone").findsNoBarriersHere();
        own.atADesk().opens(path).shot("apply-record").findsNoBarriersHere();

        officer.signsInAs("政策专员").chooses("申报").shot("applications").findsNoBarriersHere();
        officer.clicks(officer.page.locator("td a").first()).shot("application-review");
        officer.findsNoBarriers().follows("去办理");
        officer.page.locator("input[name=outcome][value=CORRECT]").check();
        officer.page.locator("input[name='refused.e0']").fill("印章看不清");
        officer.page.locator("textarea[name=comment]").fill("入统证明请重新扫描。");
        officer.presses("提交办理结果");

        own.onAPhone().opens(path).shot("apply-correction-phone").findsNoBarriersHere();
        assertThat(own.text()).contains("入统证明请重新扫描。", "还有 1 项要重新上传");
        own.follows("上传材料");
        assertThat(own.text()).contains("不合格：印章看不清");
        assertThat(own.page.locator("select[name=replaces] option:checked")).containsText("替换");
        own.page.locator(".slot input[type=file]").setInputFiles(new FilePayload("清楚的证明.pdf", "application/pdf", PDF));
        assertThat(own.page.locator(".slot-files li")).hasCount(1);
        assertThat(own.page.locator(".slot-files")).containsText("清楚的证明.pdf");
        assertThat(own.page.locator(".slot details")).containsText("以前的版本（1）");
        own.findsNoBarriersHere().follows("继续").follows("核对并提交");
        own.page.getByLabel("以上内容真实").check();
        own.presses("提交补正");
        assertThat(own.heading()).isEqualTo("已提交");

        officer.opens(path.replaceFirst("^.*(/applications/)", "$1"))
                .follows("去办理")
                .presses("提交办理结果");
        officer.page.locator("input[name='field.amount']").fill("500001");
        officer.page.locator("select[name=next]").selectOption("publicity");
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("不能超过 500000 元");
        officer.page.locator("input[name='field.amount']").fill("400000");
        officer.page.locator("textarea[name=comment]").fill("按首年产值核减。");
        officer.presses("提交办理结果");
        officer.opens(path).shot("application-decided");
        assertThat(officer.text()).contains("拟兑现金额", "40 万元", "按首年产值核减。", "公示");
        String desk = officer.page.locator("a[href^='/cases/']").first().getAttribute("href");

        objects(reader, officer, desk, clock);
        approves(approver, late, officer, desk, clock);
        own.signsInAs("范例微创导管").onAPhone().opens("/fund/own");
        own.clicks(own.page.locator("a[href^='/fund/accounts/']"));
        own.fills("户名", "范例微创导管（演示）有限公司").fills("开户行", "示例银行长春净月支行（演示）");
        own.fills("账号", "6200999000000077").presses("保存");
        assertThat(own.text()).contains("6200 **** **** 0077");

        pays(finance, approver);
        Awaitility.await()
                .untilAsserted(() -> assertThat(own.opens("/fund/own").text()).contains("已支付", "40 万元"));
        own.shot("own-payments-phone").findsNoBarriersHere();
        Awaitility.await()
                .untilAsserted(() -> assertThat(own.opens(path).text()).contains("资金已拨付"));
        String number = own.page.locator("dd.code").first().innerText();
        officer.signsInAs("政策专员");
        assertThat(officer.reads(desk + "/paper")).contains("公示异议", "产值数据与公开年报不一致。", "申报数据无误");
        assertThat(own.reads(desk + "/paper")).contains("审批单", number, "入统证明请重新扫描。", "按首年产值核减。", "演示·孙审批", "已办结");
        String application = path.replaceFirst("^.*(/applications/)", "$1");
        assertThat(own.reads(application + "/form.pdf")).contains("申请表", number, "清楚的证明.pdf", "上年新增一条产线。");
        assertThat(own.reads(application + "/decision.pdf")).contains("兑现决定书", number, "40 万元");
    }

    /** The public period ends on 8 September: somebody objects on the first day, who is answered on the fourth working day. */
    private static void objects(Person reader, Person officer, String desk, HouseClock clock) throws IOException {
        published(reader.onAPhone()).shot("publicity-phone");
        assertThat(reader.text()).contains("2026-09-01 – 2026-09-08", "40 万元");
        reader.fills("姓名或单位", "样例群众").fills("联系方式", "0431-80000001");
        reader.fills("异议和依据", "产值数据与公开年报不一致。").findsNoBarriersHere().presses("提出异议");
        assertThat(reader.text()).contains("异议已收到");

        officer.opens(desk);
        assertThat(officer.text()).contains("暂停计时：公示异议处理", "产值数据与公开年报不一致。");
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("还有 1 件公示异议没有答复");

        clock.moveTo(LocalDate.of(2026, 9, 4));
        officer.signsInAs("政策专员").opens(desk).shot("objection");
        officer.fills("答复", "经核对，年报口径不含委托加工，申报数据无误。").presses("答复异议");
        assertThat(officer.text()).contains("异议不成立").doesNotContain("暂停计时：公示异议处理");
        published(reader);
        assertThat(reader.reads(reader.page.url().replaceFirst("^https?://[^/]+", "") + "/paper"))
                .contains("公示", "范例微创导管", "40 万元", "2026-09-11", "联系方式：示例园区政策服务窗口（演示）");
        assertThat(reader.text())
                .as("three working days stood still")
                .contains("2026-09-01 – 2026-09-11", "申报数据无误")
                .doesNotContain("样例群众");
    }

    private static Person published(Person reader) {
        Locator line = reader.opens("/publicity").page.locator("main li");
        return reader.clicks(
                line.filter(new Locator.FilterOptions().setHasText("范例微创导管")).locator("a"));
    }

    /** On the first working day after it; of two approvers, each at a desk of their own, one is too late. */
    private static void approves(Person approver, Person late, Person officer, String desk, HouseClock clock) {
        clock.moveTo(LocalDate.of(2026, 9, 11));
        officer.signsInAs("政策专员").opens(desk).presses("提交办理结果");
        assertThat(officer.text()).contains("公示到 2026-09-11 为止");
        clock.moveTo(LocalDate.of(2026, 9, 14));
        officer.signsInAs("政策专员").opens(desk).presses("提交办理结果");
        assertThat(officer.text()).contains("审定");

        approver.signsInAs("政策审批人").opens(desk).fills("核定金额", "400000");
        late.signsInAs("演示·唐审批").opens(desk).fills("核定金额", "400000").fills("公开意见", "同意拨付。");
        approver.presses("提交办理结果");
        assertThat(approver.text()).contains("拨付");
        late.presses("提交办理结果").shot("too-late");
        assertThat(late.page.locator("[role=alert]").innerText()).contains("这项“审定”已由演示·孙审批于 2026-09-14", "您的操作没有生效");
        assertThat(late.opens(desk).text()).contains("拨付").doesNotContain("同意拨付。");
    }

    /** Finance makes the batch, another checks it, the bank pays this one and sends the others back. */
    private void pays(Person finance, Person approver) throws IOException {
        finance.signsInAs("财务专员").opens("/fund/payments?status=COMMITTED&q=范例微创导管");
        finance.clicks(finance.page.locator("td a").first());
        String payment = finance.heading();
        String pool = finance.page.locator("dd a[href^='/fund/pools/']").getAttribute("href");
        Bank bank = new Bank(finance, approver, folder);
        List<List<String>> rows = bank.isSent(pool);
        assertThat(rows.toString()).contains("6200999000000077", "400000");
        bank.answers(rows, payment, List.of("成功", "2026-09-14", ""), List.of("退汇", "", "账户已销户（演示）"));
        assertThat(finance.text()).contains("已支付");
    }

    @Test
    void withoutScriptsADraftIsKeptByTheButton(@WithoutScripts Person own) {
        own.signsInAs("示例影像").opens("/apply");
        own.clicks(own.page.locator(".call .btn-primary"));
        own.follows("核对和补充数据");
        own.page.getByLabel("补充说明").fill("先写到这里。");
        own.presses("保存并继续").follows("核对和补充数据");

        assertThat(own.page.getByLabel("补充说明")).hasValue("先写到这里。");
        own.shot("apply-facts");
    }

    @Test
    void everybodyReadsTheCall(Person visitor) {
        visitor.opens("/calls").shot("calls").findsNoBarriersHere();
        visitor.clicks(visitor.page.locator(".call h2 a"));

        assertThat(visitor.text()).contains("还剩", "申报中", "演示数据");
        visitor.shot("call").findsNoBarriers();
    }

    @Test
    void anOfficerSetsUpAProgramme(Person officer) {
        officer.signsInAs("政策专员").chooses("兑现安排").shot("programmes").findsNoBarriersHere();
        officer.follows("新建兑现安排").shot("programme-form").findsNoBarriers();
        officer.presses("保存草稿");

        assertThat(officer.page.locator("#contact-problem")).containsText("请填写咨询单位");
        officer.chooses("兑现安排")
                .clicks(officer.page.locator("td a"))
                .shot("programme")
                .findsNoBarriers();
    }
}
