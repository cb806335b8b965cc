package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.NewMaterial;
import io.xingyuan.files.Samples;
import io.xingyuan.kernel.EnterpriseId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case is corrected on a phone and decided by two officers at desks, of whom one comes too late. */
@Journey
class CaseworkJourneyTests {

    @Test
    void aCaseIsCorrectedAndDecided(Cases cases, JdbcClient sql, Person officer, Person owner, Person late) {
        CaseId id = cases.open(new NewCase(
                "application",
                "journey",
                "1",
                "示例奖补申报（旅程）",
                enterprise(sql),
                "示例影像科技（演示）有限公司",
                null,
                List.of(new NewMaterial("licence", "注册证复印件", null, "纸质"))));
        CaseState state = cases.find(id).orElseThrow();

        officer.signsInAs("政策专员").opens("/inbox").shot("inbox").findsNoBarriers();
        officer.follows("打开" + state.number()).shot("case");
        officer.findsNoBarriers();
        officer.clicks(officer.page.getByLabel("补正").first());
        officer.fills("公开意见", "请重交注册证复印件").fills("内部意见", "看不清").presses("提交办理结果");
        assertThat(officer.page.locator("[role=alert]").innerText()).contains("请写明要补正哪些材料和原因");
        officer.page.locator("input[name='refused.licence']").fill("印章没有盖全");
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("待补正", "暂停计时");

        owner.signsInAs("示例影像").onAPhone().opens("/inbox");
        owner.follows("打开" + state.number()).shot("case-phone");
        assertThat(owner.text()).contains("请补正", "请重交注册证复印件").doesNotContain("看不清");
        owner.findsNoBarriers().onAPhone();
        owner.page
                .locator(".slot input[type=file]")
                .first()
                .setInputFiles(new FilePayload("注册证.pdf", "application/pdf", Samples.pdf(60)));
        PlaywrightAssertions.assertThat(owner.page.locator(".slot-files li")).hasCount(1);
        owner.fills("补正说明", "已重交").presses("提交补正");
        assertThat(owner.text()).contains("办理中", "提交补正");

        officer.opens("/cases/" + id);
        late.signsInAs("政策专员").opens("/cases/" + id);
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("初审");
        late.fills("内部意见", "我也看过了").presses("提交办理结果");
        assertThat(late.page.locator("[role=alert]").innerText()).contains("已由演示·林政策于");

        owner.atADesk().opens("/progress?number=" + state.number() + "&code=" + state.code());
        assertThat(owner.text()).contains("受理", "初审");
        owner.shot("progress");
        officer.opens("/procedures/application/1").shot("procedure");
    }

    @Test
    void aDecisionBearsFilesAndMissingEvidenceComesFromAPhone(Cases cases, JdbcClient sql, Person officer, Person owner)
            throws IOException {
        CaseId id = cases.open(new NewCase(
                "application",
                "journey",
                "5",
                "示例补交材料（旅程）",
                enterprise(sql),
                "示例影像科技（演示）有限公司",
                null,
                List.of(new NewMaterial("licence", "注册证复印件", null, "纸质"))));
        officer.signsInAs("政策专员").opens("/cases/" + id);
        officer.fills("公开意见", "请补交承诺书，格式见附件");
        uploads(officer, ".decide-files .slot:first-child", "承诺书格式.pdf");
        uploads(officer, ".decide-files .slot:last-child", "核查底稿.pdf");
        assertThat(officer.page.getByLabel("公开意见").inputValue())
                .as("an upload leaves what was typed")
                .isEqualTo("请补交承诺书，格式见附件");
        assertThat(officer.page.locator(".only-correct").isVisible()).isFalse();
        officer.clicks(officer.page.getByLabel("补正").first());
        officer.clicks(officer.page.locator(".only-correct summary"));
        officer.fills("材料 1 的名称", "合规承诺书").fills("材料 1 的补交原因", "管理办法第九条要求");
        officer.shot("decision-files").findsNoBarriersHere().presses("提交办理结果");
        assertThat(officer.text()).contains("待补正", "承诺书格式.pdf", "核查底稿.pdf");
        officer.shot("decision-timeline").findsNoBarriersHere();

        owner.signsInAs("示例影像").onAPhone().opens("/inbox");
        owner.follows("打开" + cases.find(id).orElseThrow().number());
        assertThat(owner.text())
                .contains("请补正", "合规承诺书", "待补交", "管理办法第九条要求", "承诺书格式.pdf")
                .doesNotContain("核查底稿.pdf");
        owner.shot("missing-phone").findsNoBarriersHere().presses("提交补正");
        assertThat(owner.text()).contains("请先上传“合规承诺书”，再提交补正");
        owner.opens("/cases/" + id);
        assertThat(owner.page.locator(".upload").count()).isEqualTo(1);
        uploads(owner, ".slot:has(.upload)", "合规承诺书.pdf");
        owner.fills("补正说明", "已补交").fits().presses("提交补正");
        assertThat(owner.text()).contains("办理中", "合规承诺书 已交", "按要求补交：管理办法第九条要求");
        owner.fits();

        officer.opens("/cases/" + id).fills("公开意见", "材料齐全").presses("提交办理结果");
        assertThat(officer.reads("/cases/" + id + "/paper"))
                .contains("附件：承诺书格式.pdf", "合规承诺书")
                .doesNotContain("核查底稿");
    }

