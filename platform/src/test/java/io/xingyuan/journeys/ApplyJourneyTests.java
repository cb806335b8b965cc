package io.xingyuan.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An enterprise applies on a phone, is asked to mend something, and the park decides. */
@Journey
class ApplyJourneyTests {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void onAPhoneFromTheCallThroughACorrectionToThePublication(Person own, Person officer) {
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
        own.page.locator(".slot input[type=file]").setInputFiles(new FilePayload("清楚的证明.pdf", "application/pdf", PDF));
        assertThat(own.page.locator(".slot-files li")).hasCount(2);
        own.follows("继续").follows("核对并提交");
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