    private static void uploads(Person who, String slot, String name) {
        who.page
                .locator(slot + " input[type=file]")
                .setInputFiles(new FilePayload(name, "application/pdf", Samples.pdf(60)));
        who.page.locator(slot + " .slot-files a.break").waitFor();
    }

    @Test
    void aDeadlinePassesOverAWorkingSunday(
            Cases cases, JdbcClient sql, HouseClock clock, Person officer, Person owner) {
        clock.moveTo(
                LocalDate.of(2026, 9, 18)); // a Friday; Sunday the 20th is a working day, Friday the 25th a holiday
        CaseId id = cases.open(new NewCase(
                "application", "journey", "3", "示例限时申报（旅程）", enterprise(sql), "示例影像科技（演示）有限公司", null, List.of()));
        String number = cases.find(id).orElseThrow().number();

        officer.signsInAs("政策专员").opens("/inbox?q=" + number).shot("inbox-due");
        assertThat(row(officer, number)).contains("正常", "2026-09-24");
        owner.signsInAs("示例影像").onAPhone().opens("/cases/" + id).fits();
        assertThat(owner.text()).contains("截止 2026-09-24");

        clock.moveTo(LocalDate.of(2026, 9, 24));
        officer.signsInAs("政策专员").opens("/inbox?q=" + number);
        assertThat(row(officer, number)).contains("紧急", "2026-09-24");
        clock.moveTo(LocalDate.of(2026, 9, 25));
        officer.signsInAs("政策专员").opens("/inbox?q=" + number);
        assertThat(row(officer, number)).contains("超期", "2026-09-24");
    }

    @Test
    void aCosignerAgreesToAnAmountAndAnObjectionIsAnsweredForAllToRead(
            Cases cases, JdbcClient sql, Person officer, Person cosigner, Person guest) {
        CaseId id = cases.open(new NewCase(
                "application", "journey", "4", "示例加签与异议（旅程）", enterprise(sql), "示例影像科技（演示）有限公司", null, List.of()));
        String number = cases.find(id).orElseThrow().number();
        cases.reportPassed(id, "acceptance", "");

        officer.signsInAs("政策专员").opens("/cases/" + id);
        officer.clicks(officer.page.locator(".decide details.card-footer > summary"));
        officer.page
                .locator("#cosign")
                .selectOption(officer.page
                        .locator("#cosign option")
                        .filter(new Locator.FilterOptions().setHasText("财务专员"))
                        .first()
                        .getAttribute("value"));
        officer.clicks(officer.page.locator("form[action$=cosign] button"));
        assertThat(officer.shot("cosign-awaited").text()).contains("还没有办完加签，请等加签人办理，或先收回加签");
        officer.findsNoBarriersHere();
        assertThat(officer.page.locator(".decide input[value=PASS]").count()).isZero();
        cosigner.signsInAs("财务专员").opens("/cases/" + id).presses("提交办理结果");
        assertThat(cosigner.text()).contains("事项现在在“初审”");
        officer.opens("/cases/" + id).fills("核定金额", "100000");
        officer.page.getByLabel("通过后到").selectOption("publicity");
        officer.presses("提交办理结果");
        assertThat(officer.text()).contains("事项现在在“公示”", "核定金额（元） 100000");

        guest.opens("/publicity/" + id).fills("姓名或单位", "示例公众").fills("联系方式", "13800001234");
        guest.fills("异议和依据", "示例异议：金额有误").presses("提出异议");
        assertThat(guest.text()).contains("异议已收到").doesNotContain("金额有误");

        officer.opens("/inbox?q=" + number).shot("inbox-objection").findsNoBarriersHere();
        assertThat(row(officer, number)).contains("公示异议 1 件");
        officer.opens("/cases/" + id);
        assertThat(officer.text()).contains("138****1234").doesNotContain("13800001234");
        officer.presses("显示 示例公众 的联系方式").shot("objection").findsNoBarriersHere();
        assertThat(officer.text()).contains("13800001234", "这次查看已记入审计日志");
        officer.clicks(officer.page.getByLabel("异议成立"));
        officer.fills("答复", "示例答复：核减后重新公示").presses("答复异议");
        assertThat(officer.text()).contains("这次公示有异议成立，不能通过");
        officer.clicks(officer.page.getByLabel("不予通过").first());
        officer.fills("公开意见", "异议成立").presses("提交办理结果");

        guest.opens("/publicity/" + id).shot("publicity-ended").findsNoBarriersHere();
        assertThat(guest.text()).contains("示例异议：金额有误", "示例答复：核减后重新公示", "公示已经结束").doesNotContain("示例公众", "13800001234");
    }

    private static String row(Person person, String number) {
        return person.page
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(number))
                .innerText();
    }

    private static EnterpriseId enterprise(JdbcClient sql) {
        return new EnterpriseId(sql.sql("select id from enterprise.enterprise where name like '示例影像%' limit 1")
                .query(UUID.class)
                .single());
    }
}
